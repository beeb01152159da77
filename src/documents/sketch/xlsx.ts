/** A workbook as the grids that can be seen, without what lies far outside the form. */
import { ok, type Result } from '#kernel';
import type { OfficialReading } from '#schemas';
import type { FillFailure } from '../fill/contract.ts';
import { attributeValue, childOf, childrenOf, rootOf } from '../fill/xml.ts';
import { openBookOf } from '../fill/xlsx/book.ts';
import { refAt, type Box, type Grid } from '../fill/xlsx/grid.ts';
import { quoteSheet } from '../xlsx/refs.ts';
import {
  SKETCH_LIMITS,
  type Sketch,
  type SketchBlock,
  type SketchCell,
  type SketchSheet,
} from './contract.ts';

type Places = ReadonlyMap<string, readonly string[]>;

export function sketchXlsx(
  bytes: Uint8Array<ArrayBuffer>,
  reading: OfficialReading,
): Result<Sketch, FillFailure> {
  const book = openBookOf(bytes, reading.sha256);
  if (!book.ok) return book;
  const places = new Map<string, string[]>();
  const put = (locator: string, place: string): void => {
    const there = places.get(locator);
    if (!there) places.set(locator, [place]);
    else if (!there.includes(place)) there.push(place);
  };
  for (const place of reading.places) {
    const { cells, columns } = place;
    // Of a table only what may be written: numbers and labels printed in it stay text.
    const own =
      place.kind === 'table' && columns.some((c) => c.key !== null)
        ? cells.filter((cell, n) => cell !== '' && columns[n % columns.length]?.key !== null)
        : cells.filter((cell) => cell !== '');
    for (const cell of own) put(cell, place.id);
    if (own.length === 0) put(place.id.replace(/ (?:box|part)\[\d+\]$/, ''), place.id);
  }
  const shown = book.value.grids.filter((g) => g.visible).slice(0, SKETCH_LIMITS.sheets);
  // Sheets with places first: instructions and examples are looked at when they are needed.
  const has = (g: Grid): boolean => [...places.keys()].some((l) => l.startsWith(`${quoteSheet(g.name)}!`));
  const sheets = [...shown.filter(has), ...shown.filter((g) => !has(g))];
  return ok({ kind: 'sheets', sheets: sheets.map((grid) => sheetOf(grid, places)) });
}

function sheetOf(grid: Grid, places: Places): SketchSheet {
  const last = Math.min(grid.lastColumn, SKETCH_LIMITS.columns);
  const rows: { number: number; cells: SketchCell[] }[] = [];
  const numbers = grid.rowNumbers.filter((r) => !grid.hiddenRow(r));
  let drawn = 0;
  for (const number of numbers) {
    if (rows.length >= SKETCH_LIMITS.rows || drawn > SKETCH_LIMITS.cells) break;
    const cells: SketchCell[] = [];
    for (let column = 1; column <= last; column++) {
      if (grid.hiddenColumn(column)) continue;
      const box = grid.boxAt(number, column);
      // Only where it begins; the rest is covered.
      if (box.top !== number || box.left !== column) continue;
      cells.push(cellOf(grid, box, last, places));
    }
    drawn += cells.length;
    rows.push({ number, cells });
  }
  return { name: grid.name, widths: widthsOf(grid, last), rows, left: numbers.length - rows.length };
}

/** A column of the usual width holds about eight figures. */
const USUAL = 9;
const PIXELS = 7;

function widthsOf(grid: Grid, last: number): number[] {
  const { tree } = grid;
  const section = childOf(tree, rootOf(tree), 'cols');
  const said = (section ? childrenOf(tree, section, 'col') : []).map((c) => {
    const number = (name: string): number => Number(attributeValue(tree, c, name)) || 0;
    return { min: number('min'), max: number('max'), width: number('width') };
  });
  const widths: number[] = [];
  for (let column = 1; column <= last; column++) {
    if (grid.hiddenColumn(column)) continue;
    const own = said.find((c) => column >= c.min && column <= c.max)?.width;
    widths.push(Math.round(Math.min(own || USUAL, 80) * PIXELS));
  }
  return widths;
}

function cellOf(grid: Grid, box: Box, last: number, places: Places): SketchCell {
  const locator = `${quoteSheet(grid.name)}!${refAt(box)}`;
  const here = places.get(locator) ?? [];
  const text = box.formula && box.text === '' ? '（数式）' : box.text;
  let columns = 0;
  for (let c = box.left; c <= Math.min(box.right, last); c++) if (!grid.hiddenColumn(c)) columns++;
  let rows = 0;
  for (let r = box.top; r <= Math.min(box.bottom, box.top + SKETCH_LIMITS.rows); r++)
    if (!grid.hiddenRow(r) && grid.rows.has(r)) rows++;
  const line = (t: string, place: string | null): SketchBlock => ({
    kind: 'line',
    align: 'start',
    pieces: t === '' && place === null ? [] : [{ text: t, place }],
  });
  return {
    locator,
    place: here.length === 1 ? here[0]! : null,
    columns: Math.max(columns, 1),
    rows: Math.max(rows, 1),
    // Several boxes to tick in one cell: each a place of its own behind the text.
    blocks: here.length > 1 ? [line(text, null), ...here.map((id) => line('', id))] : [line(text, null)],
  };
}
