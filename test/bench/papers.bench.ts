import type { Page } from 'playwright-core';
import { jsPDF } from 'jspdf';
import { renderHtml } from '#documents/html';
import { renderPdf } from '#documents/pdf';
import { sampleCase } from '#domain/sample';
import { forms } from '#forms';
import { plainDate } from '#kernel';
import type { Paper } from '#schemas';
import { loadAssets } from '../../src/cli/assets.ts';
import { startApp } from '../support/app.ts';
import { openSample, ready, setAsOf, visit } from '../support/walk.ts';
import { median, timed, type Bench, type BenchRow } from './contract.ts';

const AS_OF = '2026-11-20';
const ROWS = 1_000;
const RUNS = 3;

const cells = (row: number): readonly string[] => [
  `5.1.${Math.floor(row / 40)}.${row % 40}`,
  '採用する',
  `本番環境の設定は手順書に従って変更し、変更の前後を記録して責任者が確かめる（${row}）。`,
  '基盤運用部',
  '2026-04-01',
];
const WIDTHS = [0.12, 0.12, 0.5, 0.13, 0.13];
const HEADS = ['番号', '採否', '実施内容', '担当', '開始日'];

const table: Paper = {
  formNo: null,
  title: '表',
  language: 'ja',
  orientation: 'portrait',
  footer: '',
  open: [],
  stamp: null,
  author: 'LIU Navi',
  date: plainDate(AS_OF),
  blocks: [
    {
      type: 'table',
      columns: HEADS.map((label, i) => ({ label, width: WIDTHS[i]! })),
      rows: Array.from({ length: ROWS }, (_, row) => cells(row).map((text) => ({ text }))),
    },
  ],
};

/** The same table as anyone would write it with jsPDF: the whole font embedded, lines broken by width, pages by height. */
function plainTable(font: string): ArrayBuffer {
  const doc = new jsPDF({ unit: 'mm', format: 'a4' });
  doc.addFileToVFS('font.ttf', font);
  doc.addFont('font.ttf', 'font', 'normal');
  doc.setFont('font');
  doc.setFontSize(9);
  const [left, width, bottom, line] = [20, 170, 277, 4.5];
  let y = 20;
  for (let row = -1; row < ROWS; row++) {
    const texts = row < 0 ? HEADS : cells(row);
    const lines = texts.map((text, i) => doc.splitTextToSize(text, WIDTHS[i]! * width - 3) as string[]);
    const height = Math.max(...lines.map((l) => l.length)) * line + 2;
    if (y + height > bottom) {
      doc.addPage();
      y = 20;
    }
    let x = left;
    for (const [i, cell] of lines.entries()) {
      doc.rect(x, y, WIDTHS[i]! * width, height);
      doc.text(cell, x + 1.5, y + line);
      x += WIDTHS[i]! * width;
    }
    y += height;
  }
  return doc.output('arraybuffer');
}

async function againstPlain(): Promise<readonly BenchRow[]> {
  const assets = await loadAssets();
  const font = Buffer.from(assets.font).toString('binary');
  const ours = await timed(RUNS, () => renderPdf(table, assets));
  const plain = await timed(RUNS, () => plainTable(font));
  return [
    { name: `PDF of a table of ${ROWS} rows`, value: ours, unit: 'ms' },
    { name: '… the same by plain jsPDF with the full font', value: plain, unit: 'ms' },
    { name: '… ours against that', value: ours / plain, unit: '', budget: 1.2 },
  ];
}

/** The longest task that held the page up since the last call; the first call begins to watch. */
const longest = (page: Page): Promise<number> =>
  page.evaluate(() => {
    type Watch = { tasks: number[]; observer: PerformanceObserver };
    const scope = globalThis as unknown as { watch?: Watch };
    scope.watch ??= (() => {
      const tasks: number[] = [];
      const observer = new PerformanceObserver((list) =>
        tasks.push(...list.getEntries().map((e) => e.duration)),
      );
      observer.observe({ type: 'longtask' });
      return { tasks, observer };
    })();
    scope.watch.tasks.push(...scope.watch.observer.takeRecords().map((e) => e.duration));
    return Math.max(0, ...scope.watch.tasks.splice(0));
  });

/** Milliseconds from choosing a paper to its preview. */
const preview = (page: Page, address: string, title: string): Promise<number> =>
  page.evaluate(
    async ([hash, label]) => {
      const start = performance.now();
      location.hash = hash;
      for (;;) {
        const titles = [...document.querySelectorAll('.paper-title')];
        if (titles.some((t) => t.textContent.includes(label))) return performance.now() - start;
        if (performance.now() - start > 30_000) throw new Error(`no preview of ${label}`);
        await new Promise((done) => requestAnimationFrame(done));
      }
    },
    [address, title] as const,
  );

/** Every paper of the full sample in every format in the browser; a preview; a table against plain jsPDF. */
export const bench: Bench = async () => {
  const file = sampleCase('complete');
  const html = await timed(RUNS, async () => {
    const none = { font: new Uint8Array(), subsetterWasm: new Uint8Array() };
    for (const form of forms) await renderHtml(form.build(file, plainDate(AS_OF)), none);
  });
  const app = await startApp();
  try {
    const page = await app.newPage();
    await ready(page);
    const id = await openSample(page);
    await visit(page, `#/case/${id}/bundle`, '提出バンドル');
    await setAsOf(page, AS_OF);
    await page.getByLabel(/WordとExcelの版も入れる/).check();
    const make = page.getByRole('button', { name: /^(提出バンドルを作る|もう一度作る)$/ });
    const times: number[] = [];
    const tasks: number[] = [];
    let heap = 0;
    for (let run = 0; run < RUNS; run++) {
      await longest(page);
      const start = performance.now();
      await make.click();
      const save = page.getByRole('button', { name: 'zipを保存する' });
      await save.waitFor({ state: 'detached' });
      await save.waitFor({ timeout: 120_000 });
      times.push(performance.now() - start);
      tasks.push(await longest(page));
      const used = await page.evaluate(
        () => (performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0,
      );
      heap = Math.max(heap, used);
    }
    await visit(page, `#/case/${id}/papers`, '書類');
    const previews: number[] = [];
    const shown = [
      ['1-1', '事前申請書'],
      ['2-4', '登録申請書'],
    ] as const;
    // The first round waits until all papers were judged.
    for (let round = 0; round <= RUNS; round++) {
      for (const [form, title] of shown) {
        const time = await preview(page, `#/case/${id}/papers?form=${form}`, title);
        if (round > 0) previews.push(time);
      }
    }
    return [
      {
        name: 'all papers of the sample as PDF, Word and Excel, zipped and verified in the browser',
        value: median(times) / 1_000,
        unit: 's',
        budget: 12,
      },
      { name: '… longest task on the main thread meanwhile', value: median(tasks), unit: 'ms', budget: 50 },
      { name: '… heap of the page, the most seen', value: heap / 1_000_000, unit: 'MB' },
      { name: `${forms.length} papers as HTML`, value: html, unit: 'ms' },
      { name: 'preview of one paper', value: median(previews), unit: 'ms', budget: 200 },
      ...(await againstPlain()),
    ];
  } finally {
    await app.close();
  }
};
