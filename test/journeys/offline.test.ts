import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { offlineReady, startApp, type App } from '../support/app.ts';
import {
  eraseEverything,
  makeBundle,
  openSample,
  readFileToRestore,
  ready,
  saveBackup,
  verify,
  visit,
  type Saved,
} from '../support/walk.ts';

const AS_OF = '2026-11-20';
/** The service worker asks for its own update, and is told that nobody is there. */
const NO_SERVER = [/ERR_CONNECTION_REFUSED/];
let app: App;

beforeAll(async () => {
  app = await startApp();
  const page = await app.newPage();
  await ready(page);
  await offlineReady(page);
  // What is left is the service worker's own cache: no copy that the browser happens to keep helps.
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await session.detach();
  await app.stopServer();
  await page.close();
});
afterAll(() => app.close());

describe('after one visit, with the server gone', () => {
  let page: Page;
  let id: string;
  let bundle: Saved;

  test('a new page starts, and so does a reload', async () => {
    await expect(fetch(app.url)).rejects.toThrow();
    page = await app.newPage();
    await ready(page, '案件');
    await page.reload();
    await ready(page, '案件');
  });

  test('sample → bundle → verify → delete everything → restore → the same bytes', async () => {
    id = await openSample(page);
    bundle = await makeBundle(page, id, AS_OF);
    const report = await verify(page, bundle);
    expect(report).toContain('壊れていません');
    expect(report).toContain('そろっています');
    expect(report).toContain('最新です');

    const backup = await saveBackup(page);
    await eraseEverything(page);
    expect((await readFileToRestore(page, backup)).kind).toBe('preview');
    await page.getByRole('button', { name: '取り込む', exact: true }).click();
    await page.waitForURL(/#\/case\//);
    expect((await makeBundle(page, id, AS_OF)).sha256).toBe(bundle.sha256);
  });

  test('in a new browser too: every screen opens, and the bundle is still the same', async () => {
    await app.closeBrowser();
    page = await app.newPage();
    await ready(page, '案件');
    await visit(page, `#/case/${id}`);
    const rail = page.getByRole('navigation', { name: '手続の段階' });
    await rail.waitFor();
    const screens = await rail.getByRole('link').evaluateAll((links) =>
      links.map((link) => ({
        hash: link.getAttribute('href') ?? '',
        name: link.querySelector('.name')?.textContent ?? '',
      })),
    );
    expect(screens.length).toBeGreaterThan(10);
    for (const { hash, name } of screens) {
      await visit(page, hash, name === 'ホーム' ? undefined : name);
      expect(await page.getByText('画面を読み込めませんでした').count(), name).toBe(0);
    }
    expect((await makeBundle(page, id, AS_OF)).sha256).toBe(bundle.sha256);
    app.expectNoViolations({ allow: NO_SERVER });
  });
});
