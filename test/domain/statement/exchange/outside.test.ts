/** What LibreOffice makes of our tables when it opens and saves them. The files are its own; the case is `outsideCase`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { csvWorkbook, readCsv } from '#documents/csv';
import { readXlsx } from '#documents/xlsx';
import { exchangePatches, planExchange, readExchange, type ExchangePlan } from '#domain/statement';
import { applyPatches } from '#kernel';
import { shippedCatalogue as catalogue } from '#rulebook/controls';
import type { CaseFile, ReadWorkbook } from '#schemas';
import { outsideCase } from './outside-case.ts';

const FOLDER = join(import.meta.dirname, '../../../fixtures/statement-table');

function book(name: string): ReadWorkbook {
  const bytes = new Uint8Array(readFileSync(join(FOLDER, name)));
  if (name.endsWith('.csv')) {
    const read = readCsv(bytes);
    if (!read.ok) throw new Error(read.error.code);
    expect(read.value.encoding).toBe('shift_jis');
    return csvWorkbook(read.value, name);
  }
  const read = readXlsx(bytes);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}
function plan(file: CaseFile, name: string): ExchangePlan {
  const table = readExchange(book(name), catalogue);
  if (!table.ok) throw new Error(table.error.code);
  return planExchange(file, catalogue, table.value);
}
const FILES = ['resaved.xlsx', 'from-csv.xlsx', 'as-cp932.csv', 'csv-as-cp932.csv'] as const;

describe.each(FILES)('%s', (name) => {
  const file = outsideCase();

  test('changes nothing: formulas, numbers, dates, line breaks and white space are as they were', () => {
    const { changes, refused, rows, source } = plan(file, name);
    expect([changes, refused, rows, source]).toEqual([[], [], file.rows.length, 'thisCase']);
  });

  test('characters the encoding lacks are told and left alone', () => {
    expect(plan(file, name).lost > 0).toBe(name.endsWith('.csv'));
  });

  test('brings an emptied case back to what it was, but for those characters', () => {
    const empty: CaseFile = {
      ...file,
      id: 'OTHER',
      rows: file.rows.map((r) => ({
        ...r,
        how: '',
        note: '',
        owner: '',
        reason: '',
        decision: null,
        operatingSince: null,
      })),
    };
    const { changes, refused } = plan(empty, name);
    expect(refused).toEqual([]);
    const after = applyPatches(empty, exchangePatches(changes));
    const differing = after.rows.filter((r, i) => JSON.stringify(r) !== JSON.stringify(file.rows[i]));
    if (name.endsWith('.csv')) for (const row of differing) expect(row.note).toMatch(/野家/);
    else expect(differing).toEqual([]);
  });
});
