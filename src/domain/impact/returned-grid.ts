/** A read workbook by sheet, row and column, and the cells that carry our marks. */
import type { ReadCell, ReadSheet, ReadWorkbook } from '#schemas';
import type { CellPlace } from './returned-types.ts';
import {
  IDENTITY_NAME,
  KEY_MARK,
  parseIdentityLine,
  SHEET_MARK,
  type SheetIdentity,
  type SheetScale,
} from './sheet.ts';
import { AXES } from './levels.ts';

export type GridRow = { readonly row: number; readonly cells: readonly ReadCell[] };
export type Grid = { readonly sheet: ReadSheet; readonly rows: readonly GridRow[] };

/** Labels are compared without white space and width; long texts are none. */
export const plain = (text: string): string =>
  text.length > 400 ? text : text.normalize('NFKC').replace(/\s+/g, '');

export const placeOf = (grid: Grid, cell: { readonly ref: string }): CellPlace => ({
  sheet: grid.sheet.name,
  ref: cell.ref,
});

/** `C5` by numbers. */
export function refAt(row: number, column: number): string {
  let letters = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${row}`;
}

export function gridsOf(workbook: ReadWorkbook): Grid[] {
  return workbook.sheets.map((sheet) => {
    const rows: { row: number; cells: ReadCell[] }[] = [];
    for (const cell of sheet.cells) {
      const last = rows.at(-1);
      if (last?.row === cell.row) last.cells.push(cell);
      else rows.push({ row: cell.row, cells: [cell] });
    }
    return { sheet, rows };
  });
}

export const cellAt = (row: GridRow, column: number): ReadCell | undefined =>
  row.cells.find((c) => c.column === column);

/** What we put into the workbook when it was handed over. */
export type Handed = {
  readonly identity: SheetIdentity | null;
  /** The places where the identity stands do not say the same. */
  readonly disagrees: boolean;
  /** The vendor's part as handed over, by path; null when the hidden sheet is gone. */
  readonly sent: ReadonlyMap<string, string> | null;
  /** The words of the scale it was made with; null when the hidden sheet is gone. */
  readonly scale: SheetScale | null;
  /** The sheets people see: all but the hidden one. */
  readonly grids: readonly Grid[];
};

export function handedOver(workbook: ReadWorkbook): Handed {
  const all = gridsOf(workbook);
  const hidden = all.find((g) => g.rows.some((r) => r.cells.some((c) => c.text === SHEET_MARK)));
  const pairs = new Map<string, string>();
  if (hidden) {
    // The key is the first cell of a row, wherever its column has moved; its value stands to the right.
    for (const { cells } of hidden.rows) {
      const [key, value] = cells;
      if (key && !pairs.has(key.text)) pairs.set(key.text, value?.text ?? '');
    }
  }
  const lines = [
    pairs.get(SHEET_MARK),
    workbook.names.find((n) => n.name === IDENTITY_NAME)?.text ?? undefined,
    workbook.properties[IDENTITY_NAME],
  ].flatMap((line) => (line === undefined ? [] : [line]));
  const identities = lines.flatMap((line) => parseIdentityLine(line) ?? []);
  const texts = [...pairs].filter(([key]) => key.startsWith(KEY_MARK));
  return {
    identity: identities[0] ?? null,
    disagrees: new Set(identities.map((i) => `${i.caseId}|${i.revision}`)).size > 1,
    sent: texts.length > 0 ? new Map(texts.map(([key, text]) => [key.slice(KEY_MARK.length), text])) : null,
    scale: scaleFrom(pairs),
    grids: all.filter((g) => g !== hidden),
  };
}

function scaleFrom(pairs: ReadonlyMap<string, string>): SheetScale | null {
  const axes = AXES.flatMap((axis) => {
    const label = pairs.get(`axis/${axis}`);
    return label ? [[axis, label] as const] : [];
  });
  const levels = (['low', 'moderate', 'high'] as const).flatMap((level) => {
    const label = pairs.get(`level/${level}`);
    return label ? [[level, label] as const] : [];
  });
  return axes.length === 3 && levels.length === 3 ? { axes, levels } : null;
}

export type KeyedRow = {
  readonly grid: Grid;
  readonly row: GridRow;
  /** `vendor/name`, `information/INFO0001`, or `#information` for a heading. */
  readonly key: string;
  /** The heading row above it, if it is a row of a table. */
  readonly head: GridRow | null;
};

/** The rows that carry a key of ours, in the order of the sheets. */
export function keyedRows(grids: readonly Grid[]): KeyedRow[] {
  return grids.flatMap((grid) => {
    let head: GridRow | null = null;
    return grid.rows.flatMap((row): KeyedRow[] => {
      const key = row.cells.find((c) => c.text.startsWith(KEY_MARK))?.text.slice(KEY_MARK.length);
      if (key === undefined) return [];
      if (key.startsWith('#')) head = row;
      return [{ grid, row, key, head: key.startsWith('#') ? null : head }];
    });
  });
}
