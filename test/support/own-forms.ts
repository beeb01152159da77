/**
 * Our own .xlsx templates in the ways ministries draw them, as text (`test/fixtures/own-forms/`), each blank with the field that
 * belongs there. A line holds cells `AREA CONTENT`, parted by ` | `:
 *
 *     %text  coloured label   #text  framed label   text  no frame   =formula
 *     {tag}  framed blank     _{tag} with a line below   *{tag} coloured, no frame   ~{tag} nothing drawn at all
 *
 * `{}` is nobody's blank; `{tag:date}` shows dates; `{tag=printed=>expected}` has text already. `*5 A9 …` is a row five times over:
 * `№` counts from 1, `@` from 0 (`@+3` from 3), `^` is the row. `!` gives lists, hidden columns, frozen rows, filters, names and the
 * printed ids of a table.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainDate } from '#kernel';
import { officialVocabulary } from '#rulebook/official';
import type { OfficialValue, OfficialValues } from '#schemas';
import {
  drawXlsx,
  letters,
  ref,
  type DrawnCell,
  type DrawnLook,
  type DrawnSheet,
  type DrawOptions,
} from './draw-xlsx.ts';

/** A blank of the form: what it asks for, and the texts of which one must stand there afterwards. */
export type OwnBlank = { readonly tag: string; readonly expected: readonly string[] };
export type OwnForm = {
  readonly name: string;
  readonly sheets: readonly DrawnSheet[];
  readonly names: readonly string[];
  /** By sheet and address. */
  readonly blanks: ReadonlyMap<string, OwnBlank>;
  readonly values: OfficialValues;
};

const FOLDER = join(import.meta.dirname, '../fixtures/own-forms');
export const OWN_FORMS: readonly string[] = readdirSync(FOLDER)
  .filter((n) => n.endsWith('.txt'))
  .map((n) => n.slice(0, -4));

export const DAY = plainDate('2026-11-21');
const CORPORATE = '1234567890123';
const CHOSEN: Readonly<Record<string, OfficialValue>> = {
  'application.kind': { kind: 'choice', value: 'renewal' },
  'incident.stage': { kind: 'choice', value: '速報' },
  'incident.kind': { kind: 'choices', values: ['confidentiality', 'availability'] },
  'change.kind': { kind: 'choices', values: ['applicant.address'] },
  'assessment.overall': { kind: 'choice', value: '低位' },
  'applicant.corporateNumber': { kind: 'text', text: CORPORATE },
};

type Sheet = {
  -readonly [K in keyof DrawnSheet]: DrawnSheet[K];
} & { cells: Map<string, DrawnCell>; merges: string[]; lists: Map<string, string> };

/** A template by its name, drawn sheet by sheet. */
export function ownForm(name: string): OwnForm {
  const sheets: Sheet[] = [];
  const names: string[] = [];
  const blanks = new Map<string, OwnBlank>();
  const ids = new Map<string, string[]>();
  const rows = new Map<string, number>();
  for (const line of readFileSync(join(FOLDER, `${name}.txt`), 'utf8').split('\n')) {
    const sheet = sheets.at(-1);
    if (line.startsWith('== ')) {
      const [title = '', flag = ''] = line.slice(3).split(' ');
      const made: Sheet = { name: title, cells: new Map(), merges: [], lists: new Map() };
      sheets.push({ ...made, locked: flag === 'locked', hidden: flag === 'hidden' });
    } else if (line.startsWith('! ')) {
      const [what = '', ...rest] = line.slice(2).split(' ');
      if (what === 'name') names.push(`<definedName name="${rest[0]!}">${rest[1]!}</definedName>`);
      else if (what === 'ids') ids.set(rest[0]!, rest.slice(1));
      else if (sheet) decorate(sheet, what, rest);
    } else if (sheet && line.trim() !== '') {
      const repeated = /^\*(\d+) (.*)$/.exec(line);
      const count = repeated ? Number(repeated[1]) : 1;
      for (let n = 0; n < count; n++) {
        for (const cell of (repeated?.[2] ?? line).split(' | ')) put(sheet, cell.trim(), n, blanks);
      }
    }
  }
  for (const { tag } of blanks.values()) {
    const m = /^(.*\[\])\/(\d+)\//.exec(tag);
    if (m) rows.set(m[1]!, Math.max(rows.get(m[1]!) ?? 0, Number(m[2]) + 1));
  }
  return { name, sheets, names, blanks, values: valuesFor(rows, ids) };
}

export const drawOwn = (form: OwnForm, options: DrawOptions = {}): Uint8Array<ArrayBuffer> =>
  drawXlsx(form.sheets, { names: form.names, ...options });

function decorate(sheet: Sheet, what: string, rest: readonly string[]): void {
  const [first = '', second = ''] = rest;
  if (what === 'list') sheet.lists.set(first, second);
  else if (what === 'hide') {
    const n = Array.from(first).reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0);
    sheet.before = `${sheet.before ?? ''}<cols><col min="${n}" max="${n}" width="9" hidden="1" customWidth="1"/></cols>`;
  } else if (what === 'freeze') {
    const at = Number(/\d+/.exec(first)![0]) - 1;
    const view = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${at}" topLeftCell="A${at + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
    sheet.before = view + (sheet.before ?? '');
  } else if (what === 'filter') sheet.after = `<autoFilter ref="${first}"/>`;
  else throw new Error(`unknown: ! ${what}`);
}

