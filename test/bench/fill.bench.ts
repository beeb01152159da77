import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { readZip } from '#documents/zip';
import type { OfficialValues } from '#schemas';
import { findChromium } from '../../src/tools/chromium.mjs';
import { ROOT } from '../../src/tools/project.mjs';
import { readExpectation, sampleValues } from '../documents/fill/expectation.ts';
import { median, type Bench, type BenchRow } from './contract.ts';
import { ANNEX_ROWS, largeAnnex, LOOK_ALIKES, lookAlike, taggedTwin } from './fill.ts';
import type { FillCell, FillDone } from './fill-worker.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Work = {
  readonly by: 'docx' | 'xlsx' | 'hucre' | 'docxtemplater';
  readonly bytes: Bytes;
  readonly values: OfficialValues;
  readonly cells?: readonly FillCell[];
  readonly runs: number;
};

/** The worker as one file. */
async function workerCode(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'liu-bench-'));
  try {
    await build({
      root: ROOT,
      configFile: false,
      publicDir: false,
      logLevel: 'error',
      build: {
        outDir: folder,
        target: 'es2022',
        rolldownOptions: {
          input: join(ROOT, 'test', 'bench', 'fill-worker.ts'),
          output: { format: 'es', entryFileNames: 'worker.js', codeSplitting: false },
        },
      },
    });
    return readFileSync(join(folder, 'worker.js'), 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Done in a new worker. */
async function inWorker(page: Page, work: Work): Promise<FillDone> {
  const done = await page.evaluate(
    ({ bytes, values, ...job }) =>
      new Promise<{ times: number[]; bytes: number[]; cells: FillCell[] } | string>((resolve) => {
        const worker = new Worker('/worker.js', { type: 'module' });
        worker.onerror = (event) => {
          resolve(event.message);
        };
        worker.onmessage = ({ data }: MessageEvent<FillDone | string>) => {
          worker.terminate();
          resolve(
            typeof data === 'string'
              ? data
              : { times: [...data.times], bytes: [...data.bytes], cells: [...data.cells] },
          );
        };
        worker.postMessage({ ...job, bytes: new Uint8Array(bytes), values: new Map(values) });
      }),
    { ...work, cells: [...(work.cells ?? [])], bytes: [...work.bytes], values: [...work.values] },
  );
  if (typeof done === 'string') throw new Error(done);
  return { ...done, bytes: new Uint8Array(done.bytes) };
}

/** How many elements of each kind a package holds, cells and their contents aside. */
function elements(bytes: Bytes): Map<string, number> {
  const zip = readZip(bytes);
  if (!zip.ok) throw new Error(zip.error.code);
  const found = new Map<string, number>();
  for (const [path, data] of zip.value) {
    if (!/\.(xml|vml)$/.test(path)) continue;
    const parts = path.includes('sharedStrings') || path.includes('worksheets/');
    for (const [, name = ''] of new TextDecoder().decode(data).matchAll(/<(?:\w+:)?([A-Za-z]\w*)/g)) {
      // Texts may stand in the cell or in the table of texts.
      if (parts && /^(c|v|t|is|si|row)$/.test(name)) continue;
      found.set(name, (found.get(name) ?? 0) + 1);
    }
  }
  return found;
}

type Lost = { readonly count: number; readonly kinds: string };

/** Elements that are there before and not after: notes, rules, styles, furigana, runs of rich text …; the kinds of most. */
function lost(before: Bytes, after: Bytes): Lost {
  const now = elements(after);
  const gone = [...elements(before)]
    .map(([name, count]) => ({ name, count: count - (now.get(name) ?? 0) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  return {
    count: gone.reduce((n, { count }) => n + count, 0),
    kinds: gone
      .slice(0, 4)
      .map(({ name, count }) => `${name} ${count}`)
      .join(', '),
  };
}

/** Parts that came out with other bytes, or not at all. */
function touched(before: Bytes, after: Bytes): number {
  const [a, b] = [readZip(before), readZip(after)];
  if (!a.ok || !b.ok) throw new Error('no zip');
  return [...a.value].filter(
    ([path, data]) => Buffer.compare(data, b.value.get(path) ?? new Uint8Array()) !== 0,
  ).length;
}

const loss = (name: string, { count, kinds }: Lost, budget?: number): BenchRow => ({
  name: kinds === '' ? name : `${name} (${kinds})`,
  value: count,
  unit: '',
  ...(budget === undefined ? {} : { budget }),
});

const WORD = '様式2-4_登録申請書';
const SHEET = '様式1-2_影響度評価シート';

/** Official forms recognised, filled and verified in a worker; the same data through libraries that fill by address or by tag. */
export const bench: Bench = async () => {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium: set CHROMIUM_PATH.');
  const code = await workerCode();
  const server = createServer((request, response) => {
    const script = request.url === '/worker.js';
    response.setHeader('Content-Type', script ? 'text/javascript' : 'text/html');
    response.end(script ? code : '<!doctype html><title>bench</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${port}/`);
    const samples = (name: string): OfficialValues =>
      sampleValues(readExpectation(join(LOOK_ALIKES, `${name}.expect.json`)));
    const word = await inWorker(page, {
      by: 'docx',
      bytes: lookAlike(`${WORD}.docx`),
      values: samples(WORD),
      runs: 15,
    });
    if (word.cells.length === 0) throw new Error('not filled');
    const twin = await taggedTwin(`${WORD}.docx`, samples(WORD));
    const tagged = await inWorker(page, {
      by: 'docxtemplater',
      bytes: twin.bytes,
      cells: twin.tags,
      values: new Map(),
      runs: 15,
    });
    const annex = largeAnnex();
    const large = { bytes: annex.bytes, values: annex.values, runs: 7 };
    const own = await inWorker(page, { by: 'xlsx', ...large });
    if (own.cells.length !== annex.cells) throw new Error(`${own.cells.length} cells of ${annex.cells}`);
    const other = await inWorker(page, { by: 'hucre', ...large, cells: own.cells });
    const form = { bytes: lookAlike(`${SHEET}.xlsx`), values: samples(SHEET), runs: 1 };
    const ownForm = await inWorker(page, { by: 'xlsx', ...form });
    const otherForm = await inWorker(page, { by: 'hucre', ...form, cells: ownForm.cells });
    const title = `official annex (.xlsx, ${ANNEX_ROWS} rows)`;
    return [
      {
        name: 'official form (.docx), in a worker: recognised, filled, verified',
        value: median(word.times),
        unit: 'ms',
        budget: 300,
      },
      {
        name: `… by docxtemplater, ${twin.tags.length} texts into a twin with tags`,
        value: median(tagged.times),
        unit: 'ms',
      },
      {
        name: '… parts with other bytes: ours',
        value: touched(lookAlike(`${WORD}.docx`), word.bytes),
        unit: '',
        budget: 1,
      },
      { name: '… parts with other bytes: docxtemplater', value: touched(twin.bytes, tagged.bytes), unit: '' },
      loss('… elements lost: ours', lost(lookAlike(`${WORD}.docx`), word.bytes), 0),
      loss('… elements lost: docxtemplater', lost(twin.bytes, tagged.bytes)),
      { name: `${title}, in a worker: the same`, value: median(own.times), unit: 'ms', budget: 600 },
      { name: '… by hucre, told the cells: opened, set, saved', value: median(other.times), unit: 'ms' },
      loss('… elements lost: ours', lost(annex.bytes, own.bytes), 0),
      loss('… elements lost: hucre', lost(annex.bytes, other.bytes)),
      loss(`${SHEET}, elements lost: ours`, lost(form.bytes, ownForm.bytes), 0),
      loss('… elements lost: hucre', lost(form.bytes, otherForm.bytes)),
      {
        name: '… parts with other bytes: ours',
        value: touched(form.bytes, ownForm.bytes),
        unit: '',
        budget: 1,
      },
      { name: '… parts with other bytes: hucre', value: touched(form.bytes, otherForm.bytes), unit: '' },
    ];
  } finally {
    await browser.close();
    server.close();
  }
};
