/** The look-alikes with rows and columns put in and sheets renamed: the same fields at their new places. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainDate } from '#kernel';
import { readZip, writeZip } from '#documents/zip';
import { officialVocabulary } from '#rulebook/official';
import { openBook } from '../../../../src/documents/fill/xlsx/book.ts';
import { xlsxFiller } from '../../../../src/documents/fill/xlsx/index.ts';
import { parseRef, refOf } from '../../../../src/documents/xlsx/refs.ts';
import { expectedCells, readExpectation, sampleValues } from '../expectation.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Shift = {
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  readonly columns: number;
};
const FOLDER = join(import.meta.dirname, '../../../fixtures/official-like');

const moved = (ref: string, s: Shift): string => {
  const at = parseRef(ref)!;
  return refOf(
    at.row >= s.row ? at.row + s.rows : at.row,
    at.column >= s.column ? at.column + s.columns : at.column,
  );
};

/** The file with empty rows and columns put into the sheets of the form. What refers to cells within a sheet moves along. */
function redrawn(
  bytes: Bytes,
  s: Shift,
  parts: ReadonlySet<string>,
  rename: (name: string) => string,
): Bytes {
  const zip = readZip(bytes);
  if (!zip.ok) throw new Error('no zip');
  const refs = (text: string): string => text.replace(/[A-Z]{1,3}[1-9]\d*/g, (ref) => moved(ref, s));
  const entries = [...zip.value].map(([path, data]) => {
    let text = new TextDecoder().decode(data);
    if (parts.has(path)) {
      text = text
        .replace(/(<c r=")([A-Z]+\d+)/g, (_, head: string, ref: string) => head + moved(ref, s))
        .replace(
          /(<row r=")(\d+)/g,
          (_, head: string, row: string) => head + String(Number(row) >= s.row ? Number(row) + s.rows : row),
        )
        .replace(/ spans="[^"]*"/g, '')
        .replace(
          /((?:mergeCell|dimension|autoFilter) ref="|sqref=")([^"]*)/g,
          (_, head: string, area: string) => head + refs(area),
        )
        .replace(/<f>([^<]*)<\/f>/g, (_, f: string) => `<f>${refs(f)}</f>`);
    } else if (path === 'xl/workbook.xml') {
      text = text.replace(
        /(<sheet [^>]*?name=")([^"]*)/g,
        (_, head: string, name: string) => head + rename(name),
      );
    } else return { path, bytes: data };
    return { path, bytes: new TextEncoder().encode(text) };
  });
  return writeZip(entries, { date: plainDate('2026-04-01') });
}

test.each([
  ['様式1-2_影響度評価シート', 10],
  ['様式2-1別添_管理策', 6],
  ['改善計画書', 40],
])('%s', async (name, width) => {
  const bytes = new Uint8Array(readFileSync(join(FOLDER, `${name}.xlsx`)));
  const expectation = readExpectation(join(FOLDER, `${name}.expect.json`));
  const wanted = expectedCells(expectation);
  const own = new Set(wanted.map((c) => c.sheet));
  const book = openBook(bytes);
  const parts = new Set(book.ok ? book.value.grids.filter((g) => own.has(g.name)).map((g) => g.part) : []);
  let places = 0;
  let hits = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        row: fc.integer({ min: 1, max: 4 }),
        rows: fc.integer({ min: 0, max: 3 }),
        column: fc.integer({ min: 1, max: width }),
        columns: fc.integer({ min: 0, max: 2 }),
      }),
      fc.boolean(),
      async (shift, renamed) => {
        // Only the form's own sheets may be called anything; examples are known by their name.
        const rename = (sheet: string): string =>
          renamed && own.has(sheet) ? `${sheet.replace(/^評価/, '')}改` : sheet;
        const copy = redrawn(bytes, shift, parts, rename);
        const reading = await xlsxFiller.recognise(copy, officialVocabulary, null);
        if (!reading.ok) throw new Error(reading.error.code);
        const done = await xlsxFiller.fill(
          copy,
          reading.value,
          sampleValues(expectation),
          officialVocabulary,
        );
        const [before, after] = [openBook(copy), done.ok ? openBook(done.value.bytes) : openBook(copy)];
        if (!done.ok || !before.ok || !after.ok) throw new Error('not filled');
        const right = new Map(
          wanted.map((c) => [`${rename(c.sheet)}!${moved(c.ref, shift)}`, c.text.normalize('NFKC')]),
        );
        after.value.grids.forEach((grid, i) => {
          for (const [key, cell] of grid.cells) {
            if (cell.text === (before.value.grids[i]!.cells.get(key)?.text ?? '')) continue;
            const at = `${grid.name}!${refOf(cell.row, cell.column)}`;
            expect(cell.text.normalize('NFKC'), at).toBe(right.get(at));
            hits++;
          }
        });
        places += right.size;
      },
    ),
    { numRuns: 8 },
  );
  expect(hits / places).toBeGreaterThanOrEqual(0.9);
});
