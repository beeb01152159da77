import type { Page } from 'playwright-core';
import { startApp } from '../support/app.ts';
import { openSample, ready, visit } from '../support/walk.ts';
import { median, type Bench, type BenchRow } from './contract.ts';

/**
 * One frame of a 60 Hz screen. A key waits up to one for the next refresh, whatever we do; it is painted by that refresh when
 * its own work (handling the key, then style, layout and paint) leaves the frame free. So the work has one frame, and from key
 * to picture it is two at most.
 */
const FRAME = 16.7;
const KEYS = 70;
/** Pauses between keys: fast, slow, and such as meet what the program does a moment after the last one. */
const PAUSES = [35, 70, 110, 155, 175, 205, 260] as const;

type Key = { readonly toPaint: number; readonly work: number };

/** Notes each key typed into a field, with the time until it was painted. Runs in the page. */
function watchKeys(): void {
  const box = window as Window & { keys?: Key[] };
  const isWatching = box.keys !== undefined;
  box.keys = [];
  if (isWatching) return;
  let pressed = 0;
  const afterwards = (then: () => void): void => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = then;
    port2.postMessage(null);
  };
  // The time the browser received it, not the time the page came to it.
  addEventListener('keydown', (event) => (pressed = event.timeStamp), true);
  addEventListener(
    'input',
    () => {
      const began = performance.now();
      const at = pressed;
      let handled = Infinity;
      afterwards(() => (handled = performance.now()));
      requestAnimationFrame(() => {
        const frame = performance.now();
        afterwards(() => {
          const painted = performance.now();
          // What lies between is the wait for the refresh.
          const work = Math.min(handled, frame) - began + (painted - frame);
          box.keys?.push({ toPaint: painted - at, work });
        });
      });
    },
    true,
  );
}

/** Types into one field after the other, and tells of each key. */
async function type(page: Page, fields: readonly string[]): Promise<readonly Key[]> {
  await page.evaluate(watchKeys);
  for (const selector of fields) {
    const field = page.locator(selector).first();
    await field.click();
    await page.keyboard.press('End');
    for (let n = 0; n < KEYS; n++) {
      await page.keyboard.press('a');
      await page.waitForTimeout(PAUSES[n % PAUSES.length]!);
    }
  }
  const all = KEYS * fields.length;
  await page.waitForFunction(
    (count) => ((window as Window & { keys?: Key[] }).keys?.length ?? 0) >= count,
    all,
    { timeout: 30_000 },
  );
  return page.evaluate(() => (window as Window & { keys?: Key[] }).keys ?? []);
}

const p95 = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1]!;

function rows(where: string, keys: readonly Key[]): BenchRow[] {
  const toPaint = keys.map((k) => k.toPaint);
  const work = keys.map((k) => k.work);
  return [
    { name: `${where}: key to painted frame`, value: median(toPaint), unit: 'ms' },
    {
      name: `${where}: key to painted frame, p95 (two frames)`,
      value: p95(toPaint),
      unit: 'ms',
      budget: 2 * FRAME,
    },
    { name: `${where}: work of a key, p95 (one frame)`, value: p95(work), unit: 'ms', budget: FRAME },
  ];
}

/** Typing into the questions of the self-check and of the impact assessment of a full case (1,163 rows). */
export const bench: Bench = async () => {
  const app = await startApp();
  try {
    const page = await app.newPage();
    await ready(page);
    await visit(page, '#/start');
    const selfCheck = await type(page, [
      'fieldset input.input[maxlength]',
      'fieldset:nth-of-type(4) input.input',
    ]);
    const id = await openSample(page);
    await visit(page, `#/case/${id}/impact`);
    const impact = await type(page, [
      '[data-path^="information/"][data-path$="/name"] :is(input, textarea)',
      '[data-path^="information/"][data-path$="/self/reason"] :is(input, textarea)',
      '[data-path^="works/"][data-path$="/description"] :is(input, textarea)',
      '[data-path^="assessments/"][data-path$="/remarks"] :is(input, textarea)',
    ]);
    return [
      ...rows('typing, self-check', selfCheck),
      ...rows('typing, impact assessment of a full case', impact),
    ];
  } finally {
    await app.close();
  }
};
