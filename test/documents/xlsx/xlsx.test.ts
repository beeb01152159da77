import { strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readXlsx, writeXlsx, XLSX_LIMITS } from '#documents/xlsx';
import { readZip } from '#documents/zip';
import { plainDate } from '#kernel';
import { WORKBOOK_FAILURE_CODES, workbookMessage } from '#messages';
import type { ReadCell, ReadWorkbook, Workbook } from '#schemas';

const BOOK: Workbook = {
  title: '試験',
  date: plainDate('2026-06-01'),
  names: [
    { name: 'LIU_text', text: 'a|"b"|c' },
    { name: 'LIU_cell', sheet: "表'1", ref: 'B2' },
  ],
  properties: { LIU_text: 'x|<y>&z' },
  sheets: [
    {
      name: "表'1",
      state: 'visible',
      widths: [null, 20, 30],
      landscape: true,
      titleRow: 1,
      rows: [
        {
          cells: [
            { text: 'liu:a', look: 'key' },
            { text: '見出し', look: 'head', span: 2, note: '一行\n二行' },
          ],
        },
        { cells: [null, { text: '', look: 'open' }, { text: '=1+1', look: 'value' }], height: 40 },
        { cells: [null, { text: '+81-3\n𠮷<&>"\'', look: 'openDate' }, { text: '@x', look: 'value' }] },
      ],
      rules: [
        {
          kind: 'list',
          values: ['低位', '中位'],
          range: 'B2',
          title: '影響度',
          hint: '選ぶ',
          error: '選び直す',
        },
        {
          kind: 'date',
          from: plainDate('2000-01-01'),
          until: plainDate('2099-12-31'),
          range: 'B3',
          title: '日',
          hint: '',
          error: '',
        },
      ],
    },
    {
      name: '_h',
      state: 'veryHidden',
      widths: [10],
      landscape: false,
      rows: [{ cells: [{ text: '-1', look: 'key' }] }],
      rules: [],
    },
  ],
};

