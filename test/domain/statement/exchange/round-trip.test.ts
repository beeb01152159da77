import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvWorkbook, readCsv, writeCsv } from '#documents/csv';
import { readXlsx, writeXlsx } from '#documents/xlsx';
import {
  EXCHANGE_FIELDS,
  exchangePatches,
  guard,
  planExchange,
  readExchange,
  unguard,
  type ExchangePlan,
} from '#domain/statement';
import { statementCsv, statementWorkbook } from '#forms';
import { applyPatches, cleanText, plainDate } from '#kernel';
import { shippedCatalogue as catalogue } from '#rulebook/controls';
import type { CaseFile, ReadWorkbook, StatementRow } from '#schemas';
import { emptyCase } from '#test/support/cases.ts';

const AS_OF = plainDate('2026-11-21');
const IDS = ['3.1.2.1', '4.4.1.1', '5.1.1', '5.1.1.1', '6.1.3.3.PB', '6.3.1.P'];
const BASE = ((): CaseFile => {
  const file = emptyCase();
  return { ...file, rows: file.rows.filter((r) => IDS.includes(r.id)) };
})();

const csvBook = (file: CaseFile): ReadWorkbook => {
  const read = readCsv(writeCsv(statementCsv(file)));
  if (!read.ok) throw new Error(read.error.code);
  return csvWorkbook(read.value, '表');
};
const xlsxBook = async (file: CaseFile): Promise<ReadWorkbook> => {
  const read = readXlsx(await writeXlsx(statementWorkbook(file, AS_OF)));
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};
function plan(file: CaseFile, book: ReadWorkbook, everything = false): ExchangePlan {
  const table = readExchange(book, catalogue);
  if (!table.ok) throw new Error(table.error.code);
  return planExchange(file, catalogue, table.value, everything);
}

const nasty = fc.constantFrom(
  '=1+1',
  '＝SUM(A1)',
  '+81-3',
  '-5',
  '@x',
  "'引用",
  "''",
  '2026/4/1',
  '5.1.1',
  '1-2',
  '007',
  'TRUE',
  '令和8年4月1日',
  '𠮷野家',
  '葛\u{E0100}',
  ' 前後の空白 ',
  '　全角　',
  '一行目\n二行目\n',
  '\n\n',
  'a\tb',
  '"引用"',
  ',;',
  '_x0041_',
  '<a>&amp;',
  '#REF!',
  '長'.repeat(20_000),
  'liu:5.1.1.1:x',
  '番号',
);
const text = fc
  .oneof(
    nasty,
    fc.string({ unit: 'binary', maxLength: 20 }).map((t) => cleanText(t).replace(/[\uFFFE\uFFFF]/g, '')),
  )
  // What a row can hold, with no mark of a byte order at its beginning.
  .map((t) => t.slice(0, 20_000));
const line = text.map((t) => t.replaceAll('\n', '').slice(0, 500)).map(cleanText);
const values = fc.record({
  decision: fc.constantFrom<StatementRow['decision']>('adopted', 'notAdopted', null),
  reason: text,
  how: text,
  owner: line,
  operatingSince: fc.constantFrom(null, plainDate('2026-04-01'), plainDate('1999-12-31')),
  work: fc.constantFrom<StatementRow['work']>('todo', 'doing', 'review', 'done'),
  note: text,
});
const cases = fc.array(values, { minLength: IDS.length, maxLength: IDS.length }).map((all): CaseFile => ({
  ...BASE,
  rows: BASE.rows.map((row, i) => {
    const full = { ...row, ...all[i]! };
    return catalogue.control(row.id)?.tier === 'objective'
      ? { ...full, how: '', owner: '', operatingSince: null }
      : full;
  }),
}));
const worked = (file: CaseFile): unknown[] => file.rows.map((r) => EXCHANGE_FIELDS.map((f) => r[f]));

describe('out and back without a loss', () => {
  test('CSV: nothing to change in the same case, and everything brought into an empty one', () => {
    fc.assert(
      fc.property(cases, (file) => {
        const book = csvBook(file);
        const same = plan(file, book);
        expect([same.changes, same.refused, same.rows, same.absent]).toEqual([[], [], IDS.length, 0]);
        const other = plan(BASE, book, true);
        expect(other.refused).toEqual([]);
        expect(worked(applyPatches(BASE, exchangePatches(other.changes)))).toEqual(worked(file));
      }),
      { numRuns: 120 },
    );
  });

  test('.xlsx: the same', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (file) => {
        const book = await xlsxBook(file);
        const same = plan(file, book);
        expect([same.changes, same.refused, same.rows, same.source]).toEqual([
          [],
          [],
          IDS.length,
          'thisCase',
        ]);
        const other = plan(BASE, book, true);
        expect(worked(applyPatches(BASE, exchangePatches(other.changes)))).toEqual(worked(file));
      }),
      { numRuns: 40 },
    );
  });

  test('a text made safe for CSV begins with nothing a spreadsheet acts upon, and is undone', () => {
    fc.assert(
      fc.property(text, (t) => {
        expect(unguard(guard(t))).toBe(t);
        expect(guard(t)).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      }),
    );
  });
});

