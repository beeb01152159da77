import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { axe, startApp, type App } from '../support/app.ts';
import { openNewCase, openSample, ready, visit } from '../support/walk.ts';

type View = { readonly width: number; readonly height: number; readonly theme: 'light' | 'dark' };
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 360, height: 740 };
const WIDE_LIGHT: View = { ...WIDE, theme: 'light' };
const WIDE_DARK: View = { ...WIDE, theme: 'dark' };
const NARROW_LIGHT: View = { ...NARROW, theme: 'light' };
const NARROW_DARK: View = { ...NARROW, theme: 'dark' };

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  page = await app.newPage();
  await ready(page, '案件');
});
afterAll(() => app.close());
beforeEach(async () => {
  await page.setViewportSize(WIDE);
  // Without motion, so that nothing is looked at half way.
  await page.emulateMedia({ colorScheme: 'light', media: 'screen', reducedMotion: 'reduce' });
});

/** Waits for what a screen works out after it stands there. */
async function settled(): Promise<void> {
  await expect.poll(() => page.locator('main [role="status"]').filter({ hasText: /…$/ }).count()).toBe(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // Colours in the middle of a transition are nobody's.
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);
}

/** What the size of the window and the theme decide: the one thing that a second view of a page can add. */
const OF_LOOKS = ['color-contrast', 'scrollable-region-focusable', 'aria-hidden-focus', 'region'];
/** Not where something lies over the page: what it covers at that moment is scrolled free. */
const OF_SCREENS = [...OF_LOOKS, 'target-size'];

/** How far the page can be scrolled sideways, and by what. */
const sideways = (): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((e) => e.getBoundingClientRect().right > width + 1)
      .map((e) => `${e.tagName}.${e.className.toString()} ${Math.round(e.getBoundingClientRect().right)}`);
  });

/** What axe finds in the views, and what scrolls sideways on a narrow screen. Leaves the page wide and light. */
async function look(where: string, views: readonly View[], again = OF_LOOKS): Promise<string[]> {
  const found: string[] = [];
  for (const [at, { theme, ...size }] of views.entries()) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: theme });
    await settled();
    found.push(
      ...(await axe(page, at === 0 ? [] : again)).map((line) => `${where} ${size.width} ${theme}: ${line}`),
    );
  }
  await page.setViewportSize(NARROW);
  found.push(...(await sideways()).map((line) => `${where} scrolls sideways: ${line}`));
  await page.setViewportSize(WIDE);
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** The screens of a case, as its rail has them. */
async function screensOf(id: string): Promise<readonly { hash: string; name: string }[]> {
  await visit(page, `#/case/${id}`);
  const rail = page.getByRole('navigation', { name: '手続の段階' });
  await rail.waitFor();
  return rail.getByRole('link').evaluateAll((links) =>
    links.map((link) => ({
      hash: link.getAttribute('href') ?? '',
      name: link.querySelector('.name')?.textContent ?? '',
    })),
  );
}

describe('axe finds nothing, in both themes, wide and narrow; and nothing scrolls sideways at 360 px', () => {
  // Filled and half filled differ in little but problems, so that not each case need be seen in every view.
  test.each([
    {
      what: 'the complete sample',
      open: () => openSample(page, 'complete'),
      views: [WIDE_LIGHT, NARROW_DARK],
    },
    {
      what: 'the incomplete sample',
      open: () => openSample(page, 'incomplete'),
      views: [WIDE_DARK, NARROW_LIGHT],
    },
    {
      what: 'an empty case',
      open: () => openNewCase(page, '空の案件'),
      views: [WIDE_LIGHT],
    },
  ])('every screen of $what', { timeout: 300_000 }, async ({ open, views }) => {
    const id = await open();
    const screens = await screensOf(id);
    expect(screens.length).toBeGreaterThan(12);
    const found: string[] = [];
    for (const { hash, name } of screens) {
      await visit(page, hash, name === 'ホーム' ? undefined : name);
      found.push(...(await look(name, views, OF_SCREENS)));
    }
    expect(found).toEqual([]);
    app.expectNoViolations();
  });

  test('the screens that belong to no case', async () => {
    const found: string[] = [];
    for (const [hash, name] of [
      ['#/', '案件'],
      ['#/dashboard', 'すべての案件の期限'],
      ['#/verify', '提出バンドルの検証'],
      ['#/rules', '規程'],
      ['#/settings', '設定'],
    ] as const) {
      await visit(page, hash, name);
      found.push(...(await look(name, [WIDE_LIGHT, WIDE_DARK, NARROW_LIGHT, NARROW_DARK])));
    }
    expect(found).toEqual([]);
  });

  test('what opens over a screen', async () => {
    const OVER = [WIDE_DARK, NARROW_LIGHT];
    const id = await openSample(page, 'incomplete');
    const found: string[] = [];
    await visit(page, `#/case/${id}/statement?field=rows/5.1.1.2/decision`, '言明書');
    await page.getByRole('group', { name: '5.1.1.2の記録' }).waitFor();
    found.push(...(await look('a row of the statement', OVER)));

    await page.getByRole('button', { name: '規程パネル' }).click();
    await page.getByRole('complementary', { name: '規程の要旨' }).waitFor();
    found.push(...(await look('the clause panel', OVER)));
    await page.keyboard.press('Escape');

    await page.keyboard.press('Control+k');
    await page.getByRole('dialog', { name: '移動・検索' }).waitFor();
    found.push(...(await look('the palette', OVER)));
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: '基準日' }).click();
    await page.getByLabel('基準日', { exact: true }).waitFor();
    found.push(...(await look('the as-of date', OVER)));
    await page.keyboard.press('Escape');

    await page.setViewportSize(NARROW);
    await page.getByRole('button', { name: 'メニューを開く' }).click();
    await page.getByRole('dialog', { name: 'メニュー' }).waitFor();
    await settled();
    found.push(...(await axe(page)).map((line) => `menu: ${line}`));
    await page.keyboard.press('Escape');
    await page.setViewportSize(WIDE);

    await visit(page, '#/settings', '設定');
    await page.getByRole('button', { name: 'すべてのデータを削除する' }).click();
    await page.getByRole('alertdialog').waitFor();
    found.push(...(await look('the warning before deleting', OVER)));
    await page.keyboard.press('Escape');
    expect(found).toEqual([]);
    app.expectNoViolations();
  });
});

describe('print', () => {
  test('no bar stays on the paper, and it is dark on white in either theme', async () => {
    const id = await openSample(page, 'complete');
    const found: string[] = [];
    for (const { hash, name } of await screensOf(id)) {
      await visit(page, hash, name === 'ホーム' ? undefined : name);
      await settled();
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
      const stuck = await page.evaluate(() =>
        [...document.body.querySelectorAll('*')]
          .filter((e) => /^(fixed|sticky)$/.test(getComputedStyle(e).position) && e.checkVisibility())
          .map((e) => `${e.tagName}.${e.className.toString()}`),
      );
      found.push(...stuck.map((line) => `${name} sticks: ${line}`));
      if (!(await page.locator('main h1').isVisible())) found.push(`${name}: no heading`);
      const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      if (paper !== 'rgb(255, 255, 255)') found.push(`${name}: printed on ${paper}`);
      // The screens with the most colours.
      if (/ホーム|影響度評価|言明書/.test(name)) {
        found.push(...(await axe(page, ['color-contrast'])).map((line) => `${name} printed: ${line}`));
      }
      await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    }
    expect(found).toEqual([]);
    app.expectNoViolations();
  });
});
