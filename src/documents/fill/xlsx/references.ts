/**
 * The references of a formula, so that rows can be put in above them. A formula is understood in full or not at all: whatever is
 * not known here (structured and external references, spills, 3-D ranges) makes it null, and then nothing is moved.
 */
import { columnLetters, MAX_COLUMN, MAX_ROW, parseRef } from '../../xlsx/refs.ts';
import type { Area } from './ranges.ts';

type Part = { readonly absolute: boolean; readonly n: number };
export type Corner = { readonly column: Part | null; readonly row: Part | null };
export type Reference = {
  readonly start: number;
  readonly end: number;
  /** The sheet's name where one is written. */
  readonly sheet: string | null;
  readonly from: Corner;
  /** Null = a single cell. */
  readonly to: Corner | null;
};
export type ParsedFormula = {
  readonly text: string;
  readonly references: readonly Reference[];
  /** Names of functions in capitals, without the mark of newer ones. */
  readonly functions: ReadonlySet<string>;
  /** `ROW()`: depends on where the formula stands. */
  readonly ownRow: boolean;
};

const STRING = /"(?:[^"]|"")*"/y;
const SHEET = /(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!/uy;
const CELLS =
  /(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})(?::(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7}))?(?![\p{L}\p{N}_.(!:\\?])/uy;
const COLUMNS = /(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\p{L}\p{N}_.(!:\\?])/uy;
const ROWS = /(\$?)(\d{1,7}):(\$?)(\d{1,7})(?![\p{L}\p{N}_.(!:\\?])/uy;
const REST =
  /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?![\p{L}_])|#(?:NULL!|DIV\/0!|VALUE!|NAME\?|NUM!|N\/A)|[\s+\-*/^&=<>%(),;{}]+/uy;
const WORD = /[\p{L}_][\p{L}\p{N}_.]*/uy;

const at = (pattern: RegExp, text: string, index: number): RegExpExecArray | null => {
  pattern.lastIndex = index;
  return pattern.exec(text);
};

function corner(columnMark = '', letters = '', rowMark = '', digits = ''): Corner | null {
  const column = letters === '' ? null : (parseRef(`${letters}1`)?.column ?? 0);
  const row = digits === '' ? null : Number(digits);
  if (column === 0 || (column !== null && column > MAX_COLUMN)) return null;
  if (row !== null && (row < 1 || row > MAX_ROW)) return null;
  return {
    column: column === null ? null : { absolute: columnMark === '$', n: column },
    row: row === null ? null : { absolute: rowMark === '$', n: row },
  };
}

/** Null where any of it is not understood. */
export function parseFormula(text: string): ParsedFormula | null {
  const references: Reference[] = [];
  const functions = new Set<string>();
  let ownRow = false;
  for (let i = 0; i < text.length;) {
    const string = at(STRING, text, i);
    if (string) {
      i += string[0].length;
      continue;
    }
    const start = i;
    const named = at(SHEET, text, i);
    if (named) i += named[0].length;
    const sheet = named ? (named[2] ?? named[1]!.replaceAll("''", "'")) : null;
    // Another workbook, or a range over several sheets.
    if (sheet !== null && /[[\]:*?/\\]/.test(sheet)) return null;
    const reference = referenceAt(text, i);
    if (reference) {
      if (!reference.from) return null;
      i = reference.end;
      references.push({ start, end: i, sheet, from: reference.from, to: reference.to });
      continue;
    }
    if (named) return null;
    const rest = at(REST, text, i);
    if (rest) {
      i += rest[0].length;
      continue;
    }
    const word = at(WORD, text, i);
    if (!word) return null;
    i += word[0].length;
    if (/^\s*\(/.test(text.slice(i, i + 8))) {
      const name = word[0].toUpperCase().replace(/^(_XLFN\.|_XLWS\.)+/, '');
      functions.add(name);
      if (name === 'ROW' && /^\s*\(\s*\)/.test(text.slice(i, i + 20))) ownRow = true;
    }
  }
  return { text, references, functions, ownRow };
}

function referenceAt(
  text: string,
  i: number,
): { readonly end: number; readonly from: Corner | null; readonly to: Corner | null } | null {
  const cells = at(CELLS, text, i);
  if (cells) {
    const [all, a, b, c, d, e, f, g, h] = cells;
    const from = corner(a, b, c, d);
    const to = h === undefined ? null : corner(e, f, g, h);
    return { end: i + all.length, from: h !== undefined && to === null ? null : from, to };
  }
  const columns = at(COLUMNS, text, i);
  if (columns) {
    const to = corner(columns[3], columns[4]);
    return { end: i + columns[0].length, from: to && corner(columns[1], columns[2]), to };
  }
  const rows = at(ROWS, text, i);
  if (!rows) return null;
  const to = corner('', '', rows[3], rows[4]);
  return { end: i + rows[0].length, from: to && corner('', '', rows[1], rows[2]), to };
}

/** The area of a reference; null where it is written from below to above. */
export function areaOf({ from, to }: Reference): Area | null {
  const end = to ?? from;
  const area = {
    top: from.row?.n ?? 1,
    left: from.column?.n ?? 1,
    bottom: end.row?.n ?? MAX_ROW,
    right: end.column?.n ?? MAX_COLUMN,
  };
  return area.top > area.bottom || area.left > area.right ? null : area;
}

const partText = (part: Part | null, show: (n: number) => string): string =>
  part === null ? '' : `${part.absolute ? '$' : ''}${show(part.n)}`;
const cornerText = (c: Corner): string => partText(c.column, columnLetters) + partText(c.row, String);

/** The formula with its references changed; null as soon as one cannot be. */
export function withReferences(
  { text, references }: ParsedFormula,
  change: (reference: Reference) => Pick<Reference, 'from' | 'to'> | null,
): string | null {
  let out = '';
  let done = 0;
  for (const reference of references) {
    const changed = change(reference);
    if (!changed) return null;
    const whole = text.slice(reference.start, reference.end);
    const prefix = reference.sheet === null ? '' : whole.slice(0, whole.lastIndexOf('!') + 1);
    const same = changed.from === reference.from && changed.to === reference.to;
    const now = `${prefix}${cornerText(changed.from)}${changed.to ? `:${cornerText(changed.to)}` : ''}`;
    out += text.slice(done, reference.start) + (same ? whole : now);
    done = reference.end;
  }
  return out + text.slice(done);
}

/** The formula as it reads when copied so many rows down and columns to the right; null where it would leave the sheet. */
export function copied(formula: ParsedFormula, rows: number, columns = 0): string | null {
  const part = (p: Part | null, by: number, most: number): Part | null | undefined => {
    if (p === null || p.absolute || by === 0) return p;
    const n = p.n + by;
    return n >= 1 && n <= most ? { absolute: false, n } : undefined;
  };
  const move = (c: Corner): Corner | null => {
    const column = part(c.column, columns, MAX_COLUMN);
    const row = part(c.row, rows, MAX_ROW);
    return column === undefined || row === undefined ? null : { column, row };
  };
  return withReferences(formula, ({ from, to }) => {
    const [a, b] = [move(from), to && move(to)];
    return a && (b || !to) ? { from: a, to: b } : null;
  });
}