const CELL = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?(?: (.*))?$/;
const BLANK = /^([#_*~]?)\{([^:=}]*)(?::(date))?(?:=([^}]*?)(?:=>([^}]*))?)?\}$/;
const columnOf = (text: string): number =>
  Array.from(text).reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0);

function put(sheet: Sheet, source: string, n: number, blanks: Map<string, OwnBlank>): void {
  const m = CELL.exec(source);
  if (!m) throw new Error(`${sheet.name}: ${source}`);
  const [, a = '', top = '', b = a, bottom = top, content = ''] = m;
  const area = { top: Number(top) + n, left: columnOf(a), bottom: Number(bottom) + n, right: columnOf(b) };
  const text = content
    .replaceAll('№', String(n + 1))
    .replace(/@(?:\+(\d+))?/g, (_, from: string | undefined) => String(n + Number(from ?? 0)));
  const at = ref(area.top, area.left);
  const blank = BLANK.exec(text);
  if (blank?.[2]) {
    const printed = blank[4] ?? '';
    const expected = blank[5]?.replace('DATE', '令和8年11月21日');
    blanks.set(`${sheet.name}!${at}`, {
      tag: blank[2],
      expected: expected === undefined ? expectedOf(blank[2]) : [expected],
    });
    if (expected === printed) blanks.delete(`${sheet.name}!${at}`);
  }
  const cell = blank ? blankCell(blank) : printedCell(text, area.top);
  if (area.top !== area.bottom || area.left !== area.right)
    sheet.merges.push(`${at}:${ref(area.bottom, area.right)}`);
  if (cell === null) return;
  for (let r = area.top; r <= area.bottom; r++)
    for (let c = area.left; c <= area.right; c++)
      sheet.cells.set(
        `${letters(c)}${r}`,
        r === area.top && c === area.left ? cell : { look: cell.look ?? 'bare' },
      );
}

function blankCell([, mark = '', , kind = '', printed = '']: RegExpExecArray): DrawnCell | null {
  if (mark === '~') return null;
  const looks: Readonly<Record<string, DrawnLook>> = { _: 'line', '*': 'tint' };
  const base = looks[mark] ?? 'input';
  const dated = { line: 'lineDate', tint: 'tintDate', input: 'date' } as const;
  const look = kind === 'date' && base in dated ? dated[base as keyof typeof dated] : base;
  return printed === '' ? { look } : { look, text: printed };
}

function printedCell(text: string, row: number): DrawnCell {
  if (text.startsWith('='))
    return { formula: text.slice(1).replaceAll('^', String(row)), look: 'label', number: 0 };
  if (text.startsWith('%')) return { text: text.slice(1), look: 'head' };
  if (text.startsWith('#')) return { text: text.slice(1), look: 'label' };
  return { text };
}

const DATES: Readonly<Record<string, string>> = { y: '8', m: '11', d: '21' };
/** What may stand at a blank afterwards. */
function expectedOf(tag: string): string[] {
  const digit = /^applicant\.corporateNumber#(\d+)$/.exec(tag);
  if (digit) return [CORPORATE[Number(digit[1])]!];
  const part = /\/([ymd])$/.exec(tag)?.[1];
  if (part !== undefined) return [DATES[part]!];
  const key = /\/\d+\/(\w+)$/.exec(tag)?.[1];
  const field = officialVocabulary.fields.find((f) => f.key === tag || tag.startsWith(`${f.key}/`));
  if (!field) throw new Error(`unknown field ${tag}`);
  const about = key === undefined ? field : field.columns.find((c) => c.key === key);
  if (about?.kind === 'date' || about?.kind === 'dateTime') return ['令和8年11月21日'];
  if (about?.kind === 'choices') {
    const given = CHOSEN[tag];
    const chosen = given?.kind === 'choices' ? given.values : [];
    return [chosen.map((v) => about.options?.find((o) => o.value === v)?.labels[0] ?? v).join('、')];
  }
  if (about?.kind === 'choice') {
    const given = CHOSEN[tag];
    const value = given?.kind === 'choice' ? given.value : key === 'adopted' ? 'true' : '中';
    return [...(about.options?.find((o) => o.value === value)?.labels ?? [])];
  }
  return [tag === 'applicant.corporateNumber' ? CORPORATE : `値 ${tag}`];
}

/** A value for every field, each telling which it is. */
function valuesFor(rows: ReadonlyMap<string, number>, ids: ReadonlyMap<string, string[]>): OfficialValues {
  const one = (kind: string, tag: string): OfficialValue =>
    kind === 'date' || kind === 'dateTime'
      ? { kind: 'date', date: DAY, time: null }
      : kind === 'choice'
        ? { kind: 'choice', value: tag.endsWith('/adopted') ? 'true' : '中' }
        : { kind: 'text', text: `値 ${tag}` };
  const all = new Map<string, OfficialValue>();
  for (const f of officialVocabulary.fields) {
    if (f.kind !== 'rows') {
      all.set(f.key, CHOSEN[f.key] ?? one(f.kind, f.key));
      continue;
    }
    const row = (n: number): Record<string, OfficialValue> =>
      Object.fromEntries(
        f.columns.map((c) => {
          const id = c.key === 'id' ? ids.get(f.key)?.[n] : undefined;
          return [
            c.key,
            id === undefined ? one(c.kind, `${f.key}/${n}/${c.key}`) : { kind: 'text', text: id },
          ];
        }),
      );
    all.set(f.key, { kind: 'rows', rows: Array.from({ length: rows.get(f.key) ?? 1 }, (_, n) => row(n)) });
  }
  return all;
}
