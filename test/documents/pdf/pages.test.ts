import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { renderPdf } from '#documents/pdf';
import { renderAssets } from '../../support/assets.ts';
import { bare, readPdf, type ReadPdf } from '../../support/pdf-text.ts';
import { ANNEX_COLUMNS, annexPaper, annexRows, AWKWARD, richPaper } from '../fixture.ts';

const NO_START =
  /^[、。，．・：；？！）］｝」』】〉》々ーぁぃぅぇぉっゃゅょァィゥェォッャュョ…％)\],.:;!?｡｣､ｰﾞﾟ]/u;

let rich: ReadPdf;
beforeAll(async () => {
  rich = await readPdf((await renderPdf(richPaper, await renderAssets())).bytes);
}, 30_000);

const textOf = (pdf: ReadPdf, page: number): string =>
  pdf.pages[page]!.pieces.map((piece) => piece.text).join('');

describe('a rich paper', { timeout: 30_000 }, () => {
  test('stays as it was approved (text and places of every page)', async () => {
    const lines = rich.pages.flatMap(({ pieces }, i) => [
      `--- ${i + 1}`,
      ...pieces.map(({ text, x, y, size }) => `${x.toFixed(1)} ${y.toFixed(1)} ${size.toFixed(1)} ${text}`),
    ]);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../../golden/documents/rich-paper.txt');
  });

  test('no line starts with a mark that must not start one', () => {
    const bad = rich.pages.flatMap((page) => page.pieces.filter((piece) => NO_START.test(piece.text)));
    // The bullet of an unordered list is the one mark that stands alone on purpose.
    expect(bad.filter((piece) => piece.text !== '・')).toEqual([]);
  });

  test('nothing leaves the page', () => {
    for (const { width, height, pieces } of rich.pages) {
      expect([width, height].map(Math.round)).toEqual([595, 842]);
      for (const { x, y } of pieces) {
        expect(x).toBeGreaterThanOrEqual(50);
        expect(x).toBeLessThan(width - 50);
        expect(y).toBeGreaterThan(15);
        expect(y).toBeLessThan(height - 25);
      }
    }
  });

  test('each page bears number, footer, form number, draft mark and stamp', () => {
    rich.pages.forEach((_, i) => {
      const text = textOf(rich, i);
      for (const part of [
        `${i + 1}／${rich.pages.length} ページ`,
        richPaper.footer,
        '様式1-1',
        '下書き',
        'サンプル',
      ]) {
        expect(text, `page ${i + 1}`).toContain(part);
      }
    });
  });

  test('a table repeats its head on each page it reaches', () => {
    const withRows = rich.pages
      .map((_, i) => textOf(rich, i))
      .filter((text) => /管理策の名称（第\d+/.test(text));
    expect(withRows.length).toBeGreaterThan(3);
    for (const text of withRows)
      for (const { label } of ANNEX_COLUMNS.slice(1)) expect(text).toContain(label);
    const withLongCell = rich.pages
      .map((_, i) => textOf(rich, i))
      .filter((text) => text.includes('一枚に収まらない欄'));
    expect(withLongCell.length).toBeGreaterThan(1);
  });

  test('headings are bookmarks, nested, on their pages', () => {
    const first = rich.outline[0]!;
    expect(rich.outline.map((item) => item.title)).toEqual([
      '1\u3000申請者',
      '2\u3000管理策の一覧',
      '未記入・要確認の事項',
    ]);
    expect(first.items[0]!.title).toBe(`1.1\u3000${AWKWARD.brackets}`);
    expect(first.items[0]!.items[0]!.title).toBe('確認した事項');
    expect(first.page).toBe(1);
    expect(rich.outline[2]!.page).toBe(rich.pages.length);
    for (const { title, page } of rich.outline) {
      expect(bare(textOf(rich, page - 1))).toContain(bare(title));
    }
  });

  test('says what it is: title, author, language, date', () => {
    expect(rich.info).toMatchObject({
      Title: '様式1-1 事前申請書',
      Author: '株式会社サンプル・クラウド',
      CreationDate: "D:20261121120000+09'00'",
    });
    expect(rich.language).toBe('ja');
  });
});

describe('file details', { timeout: 30_000 }, () => {
  test('the bytes are those the browser makes too (test/browser/documents/render.test.ts)', async () => {
    const { bytes } = await renderPdf(richPaper, await renderAssets());
    const hash = createHash('sha256').update(bytes).digest('hex');
    await expect(`${hash}\n`).toMatchFileSnapshot('../../golden/documents/rich-paper.sha256');
  });

  test('brackets, parentheses and backslashes in a title survive', async () => {
    const title = '「題名」(控)\\写し';
    const { bytes } = await renderPdf(
      { ...richPaper, title, author: '髙「橋」𠮷', blocks: [] },
      await renderAssets(),
    );
    expect((await readPdf(bytes)).info).toMatchObject({ Title: `様式1-1 ${title}`, Author: '髙「橋」𠮷' });
  });

  test('a date after 2037 is written as it is', async () => {
    const date = richPaper.date.replace('2026', '2041');
    const paper = { ...richPaper, blocks: [], date: date as typeof richPaper.date };
    const { info } = await readPdf((await renderPdf(paper, await renderAssets())).bytes);
    expect(info['CreationDate']).toBe("D:20411121120000+09'00'");
  });

  test('no font of the reader’s machine is asked for', async () => {
    const { bytes } = await renderPdf(richPaper, await renderAssets());
    const text = Buffer.from(bytes).toString('latin1');
    expect(text).not.toContain('Helvetica');
    expect(text.match(/\/FontFile2/g)).toHaveLength(1);
    // The subset, not the 4.5 MB font.
    expect(bytes.length).toBeLessThan(150_000);
  });
});

test('the annex of 1,163 rows: landscape, every row, the head on each page', async () => {
  const { bytes, lost } = await renderPdf(annexPaper, await renderAssets());
  const pdf = await readPdf(bytes);
  expect(lost).toEqual([]);
  expect(Math.round(pdf.pages[0]!.width)).toBe(842);
  const pages = pdf.pages.map((_, i) => textOf(pdf, i));
  for (const text of pages) expect(text).toContain('実施の状況');
  const all = pages.join('');
  const absent = annexRows(1163).filter(([number]) => !all.includes(number!.text));
  expect(absent).toEqual([]);
}, 30_000);

test('other work gets its turn while a long table is drawn', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  await renderPdf(annexPaper, await renderAssets());
  clearInterval(timer);
  expect(turns).toBeGreaterThan(5);
}, 30_000);
