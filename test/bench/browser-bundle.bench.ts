import type { Page } from 'playwright-core';
import { startApp } from '../support/app.ts';
import { openSample, ready, setAsOf, visit } from '../support/walk.ts';
import { median, type Bench } from './contract.ts';

const RUNS = 3;
const AS_OF = '2026-11-20';

/** Collects the tasks that held the page up (longer than 50 ms by definition) from now on. */
async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    const take = (entries: PerformanceEntryList): unknown => tasks.push(...entries.map((e) => e.duration));
    const observer = new PerformanceObserver((list) => take(list.getEntries()));
    observer.observe({ type: 'longtask' });
    const longest = (): number => {
      take(observer.takeRecords());
      return Math.max(0, ...tasks.splice(0));
    };
    Object.assign(globalThis, { longest });
  });
}

/** The longest of them since the last call, in milliseconds; 0 = none. */
const longest = (page: Page): Promise<number> =>
  page.evaluate(() => (globalThis as unknown as { longest: () => number }).longest());

/** The full sample bundle in the browser: how long it takes, and the longest task that held the page up meanwhile. */
export const bench: Bench = async () => {
  const app = await startApp();
  try {
    const page = await app.newPage();
    await ready(page);
    const id = await openSample(page);
    await watchTasks(page);
    await visit(page, `#/case/${id}/bundle`, '提出バンドル');
    await setAsOf(page, AS_OF);
    const make = page.getByRole('button', { name: /^(提出バンドルを作る|もう一度作る)$/ });
    await make.waitFor();
    const opening = await longest(page);

    const times: number[] = [];
    const tasks: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      await longest(page);
      const start = performance.now();
      await make.click();
      await page.getByRole('button', { name: 'zipを保存する' }).waitFor({ timeout: 120_000 });
      times.push(performance.now() - start);
      tasks.push(await longest(page));
    }
    return [
      {
        name: 'bundle of the sample in the browser',
        value: median(times) / 1_000,
        unit: 's',
        budget: 8,
      },
      { name: '… longest task on the main thread meanwhile', value: median(tasks), unit: 'ms', budget: 50 },
      { name: '… longest task while its screen opens', value: opening, unit: 'ms' },
    ];
  } finally {
    await app.close();
  }
};
