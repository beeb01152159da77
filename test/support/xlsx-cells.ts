/** What a workbook holds, cell by cell, for the tests of form filling. */
import { openBook, type Book } from '../../src/documents/fill/xlsx/book.ts';
import { refOf } from '../../src/documents/xlsx/refs.ts';

type Bytes = Uint8Array<ArrayBuffer>;

export function bookOf(bytes: Bytes): Book {
  const book = openBook(bytes);
  if (!book.ok) throw new Error(`${book.error.code} ${book.error.where}`);
  return book.value;
}

/** The cells that hold another text than before, by sheet and address. */
export function changedCells(before: Bytes, after: Bytes): Map<string, string> {
  const [a, b] = [bookOf(before), bookOf(after)];
  const found = new Map<string, string>();
  b.grids.forEach((grid, i) => {
    for (const [key, cell] of grid.cells) {
      if (cell.formula === '' && (a.grids[i]!.cells.get(key)?.text ?? '') !== cell.text)
        found.set(`${grid.name}!${refOf(cell.row, cell.column)}`, cell.text);
    }
  });
  return found;
}
