import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startApp, type App } from '../support/app.ts';
import { openNewCase, ready, visit } from '../support/walk.ts';

let app: App;
let one: Page;
let two: Page;
let id: string;

/** Lets a tab be late: what the other tab tells it waits until it is let through. */
async function canBeLate(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const late: { held: (() => void)[] | null } = { held: null };
    Object.assign(globalThis, { late });
    const { addEventListener } = BroadcastChannel.prototype;
    Object.defineProperty(BroadcastChannel.prototype, 'onmessage', {
      set(this: BroadcastChannel, told: (event: MessageEvent) => void) {
        addEventListener.call(this, 'message', (event) => {
          const tell = (): void => told.call(this, event as MessageEvent);
          if (late.held) late.held.push(tell);
          else tell();
        });
      },
    });
  });
}

type Late = { late: { held: (() => void)[] | null } };
const beLate = (page: Page): Promise<void> =>
  page.evaluate(() => {
    (globalThis as unknown as Late).late.held = [];
  });
const catchUp = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { late } = globalThis as unknown as Late;
    const held = late.held ?? [];
    late.held = null;
    for (const tell of held) tell();
  });

const control = (page: Page, path: string) =>
  page.locator(`[data-path="${path}"]`).locator('input, textarea').first();
const value = (page: Page, path: string): Promise<string> => control(page, path).inputValue();
const conflict = (page: Page, path: string) =>
  page.locator(`[data-path="${path}"]`).getByRole('alert').filter({ hasText: '別のタブで同じ項目が変更' });
const savedIn = (page: Page): Promise<void> => page.locator('header').getByText('保存済み').waitFor();

beforeAll(async () => {
  app = await startApp();
  one = await app.newPage();
  await ready(one);
  id = await openNewCase(one, '二つのタブの試験');
  await visit(one, `#/case/${id}/service`, 'サービス情報');
  two = await app.newPage({ route: null });
  await canBeLate(two);
  await two.goto(`${app.url}#/case/${id}/service`);
  await ready(two, 'サービス情報');
});
afterAll(() => app.close());

describe('one case in two tabs', () => {
  test('different fields merge, and each tab sees the other at once', async () => {
    await Promise.all([
      control(one, 'vendor/name').pressSequentially('株式会社ひとつ'),
      control(two, 'vendor/address/text').pressSequentially('東京都千代田区二丁目'),
    ]);
    for (const page of [one, two]) {
      await expect.poll(() => value(page, 'vendor/name')).toBe('株式会社ひとつ');
      await expect.poll(() => value(page, 'vendor/address/text')).toBe('東京都千代田区二丁目');
      await savedIn(page);
      expect(await page.getByRole('alert').filter({ hasText: '別のタブ' }).count()).toBe(0);
    }
  });

  test.each([
    { keep: 'ここでの入力を残す', kept: 'ふたつめの名前' },
    { keep: '別のタブの値にする', kept: 'ひとつめの名前' },
  ])('the same field: the later tab is asked, and 「$keep」 does so', async ({ keep, kept }) => {
    const path = 'service/name';
    await beLate(two);
    await control(one, path).fill('ひとつめの名前');
    await savedIn(one);
    await control(two, path).fill('ふたつめの名前');

    // Asked, with both values in sight; nothing written over what the first tab saved.
    await conflict(two, path).waitFor();
    expect(await conflict(two, path).innerText()).toContain('ひとつめの名前');
    expect(await conflict(two, path).innerText()).toContain('ふたつめの名前');
    expect(await value(two, path)).toBe('ふたつめの名前');
    expect(await two.locator(`[data-path="${path}"] .mark`).innerText()).toContain('保存されていません');
    expect(await value(one, path)).toBe('ひとつめの名前');
    await catchUp(two);
    expect(await conflict(two, path).count()).toBe(1);

    // Meanwhile the rest can be edited and is saved.
    await control(two, 'service/nameKana').fill('サービスノナマエ');
    await expect.poll(() => value(one, 'service/nameKana')).toBe('サービスノナマエ');
    await two.locator('header').getByText('保存できません', { exact: true }).waitFor();

    await conflict(two, path).getByRole('button', { name: keep }).click();
    await conflict(two, path).waitFor({ state: 'detached' });
    for (const page of [one, two]) {
      await expect.poll(() => value(page, path)).toBe(kept);
      await savedIn(page);
      expect(await conflict(page, path).count()).toBe(0);
    }
    await control(one, path).fill('');
    await control(two, 'service/nameKana').fill('');
    await expect.poll(() => value(two, path)).toBe('');
    await expect.poll(() => value(one, 'service/nameKana')).toBe('');
  });

  test('a date half typed does not write over the one another tab saved meanwhile', async () => {
    const path = 'service/startedOn';
    await control(two, path).pressSequentially('2024-04-');
    await control(one, path).fill('2023-10-01');
    await savedIn(one);
    await control(two, path).pressSequentially('15');
    await conflict(two, path).waitFor();
    expect(await value(one, path)).toBe('2023-10-01');
    await conflict(two, path).getByRole('button', { name: '別のタブの値にする' }).click();
    await expect.poll(() => value(two, path)).toBe('2023-10-01');
  });

  test('typing at the same time into the same field: every value is stored or shown', async () => {
    const path = 'service/summary';
    const words = ['いちばん', 'にばんめ'];
    await Promise.all([
      control(one, path).pressSequentially(words[0]!),
      control(two, path).pressSequentially(words[1]!),
    ]);
    await expect
      .poll(async () => {
        const [a, b] = await Promise.all([value(one, path), value(two, path)]);
        return a === b || (await conflict(one, path).count()) + (await conflict(two, path).count()) > 0;
      })
      .toBe(true);
    const shown = [await value(one, path), await value(two, path)].join();
    for (const letter of new Set(words.join(''))) expect(shown, shown).toContain(letter);
  });

  test('a case deleted in one tab: the other says so', async () => {
    await visit(one, '#/', '案件');
    await one.getByRole('button', { name: '「二つのタブの試験」を削除' }).click();
    await one.getByRole('button', { name: '削除する', exact: true }).click();
    await two.getByRole('heading', { name: 'この案件はありません' }).waitFor();
    app.expectNoViolations();
  });
});
