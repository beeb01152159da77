/** What is typed comes out whole, and nothing of it is taken for markup, a formula or a command. */
import { describe, expect, test } from 'vitest';
import { renderDocx } from '#documents/docx';
import { textsOf } from '#documents/pdf';
import { readXlsx } from '#documents/xlsx';
import { renderXlsx } from '#documents/xlsx-paper';
import { forms } from '#forms';
import type { Block, Paper } from '#schemas';
import { AS_OF, complete } from '../../forms/support.ts';
import { renderAssets } from '../../support/assets.ts';
import {
  all,
  packageProblems,
  parseXml,
  partsOf,
  sheetCells,
  wordProblems,
  wordText,
} from '../../support/ooxml.ts';
import { annexPaper, AWKWARD, richPaper } from '../fixture.ts';

const paperOf = (texts: readonly string[]): Paper => ({
  ...richPaper,
  formNo: null,
  open: [],
  stamp: null,
  blocks: [
    ...texts.map((text): Block => ({ type: 'paragraph', value: { text } })),
    {
      type: 'table',
      columns: [{ label: '欄', width: 1 }],
      rows: texts.map((text) => [{ text }]),
    },
  ],
});
const word = async (paper: Paper) => renderDocx(paper, await renderAssets());
const book = async (paper: Paper) => renderXlsx(paper, await renderAssets());

const HARMLESS = [
  ...Object.values(AWKWARD),
  '𠮷野家の髙木と﨑山、葛\u{E0100}飾区と辻\u{E0101}堂',
  'ｱｲｳｴｵ ﾊﾟﾋﾟﾌﾟ',
  '👨\u200D👩\u200D👧\u200D👦 と 👍🏽 と 🇯🇵',
  ']]> <!-- --> <![CDATA[ &amp; &#0; "\'',
  '_x0041_ と _x005F_ と _xZZZZ_',
  '=1+1',
  '+81-3-0000-0000',
  '-1',
  '@SUM(A1)',
  '=HYPERLINK("http://example.jp","x")',
  ' 前後の空白  と\tタブ ',
  '一行目\n\n三行目',
  '\u2028と\u2029と\u0085',
];

describe('texts of all kinds', () => {
  test('stand in a Word document as they were typed', async () => {
    const { bytes, lost } = await word(paperOf(HARMLESS));
    expect(wordProblems(bytes)).toEqual([]);
    expect(lost).toEqual([]);
    const text = wordText(bytes);
    // Line ends are paragraphs there; U+0085 is a control, which nobody sees.
    const lines = HARMLESS.flatMap((t) => t.replace('\u0085', '').split('\n'));
    expect(lines.filter((line) => !text.includes(line))).toEqual([]);
  });

  test('stand in a workbook as they were typed, each as text', async () => {
    const { bytes, lost } = await book(paperOf(HARMLESS));
    expect(packageProblems(bytes)).toEqual([]);
    expect(lost).toEqual([]);
    const sheets = sheetCells(bytes);
    const cells = sheets.flatMap((sheet) => sheet.cells);
    expect(new Set(cells.filter(({ text }) => text !== '').map(({ kind }) => kind))).toEqual(new Set(['s']));
    const texts = new Set(cells.map(({ text }) => text));
    expect(HARMLESS.filter((text) => !texts.has(text.replace('\u0085', '')))).toEqual([]);
    // The format of text, so that it stays text when someone edits the cell.
    const style = sheets[1]!.xml;
    const styles = new Set(
      [...all(style)].filter((n) => n.name === 'c' && n.attrs['r'] === 'A20').map((n) => n.attrs['s']),
    );
    const formats = partsOf(bytes).get('xl/styles.xml')!;
    const xfs = formats.slice(formats.indexOf('<cellXfs')).match(/<xf [^>]*>/g)!;
    const text = /numFmtId="(\d+)" formatCode="@"/.exec(formats)![1]!;
    for (const id of styles) expect(xfs[Number(id)]).toContain(`numFmtId="${text}"`);
    expect(styles.size).toBe(1);
    // And our own reader finds the same.
    const read = readXlsx(bytes);
    expect(
      read.ok && read.value.sheets.flatMap((s) => s.cells).every((c) => c.kind === 'text' && !c.formula),
    ).toBe(true);
  });

  test('what no file of XML can hold is seen and reported, what is invisible goes', async () => {
    const paper = paperOf(['半分\uD842だけ', '終わり\uFFFFの印', '鐘\u0007と\u000Bと\u0000']);
    for (const made of [await word(paper), await book(paper)]) {
      expect(made.lost.map((l) => [l.codePoint, l.context])).toEqual([
        ['U+D842', '半分\uD842だけ'],
        ['U+FFFF', '終わり\uFFFFの印'],
      ]);
    }
    const { bytes } = await word(paper);
    expect(wordProblems(bytes)).toEqual([]);
    expect(wordText(bytes)).toContain('半分〓だけ\n終わり〓の印\n鐘とと');
    const sheet = (await book(paper)).bytes;
    expect(packageProblems(sheet)).toEqual([]);
    expect(sheetCells(sheet)[1]!.cells.map(({ text }) => text)).toContain('半分〓だけ');
  });
});