describe('a table that was worked on outside', () => {
  const file = ((): CaseFile => ({
    ...BASE,
    rows: BASE.rows.map((r) => ({ ...r, note: `メモ${r.id}`, decision: 'adopted' as const })),
  }))();
  const set = (book: ReadWorkbook, ref: string, to: string): ReadWorkbook => ({
    ...book,
    sheets: book.sheets.map((s) => ({
      ...s,
      cells: s.cells.map((c) => (c.ref === ref && s.name === '表' ? { ...c, text: to } : c)),
    })),
  });
  const noteRef = (book: ReadWorkbook, row: number): string => {
    const head = book.sheets[0]!.cells.find((c) => c.text === 'メモ')!;
    return head.ref.replace(/\d+/, String(row));
  };

  test('a change shows what stood there and what will; a change on both sides is a conflict', () => {
    const book = csvBook(file);
    const edited = set(book, noteRef(book, 2), '外で書いた');
    expect(plan(file, edited).changes).toEqual([
      { id: '3.1.2.1', field: 'note', before: 'メモ3.1.2.1', after: '外で書いた', conflict: false },
    ]);
    const here = applyPatches(file, [{ path: 'rows/3.1.2.1/note', value: 'ここで書いた' }]);
    expect(plan(here, edited).changes).toEqual([
      { id: '3.1.2.1', field: 'note', before: 'ここで書いた', after: '外で書いた', conflict: true },
    ]);
    // Untouched outside: what was changed here since stays.
    expect(plan(here, book)).toMatchObject({ changes: [], newer: 1 });
    expect(plan(here, book, true).changes).toEqual([
      { id: '3.1.2.1', field: 'note', before: 'ここで書いた', after: 'メモ3.1.2.1', conflict: false },
    ]);
    // Of another case all of it counts.
    const other = plan({ ...here, id: 'OTHER' }, book);
    expect([other.source, other.changes.length]).toEqual(['otherCase', 1]);
  });

  test('rows sorted, taken away and doubled; columns moved; headings kept', () => {
    const rows = statementCsv(file).map((r) => r.toReversed());
    const [head, ...body] = rows;
    const back = (all: readonly (readonly string[])[]): ExchangePlan =>
      plan(file, csvWorkbook({ rows: all, encoding: 'utf-8', separator: ',' }, '表'));
    expect(back([head!, ...body.toReversed()]).changes).toEqual([]);
    expect(back([head!, ...body.slice(2)])).toMatchObject({ changes: [], absent: 2 });
    expect(back([head!, ...body, body[0]!]).twice).toEqual([]);
    const note = head!.indexOf('メモ');
    expect(back([head!, ...body, body[0]!.with(note, 'もう一つ')]).twice).toEqual(['3.1.2.1']);
    expect(back([['題'], [], head!, ...body]).rows).toBe(IDS.length);
  });

  test('without its keys it is read by its numbers; without headings it is refused', () => {
    const rows = statementCsv(file).map((r) => r.slice(1));
    const book = csvWorkbook({ rows, encoding: 'utf-8', separator: ',' }, '表');
    expect(plan(file, book)).toMatchObject({ source: 'unknown', changes: [], rows: IDS.length });
    const bare = csvWorkbook({ rows: rows.slice(1), encoding: 'utf-8', separator: ',' }, '表');
    expect(readExchange(bare, catalogue)).toMatchObject({ ok: false, error: { code: 'exchange.noTable' } });
  });

  test('what cannot be taken is named by its cell', () => {
    const [head, ...body] = statementCsv(file);
    const at = (name: string): number => head!.indexOf(name);
    const bad = body.map((r, i) =>
      i === 0
        ? r.with(at('採否'), 'たぶん').with(at('運用開始日'), '2026/2/30').with(at('作業状況'), '休み')
        : i === 2
          ? r.with(at('実施の内容'), '目標に書いた')
          : r,
    );
    const { refused } = plan(
      file,
      csvWorkbook({ rows: [head!, ...bad], encoding: 'utf-8', separator: ',' }, '表'),
    );
    expect(refused.map((r) => [r.id, r.field, r.code])).toEqual([
      ['3.1.2.1', 'decision', 'decision'],
      ['3.1.2.1', 'operatingSince', 'date'],
      ['3.1.2.1', 'work', 'work'],
      ['5.1.1', 'how', 'objective'],
    ]);
  });

  test('mutated tables never throw, and what they change can be stored', () => {
    const rows = statementCsv(file);
    const junk = fc.oneof(fc.string({ maxLength: 6 }), nasty, fc.constantFrom(...rows.flat()));
    const hit = fc.tuple(fc.nat(rows.length - 1), fc.nat(rows[0]!.length - 1), junk);
    fc.assert(
      fc.property(fc.array(hit, { maxLength: 8 }), (hits) => {
        const table = rows.map((r) => [...r]);
        for (const [r, c, t] of hits) table[r]![c] = t;
        const read = readExchange(
          csvWorkbook({ rows: table, encoding: 'shift_jis', separator: ',' }, '表'),
          catalogue,
        );
        if (!read.ok) return;
        const { changes } = planExchange(file, catalogue, read.value);
        const after = applyPatches(file, exchangePatches(changes));
        expect(after.rows.map((r) => r.id)).toEqual(file.rows.map((r) => r.id));
        // Rows nobody touched stay as they are.
        const touched = new Set(changes.map((c) => c.id));
        for (const [i, row] of after.rows.entries())
          if (!touched.has(row.id)) expect(row).toEqual(file.rows[i]);
      }),
      { numRuns: 200 },
    );
  });
});
