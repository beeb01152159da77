/** Paper in, PDF out. */
import type { Paper, Renderer } from '#schemas';
import { drawBlock, drawOpenPoints } from './blocks.ts';
import { Canvas, INK, PALE, RED, RULE } from './canvas.ts';
import { embedFont } from './embed.ts';
import { closeFile, openFile } from './file.ts';
import { Flow, MARGIN } from './flow.ts';
import { readFont } from './font.ts';
import { Shaper } from './glyphs.ts';
import { labelShare } from './looks.ts';
import { findLost } from './lost.ts';
import { openSubsetter } from './subset.ts';

/** Points listed at the end of a draft; the rest is counted. */
export const OPEN_POINTS_LISTED = 300;

/** An A4 PDF with its font inside. See ../README.md for the contract. Throws only on a broken font or subsetter. */
export const renderPdf: Renderer = async (paper, assets) => {
  const font = readFont(assets.font);
  const subset = await openSubsetter(assets.subsetterWasm);
  const shaper = new Shaper(font);
  const canvas = new Canvas(shaper, paper.orientation);
  const flow = new Flow(canvas);
  drawTitle(flow, paper);
  flow.labelShare = labelShare(canvas, paper.blocks, flow.width);
  for (const at of paper.blocks.keys()) await drawBlock(flow, paper.blocks, at);
  if (paper.open.length > 0) await drawOpenPoints(flow, paper.open, OPEN_POINTS_LISTED);
  for (let i = 0; i < canvas.pages.length; i++) drawEdges(canvas, paper, i);

  const doc = openFile(paper);
  embedFont(doc, font, () => ({
    glyphs: shaper.used,
    bytes: subset(assets.font, new Set([0, ...shaper.used.map((glyph) => glyph.glyph)])),
  }));
  const bytes = closeFile(doc, paper, canvas.pages, flow.bookmarks);
  return { bytes, lost: findLost(paper, assets.font) };
};

function drawTitle(flow: Flow, paper: Paper): void {
  const { canvas } = flow;
  const lines = canvas.lines(paper.title, flow.width, 16);
  flow.lines(lines, { size: 16, bold: true }, { align: 'center' });
  if (paper.open.length > 0) {
    const text = `下書き：未記入・要確認の事項が${paper.open.length}件あります（最後のページの一覧を参照）`;
    flow.y += 3;
    flow.lines(canvas.lines(text, flow.width, 8.5), { size: 8.5, colour: RED }, { align: 'center' });
  }
  flow.y += 8;
}

/** Head and foot of one page: form number, marks, footer, page number. */
function drawEdges(canvas: Canvas, paper: Paper, page: number): void {
  canvas.page = page;
  const width = canvas.width - 2 * MARGIN;
  const running =
    page === 0 ? (paper.formNo ?? '') : [paper.formNo ?? '', paper.title].filter(Boolean).join('　');
  let right = canvas.width - MARGIN;
  for (const mark of [paper.open.length > 0 ? '下書き' : null, paper.stamp]) {
    if (mark === null || mark === '') continue;
    const wide = canvas.measure(mark, 10) + 12;
    right -= wide;
    canvas.frame(right, 30, wide, 18, RED, 1);
    canvas.text(
      canvas.lines(mark, wide, 10),
      right,
      31.5,
      { size: 10, colour: RED, bold: true },
      'center',
      wide,
    );
    right -= 6;
  }
  const size = page === 0 ? 10.5 : 8;
  const head = canvas.lines(running, Math.max(right - MARGIN, 100), size).slice(0, 1);
  canvas.text(head, MARGIN, page === 0 ? 31 : 34, {
    size,
    bold: page === 0,
    colour: page === 0 ? INK : PALE,
  });

  const foot = canvas.height - 42;
  const number = `${page + 1}／${canvas.pages.length} ページ`;
  canvas.line(MARGIN, foot, canvas.width - MARGIN, foot, RULE, 0.4);
  const lines = canvas.lines(paper.footer, width - 80, 7.5).slice(0, 3);
  canvas.text(lines, MARGIN, foot + 3, { size: 7.5, colour: PALE });
  canvas.text(canvas.lines(number, 80, 7.5), MARGIN, foot + 3, { size: 7.5, colour: PALE }, 'right', width);
}
