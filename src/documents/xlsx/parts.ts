/** The parts of a workbook other than its sheets: relations, strings, formats, names, properties. */
import type { ReadName } from '#schemas';
import { isDateFormat, parseNameFormula } from './refs.ts';
import { walkXml } from './xml.ts';

/** Longer than any program lets a cell grow (32,767), so that what is cut is seen to be too long. */
export const MAX_TEXT = 40_000;

export type Relation = {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
};

export function readRelations(xml: string): Relation[] | null {
  const found: Relation[] = [];
  const fine = walkXml(xml, {
    open(name, a) {
      if (name !== 'Relationship') return;
      found.push({
        id: a.get('Id') ?? '',
        type: (a.get('Type') ?? '').split('/').at(-1) ?? '',
        target: a.get('Target') ?? '',
        external: a.get('TargetMode') === 'External',
      });
    },
    close() {},
    text() {},
  });
  return fine ? found : null;
}

/** `../x/y.xml` seen from a folder, as a path of the zip. */
export function resolvePart(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter((s) => s !== '');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** `_x000D_` stands for a character XML cannot hold. */
export function decodeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** The shared strings in order. Furigana (`rPh`) is not part of a text. */
export function readStrings(xml: string): string[] | null {
  const all: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = 0;
  const fine = walkXml(xml, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic++;
      else if (name === 't') inText = phonetic === 0;
    },
    close(name) {
      if (name === 'si') all.push(decodeText(text));
      else if (name === 'rPh') phonetic--;
      else if (name === 't') inText = false;
    },
    text(t) {
      if (inText && text.length < MAX_TEXT) text += t.slice(0, MAX_TEXT);
    },
  });
  return fine ? all : null;
}

/** For each cell style, whether it shows a date. */
export function readDateStyles(xml: string): boolean[] | null {
  const formats = new Map<number, string>();
  const ids: number[] = [];
  let inCells = false;
  const fine = walkXml(xml, {
    open(name, a) {
      if (name === 'numFmt') formats.set(Number(a.get('numFmtId')), a.get('formatCode') ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) ids.push(Number(a.get('numFmtId') ?? 0));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
    text() {},
  });
  return fine ? ids.map((id) => isDateFormat(id, formats.get(id))) : null;
}

export type WorkbookPart = {
  readonly sheets: readonly { name: string; relation: string; state: 'visible' | 'hidden' | 'veryHidden' }[];
  readonly names: readonly ReadName[];
  readonly from1904: boolean;
};

export function readWorkbookPart(xml: string): WorkbookPart | null {
  const sheets: WorkbookPart['sheets'][number][] = [];
  const names: ReadName[] = [];
  let from1904 = false;
  let name: string | null = null;
  let formula = '';
  const fine = walkXml(xml, {
    open(tag, a) {
      if (tag === 'workbookPr') from1904 = /^(1|true|on)$/.test(a.get('date1904') ?? '');
      else if (tag === 'sheet') {
        const state = a.get('state');
        sheets.push({
          name: a.get('name') ?? '',
          relation: a.get('id') ?? '',
          state: state === 'hidden' || state === 'veryHidden' ? state : 'visible',
        });
      } else if (tag === 'definedName') {
        name = a.get('name') ?? '';
        formula = '';
      }
    },
    close(tag) {
      if (tag !== 'definedName' || name === null) return;
      names.push({ name, ...parseNameFormula(formula) });
      name = null;
    },
    text(t) {
      if (name !== null && formula.length < 10_000) formula += t;
    },
  });
  return fine ? { sheets, names, from1904 } : null;
}

/** The custom properties that are text. Not to be relied on: some programs drop them. */
export function readProperties(xml: string): Record<string, string> | null {
  const found: Record<string, string> = Object.create(null) as Record<string, string>;
  let name = '';
  let value = '';
  const fine = walkXml(xml, {
    open(tag, a) {
      if (tag !== 'property') return;
      name = a.get('name') ?? '';
      value = '';
    },
    close(tag) {
      if (tag === 'property' && name !== '') found[name] = value.trim();
    },
    text(t) {
      if (value.length < 10_000) value += t;
    },
  });
  return fine ? found : null;
}

/** The text of one element, '' where there is none. */
export function readElement(xml: string, wanted: string): string {
  let inside = false;
  let value = '';
  walkXml(xml, {
    open(name) {
      if (name === wanted) inside = true;
    },
    close(name) {
      if (name === wanted) inside = false;
    },
    text(t) {
      if (inside && value.length < 1_000) value += t;
    },
  });
  return value.trim().slice(0, 200);
}
