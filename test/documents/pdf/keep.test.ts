/** Where pages end: what belongs together is not torn apart, wherever on the page it happens to begin. */
import { describe, expect, test } from 'vitest';
import { renderPdf } from '#documents/pdf';
import type { Block, Value } from '#schemas';
import { renderAssets } from '../../support/assets.ts';
import { readPdf } from '../../support/pdf-text.ts';
import { richPaper } from '../fixture.ts';

const v = (text: string): Value => ({ text });
const numbered = (count: number): Value[] => Array.from({ length: count }, (_, i) => v(`項目${i + 1}番`));
const heading: Block = { type: 'heading', level: 2, text: '見出し' };

/** The text of each page. */
async function pagesOf(blocks: readonly Block[]): Promise<string[]> {
  const { bytes } = await renderPdf({ ...richPaper, open: [], stamp: null, blocks }, await renderAssets());
  return (await readPdf(bytes)).pages.map(({ pieces }) => pieces.map(({ text }) => text).join('\n'));
}
const pageWith = (pages: readonly string[], text: string): number =>
  pages.findIndex((page) => page.split('\n').some((line) => line.endsWith(text)));

// Lines above, so that the block begins on the last fifth of the page, at its very end, and on the next.
const ABOVE = Array.from({ length: 14 }, (_, i) => 32 + i);
const above = (lines: number): Block => ({ type: 'paragraph', value: v(Array(lines).fill('文').join('\n')) });

const KINDS: Readonly<Record<string, { blocks: readonly Block[]; together: readonly string[] }>> = {
  'the lines for signatures': {
    blocks: [
      heading,
      {
        type: 'signature',
        date: richPaper.date,
        rows: [
          { label: '申請者', value: v('会社') },
          { label: '氏名', value: v('代表') },
        ],
      },
    ],
    together: ['見出し', '令和8年11月21日', '会社', '代表'],
  },
  'a grid': {
    blocks: [heading, { type: 'grid', rows: numbered(9).map((value) => ({ label: 'ラベル', value })) }],
    together: ['見出し', '項目1番', '項目2番'],
  },
  'a table below a caption': {
    blocks: [
      heading,
      {
        type: 'table',
        caption: '表の題',
        columns: [{ label: '列', width: 1 }],
        rows: numbered(9).map((value) => [value]),
      },
    ],
    together: ['見出し', '表の題', '項目1番', '項目2番'],
  },
  'a list below a note': {
    blocks: [heading, { type: 'note', text: '前置き' }, { type: 'list', ordered: true, items: numbered(9) }],
    together: ['見出し', '前置き', '項目1番', '項目2番'],
  },
};

describe.each(Object.entries(KINDS))('%s', (_, { blocks, together }) => {
  test('stands with its heading, and its last two lines with each other', async () => {
    const ends = new Set<number>();
    for (const lines of ABOVE) {
      const pages = await pagesOf([above(lines), ...blocks]);
      const where = together.map((text) => pageWith(pages, text));
      expect(where, `below ${lines} lines`).toEqual(where.map(() => where[0]));
      ends.add(where[0]!);
      if (blocks.at(-1)!.type === 'signature') continue;
      expect(pageWith(pages, '項目9番'), `below ${lines} lines`).toBe(pageWith(pages, '項目8番'));
    }
    expect([...ends]).toEqual([0, 1]);
  });
});

test('boxes: one is never left alone on the next page', async () => {
  for (const lines of ABOVE) {
    const items = numbered(6).map((value) => ({ checked: false, value }));
    const pages = await pagesOf([above(lines), { type: 'checks', items }]);
    expect(pageWith(pages, '項目6番')).toBe(pageWith(pages, '項目5番'));
  }
});

test('a row that goes on on the next page says whose it is', async () => {
  const long = '一段の文である。'.repeat(700);
  const pages = await pagesOf([{ type: 'grid', rows: [{ label: '回答', value: v(long) }] }]);
  expect(pages.length).toBeGreaterThan(2);
  expect(pages.map((page) => page.includes('回答（続き）'))).toEqual(pages.map((_, i) => i > 0));
});

test('labels of a paper have one width, as wide as they need within bounds', async () => {
  const grid = (label: string): Block => ({ type: 'grid', rows: [{ label, value: v('値') }] });
  const x = async (labels: readonly string[]): Promise<number[]> => {
    const { bytes } = await renderPdf({ ...richPaper, blocks: labels.map(grid) }, await renderAssets());
    const pieces = (await readPdf(bytes)).pages[0]!.pieces;
    return pieces.filter(({ text }) => text === '値').map((piece) => piece.x);
  };
  const [short] = await x(['名称']);
  const both = await x(['名称', 'クラウドサービスの名称（フリガナ）']);
  expect(both[0]).toBe(both[1]);
  expect(both[0]).toBeGreaterThan(short!);
  // One too long for any width is broken, and takes no room from the others.
  expect((await x(['名称', '長いラベル'.repeat(8)]))[0]).toBe(short);
});
