/** What else a workbook holds survives being filled: seen in its parts, and by another library. */
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { plainDate } from '#kernel';
import { readZip } from '#documents/zip';
import { officialVocabulary } from '#rulebook/official';
import type { OfficialValues } from '#schemas';
import { xlsxFiller } from '../../../../src/documents/fill/xlsx/index.ts';
import { drawXlsx, type DrawnCell, type DrawnPart } from '#test/support/draw-xlsx.ts';
import { bookOf, changedCells } from '#test/support/xlsx-cells.ts';

type Bytes = Uint8Array<ArrayBuffer>;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const type = (name: string): string =>
  `application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml`;
const label = (text: string): DrawnCell => ({ text, look: 'label' });
const INPUT: DrawnCell = { look: 'input' };

const PARTS: readonly DrawnPart[] = [
  {
    path: 'xl/calcChain.xml',
    xml: `<calcChain xmlns="${MAIN}"><c r="D3" i="1"/><c r="D4" i="1"/><c r="D5" i="1"/></calcChain>`,
    type: 'calcChain',
    contentType: type('calcChain'),
    sheet: null,
    id: 'rIdC',
  },
  {
    path: 'xl/comments1.xml',
    xml: `<comments xmlns="${MAIN}"><authors><author>a</author></authors><commentList><comment ref="B3" authorId="0"><text><t>正式な名称</t></text></comment></commentList></comments>`,
    type: 'comments',
    contentType: type('comments'),
    sheet: 1,
    id: 'rId1',
  },
  {
    path: 'xl/tables/table1.xml',
    xml: `<table xmlns="${MAIN}" id="1" name="一覧" displayName="一覧" ref="A8:B10" totalsRowShown="0"><autoFilter ref="A8:B10"/><tableColumns count="2"><tableColumn id="1" name="品目"/><tableColumn id="2" name="数"/></tableColumns></table>`,
    type: 'table',
    contentType: type('table'),
    sheet: 1,
    id: 'rId2',
  },
];

function workbook(from1904: boolean, rich: boolean, inline: boolean): Bytes {
  const cells = new Map<string, DrawnCell>([
    ['A1', { text: '様式９－９' }],
    ['A3', label('サービスの名称')],
    ['B3', INPUT],
    ['A4', label('評価年月日')],
    ['B4', { look: 'date' }],
    ['D3', { formula: 'LEN(B3)', number: 0, look: 'label' }],
    ['D4', { formula: 'YEAR(B4)', number: 1900, look: 'label' }],
    ['D5', { formula: 'SUM(一覧[数])', number: 3, look: 'label' }],
    ['A8', label('品目')],
    ['B8', label('数')],
    ['A9', label('甲')],
    ['B9', { number: 1, look: 'label' }],
    ['A10', label('乙')],
    ['B10', { number: 2, look: 'label' }],
  ]);
  return drawXlsx(
    [
      {
        name: '申請書',
        cells,
        before:
          '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="2" topLeftCell="B3" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><cols><col min="3" max="3" width="9" hidden="1"/></cols>',
        after: '<autoFilter ref="A8:B10"/>',
        lists: new Map([['B9:B10', '"1,2"']]),
        last: `<headerFooter><oddHeader>&amp;C様式</oddHeader></headerFooter><tableParts count="1"><tablePart r:id="rId2"/></tableParts>`,
      },
    ],
    {
      from1904,
      rich,
      inline,
      names: ['<definedName name="_xlnm.Print_Area" localSheetId="0">申請書!$A$1:$D$10</definedName>'],
      calc: '<calcPr calcId="191029"/>',
      parts: PARTS,
    },
  );
}

const VALUES: OfficialValues = new Map([
  ['service.name', { kind: 'text', text: '例示クラウド' }],
  ['assessment.date', { kind: 'date', date: plainDate('2026-10-01'), time: null }],
]);

async function filled(bytes: Bytes): Promise<Bytes> {
  const reading = await xlsxFiller.recognise(bytes, officialVocabulary, null);
  if (!reading.ok) throw new Error(reading.error.code);
  const done = await xlsxFiller.fill(bytes, reading.value, VALUES, officialVocabulary);
  if (!done.ok) throw new Error(`${done.error.code} ${done.error.where}`);
  return done.value.bytes;
}
const partsOf = (bytes: Bytes): Map<string, string> => {
  const zip = readZip(bytes);
  if (!zip.ok) throw new Error(zip.error.code);
  return new Map([...zip.value].map(([path, data]) => [path, new TextDecoder().decode(data)]));
};

describe.each([
  [false, false, false],
  [true, true, false],
  [false, true, true],
])('1904: %s, texts in runs: %s, in their cells: %s', (from1904, rich, inline) => {
  const bytes = workbook(from1904, rich, inline);

  test('labels read without furigana, and the two blanks alone are filled', async () => {
    expect([...bookOf(bytes).grids[0]!.cells.values()].map((c) => c.text).join('')).not.toContain('ヨミ');
    expect([...changedCells(bytes, await filled(bytes))]).toEqual([
      ['申請書!B3', '例示クラウド'],
      ['申請書!B4', '令和8年10月1日'],
    ]);
  });

  test('every other part is the same, and in the sheet everything but the blanks and stale results', async () => {
    const [before, after] = [partsOf(bytes), partsOf(await filled(bytes))];
    expect([...after.keys()]).toEqual([...before.keys()]);
    const bare = (xml: string): string =>
      xml
        .replace(/<c r="B[34]"[^>]*?(\/>|>.*?<\/c>)/g, '')
        .replace(/(<c r="D\d"[^>]*>.*?<\/f>)(<v>[^<]*<\/v>)?(<\/c>)/g, '$1$3')
        .replace(' fullCalcOnLoad="1"', '');
    for (const [path, xml] of before) {
      const now = after.get(path)!;
      const mayChange = path === 'xl/worksheets/sheet1.xml' || path === 'xl/workbook.xml';
      expect(mayChange ? bare(now) : now, path).toBe(mayChange ? bare(xml) : xml);
    }
    // A structured reference cannot be followed: it is calculated anew as well.
    expect(after.get('xl/worksheets/sheet1.xml')).toContain('<f>SUM(一覧[数])</f></c>');
  });

  test('another library reads the values, the notes and the list', async () => {
    const book = await readXlsx(await filled(bytes));
    const sheet = book.sheets[0]!;
    expect(sheet.rows[2]?.[1]).toBe('例示クラウド');
    const day = sheet.rows[3]?.[1];
    const shown = day instanceof Date ? day.toISOString().slice(0, 10) : day;
    expect(shown).toBe('2026-10-01');
    expect(sheet.rows[8]?.[0]).toBe('甲');
  });
});
