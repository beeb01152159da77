/** Tables that get more rows: the last entry repeated, everything below moved, or the rest told. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDate } from '#kernel';
import { readZip, writeZip } from '#documents/zip';
import type { OfficialReading, OfficialValue, OfficialValues } from '#schemas';
import { officialVocabulary } from '#rulebook/official';
import type { Filled } from '../../../../src/documents/fill/contract.ts';
import { openBook, type Book } from '../../../../src/documents/fill/xlsx/book.ts';
import { xlsxFiller } from '../../../../src/documents/fill/xlsx/index.ts';
import { formulaAfter, type Insertion } from '../../../../src/documents/fill/xlsx/insertion.ts';
import { nextText } from '../../../../src/documents/fill/xlsx/next-text.ts';
import { areaText } from '../../../../src/documents/fill/xlsx/ranges.ts';
import { parseRef } from '../../../../src/documents/xlsx/refs.ts';
import { drawXlsx, randomGrowth, type DrawnCell, type RandomForm } from '../../../support/draw-xlsx.ts';
import { readExpectation, sampleValues } from '../expectation.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const bookOf = (bytes: Bytes): Book => {
  const book = openBook(bytes);
  if (!book.ok) throw new Error(book.error.code);
  return book.value;
};
async function read(bytes: Bytes): Promise<OfficialReading> {
  const reading = await xlsxFiller.recognise(bytes, officialVocabulary, null);
  if (!reading.ok) throw new Error(reading.error.code);
  return reading.value;
}
async function fill(bytes: Bytes, values: OfficialValues): Promise<Filled> {
  const done = await xlsxFiller.fill(bytes, await read(bytes), values, officialVocabulary);
  if (!done.ok) throw new Error(`${done.error.code} ${done.error.where}`);
  return done.value;
}
/** The package with parts rewritten or added. */
function edited(
  bytes: Bytes,
  change: (path: string, text: string) => string,
  more: Record<string, string> = {},
): Bytes {
  const zip = readZip(bytes);
  if (!zip.ok) throw new Error('no zip');
  const entries = [...zip.value].map(([path, data]) => ({
    path,
    bytes: new TextEncoder().encode(change(path, new TextDecoder().decode(data))),
  }));
  for (const [path, text] of Object.entries(more))
    entries.push({ path, bytes: new TextEncoder().encode(text) });
  return writeZip(entries, { date: plainDate('2026-04-01') });
}
const part = (bytes: Bytes, path: string): string => {
  const zip = readZip(bytes);
  return zip.ok ? new TextDecoder().decode(zip.value.get(path)) : '';
};
const textAt = (book: Book, ref: string): string => {
  const at = parseRef(ref)!;
  return book.grids[0]!.boxAt(at.row, at.column).text;
};
const overflows = (done: Filled): number =>
  done.open.reduce((n, o) => n + (o.code === 'open.overflow' ? (o.count ?? 0) : 0), 0);

describe('改善計画書, with a protection that lets rows in', () => {
  const folder = join(import.meta.dirname, '../../../fixtures/official-like');
  const bytes = edited(new Uint8Array(readFileSync(join(folder, '改善計画書.xlsx'))), (path, text) =>
    path.includes('worksheets/')
      ? text.replace('<sheetProtection ', '<sheetProtection insertRows="0" ')
      : text,
  );
  const values = sampleValues(readExpectation(join(folder, '改善計画書.expect.json')), true);

  test('the fourth finding gets three rows of its own, and the notes stand below them', async () => {
    const done = await fill(bytes, values);
    expect(overflows(done)).toBe(0);
    const [before, after] = [bookOf(bytes), bookOf(done.bytes)];
    expect(['A28', 'C28', 'H28', 'S28', 'AD28', 'AI28'].map((r) => textAt(after, r))).toEqual([
      '4',
      '6.1.1.1',
      '役割の文書がない。',
      '文書を作る。',
      '総務部',
      '令和9年3月31日',
    ]);
    for (let row = 28; row <= 44; row++)
      for (let column = 1; column <= 40; column++)
        expect(after.grids[0]!.boxAt(row + 3, column).text).toBe(before.grids[0]!.boxAt(row, column).text);
    const merges = after.grids[0]!.merges.map(areaText);
    for (const m of ['A28:B30', 'AI28:AN30', 'A32:AN32', 'M36:AN36']) expect(merges).toContain(m);
    expect(after.names.map((n) => n.formula)).toEqual(['改善計画書!$A$1:$AN$36', '改善計画書!$A$19:$AN$30']);
    expect(after.grids[0]!.validations[0]!.areas.map(areaText)).toEqual(['AI19:AN30']);
    expect(done.written.find((w) => w.field === 'findings[]')?.cells).toHaveLength(20);
  });

  test('again, nothing changes; the form is known again and read back', async () => {
    const done = await fill(bytes, values);
    const [blank, now] = [await read(bytes), await read(done.bytes)];
    expect(now.fingerprint).toBe(blank.fingerprint);
    expect(Buffer.compare((await fill(done.bytes, values)).bytes, done.bytes)).toBe(0);
    const back = await xlsxFiller.readBack(bytes, done.bytes, blank, officialVocabulary);
    const table = blank.places.find((p) => p.kind === 'table')!;
    expect(back.ok && back.value.values.get(table.id)).toEqual(values.get('findings[]'));
  });
});

