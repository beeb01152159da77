import { afterEach, describe, expect, test } from 'vitest';
import { axe, offlineReady, startApp, type App } from '../support/app.ts';

let app: App | undefined;
afterEach(async () => {
  await app?.close();
  app = undefined;
});

describe('the shell', () => {
  test('loads under the strict policy, from any folder, and asks nothing of other hosts', async () => {
    app = await startApp({ base: '/some/folder/' });
    const page = await app.newPage();
    await page.locator('main h1').first().waitFor();
    expect(await page.title()).toContain('LIU Navi');
    expect(await page.locator('html').getAttribute('lang')).toBe('ja');
    await offlineReady(page);
    app.expectNoViolations();
  });

  test('works without a network after one visit, in a new browser too', async () => {
    app = await startApp();
    const page = await app.newPage();
    const heading = await page.locator('main h1').first().textContent();
    await offlineReady(page);

    await app.stopServer();
    await page.reload();
    expect(await page.locator('main h1').first().textContent()).toBe(heading);

    await app.closeBrowser();
    const later = await app.newPage();
    expect(await later.locator('main h1').first().textContent()).toBe(heading);

    app.expectNoViolations({ allow: [/ERR_CONNECTION_REFUSED/] });
  });

  test('a mistyped address below the app leads to its start', async () => {
    app = await startApp();
    const page = await app.newPage();
    await page.locator('main h1').first().waitFor();
    await offlineReady(page);
    await page.goto(`${app.url}no/such/page`);
    expect(new URL(page.url()).pathname).toBe('/');
    await page.locator('main h1').first().waitFor();
    app.expectNoViolations();
  });

  test('an address of no case says so, however it is mistyped', async () => {
    app = await startApp();
    const page = await app.newPage();
    await page.locator('main h1').first().waitFor();
    for (const id of ['NOSUCHCASE', '__proto__', '%E0%A4%A']) {
      await page.evaluate((hash) => (location.hash = hash), `#/case/${id}/service`);
      await page.getByRole('heading', { name: 'この案件はありません' }).waitFor();
      await page.evaluate(() => (location.hash = '#/'));
      await page.getByRole('heading', { level: 1, name: '案件' }).waitFor();
    }
    app.expectNoViolations();
  });

  test('a new version is offered, and starts only when it is accepted', async () => {
    app = await startApp();
    const page = await app.newPage();
    await page.locator('main h1').first().waitFor();
    await offlineReady(page);
    await page.evaluate(() => document.body.setAttribute('data-mark', 'old'));

    await app.publishNewVersion();
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
    const accept = page.getByRole('button', { name: '保存して切り替える' });
    await accept.waitFor();
    expect(await page.locator('body').getAttribute('data-mark')).toBe('old');

    await accept.click();
    await page.waitForFunction(() => !document.body.hasAttribute('data-mark'));
    await page.locator('main h1').first().waitFor();
    expect(await accept.count()).toBe(0);
    app.expectNoViolations();
  });

  test.each(['light', 'dark'] as const)('axe finds nothing on the first screen (%s)', async (theme) => {
    app = await startApp();
    const page = await app.newPage({ theme });
    await page.locator('main h1').first().waitFor();
    expect(await axe(page)).toEqual([]);
    app.expectNoViolations();
  });
});
