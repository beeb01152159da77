import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type App } from '../support/app.ts';
import { openNewCase, ready, visit } from '../support/walk.ts';

/** Longer than any round lasts, and nowhere like itself, so that a lost or doubled letter shows. */
const TEXT = Array.from({ length: 400 }, (_, i) => `${i}；`).join('');

let app: App;
let id: string;

beforeAll(async () => {
  app = await startApp();
  const page = await app.newPage();
  await ready(page);
  id = await openNewCase(page, '停電の試験');
});
afterAll(() => app.close());

type Place = { readonly screen: string; readonly heading: string; readonly path: string };

/** Tells each time the page says, beside the field or in the top bar, that what stands in the field is saved. */
async function watchSaved(page: Page, path: string, saved: (value: string) => void): Promise<void> {
  await page.exposeFunction('shownAsSaved', saved);
  await page.evaluate((at) => {
    const field = document.querySelector(`[data-path="${at}"]`);
    const control = field?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
    const marks = [field?.querySelector('.mark'), document.querySelector('header .tools')];
    if (!field || !control) throw new Error(`no field ${at}`);
    const tell = (globalThis as unknown as { shownAsSaved: (value: string) => void }).shownAsSaved;
    const look = (): void => {
      if (marks.some((mark) => mark?.textContent.includes('保存済み'))) tell(control.value);
    };
    const observer = new MutationObserver(look);
    for (const mark of marks) {
      if (mark) observer.observe(mark, { subtree: true, childList: true, characterData: true });
    }
  }, path);
}

/** So many letters are typed before each look at whether they are saved. */
const BURST = 7;

/** Types bursts, each shown as saved; then more letters, and kills the browser meanwhile. Gives what was shown as saved last. */
async function typeUntilKilled(field: Place, bursts: number, more: number): Promise<string> {
  const page = await app.newPage();
  const control = await controlOf(page, field);
  await control.fill('');
  await page.locator('header').getByText('保存済み').waitFor();

  let shown = '';
  await watchSaved(page, field.path, (value) => (shown = value));
  await control.focus();
  const saved = BURST * bursts;
  for (let typed = 0; typed < saved; typed += BURST) {
    await page.keyboard.type(TEXT.slice(typed, typed + BURST));
    await expect.poll(() => shown, { timeout: 30_000 }).toBe(TEXT.slice(0, typed + BURST));
  }
  // Not waited for: keys go on arriving while the edit before is on its way, and while the browser dies.
  const rest = page.keyboard.type(TEXT.slice(saved)).catch(() => undefined);
  await page.waitForFunction(
    ([path, length]) =>
      (document.querySelector<HTMLInputElement>(`[data-path="${path}"] :is(input, textarea)`)?.value.length ??
        0) >= length,
    [field.path, saved + more] as const,
    { polling: 1 },
  );
  await app.killBrowser();
  await rest;
  return shown;
}

async function controlOf(page: Page, { screen, heading, path }: Place): Promise<Locator> {
  await visit(page, `#/case/${id}/${screen}?field=${path}`, heading);
  const control = page.locator(`[data-path="${path}"]`).locator('input, textarea').first();
  await control.waitFor();
  return control;
}

const NAME: Place = { screen: 'service', heading: 'サービス情報', path: 'vendor/name' };
const SUMMARY: Place = { screen: 'service', heading: 'サービス情報', path: 'service/summary' };
const HOW: Place = { screen: 'statement', heading: '言明書', path: 'rows/5.1.1.2/how' };

describe('the browser is killed in the middle of typing', () => {
  test.each([
    { field: NAME, bursts: 0, more: 3 },
    { field: NAME, bursts: 1, more: 1 },
    { field: SUMMARY, bursts: 0, more: 40 },
    { field: SUMMARY, bursts: 6, more: 12 },
    { field: HOW, bursts: 3, more: 5 },
  ])(
    '$field.path, $bursts times saved and $more letters on: all that was shown as saved is there',
    async ({ field, bursts, more }) => {
      const shown = await typeUntilKilled(field, bursts, more);
      expect(shown.length).toBeGreaterThanOrEqual(BURST * bursts);

      const page = await app.newPage();
      const there = await (await controlOf(page, field)).inputValue();
      expect(there.slice(0, shown.length)).toBe(shown);
      // And nothing else is: what came after it is the next letters, or none.
      expect(TEXT.startsWith(there), `${there} was never typed`).toBe(true);
      await page.close();
      app.expectNoViolations();
    },
  );
});
