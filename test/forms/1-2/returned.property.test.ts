import fc from 'fast-check';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readXlsx, writeXlsx } from '#documents/xlsx';
import { readZip } from '#documents/zip';
import { applyReturned, likelyTarget, previewReturned, readReturned } from '#domain/impact';
import { assessmentWorkbook } from '#forms';
import { applyPatches } from '#kernel';
import { returnedMessage, workbookMessage } from '#messages';
import { caseFile, type CaseFile, type ReadCell, type ReadWorkbook } from '#schemas';
import { source } from '#test/support/cases.ts';
import { HANDED_OVER, sheetCase } from './sheet-case.ts';

const FOLDER = join(import.meta.dirname, 'returned');
const bytesOf = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(FOLDER, `${name}.xlsx`)));
const NAMES = ['filled', 'rearranged', 'tampered', 'stripped', 'copied', 'handed-over'] as const;
const FILES = new Map(NAMES.map((name) => [name, bytesOf(name)]));
const FILE = sheetCase();
const BEFORE = JSON.stringify(FILE);

/** Reads whatever it is given to the end; what comes of it keeps to the rules. */
function takeIn(bytes: Uint8Array<ArrayBuffer>): ReadWorkbook | null {
  const read = readXlsx(bytes);
  if (!read.ok) {
    expect(workbookMessage(read.error).title).not.toBe('');
    return null;
  }
  judge(read.value, FILE);
  return read.value;
}

function judge(workbook: ReadWorkbook, file: CaseFile): void {
  const returned = readReturned(file, workbook);
  const target = likelyTarget(file, returned);
  const preview = previewReturned(file, returned, target);
  for (const f of preview.findings) expect(returnedMessage(f)).not.toMatch(/undefined/);
  const edit = applyReturned(file, returned, target, source('NEW'));
  if (returned.refused) expect([edit, preview.changes]).toEqual([null, []]);
  if (edit) {
    const after = applyPatches(file, edit.patches);
    expect(caseFile.safeParse(after).success).toBe(true);
    // Nothing but agencies' results is ever touched.
    expect({ ...after, assessments: [] }).toEqual({ ...file, assessments: [] });
  }
  expect(JSON.stringify(FILE)).toBe(BEFORE);
}

const RUNS = { numRuns: 60 } as const;

