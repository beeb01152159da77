import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { offlineReady, startApp } from '../support/app.ts';
import { median, type Bench } from './contract.ts';

const RUNS = 5;
/** The case list can be used: its heading and its first button are there. */
const USABLE = 'main h1, main button';

async function firstPaint(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        new PerformanceObserver((list) => {
          const entry = list.getEntriesByName('first-contentful-paint')[0];
          if (entry) resolve(entry.startTime);
        }).observe({ type: 'paint', buffered: true }),
      ),
  );
}

/** Milliseconds from the start of the navigation until now. */
const sinceNavigation = (page: Page): Promise<number> => page.evaluate(() => performance.now());

const text = /^(text\/|application\/(json|manifest)|image\/svg)/;

/** The first visit: what it transfers (as a host with gzip would send it) and how long it takes; then a reload offline. */
export const bench: Bench = async () => {
  const paints: number[] = [];
  const usable: number[] = [];
  const offline: number[] = [];
  let script = 0;
  let all = 0;

  for (let run = 0; run < RUNS; run++) {
    const app = await startApp();
    const page = await app.newPage({ route: null });
    const bodies: Promise<{ type: string; bytes: number }>[] = [];
    // The service worker's own caching is not part of the first view.
    let counting = true;
    page.on('response', (response) => {
      if (!counting || response.status() !== 200 || /\/sw\.js$/.test(response.url())) return;
      const type = response.headers()['content-type'] ?? '';
      bodies.push(
        response.body().then(
          (body) => ({ type, bytes: text.test(type) ? gzipSync(body).length : body.length }),
          () => ({ type, bytes: 0 }),
        ),
      );
    });
    await page.goto(`${app.url}#/`);
    await page.locator(USABLE).first().waitFor();
    usable.push(await sinceNavigation(page));
    paints.push(await firstPaint(page));
    counting = false;
    const sizes = await Promise.all(bodies);
    script = sizes
      .filter(({ type }) => type.includes('javascript'))
      .reduce((sum, { bytes }) => sum + bytes, 0);
    all = sizes.reduce((sum, { bytes }) => sum + bytes, 0);

    await offlineReady(page);
    await app.stopServer();
    await page.reload({ waitUntil: 'commit' });
    await page.locator(USABLE).first().waitFor();
    offline.push(await sinceNavigation(page));
    await app.close();
  }

  return [
    { name: 'first route: script, gzip', value: script / 1024, unit: 'KB', budget: 120 },
    { name: 'first route: transferred in all, gzip', value: all / 1024, unit: 'KB', budget: 300 },
    { name: 'first contentful paint', value: median(paints), unit: 'ms' },
    { name: 'usable case list', value: median(usable), unit: 'ms' },
    { name: 'reload offline to usable case list', value: median(offline), unit: 'ms' },
  ];
};
