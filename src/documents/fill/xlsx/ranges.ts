/** Areas of cells as the parts of a sheet name them. */
import { MAX_COLUMN, MAX_ROW, parseRef, refOf } from '../../xlsx/refs.ts';

export type Area = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

/** `A1`, `$A$1:B2`, `A:A`, `1:2`; null where it is none. */
export function parseArea(text: string): Area | null {
  const t = text.trim();
  const [from = '', to = from] = t.split(':');
  if (t.split(':').length > 2) return null;
  const a = parseRef(from);
  const b = parseRef(to);
  if (a && b) {
    return {
      top: Math.min(a.row, b.row),
      left: Math.min(a.column, b.column),
      bottom: Math.max(a.row, b.row),
      right: Math.max(a.column, b.column),
    };
  }
  const rows = /^\$?(\d{1,7}):\$?(\d{1,7})$/.exec(t);
  if (rows) {
    const [x, y] = [Number(rows[1]), Number(rows[2])];
    return { top: Math.min(x, y), left: 1, bottom: Math.max(x, y), right: MAX_COLUMN };
  }
  const columns = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/.exec(t);
  if (!columns) return null;
  const [x, y] = [parseRef(`${columns[1]}1`), parseRef(`${columns[2]}1`)];
  if (!x || !y) return null;
  return { top: 1, left: Math.min(x.column, y.column), bottom: MAX_ROW, right: Math.max(x.column, y.column) };
}

/** The areas of a `sqref`. */
export const parseAreas = (text: string): Area[] =>
  text
    .split(/\s+/)
    .map(parseArea)
    .filter((a) => a !== null);

export const contains = (a: Area, row: number, column: number): boolean =>
  row >= a.top && row <= a.bottom && column >= a.left && column <= a.right;

export const overlap = (a: Area, b: Area): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

export const areaText = (a: Area): string => {
  const from = refOf(a.top, a.left);
  const to = refOf(a.bottom, a.right);
  return from === to ? from : `${from}:${to}`;
};

/** `'評価シート'!D4`: sheet and area; without a sheet = `home`. Null for anything else (several areas, functions, other workbooks). */
export function parseSheetArea(
  text: string,
  home: string,
): { readonly sheet: string; readonly area: Area } | null {
  const t = text.trim().replace(/^=/, '');
  const m =
    /^(?:('(?:[^']|'')+'|[^'!:\s(),;+*/&<>=^"[\]]+)!)?(\$?[A-Za-z]{0,3}\$?\d{0,7}(?::\$?[A-Za-z]{0,3}\$?\d{0,7})?)$/.exec(
      t,
    );
  if (!m) return null;
  const area = parseArea(m[2]!);
  if (!area) return null;
  const name = m[1];
  if (name === undefined) return { sheet: home, area };
  return { sheet: name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name, area };
}
