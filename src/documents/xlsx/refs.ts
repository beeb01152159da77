/** Addresses of cells. */
import { fromEpochDay, type PlainDate } from '#kernel';

export const MAX_ROW = 1_048_576;
export const MAX_COLUMN = 16_384;

/** `C5` (also `$C$5`) as numbers from 1; null when it is no address of a single cell. */
export function parseRef(ref: string): { row: number; column: number } | null {
  const m = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(ref);
  if (!m) return null;
  let column = 0;
  for (const c of m[1]!.toUpperCase()) column = column * 26 + c.charCodeAt(0) - 64;
  const row = Number(m[2]);
  return row <= MAX_ROW && column <= MAX_COLUMN ? { row, column } : null;
}

/** 28 → `AB` */
export function columnLetters(column: number): string {
  let out = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26))
    out = String.fromCharCode(65 + ((n - 1) % 26)) + out;
  return out;
}

export const refOf = (row: number, column: number): string => `${columnLetters(column)}${row}`;

/** A sheet's name as formulas quote it. */
export const quoteSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`;

/** What a defined name stands for: a single cell, a text constant, or neither. */
export function parseNameFormula(formula: string): {
  sheet: string | null;
  ref: string | null;
  text: string | null;
} {
  const none = { sheet: null, ref: null, text: null };
  const f = formula.trim();
  const constant = /^"((?:[^"]|"")*)"$/.exec(f);
  if (constant) return { ...none, text: constant[1]!.replaceAll('""', '"') };
  const bang = f.lastIndexOf('!');
  if (bang <= 0) return none;
  const at = parseRef(f.slice(bang + 1));
  if (!at) return none;
  const name = f.slice(0, bang).replace(/^\$/, '');
  const sheet = /^'.*'$/s.test(name) ? name.slice(1, -1).replaceAll("''", "'") : name;
  return { sheet, ref: refOf(at.row, at.column), text: null };
}

/** The day of a serial number of a workbook (1900 or 1904 system); null when it is none. The time of day falls away. */
export function dateOfSerial(serial: number, from1904: boolean): PlainDate | null {
  if (!Number.isFinite(serial)) return null;
  const day = Math.floor(serial) + (from1904 ? 1_462 : 0);
  // The 1900 system holds a 29 February 1900 that never was: 60.
  if (day < 1 || day === 60 || day > 2_958_465) return null;
  return fromEpochDay(day - 25_569 + (day < 60 ? 1 : 0));
}

/** The serial number (1900 system) of a day after February 1900. */
export const serialOf = (epochDay: number): number => epochDay + 25_569;

const BUILT_IN_DATES = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

/** Whether a number format shows a date. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES.some(([a, b]) => id >= a && id <= b);
  const bare = code
    .slice(0, 500)
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .replace(/General|G\/標準|E[+-]/gi, '');
  return /[ydgea年月日]|m/i.test(bare);
}