describe('an answer of ten pages', () => {
  const sentence = '権限は年に一度、𠮷田が見直す。'.repeat(40);
  const answer = Array.from({ length: 18 }, (_, i) => `${i + 1}段目。${sentence}`).join('\n');

  test('is eighteen paragraphs in a Word document, also within a table', async () => {
    const text = wordText((await word(paperOf([answer]))).bytes);
    expect(text.split(answer)).toHaveLength(3);
  });

  test('goes on in further rows of a workbook, none of which Excel would cut', async () => {
    const paper: Paper = {
      ...annexPaper,
      blocks: [
        {
          type: 'table',
          columns: [
            { label: '番号', width: 0.2 },
            { label: '実施の内容', width: 0.8 },
          ],
          rows: [
            [{ text: '5.1.1' }, { text: answer }],
            [{ text: '5.1.2' }, { text: '短い。' }],
          ],
        },
      ],
    };
    const { cells, xml } = sheetCells((await book(paper)).bytes)[1]!;
    const column = (n: number): string[] =>
      cells.filter((c) => c.column === n && c.row > 2).map((c) => c.text);
    const parts = column(2).slice(0, -1);
    expect(parts.length).toBeGreaterThan(3);
    expect(parts.join('').replaceAll('\n', '')).toBe(answer.replaceAll('\n', ''));
    expect(new Set(column(1).slice(0, -1))).toEqual(new Set(['5.1.1']));
    expect(column(1).at(-1)).toBe('5.1.2');
    const heights = [...all(xml)]
      .filter((n) => n.name === 'row' && n.attrs['ht'])
      .map((n) => Number(n.attrs['ht']));
    expect(Math.max(...heights)).toBeLessThan(409);
  });
});

describe('the annex as a workbook', () => {
  const annex = forms.find((form) => form.key === '2-1-annex')!.build(complete, AS_OF);

  test('is a row for each control under chapter and section, with filter, panes and titles of each page', async () => {
    const { bytes } = await book(annex);
    const [front, sheet, ...more] = sheetCells(bytes);
    expect(more).toEqual([]);
    expect([front!.name, sheet!.name]).toEqual(['書類', '言明書 別添']);
    const row = (n: number): string[] => sheet!.cells.filter((c) => c.row === n).map((c) => c.text);
    expect(row(2)).toEqual([
      ...[
        '章',
        '節',
        '番号',
        '見出し',
        '採否',
        '実施の内容 ／ 採用しない理由',
        '責任者・担当',
        '運用の開始日',
      ],
    ]);
    const numbers = sheet!.cells.filter((c) => c.column === 3 && c.row > 2).map((c) => c.text);
    expect(numbers.toSorted()).toEqual(complete.rows.map((r) => r.id).toSorted());
    const last = numbers.length + 2;
    const found = (name: string) => [...all(sheet!.xml)].find((n) => n.name === name)?.attrs;
    expect(found('autoFilter')).toEqual({ ref: `A2:H${last}` });
    expect(found('pane')).toMatchObject({ xSplit: '3', ySplit: '2', state: 'frozen' });
    expect(found('sheetProtection')).toBeUndefined();
    expect(found('pageSetup')).toMatchObject({ orientation: 'landscape', fitToHeight: '0' });
    const names = [...all(parseXml(partsOf(bytes).get('xl/workbook.xml')!))].filter(
      (n) => n.name === 'definedName',
    );
    expect(names.map((n) => [n.attrs['name'], n.attrs['localSheetId'], n.text])).toEqual([
      ['_xlnm.Print_Area', '0', `'書類'!$A$1:$B$${front!.cells.at(-1)!.row}`],
      ['_xlnm._FilterDatabase', '1', `'言明書 別添'!$A$2:$H$${last}`],
      ['_xlnm.Print_Area', '1', `'言明書 別添'!$A$1:$H$${last}`],
      ['_xlnm.Print_Titles', '1', `'言明書 別添'!$2:$2`],
    ]);
  });

  test('is a table with a head on each page in a Word document', async () => {
    const { bytes } = await word({ ...annexPaper, blocks: annexPaper.blocks });
    const xml = partsOf(bytes).get('word/document.xml')!;
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml).toContain('w:orient="landscape"');
    const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map((m) => Number(m[1]));
    expect(widths.reduce((a, b) => a + b, 0)).toBe(16_838 - 2 * 1_020);
    const text = wordText(bytes);
    expect(textsOf(annexPaper).filter((t) => !text.includes(t))).toEqual([]);
  });
});

test('sheets whose names Excel would refuse or mix up get names of their own', async () => {
  const table = (caption: string): Block => ({
    type: 'table',
    caption,
    columns: [{ label: caption, width: 1 }],
    rows: [[{ text: 'x' }]],
  });
  const long = '長い題名'.repeat(12);
  const captions = ["'表[1]:*?/\\'", 'ABC', 'ａｂｃ', long, `${long}の続き`, '書類', '𠮷'.repeat(40), ' '];
  const names = sheetCells((await book({ ...paperOf([]), blocks: captions.map(table) })).bytes).map(
    (s) => s.name,
  );
  expect(names).toHaveLength(captions.length + 1);
  expect(new Set(names.map((n) => n.normalize('NFKC').toLowerCase())).size).toBe(names.length);
  for (const name of names) {
    expect(name.length).toBeLessThanOrEqual(31);
    expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$|^$/);
    expect(name.isWellFormed()).toBe(true);
  }
});
