/** What every renderer owes (src/documents/README.md). */
import { describe, expect, test } from 'vitest';
import { renderDocx } from '#documents/docx';
import { renderHtml } from '#documents/html';
import { renderPdf, textsOf } from '#documents/pdf';
import { renderXlsx } from '#documents/xlsx-paper';
import type { Renderer } from '#schemas';
import { renderAssets } from '../support/assets.ts';
import { bare, bodyText, readPdf } from '../support/pdf-text.ts';
import { visibleText } from '../support/html-text.ts';
import { sheetText, wordText } from '../support/ooxml.ts';
import { richPaper } from './fixture.ts';

const RENDERERS: readonly { name: string; render: Renderer; read: (bytes: Uint8Array) => Promise<string> }[] =
  [
    { name: 'pdf', render: renderPdf, read: async (bytes) => allText(await readPdf(bytes)) },
    { name: 'html', render: renderHtml, read: async (bytes) => bare(visibleText(bytes)) },
    { name: 'docx', render: renderDocx, read: async (bytes) => bare(wordText(bytes)) },
    { name: 'xlsx', render: renderXlsx, read: async (bytes) => bare(sheetText(bytes)) },
  ];

function allText(pdf: Awaited<ReturnType<typeof readPdf>>): string {
  const everything = pdf.pages.flatMap((page) => page.pieces.map((piece) => bare(piece.text))).join('');
  return bodyText(pdf) + everything;
}

describe.each(RENDERERS)('$name', { timeout: 30_000 }, ({ render, read }) => {
  test('the same paper gives the same bytes', async () => {
    const assets = await renderAssets();
    const first = await render(richPaper, assets);
    const second = await render(structuredClone(richPaper), assets);
    expect(second.bytes).toEqual(first.bytes);
    const other = await render({ ...richPaper, stamp: null }, assets);
    expect(other.bytes).not.toEqual(first.bytes);
  });

  test('every text of the paper can be read back', async () => {
    const { bytes, lost } = await render(richPaper, await renderAssets());
    const text = await read(bytes);
    const unread = textsOf(richPaper).filter((wanted) => {
      // A cell longer than a page is interrupted by repeated heads: look for its parts.
      const parts = wanted.length > 1500 ? (wanted.match(/.{1,24}/gsu) ?? []) : [wanted];
      return !parts.every((part) => text.includes(bare(part)));
    });
    expect(unread).toEqual([]);
    expect(lost).toEqual([]);
  });

  test('a blank and a draft are seen as such', async () => {
    const text = await read((await render(richPaper, await renderAssets())).bytes);
    expect(text.split(bare('（未記入）')).length - 1).toBeGreaterThanOrEqual(5);
    expect(text).toContain('下書き');
    expect(text).toContain(bare('未記入・要確認の事項'));
  });

  test('a paper with nothing open bears no draft mark', async () => {
    const text = await read((await render({ ...richPaper, open: [] }, await renderAssets())).bytes);
    expect(text).not.toContain('下書き');
    expect(text).not.toContain(bare('未記入・要確認の事項'));
  });

  test('more than a thousand open points are cut short and counted', async () => {
    const open = Array.from({ length: 1163 }, (_, i) => `管理策${i + 1}が未記入です。`);
    const text = await read((await render({ ...richPaper, blocks: [], open }, await renderAssets())).bytes);
    expect(text).toContain('管理策300が未記入です。');
    expect(text).not.toContain('管理策301が未記入です。');
    expect(text).toContain('ほか863件');
  });

  test('an empty paper is still a paper', async () => {
    const empty = { ...richPaper, formNo: null, open: [], stamp: null, author: '', footer: '', blocks: [] };
    expect(await read((await render(empty, await renderAssets())).bytes)).toContain('事前申請書');
  });
});
