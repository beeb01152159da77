import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { csvWorkbook, readCsv } from '#documents/csv';
import { readXlsx } from '#documents/xlsx';
import { recogniseCriteria, type CriteriaReading, type SheetChoice } from '#domain/statement';
import { shippedCatalogue as catalogue } from '#rulebook/controls';
import type { ReadWorkbook } from '#schemas';

/** Files made with LibreOffice; their sentences are made up. */
const bytes = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../../../fixtures/official-text', name)));

function book(name: string): ReadWorkbook {
  if (name.endsWith('.csv')) return csv(bytes(name));
  const read = readXlsx(bytes(name));
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}
function csv(data: Uint8Array<ArrayBuffer>): ReadWorkbook {
  const read = readCsv(data);
  if (!read.ok) throw new Error(read.error.code);
  return csvWorkbook(read.value, '表');
}
const ofText = (text: string, choices?: ReadonlyMap<string, SheetChoice>): CriteriaReading =>
  recogniseCriteria(csv(new TextEncoder().encode(text)), catalogue, choices);

describe('the official workbook of a vendor', () => {
  const reading = recogniseCriteria(book('official.xlsx'), catalogue);

  test('several sheets, merged cells, ids in two columns and in several ways of writing: every control is found', () => {
    expect(reading.tiers).toEqual([
      { tier: 'governance', found: 18, total: 18 },
      { tier: 'management', found: 64, total: 64 },
      { tier: 'objective', found: 121, total: 121 },
      { tier: 'detailed', found: 1_081, total: 1_081 },
    ]);
    expect([reading.known, reading.missing, reading.unknown, reading.duplicate]).toEqual([1_284, [], [], []]);
    for (const id of ['3.1.2.1', '4.4.1.1', '5.1.1', '6.1.3.3.PB', '6.3.1.P', '18.2.3.5'])
      expect(reading.texts[id], id).toMatch(new RegExp(`^模擬の文\\d+：${id.replaceAll('.', '\\.')} `));
  });

  test('says which sheets and columns it took', () => {
    expect(reading.sheets.map((s) => [s.name, s.used, s.idColumns, s.textColumns])).toEqual([
      ['表紙', false, [], []],
      ['ガバナンス基準', true, [1], [2, 3]],
      ['マネジメント基準', true, [1], [2]],
      ['管理策基準', true, [1, 3], [2, 4]],
    ]);
  });

  test('a row without an id goes on with the text above it', () => {
    const goesOn = Object.values(reading.texts).filter((t) => t.endsWith('\n（続きの行）'));
    expect(goesOn.length).toBeGreaterThan(3);
  });
});

describe('less orderly files', () => {
  test.each(['mixed.xlsx', 'mixed.csv'])(
    '%s: id and text in one cell, longer answers beside them',
    (name) => {
      const reading = recogniseCriteria(book(name), catalogue);
      expect(reading.texts['5.1.1.1']).toBe('模擬の文：5.1.1.1 の短い文');
      expect(reading.texts['6.1.3.3.PB']).toBe('模擬の文：6.1.3.3.PB の短い文');
      expect(reading.unknown).toEqual(['5.1.1.99']);
      expect(reading.duplicate).toEqual(['5.1.1.1']);
      expect(reading.missing).toContain('5.1.2');
      expect(JSON.stringify(reading.texts)).not.toContain('当社の回答');
    },
  );

  test('ids that became dates are turned back', () => {
    const reading = recogniseCriteria(book('dates.xlsx'), catalogue);
    expect(reading.texts['5.1.1']).toBe('模擬の文：5.1.1');
    expect(reading.restored).toBeGreaterThan(2);
  });

  test('the columns and the sheets can be chosen', () => {
    const text =
      '番号,答え,文\n5.1.1.1,長い長い長い答えの文章,短い\n5.1.1.2,これもまた長い答えの文章,短文\n5.1.1.3,さらに長い長い答えの文章,短\n';
    expect(ofText(text).texts['5.1.1.1']).toBe('長い長い長い答えの文章');
    const chosen = new Map([['表', { textColumn: 3 }]]);
    expect(ofText(text, chosen).texts).toEqual({ '5.1.1.1': '短い', '5.1.1.2': '短文', '5.1.1.3': '短' });
    expect(ofText(text, new Map([['表', { use: false }]])).known).toBe(0);
    expect(ofText(text, new Map([['表', { idColumn: 2 }]])).known).toBe(0);
  });

  test('a column of references is not taken for the ids', () => {
    const lines = catalogue.controlIds
      .slice(0, 200)
      .map((id, i) => `${id},文${i},${i % 20 === 0 ? '5.1.1.1参照' : '未'}`);
    expect(ofText(lines.join('\n')).sheets[0]!.idColumns).toEqual([1]);
  });

  test('whatever a table holds, only ids of the catalogue get texts, and nothing throws', () => {
    const id = fc.constantFrom(...catalogue.controlIds.slice(60, 140));
    const cell = fc.oneof(
      id,
      id.map((i) => `${i} 文`),
      fc.string({ maxLength: 8 }),
      fc.constantFrom('', '5.1', '２'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 20 }), (rows) => {
        const reading = recogniseCriteria(
          csvWorkbook({ rows, encoding: 'utf-8', separator: ',' }, '表'),
          catalogue,
        );
        for (const [known, text] of Object.entries(reading.texts)) {
          expect(catalogue.resolve(known)?.id).toBe(known);
          expect(text).not.toBe('');
        }
        expect(reading.known + reading.missing.length).toBe(catalogue.controlIds.length);
      }),
      { numRuns: 300 },
    );
  });

  test('mutated files are read or refused', () => {
    const whole = bytes('mixed.xlsx');
    const text = bytes('mixed.csv');
    fc.assert(
      fc.property(fc.boolean(), fc.nat(), fc.nat(255), fc.nat(3), (isText, at, byte, cut) => {
        const bad = (isText ? text : whole).slice();
        bad[at % bad.length] = byte;
        const data = cut === 0 ? bad.slice(0, at % bad.length) : bad;
        const read = isText ? readCsv(data) : readXlsx(data);
        if (!read.ok) {
          expect(read.error.code).toMatch(/^(csv|xlsx)\./);
          return;
        }
        const table = 'rows' in read.value ? csvWorkbook(read.value, '表') : read.value;
        expect(recogniseCriteria(table, catalogue).known).toBeLessThanOrEqual(1_284);
      }),
      { numRuns: 150 },
    );
  });
});