describe('mutated workbooks never throw and never change a case', { timeout: 60_000 }, () => {
  test('truncated', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fc.double({ min: 0, max: 1, noNaN: true }), (name, part) => {
        const bytes = FILES.get(name)!;
        expect(takeIn(bytes.slice(0, Math.floor(bytes.length * part * 0.999)))).toBeNull();
      }),
      RUNS,
    );
  });

  test('bytes changed anywhere', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMES),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (name, edits) => {
          const bytes = FILES.get(name)!.slice();
          for (const [at, value] of edits) bytes[at % bytes.length] = value;
          takeIn(bytes);
        },
      ),
      RUNS,
    );
  });

  test('XML cut, repeated, emptied and sprinkled with markup', () => {
    const PIECES = [
      '<',
      '>',
      '"',
      '&',
      ']]>',
      '<!--',
      '<c r="A1" t="s"><v>99999</v></c>',
      '<f>1+1</f>',
      '</row>',
      '&#0;',
      '&#x110000;',
      '<row r="0">',
      '<c r="ZZZZ1"/>',
      '𠮷',
      '\u0000',
    ];
    const edit = fc.record({
      part: fc.nat(),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(400),
      insert: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 20 })),
      times: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMES),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        (name, edits) => {
          const zip = readZip(FILES.get(name)!);
          if (!zip.ok) throw new Error('fixture');
          const paths = [...zip.value.keys()].filter((p) => /\.(xml|rels)$/.test(p));
          for (const { part, at, cut, insert, times } of edits) {
            const path = paths[part % paths.length]!;
            const xml = strFromU8(zip.value.get(path)!);
            const from = Math.floor(xml.length * at);
            zip.value.set(
              path,
              strToU8(
                xml.slice(0, from) + insert.repeat(times) + xml.slice(from + cut),
              ) as Uint8Array<ArrayBuffer>,
            );
          }
          takeIn(new Uint8Array(zipSync(Object.fromEntries(zip.value), { level: 0 })));
        },
      ),
      { numRuns: 120 },
    );
  });

  test('cells of every kind in every place', () => {
    const books = NAMES.map((name) => {
      const read = readXlsx(FILES.get(name)!);
      if (!read.ok) throw new Error('fixture');
      return read.value;
    });
    const texts = fc.oneof(
      fc.constantFrom(
        '低位',
        '中 位',
        '高位',
        '低',
        '',
        'liu:information/INFO-A',
        'liu:#assessment',
        'liu:information/__proto__',
        'liu:',
        '政府機関等の評価\n機密性',
        '備考',
        '2026-06-15',
        '令和8年13月1日',
        'x'.repeat(30_000),
      ),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    const edit = fc.record({
      sheet: fc.nat(),
      cell: fc.nat(),
      text: texts,
      kind: fc.constantFrom<ReadCell['kind']>('text', 'number', 'date', 'boolean', 'error'),
      formula: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.nat(), fc.array(edit, { minLength: 1, maxLength: 30 }), (which, edits) => {
        const book = books[which % books.length]!;
        const sheets = book.sheets.map((s) => ({ ...s, cells: [...s.cells] }));
        for (const { sheet, cell, text, kind, formula } of edits) {
          const cells = sheets[sheet % sheets.length]!.cells;
          const at = cell % Math.max(cells.length, 1);
          const old = cells[at];
          if (old) cells[at] = { ...old, text, kind, formula, date: null };
        }
        judge({ ...book, sheets }, FILE);
      }),
      { numRuns: 200 },
    );
  });
});

describe('large sheets', () => {
  const many = (count: number): CaseFile => {
    const file = sheetCase();
    const [first] = file.information;
    return {
      ...file,
      information: Array.from({ length: count }, (_, i) => ({
        ...first!,
        id: `INFO-${i}`,
        name: `情報${i}`,
      })),
    };
  };

  test('10,000 rows that are not ours: counted, none taken', () => {
    const zip = readZip(FILES.get('handed-over')!);
    if (!zip.ok) throw new Error(zip.error.code);
    const path = 'xl/worksheets/sheet3.xml';
    const cell = (ref: string, text: string): string =>
      `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = Array.from({ length: 10_000 }, (_, i) => {
      const row = i + 100;
      const levels = ['I', 'J', 'K'].map((column) => cell(`${column}${row}`, '高位'));
      return `<row r="${row}">${cell(`C${row}`, `足した情報${i}`)}${levels.join('')}</row>`;
    });
    const xml = strFromU8(zip.value.get(path)!).replace('</sheetData>', `${rows.join('')}</sheetData>`);
    zip.value.set(path, strToU8(xml) as Uint8Array<ArrayBuffer>);
    const workbook = takeIn(new Uint8Array(zipSync(Object.fromEntries(zip.value), { level: 1 })))!;
    const returned = readReturned(FILE, workbook);
    expect(returned.levels).toEqual([]);
    expect(returned.findings.length).toBe(501);
    expect(returned.findings.at(-1)).toMatchObject({
      code: 'returned.more',
      params: { count: 10_000 + 21 - 500 },
    });
  }, 60_000);

  test('2,000 kinds of information, as many as an assessment holds', async () => {
    const file = many(2_000);
    const read = readXlsx(await writeXlsx(assessmentWorkbook(file, HANDED_OVER)));
    if (!read.ok) throw new Error(read.error.code);
    const returned = readReturned(file, read.value);
    expect(returned.refused).toBe(false);
    expect(returned.findings.every((f) => f.code === 'returned.blank' || f.code === 'returned.more')).toBe(
      true,
    );
  }, 60_000);
});