const text = (words: string): OfficialValue => ({ kind: 'text', text: words });
const functions = (count: number): OfficialValues =>
  new Map([
    [
      'assessment.functions[]',
      {
        kind: 'rows',
        rows: Array.from({ length: count }, (_, n) => ({ name: text(`業務${n}`), detail: text(`内容${n}`) })),
      },
    ],
  ]);
const label = (words: string): DrawnCell => ({ text: words, look: 'label' });
const INPUT: DrawnCell = { look: 'input' };

/** A table of two blank rows (5 and 6), with what the test puts around it. */
const table = (more: Record<string, DrawnCell>, names: readonly string[] = []): Bytes =>
  drawXlsx(
    [
      {
        name: '評価',
        cells: new Map<string, DrawnCell>([
          ['A1', { text: '様式９－９' }],
          ['A4', label('業務の名称')],
          ['B4', label('業務の内容')],
          ['A5', INPUT],
          ['B5', INPUT],
          ['A6', INPUT],
          ['B6', INPUT],
          ...Object.entries(more),
        ]),
      },
      { name: '別紙', cells: new Map([['A1', { formula: "評価!A9&COUNTA('評価'!A5:A6)", number: 0 }]]) },
    ],
    { names },
  );
const sheet1 = 'xl/worksheets/sheet1.xml';

