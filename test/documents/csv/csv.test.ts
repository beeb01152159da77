import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvWorkbook, readCsv, writeCsv } from '#documents/csv';

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const rows = (bytes: Uint8Array<ArrayBuffer>): readonly (readonly string[])[] => {
  const read = readCsv(bytes);
  if (!read.ok) throw new Error(read.error.code);
  return read.value.rows;
};

describe('a table saved as text', () => {
  test.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      '\uFEFFa,b\nc,',
      [
        ['a', 'b'],
        ['c', ''],
      ],
    ],
    ['"a ""b""\r\nc",d', [['a "b"\nc', 'd']]],
    [
      'a\tb\nc\t"d,\te"',
      [
        ['a', 'b'],
        ['c', 'd,\te'],
      ],
    ],
    ['a;b;"c;d"', [['a', 'b', 'c;d']]],
    ['sep=;\r\na,b;c', [['a,b', 'c']]],
    ['a,"b', [['a', '"b']]],
    ['"a"b,c"d"', [['ab', 'c"d"']]],
    ['a\rb', [['a'], ['b']]],
  ])('%j', (text, expected) => {
    expect(rows(utf8(text))).toEqual(expected);
  });

  test('is read in the encodings of Japanese spreadsheets', () => {
    // 番号,内容 in CP932, with ～ and ① of Windows.
    const cp932 = new Uint8Array([
      0x94, 0xd4, 0x8d, 0x86, 0x2c, 0x93, 0xe0, 0x97, 0x65, 0x81, 0x60, 0x87, 0x40,
    ]);
    expect(readCsv(cp932)).toMatchObject({
      ok: true,
      value: { encoding: 'shift_jis', rows: [['番号', '内容～①']] },
    });
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[...'番\t𠮷'].flatMap((c) => [...Buffer.from(c, 'utf16le')]),
    ]);
    expect(readCsv(utf16)).toMatchObject({ ok: true, value: { encoding: 'utf-16le', rows: [['番', '𠮷']] } });
    expect(readCsv(utf8('番号,内容'))).toMatchObject({ ok: true, value: { encoding: 'utf-8' } });
  });

  test('what is no table is refused by code', () => {
    expect(readCsv(new Uint8Array(0))).toMatchObject({ ok: false, error: { code: 'csv.empty' } });
    expect(readCsv(new Uint8Array([0x61, 0, 0x62]))).toMatchObject({
      ok: false,
      error: { code: 'csv.binary' },
    });
    expect(readCsv(new Uint8Array([0x82, 0xff, 0xff]))).toMatchObject({
      ok: false,
      error: { code: 'csv.encoding' },
    });
    expect(readCsv(utf8(','.repeat(400_000)))).toMatchObject({ ok: false, error: { code: 'csv.tooLarge' } });
  });

  test('comes back as it was written', () => {
    const cell = fc
      .oneof(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.constantFrom('"', '""', ' a ', '\n', 'a\nb', '𠮷', ',', '　'),
      )
      .map((t) =>
        t
          .replace(/[\r\0]/g, '')
          .replace(/[\uD800-\uDFFF]/g, (c, i: number, all: string) =>
            all.codePointAt(i)! > 0xffff || (i > 0 && all.codePointAt(i - 1)! > 0xffff) ? c : '',
          ),
      );
    // Two columns at least, so that a row of empty cells is a row.
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(table, (t) => {
        const read = readCsv(writeCsv(t));
        // A lone tab or semicolon may outnumber the commas of a tiny table.
        if (read.ok && read.value.separator === ',') expect(read.value.rows).toEqual(t);
      }),
      { numRuns: 300 },
    );
  });

  test('any bytes are a table or a refusal', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const read = readCsv(new Uint8Array(bytes));
        if (read.ok) expect(csvWorkbook(read.value, 'x').sheets).toHaveLength(1);
        else expect(read.error.code).toMatch(/^csv\./);
      }),
      { numRuns: 500 },
    );
  });

  test('as a workbook it has the cells with something in them', () => {
    const read = readCsv(utf8('a,,c\n,"x\ny"'));
    if (!read.ok) throw new Error(read.error.code);
    const book = csvWorkbook(read.value, '表');
    expect(book.encoding).toBe('utf-8');
    expect(book.sheets[0]!.cells.map((c) => [c.ref, c.text])).toEqual([
      ['A1', 'a'],
      ['C1', 'c'],
      ['B2', 'x\ny'],
    ]);
  });
});
