/** The look-alike workbooks: each field lands where its expectation says, and nothing else changes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readZip } from '#documents/zip';
import type { OfficialReading, OfficialValues } from '#schemas';
import { officialVocabulary } from '#rulebook/official';
import { xlsxFiller } from '../../../../src/documents/fill/xlsx/index.ts';
import { openBook, type Book } from '../../../../src/documents/fill/xlsx/book.ts';
import { parseRef } from '../../../../src/documents/xlsx/refs.ts';
import type { Filled } from '../../../../src/documents/fill/contract.ts';
import { expectedCells, readExpectation, sampleValues, type Expectation } from '../expectation.ts';

const FOLDER = join(import.meta.dirname, '../../../fixtures/official-like');
const NAMES = ['様式1-2_影響度評価シート', '様式2-1別添_管理策', '改善計画書'];

const load = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(FOLDER, `${name}.xlsx`)));
const squash = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

async function recognised(bytes: Uint8Array<ArrayBuffer>): Promise<OfficialReading> {
  const read = await xlsxFiller.recognise(bytes, officialVocabulary, null);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

async function filled(bytes: Uint8Array<ArrayBuffer>, values: OfficialValues): Promise<Filled> {
  const done = await xlsxFiller.fill(bytes, await recognised(bytes), values, officialVocabulary);
  if (!done.ok) throw new Error(`${done.error.code} ${done.error.where}`);
  return done.value;
}

const bookOf = (bytes: Uint8Array<ArrayBuffer>): Book => {
  const book = openBook(bytes);
  if (!book.ok) throw new Error(book.error.code);
  return book.value;
};

const textAt = (book: Book, sheet: string, ref: string): string => {
  const at = parseRef(ref);
  const grid = book.grids.find((g) => g.name === sheet);
  return at && grid ? grid.boxAt(at.row, at.column).text : '';
};

describe.each(NAMES)('%s', (name) => {
  const expectation: Expectation = readExpectation(join(FOLDER, `${name}.expect.json`));
  const bytes = load(name);

  test('is recognised by what is printed', async () => {
    const reading = await recognised(bytes);
    expect(reading.form.no).toBe(expectation.form);
    expect(reading.form.confidence).toBeGreaterThanOrEqual(0.8);
  });

  test('each value stands at its place, and nothing else is written', async () => {
    const done = await filled(bytes, sampleValues(expectation));
    const [before, after] = [bookOf(bytes), bookOf(done.bytes)];
    const wanted = expectedCells(expectation);
    for (const { sheet, ref, text, value } of wanted) {
      expect(squash(textAt(after, sheet, ref)), `${sheet}!${ref}`).toBe(squash(text));
      if (value === undefined) continue;
      const at = parseRef(ref)!;
      expect(after.grids.find((g) => g.name === sheet)?.boxAt(at.row, at.column).cell?.number).toBe(
        Number(value.replace('serial ', '')),
      );
    }
    const changed = after.grids.flatMap((grid, i) =>
      [...grid.cells].flatMap(([key, cell]) =>
        cell.text === (before.grids[i]!.cells.get(key)?.text ?? '')
          ? []
          : [`${grid.name}!${cell.element.start > 0 ? cell.row : 0}:${cell.column}`],
      ),
    );
    const places = wanted.map(({ sheet, ref }) => `${sheet}!${parseRef(ref)!.row}:${parseRef(ref)!.column}`);
    expect(changed.sort()).toEqual(places.sort());
    expect(done.open.filter((o) => o.code !== 'open.noPlace')).toEqual([]);
  });

  test('members without a filled blank come out byte for byte, the others as they were but for the blanks', async () => {
    const done = await filled(bytes, sampleValues(expectation));
    const [before, after] = [readZip(bytes), readZip(done.bytes)];
    if (!before.ok || !after.ok) throw new Error('no zip');
    expect([...after.value.keys()]).toEqual([...before.value.keys()]);
    const book = bookOf(bytes);
    const touched = new Set(
      expectedCells(expectation).map((c) => book.grids.find((g) => g.name === c.sheet)?.part ?? ''),
    );
    for (const [path, data] of before.value) {
      const same = Buffer.compare(data, after.value.get(path)!) === 0;
      expect(same, path).toBe(!touched.has(path));
      if (same) continue;
      const outside = (part: Uint8Array): string =>
        new TextDecoder().decode(part).replace(/<sheetData>.*<\/sheetData>/s, '');
      expect(outside(after.value.get(path)!)).toBe(outside(data));
    }
  });

  test('filled again, nothing changes, and the form is known again', async () => {
    const values = sampleValues(expectation);
    const once = await filled(bytes, values);
    const reading = await recognised(once.bytes);
    const blank = await recognised(bytes);
    expect(reading.fingerprint).toBe(blank.fingerprint);
    expect(reading.places.map((p) => p.id)).toEqual(blank.places.map((p) => p.id));
    const twice = await filled(once.bytes, values);
    expect(Buffer.compare(twice.bytes, once.bytes)).toBe(0);
    expect(twice.written).toEqual(once.written);
  });

  test('what was written is read back', async () => {
    const values = sampleValues(expectation);
    const once = await filled(bytes, values);
    const reading = await recognised(bytes);
    const back = await xlsxFiller.readBack(bytes, once.bytes, reading, officialVocabulary);
    if (!back.ok) throw new Error(back.error.code);
    expect(back.value.gone).toEqual([]);
    for (const place of reading.places) {
      if (place.kind === 'table') continue;
      expect(back.value.values.get(place.id), place.id).toEqual(values.get(place.field ?? ''));
    }
    const tables = reading.places.filter((p) => p.kind === 'table');
    const rows = tables.flatMap((p) => {
      const value = back.value.values.get(p.id);
      return value?.kind === 'rows' ? value.rows.length : 0;
    });
    const given = [...new Set(tables.map((p) => p.field ?? ''))].map((f) => {
      const value = values.get(f);
      return value?.kind === 'rows' ? value.rows.length : 0;
    });
    expect(rows.reduce((a, b) => a + b, 0)).toBe(given.reduce((a, b) => a + b, 0));
  });
});

test('more findings than rows: those that fit are written, the rest is told, the notes below stay', async () => {
  const expectation = readExpectation(join(FOLDER, '改善計画書.expect.json'));
  const values = sampleValues(expectation, true);
  const done = await filled(load('改善計画書'), values);
  expect(done.open.find((o) => o.code === 'open.overflow')).toMatchObject({ field: 'findings[]', count: 1 });
  const [before, after] = [bookOf(load('改善計画書')), bookOf(done.bytes)];
  for (let row = 28; row <= 44; row++)
    for (let column = 1; column <= 40; column++)
      expect(after.grids[0]!.boxAt(row, column).text).toBe(before.grids[0]!.boxAt(row, column).text);
});
