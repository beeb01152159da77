import type { CDPSession, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type App } from '../support/app.ts';
import { openNewCase, ready, visit } from '../support/walk.ts';

const SAVED = '株式会社みほん';
const REFUSED = '空きのないときの概要';
let app: App;
let id: string;

beforeAll(async () => {
  app = await startApp();
  const page = await app.newPage();
  await ready(page);
  id = await openNewCase(page, '空きの試験');
  await visit(page, `#/case/${id}/service`, 'サービス情報');
  await controlOf(page, 'vendor/name').fill(SAVED);
  await fieldOf(page, 'vendor/name').getByText('保存済み').waitFor();
  // Chromium remembers for half a minute how much room it found: a new browser finds out anew.
  await app.closeBrowser();
});
afterAll(() => app.close());

const fieldOf = (page: Page, path: string): Locator => page.locator(`[data-path="${path}"]`);
const controlOf = (page: Page, path: string): Locator =>
  fieldOf(page, path).locator('input, textarea').first();

/** Room for the origin in bytes; none given = as much as there is. Lasts as long as the session. */
async function room(session: CDPSession, bytes?: number): Promise<void> {
  await session.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(app.url).origin,
    ...(bytes !== undefined && { quotaSize: bytes }),
  });
}

describe('no room left', () => {
  test('an edit is shown as not saved, with why and what to do; it is saved once there is room again', async () => {
    const page = await app.newPage({ route: null });
    const session = await page.context().newCDPSession(page);
    await room(session, 1);
    await page.goto(`${app.url}#/case/${id}/service`);
    await ready(page, 'サービス情報');
    const field = fieldOf(page, 'service/summary');
    const control = controlOf(page, 'service/summary');
    expect(await controlOf(page, 'vendor/name').inputValue()).toBe(SAVED);

    await control.fill(REFUSED);
    await field.getByText('保存されていません').waitFor();
    await field.getByText(/空きが足りないため、保存できませんでした。.*空きを増やして/).waitFor();
    await page.locator('header').getByText('保存できません', { exact: true }).waitFor();
    // What was typed stands there still, and what was saved before is untouched.
    expect(await control.inputValue()).toBe(REFUSED);
    expect(await controlOf(page, 'vendor/name').inputValue()).toBe(SAVED);

    await room(session);
    await control.press('End');
    await control.pressSequentially('。');
    await field.getByText('保存済み').waitFor();
    await page.locator('header').getByText('保存済み').waitFor();
    expect(await field.getByText('空きが足りない').count()).toBe(0);

    await page.reload();
    await ready(page, 'サービス情報');
    expect(await control.inputValue()).toBe(`${REFUSED}。`);
    expect(await controlOf(page, 'vendor/name').inputValue()).toBe(SAVED);
    await session.detach();
    await page.close();
    app.expectNoViolations();
  });
});

describe('storage forbidden', () => {
  test('the app says why it cannot open its data and what to do; allowed again, all is there', async () => {
    const page = await app.newPage({ route: null });
    // As a browser does whose settings forbid sites to keep data.
    await page.addInitScript(() => {
      for (const name of ['open', 'databases']) {
        Object.defineProperty(indexedDB, name, {
          value: () => {
            throw new DOMException('forbidden', 'SecurityError');
          },
        });
      }
    });
    await page.goto(`${app.url}#/case/${id}/service`);
    const alert = page.getByRole('alert').filter({ hasText: 'データを開けません' });
    await alert.getByText('このブラウザーの保存領域を開けませんでした。').waitFor();
    await alert.getByText(/通常のウィンドウで開き直してください/).waitFor();
    await alert.getByRole('button', { name: 'もう一度開く' }).waitFor();
    await page.close();

    const again = await app.newPage({ route: null });
    await again.goto(`${app.url}#/case/${id}/service`);
    await ready(again, 'サービス情報');
    expect(await controlOf(again, 'vendor/name').inputValue()).toBe(SAVED);
    await again.close();
    app.expectNoViolations();
  });
});
