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

type Round = { readonly typed: number; readonly saves: number };
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

/** Types until `enough`, kills the browser in the middle of it, and gives what had been shown as saved last. */
async function typeUntilKilled(field: Place, enough: (round: Round) => boolean): Promise<string> {
  const page = await app.newPage();
  const control = await controlOf(page, field);
  await control.focus();
  await control.press('ControlOrMeta+a');
  await control.press('Delete');
  await expect.poll(() => page.locator('header').getByText('保存済み').count()).toBe(1);

  let shown = '';
  let saves = 0;
  let typed = 0;
  await watchSaved(page, field.path, (value) => {
    shown = value;
    saves += 1;
  });
  for (const letter of TEXT) {
    // Not waited for: keys go on arriving while the edit before is on its way, and while the browser dies.
    void page.keyboard.type(letter).catch(() => undefined);
    typed += 1;
    await page.evaluate(() => undefined);
    if (enough({ typed, saves })) break;
  }
  for (const letter of TEXT.slice(typed, typed + 5)) void page.keyboard.type(letter).catch(() => undefined);
  await app.killBrowser();
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

const letters =
  (n: number) =>
  ({ typed }: Round): boolean =>
    typed >= n;
const saving =
  (n: number) =>
  ({ saves }: Round): boolean =>
    saves >= n;

describe('the browser is killed in the middle of typing', () => {
  test.each([
    { when: 'after the third letter', field: NAME, enough: letters(3), atLeast: '' },
    { when: 'at the first word of saving', field: NAME, enough: saving(1), atLeast: '0' },
    { when: 'after 40 letters', field: SUMMARY, enough: letters(40), atLeast: '' },
    { when: 'at the tenth word of saving', field: SUMMARY, enough: saving(10), atLeast: '0；1；' },
    { when: 'in a row of the statement', field: HOW, enough: saving(5), atLeast: '0；' },
  ])('$when: all that was shown as saved is there', async ({ field, enough, atLeast }) => {
    const shown = await typeUntilKilled(field, enough);
    expect(shown.slice(0, atLeast.length)).toBe(atLeast);

    const page = await app.newPage();
    const there = await (await controlOf(page, field)).inputValue();
    expect(there.slice(0, shown.length)).toBe(shown);
    // And nothing else is: what came after it is the next letters, or none.
    expect(TEXT.startsWith(there), `${there} was never typed`).toBe(true);
    await page.close();
    app.expectNoViolations();
  });
});
