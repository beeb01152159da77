import type { Page } from 'playwright-core';
import { startApp } from '../support/app.ts';
import { median, type Bench, type BenchRow } from './contract.ts';

const ENTRIES = 300;
const FRAMES = 90;
const RUNS = 5;

/** A case with 300 questions and answers over three years, put into the database as an import would. */
async function openLongCase(page: Page, url: string): Promise<void> {
  await page.getByRole('button', { name: '新しい案件を作る' }).click();
  await page.waitForURL(/#\/case\//);
  const id = /#\/case\/([^/?]+)/.exec(page.url())?.[1];
  if (!id) throw new Error(`no case in ${page.url()}`);
  await page.evaluate(
    async ({ caseId, entries }) => {
      const open = indexedDB.open('liu-navi');
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        open.onsuccess = () => resolve(open.result);
        open.onerror = () => reject(open.error);
      });
      const store = db.transaction('bodies', 'readwrite').objectStore('bodies');
      const got = store.get(caseId);
      await new Promise<void>((resolve, reject) => {
        got.onsuccess = () => {
          const now = '2026-01-01T00:00:00.000Z';
          got.result.body.log = Array.from({ length: entries }, (_, i) => ({
            id: `BENCH${i}`,
            created: now,
            changed: now,
            kind: i === 0 ? 'pre.filed' : i % 2 === 0 ? 'pre.inquiry' : 'pre.answered',
            date: new Date(Date.UTC(2025, 0, 6 + Math.floor((i * 1000) / entries)))
              .toISOString()
              .slice(0, 10),
            time: null,
            from: null,
            to: null,
            due: null,
            outcome: '',
            relatesTo: null,
            note: '',
            attachmentIds: [],
          }));
          const put = store.put(got.result);
          put.onsuccess = () => resolve();
          put.onerror = () => reject(put.error);
        };
        got.onerror = () => reject(got.error);
      });
      db.close();
    },
    { caseId: id, entries: ENTRIES },
  );
  await page.goto(`${url}#/case/${id}/timeline`);
  await page.reload();
  await page.getByRole('application').waitFor();
}

/** Milliseconds between the frames while something happens in each of them. */
function frames(page: Page, what: 'drag' | 'zoom'): Promise<number[]> {
  return page.evaluate(
    async ({ kind, count }) => {
      const chart = document.querySelector<HTMLElement>('[role=application]');
      if (!chart) throw new Error('no chart');
      const box = chart.getBoundingClientRect();
      const y = box.y + 120;
      const pointer = (type: string, x: number): void => {
        const init = { bubbles: true, pointerId: 1, button: 0, clientX: x, clientY: y, pointerType: 'mouse' };
        chart.dispatchEvent(new PointerEvent(type, init));
      };
      chart.setPointerCapture = () => {};
      const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
      const middle = box.x + box.width / 2;
      await frame();
      let last = await frame();
      const times: number[] = [];
      if (kind === 'drag') pointer('pointerdown', middle);
      for (let i = 1; i <= count; i++) {
        if (kind === 'drag') pointer('pointermove', middle - 600 * Math.sin(i / 12));
        // Each step of the zoom lays everything out anew: in and out through all of them.
        else if (i % 3 === 0) {
          const deltaY = Math.floor(i / 27) % 2 === 0 ? -100 : 100;
          const init = {
            deltaY,
            ctrlKey: true,
            clientX: middle,
            clientY: y,
            bubbles: true,
            cancelable: true,
          };
          chart.dispatchEvent(new WheelEvent('wheel', init));
        }
        const now = await frame();
        times.push(now - last);
        last = now;
      }
      if (kind === 'drag') pointer('pointerup', middle);
      return times;
    },
    { kind: what, count: FRAMES },
  );
}

/** Dragging and zooming the timeline with 300 entries and the clocks they start. */
export const bench: Bench = async () => {
  const app = await startApp();
  try {
    const page = await app.newPage();
    await openLongCase(page, app.url);
    // What runs once after opening (the badge) is over by then.
    await page.waitForTimeout(4000);
    // The same movement again and again: a frame that our work makes long is long in each run, one lost to the machine is not.
    const measure = async (kind: 'drag' | 'zoom'): Promise<BenchRow[]> => {
      const runs: number[][] = [];
      for (let run = 0; run <= RUNS; run++) {
        await page.getByRole('button', { name: '月', exact: true }).click();
        await page.getByRole('button', { name: '今日', exact: true }).click();
        const times = await frames(page, kind);
        if (run > 0) runs.push(times);
      }
      const steady = runs[0]!.map((_, i) => Math.min(...runs.map((run) => run[i]!)));
      const name = `timeline, ${ENTRIES} entries and their clocks: ${kind}`;
      return [
        { name: `${name}, median frame`, value: median(runs.flat()), unit: 'ms' },
        { name: `${name}, worst frame`, value: Math.max(...steady), unit: 'ms', budget: 32 },
      ];
    };
    return [...(await measure('drag')), ...(await measure('zoom'))];
  } finally {
    await app.close();
  }
};
