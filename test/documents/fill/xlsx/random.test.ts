/** Forms nobody has seen: nothing is written where it does not belong, and nine of ten fields are found. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDate } from '#kernel';
import type { OfficialField, OfficialValue, OfficialValues, OfficialVocabulary } from '#schemas';
import { officialVocabulary } from '#rulebook/official';
import type { Filled } from '../../../../src/documents/fill/contract.ts';
import { openBook, type Book } from '../../../../src/documents/fill/xlsx/book.ts';
import { xlsxFiller } from '../../../../src/documents/fill/xlsx/index.ts';
import { refOf } from '../../../../src/documents/xlsx/refs.ts';
import { randomForm, type RandomForm } from '../../../support/draw-xlsx.ts';
import { expectedCells, readExpectation, sampleValues } from '../expectation.ts';

const DATE = plainDate('2026-11-21');
const one = (kind: string, tag: string): OfficialValue =>
  kind === 'date' || kind === 'dateTime'
    ? { kind: 'date', date: DATE, time: null }
    : kind === 'choice'
      ? { kind: 'choice', value: '中' }
      : { kind: 'text', text: `値 ${tag}` };

/** A value for every field, each telling which it is. */
function values(rows: ReadonlyMap<string, number>): OfficialValues {
  const all = new Map<string, OfficialValue>();
  for (const f of officialVocabulary.fields) {
    if (f.kind !== 'rows') {
      if (f.kind !== 'choice' && f.kind !== 'choices') all.set(f.key, one(f.kind, f.key));
      continue;
    }
    const count = rows.get(f.key) ?? 1;
    const row = (n: number): Record<string, OfficialValue> =>
      Object.fromEntries(f.columns.map((c) => [c.key, one(c.kind, `${f.key}/${n}/${c.key}`)]));
    all.set(f.key, { kind: 'rows', rows: Array.from({ length: count }, (_, n) => row(n)) });
  }
  return all;
}

const DAY = '令和8年11月21日';
/** What must be readable at a place of the truth. */
function expected(tag: string): string {
  const parts: Record<string, string> = {
    'filing.date/y': '8',
    'filing.date/m': '11',
    'filing.date/d': '21',
  };
  if (parts[tag] !== undefined) return parts[tag];
  if (/date$/i.test(tag) || /\/due$/.test(tag)) return DAY;
  return /\/[cia]$/.test(tag) ? '中' : `値 ${tag}`;
}

const bookOf = (bytes: Uint8Array<ArrayBuffer>): Book => {
  const book = openBook(bytes);
  if (!book.ok) throw new Error(book.error.code);
  return book.value;
};

async function fillAll(
  bytes: Uint8Array<ArrayBuffer>,
  v: OfficialValues,
  words: OfficialVocabulary,
): Promise<Filled> {
  const reading = await xlsxFiller.recognise(bytes, words, null);
  if (!reading.ok) throw new Error(reading.error.code);
  const done = await xlsxFiller.fill(bytes, reading.value, v, words);
  if (!done.ok) throw new Error(`${done.error.code} ${done.error.where}`);
  return done.value;
}

/** The cells that hold something else than before, by sheet and address. */
function changes(before: Uint8Array<ArrayBuffer>, after: Uint8Array<ArrayBuffer>): Map<string, string> {
  const [a, b] = [bookOf(before), bookOf(after)];
  const found = new Map<string, string>();
  b.grids.forEach((grid, i) => {
    for (const [key, cell] of grid.cells) {
      const was = a.grids[i]!.cells.get(key)?.text ?? '';
      if (was === cell.text) continue;
      found.set(`${grid.name}!${refOf(cell.row, cell.column)}`, cell.text);
    }
  });
  return found;
}

describe('random forms', () => {
  test('no wrong write, and nine of ten fields', async () => {
    let places = 0;
    let hits = 0;
    await fc.assert(
      fc.asyncProperty(randomForm, async (form: RandomForm) => {
        const v = values(form.rows);
        const done = await fillAll(form.bytes, v, officialVocabulary);
        for (const [at, text] of changes(form.bytes, done.bytes)) {
          const tag = form.truth.get(at.slice(form.sheet.length + 1));
          expect(at.startsWith(`${form.sheet}!`), at).toBe(true);
          expect(tag, `${at} ${text}`).toBeDefined();
          expect(text, at).toBe(expected(tag!));
          hits++;
        }
        places += form.truth.size;
        const again = await fillAll(done.bytes, v, officialVocabulary);
        expect(Buffer.compare(again.bytes, done.bytes)).toBe(0);
      }),
      { numRuns: 25 },
    );
    expect(hits / places).toBeGreaterThanOrEqual(0.9);
  });
});

/** The vocabulary without some of its words. */
const thinned = (keep: (word: string) => boolean): OfficialVocabulary => ({
  ...officialVocabulary,
  fields: officialVocabulary.fields.map((f): OfficialField => ({
    ...f,
    labels: f.labels.filter(keep),
    shared: f.shared.filter(keep),
    columns: f.columns.map((c) => ({ ...c, labels: c.labels.filter(keep) })),
  })),
});

describe.each(['様式1-2_影響度評価シート', '様式2-1別添_管理策', '改善計画書'])('%s', (name) => {
  const folder = join(import.meta.dirname, '../../../fixtures/official-like');
  const bytes = new Uint8Array(readFileSync(join(folder, `${name}.xlsx`)));
  const expectation = readExpectation(join(folder, `${name}.expect.json`));
  const right = new Map(
    expectedCells(expectation).map((c) => [`${c.sheet}!${c.ref}`, c.text.normalize('NFKC')]),
  );

  test('without what the vocabulary knows of this very form: every field all the same', async () => {
    const { form } = expectation;
    const words: OfficialVocabulary = {
      ...officialVocabulary,
      forms: officialVocabulary.forms.filter((f) => f.no !== form),
      fields: officialVocabulary.fields.map((f) => ({ ...f, forms: f.forms.filter((n) => n !== form) })),
    };
    const changed = changes(bytes, (await fillAll(bytes, sampleValues(expectation), words)).bytes);
    expect([...changed.keys()].sort()).toEqual([...right.keys()].sort());
  });

  test('with any words missing: fewer fields, never a wrong one', async () => {
    const all = officialVocabulary.fields.flatMap((f) => [
      ...f.labels,
      ...f.shared,
      ...f.columns.flatMap((c) => c.labels),
    ]);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(all.length - 1), { maxLength: 200 }), async (gone) => {
        const lost = new Set(gone.map((i) => all[i]));
        const changed = changes(
          bytes,
          (
            await fillAll(
              bytes,
              sampleValues(expectation),
              thinned((w) => !lost.has(w)),
            )
          ).bytes,
        );
        for (const [at, text] of changed) expect(text.normalize('NFKC'), at).toBe(right.get(at));
      }),
      { numRuns: 4 },
    );
  });
});
