/**
 * Every paper as it looks: each page of its PDF as pdf.js draws it, and its HTML as Chromium sets it for print, compared to
 * what was approved (test/golden/pages/README.md). Nothing here knows the clock: papers carry the day they are made for.
 */
import fontUrl from '@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf?url';
import wasmUrl from 'harfbuzzjs/dist/harfbuzz-subset.wasm?url';
import * as pdfjs from 'pdfjs-dist';
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?worker&url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cdp, commands } from 'vitest/browser';
import { mountHtml, paperCss, paperTree } from '#documents/html';
import { renderPdf } from '#documents/pdf';
import { forms, ownPapers } from '#forms';
import type { Block, Paper, RenderAssets } from '#schemas';
import { AS_OF, complete, incomplete, sampleFor } from '../../forms/support.ts';
import { difference, gridOf, packed, unpacked, type Grid } from '../../support/page-grid.ts';
import approvedHtml from '../../golden/pages/html.json';
import approvedPdf from '../../golden/pages/pdf.json';

type Approved = Readonly<Record<string, readonly string[]>>;

// The annex by its first sections: eighty pages more are of the same kind.
const cut = (paper: Paper): Paper => ({ ...paper, blocks: paper.blocks.slice(0, 16) });
const papers = new Map<string, Paper>([
  ...forms.map((form): [string, Paper] => [form.key, cut(form.build(sampleFor(form), AS_OF))]),
  ...ownPapers.map((form): [string, Paper] => [form.key, cut(form.build(complete, AS_OF))]),
  // A draft: marks, blanks, and the list of open points.
  ['1-1 (draft)', forms[0]!.build(incomplete, AS_OF)],
]);

const load = async (url: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await (await fetch(url)).arrayBuffer());
let assets: RenderAssets;
let worker: Worker;
const canvas = document.createElement('canvas');
const brush = canvas.getContext('2d', { willReadFrequently: true })!;

beforeAll(async () => {
  assets = { font: await load(fontUrl), subsetterWasm: await load(wasmUrl) };
  worker = new Worker(workerUrl, { type: 'module' });
  pdfjs.GlobalWorkerOptions.workerPort = worker;
});
afterAll(() => worker.terminate());

/** Each page of the PDF. */
async function pdfPages(paper: Paper): Promise<Grid[]> {
  const { bytes } = await renderPdf(paper, assets);
  const task = pdfjs.getDocument({ data: bytes, useSystemFonts: false, useWasm: false, verbosity: 0 });
  const pdf = await task.promise;
  const grids: Grid[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    [canvas.width, canvas.height] = [Math.round(viewport.width), Math.round(viewport.height)];
    await page.render({ canvas, viewport }).promise;
    grids.push(
      gridOf(brush.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height),
    );
  }
  await task.destroy();
  return grids;
}

const MM = 96 / 25.4;
const EDGE = 14;

/** The HTML in strips as high as a page, as boxes: a line of text is a filled one, a cell a drawn one. */
function htmlPages(paper: Paper): Grid[] {
  const [wide, high] = paper.orientation === 'landscape' ? [297, 210] : [210, 297];
  const [width, height] = [(wide - 2 * EDGE) * MM, (high - 2 * EDGE) * MM];
  const place = document.body.appendChild(document.createElement('div'));
  place.className = 'paper-page';
  place.style.width = `${width}px`;
  mountHtml(paperTree(paper), place);
  const { left, top } = place.getBoundingClientRect();
  const lines: DOMRect[] = [];
  const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    range.selectNodeContents(texts.currentNode);
    lines.push(...range.getClientRects());
  }
  const boxes = [...place.querySelectorAll('th, td, .paper-mark')].map((box) => box.getBoundingClientRect());
  const count = Math.ceil(place.getBoundingClientRect().height / height);
  place.remove();
  [canvas.width, canvas.height] = [Math.round(width), Math.round(height)];
  return Array.from({ length: count }, (_, page) => {
    brush.setTransform(1, 0, 0, 1, 0, 0);
    brush.fillStyle = '#fff';
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.translate(-left, -top - page * height);
    brush.fillStyle = '#aaa';
    for (const { x, y, width: w, height: h } of lines) brush.fillRect(x, y + h * 0.2, w, h * 0.6);
    for (const { x, y, width: w, height: h } of boxes) brush.strokeRect(x, y, w, h);
    return gridOf(brush.getImageData(0, 0, canvas.width, canvas.height).data, canvas.width, canvas.height);
  });
}

