/** The finished workbook, read again: each value at its place, everything else as it was. */
import { openBook, type Book } from './book.ts';
import { isBlankText, type Cell, type Grid } from './grid.ts';
import { areaText } from './ranges.ts';
import type { Writes } from './job.ts';

/** What is not as it should be (a place, for the report of a bug); null = all is well. */
export function verify(
  before: Book,
  bytes: Uint8Array<ArrayBuffer>,
  writes: Writes,
  stale: ReadonlySet<Cell>,
): string | null {
  const read = openBook(bytes);
  if (!read.ok) return read.error.code;
  const after = read.value;
  if (after.grids.length !== before.grids.length) return 'sheets';
  if (JSON.stringify(after.names) !== JSON.stringify(before.names)) return 'names';
  for (const [i, old] of before.grids.entries()) {
    const now = after.grids[i]!;
    if (now.tree.text === old.tree.text) {
      if (writes.get(old)?.size) return `${old.name}: unchanged`;
      continue;
    }
    const wrong = compare(old, now, writes, stale);
    if (wrong !== null) return `${old.name}!${wrong}`;
  }
  return null;
}

function compare(old: Grid, now: Grid, writes: Writes, stale: ReadonlySet<Cell>): string | null {
  const cells = writes.get(old) ?? new Map<number, never>();
  for (const [key, { row, column, content }] of cells) {
    const cell = now.cells.get(key);
    const same =
      cell &&
      (content.number === null ? cell.text === readable(content.shown) : cell.number === content.number);
    if (!same) return `${row}:${column}`;
    if (cell.style !== old.styleIndexAt(row, column)) return `${row}:${column} style`;
  }
  for (const [key, cell] of old.cells) {
    if (cells.has(key)) continue;
    const found = now.cells.get(key);
    if (!found || found.style !== cell.style || found.formula !== cell.formula)
      return `${cell.row}:${cell.column}`;
    if (found.text !== cell.text && !(stale.has(cell) && isBlankText(found.text)))
      return `${cell.row}:${cell.column}`;
  }
  for (const [key, cell] of now.cells)
    if (!old.cells.has(key) && !cells.has(key)) return `${cell.row}:${cell.column} new`;
  const merges = (g: Grid): string => g.merges.map(areaText).join();
  if (merges(old) !== merges(now)) return 'merges';
  return JSON.stringify(old.validations) === JSON.stringify(now.validations) ? null : 'validations';
}

/** A text as XML gives it back. */
const readable = (text: string): string =>
  text.replace(/\p{Cs}/gu, '\uFFFD').replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '');
