/** What goes along while a part is walked: the flow a blank stands in, its headings, the blanks found so far. */
import { isOfficeMark, isOfficeText, normaliseLabel, squash } from '../labels.ts';
import type { Matcher } from '../vocabulary-match.ts';
import { cellLocator, parasOfTarget, type Candidate, type Home } from './candidate.ts';
import { parasOf, type Cell, type Para, type WordPart } from './model.ts';

export type Walk = {
  readonly part: WordPart;
  readonly matcher: Matcher;
  /** Tells the form's title from a heading. */
  readonly isTitle: (text: string) => boolean;
  /** Body text, or what is repeated on each page. */
  readonly main: boolean;
  readonly candidates: Candidate[];
  readonly labels: string[];
  readonly controlDone: Set<number>;
};

export type Flow = {
  /** Headings around: of the cell, the band, the table it is nested in. */
  readonly outer: readonly string[];
  /** The label of the cell the flow is in. */
  readonly homes: readonly Home[];
  readonly cell: Cell | null;
};

export type Heads = {
  /** The numbered heading the flow is below, and the plain one below that. */
  one: string;
  two: string;
  /** The line before: the heading of a frame that follows. */
  lead: string;
  /** The party a block of lines begins with (申請者 住所). */
  party: string;
  instructions: boolean;
  example: boolean;
  /** Past the head of the form, where a date without a label is its date. */
  started: boolean;
};

export const noHeads = (): Heads => ({
  one: '',
  two: '',
  lead: '',
  party: '',
  instructions: false,
  example: false,
  started: false,
});

/** The headings around a line, nearest first. */
export const around = (heads: Heads): string[] => [heads.party, heads.two, heads.one].filter((t) => t !== '');

/** Blanks of the office are never ours. */
export const isOffices = (texts: readonly string[]): boolean =>
  texts.some((t) => isOfficeMark(t) || isOfficeText(t));

const isOfficeHome = (home: Home): boolean => isOffices([home.label, ...home.context]);

type Found = Omit<Candidate, 'part' | 'locator' | 'order' | 'cells' | 'columns'> & {
  readonly cells?: readonly string[];
  readonly columns?: readonly string[];
};

/** Takes up a blank: at a paragraph (`at` in its text), with the locator given or that of its paragraph or cell. */
export function take(
  walk: Walk,
  para: Para,
  flow: Flow,
  found: Found,
  where: { readonly at?: number; readonly suffix?: string; readonly locator?: string } = {},
): void {
  const { part } = walk;
  if (found.homes.some(isOfficeHome)) return;
  const alone = flow.cell !== null && parasOf(flow.cell.blocks).length === 1;
  const base = alone && flow.cell ? cellLocator(part, flow.cell) : `${part.prefix}p[${para.index}]`;
  const suffix = where.suffix ?? '';
  const paras = parasOfTarget(found.target);
  walk.candidates.push({
    cells: [],
    columns: [],
    ...found,
    part,
    locator: where.locator ?? (suffix === '' ? base : `${base} ${suffix}`),
    order: para.element.start + Math.min(where.at ?? 0, para.element.end - para.element.start - 1),
    barred: paras.some((p) => part.split.has(p))
      ? 'why.twoVersions'
      : paras.some((p) => p.tracked)
        ? 'why.tracked'
        : found.barred,
  });
}

/** 「項目｜記入欄」 over a column says what the column is for, not what is asked. */
export const isGeneric = (text: string): boolean =>
  /^(?:記入欄|記載欄|内容|回答|記入事項|記載事項|記入内容|記載内容|備考|項目|事項)$/.test(
    normaliseLabel(text),
  );

const FORM_NUMBER = /^[(（]?(?:別記|別紙|別添|別表)?[)）]?(?:様式|別記様式|書式)/u;
export const isFormNumber = (text: string): boolean =>
  FORM_NUMBER.test(squash(text)) && squash(text).length <= 24;

const STYLES: readonly (readonly [string, RegExp])[] = [
  ['第', /^第\s*[0-9一二三四五六七八九十]{1,2}\s*(?:章|部)?\s*[.、\s]/u],
  ['(1)', /^\([0-9]{1,2}\)/u],
  ['1', /^(?:[0-9]{1,2}\s*[.、\s]|[0-9]{1,2}(?=[^\x00-\x7F]))/u],
  ['一', /^[一二三四五六七八九十]{1,2}\s*[.、\s]/u],
  ['I', /^[ⅠⅡⅢⅣⅤI]{1,3}[.\s]/u],
  ['■', /^[■●◆◇○◎▼▶]/u],
  ['【', /^【.*】$/u],
];

/** How a heading is numbered or marked, so that those of one rank look alike; '' = neither. */
export function headingStyle(text: string): string {
  const plain = text.normalize('NFKC').trim();
  return STYLES.find(([, shape]) => shape.test(plain))?.[0] ?? '';
}