test('rules, links, notes, pictures, filters, breaks, views, the order of calculation: all move along', async () => {
  const relations = (items: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items}</Relationships>`;
  const one = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const note = (row: number): string =>
    `<v:shape><x:ClientData ObjectType="Note"><x:Anchor>1, 0, ${row}, 0, 3, 0, ${row + 2}, 0</x:Anchor><x:Row>${row}</x:Row><x:Column>0</x:Column></x:ClientData></v:shape>`;
  const bytes = edited(
    table({ A9: { text: '（注）', look: 'bare' }, C5: { formula: 'LEN(A5)' }, C6: { formula: 'LEN(A6)' } }),
    (path, xml) => {
      if (path === '[Content_Types].xml')
        return xml.replace('</Types>', '<Override PartName="/xl/calcChain.xml" ContentType="x/y"/></Types>');
      if (path === 'xl/_rels/workbook.xml.rels')
        return xml.replace(
          '</Relationships>',
          `${one('rIdC', 'calcChain', 'calcChain.xml')}</Relationships>`,
        );
      if (path !== sheet1) return xml;
      return xml
        .replace(
          '<sheetData>',
          '<dimension ref="A1:C9"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A9" state="frozen"/><selection activeCell="A9" sqref="A9"/></sheetView></sheetViews><sheetData>',
        )
        .replace(
          '</worksheet>',
          '<autoFilter ref="A4:B6"/><conditionalFormatting sqref="A5:B6"><cfRule type="expression" priority="1"><formula>$A5=""</formula></cfRule></conditionalFormatting><conditionalFormatting sqref="A9"><cfRule type="expression" priority="2"><formula>A9&lt;&gt;$A$8</formula></cfRule></conditionalFormatting><dataValidations count="2"><dataValidation type="whole" sqref="D6 D9"><formula1>0</formula1></dataValidation><dataValidation type="list" sqref="D1"><formula1>$E$9:$E$10</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="A9" location="評価!A9"/></hyperlinks><rowBreaks count="1"><brk id="8"/></rowBreaks><drawing xmlns:r="http://r" r:id="rIdD"/><legacyDrawing xmlns:r="http://r" r:id="rIdV"/><extLst><ext uri="{1}"><x14:dataValidations xmlns:x14="http://x14" xmlns:xm="http://xm"><x14:dataValidation type="list"><x14:formula1><xm:f>評価!$E$9:$E$10</xm:f></x14:formula1><xm:sqref>F5:F6</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>',
        );
    },
    {
      'xl/calcChain.xml': '<calcChain/>',
      'xl/worksheets/_rels/sheet1.xml.rels': relations(
        one('rIdD', 'drawing', '../drawings/drawing1.xml') +
          one('rIdV', 'vmlDrawing', '../drawings/v.vml') +
          one('rIdN', 'comments', '../comments1.xml'),
      ),
      'xl/drawings/drawing1.xml':
        '<wsDr><twoCellAnchor><from><col>0</col><row>8</row></from><to><col>1</col><row>9</row></to></twoCellAnchor><oneCellAnchor><from><col>5</col><row>1</row></from></oneCellAnchor></wsDr>',
      'xl/drawings/v.vml': `<xml xmlns:v="v" xmlns:x="x">${note(3)}${note(8)}</xml>`,
      'xl/comments1.xml':
        '<comments><commentList><comment ref="A4"/><comment ref="A9"/></commentList></comments>',
    },
  );
  // A heading of its own, so that the formulas belong to the table.
  const headed = edited(bytes, (path, xml) =>
    path === sheet1
      ? xml.replace(/(<c r="B4"[^]*?<\/c>)/, '$1<c r="C4" s="1" t="inlineStr"><is><t>字数</t></is></c>')
      : xml,
  );
  const done = await fill(headed, functions(4));
  expect(overflows(done)).toBe(0);
  const xml = part(done.bytes, sheet1);
  for (const words of [
    '<dimension ref="A1:C11"/>',
    'topLeftCell="A11"',
    'activeCell="A11" sqref="A11"',
    '<autoFilter ref="A4:B8"/>',
    'sqref="A5:B8"',
    '$A5=""',
    'sqref="A11"',
    'A11&lt;&gt;$A$10',
    'sqref="D6 D7 D8 D11"',
    '$E$11:$E$12',
    'ref="A11" location="評価!A11"',
    '<brk id="10"/>',
    '<xm:f>評価!$E$11:$E$12</xm:f>',
    '<xm:sqref>F5:F8</xm:sqref>',
    '<f>LEN(A8)</f>',
  ])
    expect(xml).toContain(words);
  expect(part(done.bytes, 'xl/worksheets/sheet2.xml')).toContain("<f>評価!A11&amp;COUNTA('評価'!A5:A8)</f>");
  expect(part(done.bytes, 'xl/drawings/drawing1.xml')).toContain(
    '<row>10</row></from><to><col>1</col><row>11</row>',
  );
  expect(part(done.bytes, 'xl/drawings/drawing1.xml')).toContain('<col>5</col><row>1</row>');
  const vml = part(done.bytes, 'xl/drawings/v.vml');
  expect(vml).toContain('1, 0, 3, 0, 3, 0, 5, 0');
  expect(vml).toContain('<x:Anchor>1, 0, 10, 0, 3, 0, 12, 0</x:Anchor><x:Row>10</x:Row>');
  expect(part(done.bytes, 'xl/comments1.xml')).toContain('<comment ref="A4"/><comment ref="A11"/>');
  expect(part(done.bytes, 'xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
  expect(readZip(done.bytes)).toMatchObject({ ok: true });
  expect(part(done.bytes, '[Content_Types].xml')).not.toContain('calcChain');
  expect(part(done.bytes, 'xl/_rels/workbook.xml.rels')).not.toContain('calcChain');
});

test('shared formulas below get a text of their own', async () => {
  const bytes = edited(
    table({ A9: { text: 'x' }, D9: { formula: '' }, D10: { formula: '' } }),
    (path, xml) =>
      path === sheet1
        ? xml
            .replace('<f></f>', '<f t="shared" ref="D9:D10" si="0">A9+A$1</f>')
            .replace('<f></f>', '<f t="shared" si="0"/>')
        : xml,
  );
  const xml = part((await fill(bytes, functions(3))).bytes, sheet1);
  expect(xml).toContain('<c r="D10"><f>A10+A$1</f>');
  expect(xml).toContain('<c r="D11"><f>A11+A$1</f>');
});

test('several tables may grow', async () => {
  const more = {
    A10: label('情報の名称'),
    B10: label('機密性'),
    C10: label('完全性'),
    D10: label('可用性'),
    ...Object.fromEntries(['A11', 'B11', 'C11', 'D11'].map((r) => [r, INPUT])),
  };
  const level: OfficialValue = { kind: 'choice', value: '低' };
  const rows = Array.from({ length: 3 }, (_, n) => ({
    name: text(`情報${n}`),
    c: level,
    i: level,
    a: level,
  }));
  const values = new Map([...functions(4), ['assessment.information[]', { kind: 'rows', rows } as const]]);
  const done = await fill(table(more), values);
  const after = bookOf(done.bytes);
  expect(overflows(done)).toBe(0);
  expect(['A8', 'A13', 'A15', 'D15'].map((r) => textAt(after, r))).toEqual(['業務3', '情報0', '情報2', '低']);
});

describe('what cannot be moved for sure: told, with the count', () => {
  const xml = (change: (sheet: string) => string): Bytes =>
    edited(table({}), (path, words) => (path === sheet1 ? change(words) : words));
  test.each<[string, Bytes]>([
    ['text beside the last row', table({ D6: { text: '印' } })],
    ['a formula that finds cells by text', table({ D1: { formula: 'INDIRECT("A9")' } })],
    ['a formula of the last row alone', table({ D9: { formula: 'A6' } })],
    ['a structured reference', table({ D9: { formula: 'SUM(T[x])' } })],
    ['a name that is relative', table({}, ['<definedName name="x">評価!A9</definedName>'])],
    ['a formula that depends on where it stands', table({ D9: { formula: 'ROW()-8' } })],
    [
      'protection',
      xml((s) =>
        s
          .replace('</sheetData>', '</sheetData><sheetProtection sheet="1" insertRows="1"/>')
          .replaceAll(' s="1"', ' s="2"'),
      ),
    ],
    [
      'an array over the last row',
      xml((s) => s.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="D6:D8"/></mergeCells>')),
    ],
    ['an unknown section', xml((s) => s.replace('</worksheet>', '<scenarios/></worksheet>'))],
    [
      'frozen rows of the table',
      xml((s) =>
        s.replace(
          '<sheetData>',
          '<sheetViews><sheetView><pane ySplit="6" state="frozen"/></sheetView></sheetViews><sheetData>',
        ),
      ),
    ],
    ['a pivot table', edited(table({}), (_, words) => words, { 'xl/pivotTables/pivotTable1.xml': '<a/>' })],
  ])('%s', async (_, bytes) => {
    const done = await fill(bytes, functions(5));
    expect(overflows(done)).toBe(3);
    const [before, after] = [bookOf(bytes), bookOf(done.bytes)];
    expect(after.grids[0]!.lastRow).toBe(before.grids[0]!.lastRow);
    expect(textAt(after, 'A6')).toBe('業務1');
  });

  test('protection that lets rows be inserted', async () => {
    const bytes = xml((s) =>
      s.replace('</sheetData>', '</sheetData><sheetProtection sheet="1" insertRows="0"/>'),
    );
    expect(textAt(bookOf((await fill(bytes, functions(5))).bytes), 'A9')).toBe('業務4');
  });
});

/** Two rows (5, 6) become four. */
const ins: Insertion = { sheet: '評 価', first: 5, top: 6, bottom: 6, entries: 2, rows: 2 };
test.each<[string, string | null]>([
  ['A1+A9', 'A1+A11'],
  ['SUM(A5:A6)', 'SUM(A5:A8)'],
  ["SUM('評 価'!$A$4:$B6)-別紙!A9", "SUM('評 価'!$A$4:$B8)-別紙!A9"],
  ['A:A&9:10&$7:7', 'A:A&11:12&$9:9'],
  ['"A9"&LOG10(C9)&TRUE&1.5E+3', '"A9"&LOG10(C11)&TRUE&1.5E+3'],
  ['IF(A7>1,名前,#N/A)', 'IF(A9>1,名前,#N/A)'],
  ['A6', null],
  ['A5:A7', 'A5:A9'],
  ['A6:A7', null],
  ['SUMPRODUCT(A5:A6,D1:D2)', null],
  ['INDEX(A5:A6,2)', null],
  ['INDEX(A1:A3,2)', 'INDEX(A1:A3,2)'],
  ['OFFSET(A1,1,1)', null],
  ['[1]Sheet1!A1', null],
  ["'[1]評 価'!A1", null],
  ['Sheet1:Sheet3!A1', null],
  ['A1#', null],
  ['A9:INDEX(A:A,3)', null],
  ['@A9', null],
  ['#REF!+A9', null],
  ['A9:A7', null],
])('%s → %s', (before, after) => {
  expect(formulaAfter(ins, before, { sheet: '評 価', row: 20, areas: null })).toBe(after);
});

test.each<[readonly string[], number, string | null]>([
  [['1', '2', '3'], 2, '5'],
  [['１', '２'], 1, '３'],
  [['①'], 1, '②'],
  [['(1)', '(2)'], 1, '(3)'],
  [['第9項', '第10項'], 1, '第11項'],
  [['□有', '□有'], 3, '□有'],
  [['ア', 'イ'], 1, null],
  [['2'], 1, null],
  [['1', '3'], 1, null],
  [['⑲', '⑳'], 1, null],
])('%j goes on (%i) with %s', (texts, n, next) => {
  expect(nextText(texts, n)).toBe(next);
});

const rowsOf = (form: RandomForm): OfficialValues =>
  new Map(
    officialVocabulary.fields.flatMap((f) => {
      const count = form.rows.get(f.key);
      if (f.kind !== 'rows' && !['text', 'code'].includes(f.kind)) return [];
      if (f.kind !== 'rows') return [[f.key, text(`値 ${f.key}`)]];
      const row = (n: number): Record<string, OfficialValue> =>
        Object.fromEntries(
          f.columns.map((c): [string, OfficialValue] => [
            c.key,
            c.kind === 'date'
              ? { kind: 'date', date: plainDate('2026-11-21'), time: null }
              : c.kind === 'choice'
                ? { kind: 'choice', value: '中' }
                : text(`値 ${f.key}/${n}/${c.key}`),
          ]),
        );
      return [[f.key, { kind: 'rows', rows: Array.from({ length: count ?? 1 }, (_, n) => row(n)) }]];
    }),
  );

/** All that a sheet says: texts, styles, formulas, merges, rules. */
const said = (bytes: Bytes): string =>
  JSON.stringify(
    bookOf(bytes).grids.map((g) => ({
      cells: [...g.cells.values()]
        .map((c) => `${c.row}:${c.column} ${c.style} ${c.formula === '' ? c.text : `=${c.formula}`}`)
        .sort(),
      merges: g.merges.map(areaText).sort(),
      rules: g.validations.flatMap((v) => v.areas.map((a) => `${areaText(a)} ${v.formula1}`)).sort(),
    })),
  );

test('random forms: with rows added they are as if drawn with as many', async () => {
  let grown = 0;
  let all = 0;
  await fc.assert(
    fc.asyncProperty(randomGrowth, async ({ short, long }) => {
      if (short.rows.size === 0) return;
      const values = rowsOf(long);
      const [done, wanted] = [await fill(short.bytes, values), await fill(long.bytes, values)];
      all++;
      if (overflows(done) > 0) return;
      // A table that was not recognised in the one is none in the other.
      if (done.written.length !== wanted.written.length) return;
      expect(said(done.bytes)).toBe(said(wanted.bytes));
      grown++;
    }),
    { numRuns: 14 },
  );
  expect(grown / all).toBeGreaterThan(0.5);
});