/** What differs from what was approved, page by page; with VITE_UPDATE_PAGES it is approved instead. */
async function check(
  name: 'pdf' | 'html',
  approved: Approved,
  found: ReadonlyMap<string, Grid[]>,
): Promise<void> {
  if (import.meta.env['VITE_UPDATE_PAGES']) {
    const text = JSON.stringify(
      Object.fromEntries([...found].map(([key, pages]) => [key, pages.map(packed)])),
      null,
      1,
    );
    await commands.writeFile(`test/golden/pages/${name}.json`, `${text}\n`);
    return;
  }
  const wrong: Record<string, string> = {};
  for (const [key, pages] of found) {
    const had = (approved[key] ?? []).map(unpacked);
    for (let i = 0; i < Math.max(had.length, pages.length); i++) {
      const differs = difference(had[i], pages[i]);
      if (differs !== '') wrong[`${key}, page ${i + 1}`] = differs;
    }
  }
  expect(wrong).toEqual({});
  expect(Object.keys(approved)).toEqual([...found.keys()]);
}

test('each page of each PDF looks as it was approved', async () => {
  const found = new Map<string, Grid[]>();
  for (const [key, paper] of papers) found.set(key, await pdfPages(paper));
  await check('pdf', approvedPdf, found);
}, 180_000);

describe('HTML', () => {
  const sheet = new CSSStyleSheet();
  beforeAll(async () => {
    // A page names fonts and holds none: with the machine's own, each machine would break lines elsewhere.
    const face = new FontFace('BIZ UDPGothic', `url(${fontUrl})`);
    document.fonts.add(await face.load());
    await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
    sheet.replaceSync(paperCss);
    document.adoptedStyleSheets.push(sheet);
  });
  afterAll(async () => {
    document.adoptedStyleSheets.pop();
    await cdp().send('Emulation.setEmulatedMedia', { media: '' });
  });

  test('each paper is set for print as it was approved', async () => {
    const found = new Map([...papers].map(([key, paper]): [string, Grid[]] => [key, htmlPages(paper)]));
    await check('html', approvedHtml, found);
  });

  test('what changed is seen', async () => {
    for (const [change, paper] of CHANGES)
      expect(seen(htmlPages(original), htmlPages(paper)), change).toBe(true);
  });
});

const original = papers.get('1-1')!;
const altered = (alter: (block: Block, at: number) => Block[]): Paper => ({
  ...original,
  blocks: original.blocks.flatMap(alter),
});
const at = (type: Block['type']): number => original.blocks.findIndex((block) => block.type === type);

/** What must not happen to a paper unseen. */
const CHANGES: readonly (readonly [string, Paper])[] = [
  [
    'a line of text more',
    altered((b, i) => (i === at('heading') ? [{ type: 'note', text: '注記' }, b] : [b])),
  ],
  ['a table gone', altered((b, i) => (i === at('table') ? [] : [b]))],
  [
    'columns of other widths',
    altered((b) =>
      b.type === 'table'
        ? [{ ...b, columns: b.columns.map((c, i) => ({ ...c, width: c.width + (i === 0 ? 0.06 : 0) })) }]
        : [b],
    ),
  ],
  [
    'a value that needs a line more',
    altered((b, i) =>
      b.type === 'grid' && i === at('grid')
        ? [
            {
              ...b,
              rows: b.rows.map((r, n) => (n === 0 ? { ...r, value: { text: '長い名称'.repeat(14) } } : r)),
            },
          ]
        : [b],
    ),
  ],
  [
    'a value not filled in',
    altered((b, i) =>
      b.type === 'grid' && i === at('grid')
        ? [{ ...b, rows: b.rows.map((r) => ({ ...r, value: { text: '' } })) }]
        : [b],
    ),
  ],
  ['the mark of a draft', { ...original, stamp: null }],
];
const seen = (had: readonly Grid[], has: readonly Grid[]): boolean =>
  has.some((grid, i) => difference(had[i], grid) !== '');

test('what changed is seen in a PDF, what did not is not', async () => {
  const pages = await pdfPages(original);
  for (const [change, paper] of CHANGES) expect(seen(pages, await pdfPages(paper)), change).toBe(true);
  expect(seen(pages, await pdfPages({ ...original, date: incomplete.log[0]!.date }))).toBe(false);
});