const parts = async (): Promise<Map<string, Uint8Array<ArrayBuffer>>> => {
  const zip = readZip(await writeXlsx(BOOK));
  if (!zip.ok) throw new Error(zip.error.code);
  return zip.value;
};
const pack = (all: ReadonlyMap<string, Uint8Array>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(zipSync(Object.fromEntries(all)));
const code = (bytes: Uint8Array<ArrayBuffer>): string => {
  const r = readXlsx(bytes);
  return r.ok ? 'ok' : r.error.code;
};
const good = (bytes: Uint8Array<ArrayBuffer>): ReadWorkbook => {
  const r = readXlsx(bytes);
  if (!r.ok) throw new Error(`${r.error.code} ${r.error.where}`);
  return r.value;
};
const SHEET = 'xl/worksheets/sheet1.xml';

describe('written and read again', () => {
  test('texts, names, properties, rules, states', async () => {
    const book = good(await writeXlsx(BOOK));
    expect(book.sheets.map((s) => [s.name, s.state, s.locked])).toEqual([
      ["表'1", 'visible', true],
      ['_h', 'veryHidden', true],
    ]);
    expect(book.sheets[0]!.cells.map((c) => [c.ref, c.kind, c.text, c.formula])).toEqual([
      ['A1', 'text', 'liu:a', false],
      ['B1', 'text', '見出し', false],
      ['C2', 'text', '=1+1', false],
      ['B3', 'text', '+81-3\n𠮷<&>"\'', false],
      ['C3', 'text', '@x', false],
    ]);
    expect(book.names.filter((n) => n.name.startsWith('LIU_'))).toEqual([
      { name: 'LIU_text', sheet: null, ref: null, text: 'a|"b"|c' },
      { name: 'LIU_cell', sheet: "表'1", ref: 'B2', text: null },
    ]);
    expect(book.properties).toEqual({ LIU_text: 'x|<y>&z' });
    expect(book.sheets[0]!.rules.map((r) => [r.range.split(':')[0], r.type, r.formula])).toEqual([
      ['B2', 'list', '"低位,中位"'],
      ['B3', 'date', '36526'],
    ]);
  });

  test('paper, title row, print area, unlocked cells, notes and dates of the file are in it', async () => {
    const all = await parts();
    const text = (path: string): string => strFromU8(all.get(path)!);
    expect(text(SHEET)).toMatch(
      /<pageSetup [^>]*paperSize="9"[^>]*orientation="landscape"[^>]*fitToHeight="0"/,
    );
    expect(text('xl/workbook.xml')).toContain('_xlnm.Print_Titles');
    expect(text('xl/workbook.xml')).toContain('_xlnm.Print_Area');
    expect(text('xl/workbook.xml')).toContain('state="veryHidden"');
    expect(text('xl/styles.xml')).toContain('locked="0"');
    expect(text('xl/comments1.xml')).toContain('二行');
    expect(text('docProps/core.xml')).toContain('2026-06-01T00:00:00Z');
    expect(text(SHEET)).not.toContain('<f>');
  });
});

describe('what other programs write', () => {
  const withSheet = async (
    data: string,
    styles?: string,
    workbook?: (x: string) => string,
  ): Promise<ReadCell[]> => {
    const all = await parts();
    const xml = strFromU8(all.get(SHEET)!).replace(
      /<sheetData>.*<\/sheetData>/s,
      `<sheetData>${data}</sheetData>`,
    );
    all.set(SHEET, strToU8(xml) as Uint8Array<ArrayBuffer>);
    if (styles) all.set('xl/styles.xml', strToU8(styles) as Uint8Array<ArrayBuffer>);
    if (workbook)
      all.set(
        'xl/workbook.xml',
        strToU8(workbook(strFromU8(all.get('xl/workbook.xml')!))) as Uint8Array<ArrayBuffer>,
      );
    return [...good(pack(all)).sheets[0]!.cells];
  };
  const STYLES = `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="[$-411]ge&quot;年度 &quot;m.d"/><numFmt numFmtId="201" formatCode="&quot;第&quot;0&quot;日&quot;"/><numFmt numFmtId="202" formatCode="0.00E+00"/></numFmts><cellXfs>${[0, 14, 200, 201, 202, 57].map((n) => `<xf numFmtId="${n}"/>`).join('')}</cellXfs></styleSheet>`;

  test('dates by their format; other numbers stay numbers', async () => {
    const cells = await withSheet(
      `<row r="1">${[0, 1, 2, 3, 4, 5].map((s) => `<c s="${s}"><v>46188.75</v></c>`).join('')}</row>
       <row><c s="1"><v>60</v></c><c s="1"><v>61</v></c><c s="1"><v>1</v></c><c s="1"><v>-5</v></c><c t="d"><v>2026-06-15T09:00:00</v></c></row>`,
      STYLES,
    );
    expect(cells.map((c) => [c.ref, c.kind, c.date])).toEqual([
      ['A1', 'number', null],
      ['B1', 'date', '2026-06-15'],
      ['C1', 'date', '2026-06-15'],
      ['D1', 'number', null],
      ['E1', 'number', null],
      ['F1', 'date', '2026-06-15'],
      ['A2', 'date', null],
      ['B2', 'date', '1900-03-01'],
      ['C2', 'date', '1900-01-01'],
      ['D2', 'date', null],
      ['E2', 'date', '2026-06-15'],
    ]);
    const mac = await withSheet('<row r="1"><c s="1"><v>44726</v></c></row>', STYLES, (x) =>
      x.replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
    );
    expect(mac[0]?.date).toBe('2026-06-15');
  });

  test('prefixes, inline texts, rich texts, furigana, escapes, booleans, errors, formulas', async () => {
    const cells = await withSheet(
      `<row r="2"><x:c r="A2" t="inlineStr"><is><r><t>東</t></r><r><t xml:space="preserve"> 京</t></r><rPh sb="0" eb="1"><t>トウ</t></rPh></is></x:c>
       <c r="B2" t="str"><f>A2&amp;"x"</f><v>a_x000A_b&#x20BB7;</v></c><c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><f/><v>#REF!</v></c><c r="E2"/></row>
       <row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c><c r="A1"><v>3</v></c></row>`
        .replace('<x:c', '<x:c xmlns:x="y"')
        .replace('</x:c>', '</x:c>'),
    );
    expect(cells.map((c) => [c.ref, c.kind, c.text, c.formula])).toEqual([
      ['A1', 'number', '2', false],
      ['B1', 'number', '1', false],
      ['A2', 'text', '東 京', false],
      ['B2', 'text', 'a\nb𠮷', true],
      ['C2', 'boolean', 'TRUE', false],
      ['D2', 'error', '#REF!', true],
    ]);
  });

  test('a cell at the far corner costs nothing', async () => {
    const cells = await withSheet(
      '<row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="XFE1"><v>1</v></c></row>',
    );
    expect(cells.map((c) => c.ref)).toEqual(['XFD1048576']);
  });
});

describe('refused, by code', () => {
  const u8 = (text: string): Uint8Array<ArrayBuffer> => strToU8(text) as Uint8Array<ArrayBuffer>;
  const ole = (text: string): Uint8Array<ArrayBuffer> => {
    const bytes = new Uint8Array(1_024);
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    Array.from(text).forEach((c, i) => (bytes[512 + i * 2] = c.charCodeAt(0)));
    return bytes;
  };
  const withPart = async (path: string, text = '<x/>'): Promise<Uint8Array<ArrayBuffer>> =>
    pack(new Map([...(await parts()), [path, strToU8(text)]]));

  test.each([
    ['xlsx.empty', () => new Uint8Array()],
    ['xlsx.xls', () => ole('Workbook')],
    ['xlsx.encrypted', () => ole('EncryptedPackage')],
    ['xlsx.pdf', () => u8('%PDF-1.7 …')],
    ['xlsx.csv', () => u8('情報,機密性\n名簿,低位\n')],
    ['xlsx.notWorkbook', () => u8('ただの文章')],
    ['xlsx.notWorkbook', () => pack(new Map([['a.txt', u8('a')]]))],
    [
      'xlsx.ods',
      () =>
        pack(
          new Map([
            ['mimetype', u8('x')],
            ['content.xml', u8('<a/>')],
          ]),
        ),
    ],
    ['xlsx.macro', () => withPart('xl/vbaProject.bin')],
    ['xlsx.macro', () => withPart('xl/macrosheets/sheet1.xml')],
    [
      'xlsx.macro',
      () =>
        withPart(
          '[Content_Types].xml',
          '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
        ),
    ],
    ['xlsx.external', () => withPart('xl/externalLinks/externalLink1.xml')],
    ['xlsx.xlsb', () => withPart('xl/workbook.bin')],
    ['xlsx.damaged', () => withPart('xl/workbook.xml', '<workbook><sheets>')],
    ['xlsx.damaged', () => withPart(SHEET, '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>')],
    ['xlsx.damaged', () => withPart(SHEET, '<a>'.repeat(10_000))],
    ['xlsx.damaged', () => withPart('xl/sharedStrings.xml', '<sst><si><t>a</si></sst>')],
    [
      'xlsx.notWorkbook',
      () =>
        withPart(
          '_rels/.rels',
          '<Relationships><Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
        ),
    ],
    ['xlsx.tooLarge', () => new Uint8Array(XLSX_LIMITS.bytes + 1)],
    [
      'xlsx.tooLarge',
      () =>
        withPart(
          SHEET,
          `<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(XLSX_LIMITS.cells + 1)}</sheetData></worksheet>`,
        ),
    ],
    // 51 MB of white space in a few kilobytes.
    ['xlsx.tooLarge', () => withPart(SHEET, ' '.repeat(51_000_000))],
    ['xlsx.zip', async () => (await writeXlsx(BOOK)).slice(0, 4_000)],
  ] as const)(
    '%s',
    async (expected, make) => {
      expect(code(await make())).toBe(expected);
      expect(WORKBOOK_FAILURE_CODES).toContain(expected);
      expect(workbookMessage({ code: expected, where: '' }).title).toMatch(/何も変更していません。$/);
    },
    60_000,
  );
});
