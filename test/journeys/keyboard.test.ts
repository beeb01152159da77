import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyBundle } from '#documents/bundle';
import { readZip } from '#documents/zip';
import type { CaseFile } from '#schemas';
import { startApp, type App } from '../support/app.ts';
import { focused, palette, pressUntil, type Focused } from '../support/keyboard.ts';
import { download, ready, type Saved } from '../support/walk.ts';

let app: App;
let page: Page;
let bundle: Saved;

const press = (key: string): Promise<void> => page.keyboard.press(key);
const tab = (wanted: (at: Focused) => boolean): Promise<Focused> => pressUntil(page, 'Tab', wanted);
const button = (name: string) => (at: Focused) => at.tag === 'button' && at.name === name;
const link = (name: string) => (at: Focused) => at.tag === 'a' && at.name.startsWith(name);

/** Tabs on to the field whose path ends so, and types into it. */
async function fill(path: string, text: string): Promise<void> {
  await tab((at) => /^(input|textarea)$/.test(at.tag) && at.path.endsWith(path));
  await page.keyboard.type(text);
}

/** Tabs on to a group of radio buttons and moves with the arrows to the one of that name. */
async function pick(path: string, name: string): Promise<void> {
  await tab((at) => at.type === 'radio' && at.path.endsWith(path));
  // A group without a choice: the space bar takes the button at hand, the arrows the next.
  await press('Space');
  await pressUntil(page, 'ArrowDown', (at) => at.checked && at.name.startsWith(name));
}

/** Tabs on to a drop-down and moves down to the option of that name. */
async function select(path: string, name: string): Promise<void> {
  await tab((at) => at.tag === 'select' && at.path.endsWith(path));
  await pressUntil(page, 'ArrowDown', (at) => at.value === name);
}

/** The reading starts at the heading of a new screen, not at the top of the page. */
async function atHeading(name: string): Promise<void> {
  await expect.poll(() => focused(page)).toMatchObject({ tag: 'h1', name });
}

async function saved(): Promise<void> {
  await page.locator('header').getByText('保存済み').waitFor();
}

beforeAll(async () => {
  app = await startApp();
  page = await app.newPage();
  await ready(page, '案件');
});
afterAll(() => app.close());

describe('a new case by keyboard alone', () => {
  test('the skip link comes first and leads into the main part', async () => {
    await press('Tab');
    expect((await focused(page)).name).toBe('本文へ移動');
    expect(await page.locator('.skip').evaluate((e) => e.getBoundingClientRect().top >= 0)).toBe(true);
    await press('Enter');
    expect((await focused(page)).tag).toBe('main');
  });

  test('a case is made and named', async () => {
    await tab((at) => at.name.startsWith('案件の名前'));
    await page.keyboard.type('鍵盤だけの案件');
    await press('Enter');
    await page.waitForURL(/#\/case\//);
    await page.getByRole('link', { name: '鍵盤だけの案件' }).waitFor();
    await atHeading('鍵盤だけの案件');
  });

  test('the service, by way of the rail', async () => {
    await tab(link('サービス情報'));
    await press('Enter');
    await ready(page, 'サービス情報');
    await atHeading('サービス情報');
    await fill('vendor/name', '株式会社けんばん');
    await fill('vendor/corporateNumber', '７０００012050002');
    await fill('vendor/address/text', '東京都千代田区千代田1-1');
    await fill('vendor/representative/name', '鍵山 盤');
    await tab(button('役員を追加'));
    await press('Space');
    // The focus is in the new record, at its first control.
    await expect.poll(async () => (await focused(page)).path).toMatch(/^vendor\/officers\/.+\/title$/);
    await fill('/title', '取締役');
    await fill('/name', '青木 花子');
    await fill('/department', '情報システム部');
    await fill('/name', '白井 鍵子');
    await fill('service/name', 'けんばんクラウド');
    await fill('service/startedOn', '令和6年4月1日');
    await pick('service/isSaas', 'はい');
    await pick('service/ownName', 'はい');
    await saved();
    expect(await page.locator('[data-path="vendor/corporateNumber"] input').inputValue()).toBe(
      '7000012050002',
    );
  });

  test('a field goes back by undo, and comes again by redo', async () => {
    const name = page.locator('[data-path="service/isSaas"]').getByRole('radio', { name: 'はい' });
    await pressUntil(page, 'Shift+Tab', (at) => at.type === 'radio' && at.path === 'service/isSaas');
    await press('ArrowDown');
    await expect.poll(() => name.isChecked()).toBe(false);
    await saved();
    await press('Control+z');
    await expect.poll(() => name.isChecked()).toBe(true);
    await press('Control+Shift+z');
    await expect.poll(() => name.isChecked()).toBe(false);
    await press('Control+z');
    await expect.poll(() => name.isChecked()).toBe(true);
    await saved();
  });

  test('the impact: a work, a kind of information, the result of an agency', async () => {
    await palette(page, '影響度評価', '影響度評価');
    await ready(page, '影響度評価');
    await atHeading('影響度評価');
    await tab(button('業務を追加'));
    await press('Enter');
    await expect.poll(async () => (await focused(page)).path).toMatch(/^works\/.+\/name$/);
    await fill('/name', '会議室の予約');
    await pick('/listed', 'いいえ');

    await tab(button('情報を追加'));
    await press('Enter');
    await expect.poll(async () => (await focused(page)).path).toMatch(/^information\/.+\/name$/);
    await fill('/name', '予約の記録');
    for (const axis of ['confidentiality', 'integrity', 'availability']) await pick(`/self/${axis}`, '低位');
    await fill('/self/reason', '公開しても差し支えのない予定に限る。');

    await tab(button('評価結果を追加'));
    await press('Enter');
    await expect.poll(async () => (await focused(page)).path).toMatch(/^assessments\/.+\/body$/);
    await fill('/body', '架空省');
    await fill('/date', '2026-10-01');
    for (const axis of ['confidentiality', 'integrity', 'availability']) {
      await select(`/levels/${axis}`, '低位');
    }
    await saved();
    const table = page.getByRole('table', { name: '情報と観点ごとの影響度の比較' });
    expect(await table.innerText()).toContain('予約の記録');
    expect(await table.innerText()).toContain('架空省');
  });

  test('a few rows of the statement, by the keys of the list', async () => {
    await palette(page, '5.1.1.2', '5.1.1.2');
    await ready(page, '言明書');
    await expect.poll(async () => (await focused(page)).path).toBe('rows/5.1.1.2/decision');
    // Esc leads from the detail to the row in the list.
    await press('Escape');
    const row = (n: string) => page.locator(`[data-item="${n}"]`);
    await expect.poll(async () => (await focused(page)).name).toMatch(/^5\.1\.1\.2 /);
    await press('1');
    await row('5.1.1.2').getByRole('button', { name: '採用にする', pressed: true }).first().waitFor();
    await press('ArrowDown');
    await expect.poll(async () => (await focused(page)).name).not.toMatch(/^5\.1\.1\.2 /);
    await press('2');
    await expect.poll(async () => (await focused(page)).name).toMatch(/不採用/);
    await press('Enter');
    // Into the detail of that row: why it is not adopted.
    await expect.poll(async () => (await focused(page)).path).toMatch(/^rows\/.+\/decision$/);
    await fill('/reason', '該当する設備を持たないため。');
    await press('Escape');
    await expect.poll(async () => (await focused(page)).name).toMatch(/不採用/);
    await saved();
  });

  test('a date to look at, and the clause of a field, by keyboard', async () => {
    await pressUntil(page, 'Shift+Tab', (at) => at.tag === 'button' && at.name.startsWith('基準日'));
    await press('Enter');
    await tab((at) => at.tag === 'input' && at.name === '基準日');
    await press('Control+a');
    await page.keyboard.type('令和8年11月20日');
    await press('Enter');
    await page.getByRole('button', { name: '基準日 2026-11-20' }).waitFor();

    await palette(page, 'サービス情報', 'サービス情報');
    await ready(page, 'サービス情報');
    await atHeading('サービス情報');
    await tab((at) => at.tag === 'button' && at.name.includes('3.1'));
    await press('Enter');
    const panel = page.getByRole('complementary', { name: '規程の要旨' });
    await panel.getByText('3.1', { exact: true }).first().waitFor();
    await press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  test('the draft bundle is whole and not complete, and holds what was typed', async () => {
    await palette(page, '提出バンドル', '提出バンドル');
    await ready(page, '提出バンドル');
    await atHeading('提出バンドル');
    await tab(button('提出バンドルを作る'));
    bundle = await download(page, async () => {
      await press('Enter');
      await page.getByRole('button', { name: 'zipを保存する' }).waitFor({ timeout: 90_000 });
      await tab(button('zipを保存する'));
      await press('Enter');
    });
    const report = await verifyBundle(new Uint8Array(bundle.bytes));
    expect(report).toMatchObject({
      ok: true,
      value: { complete: false, repacked: false, asOf: '2026-11-20' },
    });

    const files = readZip(new Uint8Array(bundle.bytes));
    if (!files.ok) throw new Error(files.error.code);
    const file = JSON.parse(new TextDecoder().decode(files.value.get('案件.json'))) as CaseFile;
    expect(file).toMatchObject({
      title: '鍵盤だけの案件',
      vendor: {
        name: '株式会社けんばん',
        corporateNumber: '7000012050002',
        officers: [{ title: '取締役', name: '青木 花子' }],
      },
      contacts: [{ role: 'main', department: '情報システム部', name: '白井 鍵子' }],
      service: { name: 'けんばんクラウド', startedOn: '2024-04-01', isSaas: true, ownName: true },
      works: [{ name: '会議室の予約', listed: false }],
      information: [
        { name: '予約の記録', self: { confidentiality: 'low', integrity: 'low', availability: 'low' } },
      ],
      assessments: [
        {
          body: '架空省',
          date: '2026-10-01',
          results: [{ levels: { confidentiality: 'low', integrity: 'low', availability: 'low' } }],
        },
      ],
    });
    const decided = file.rows.filter((r) => r.decision !== null);
    expect(decided.map((r) => [r.decision, r.reason])).toEqual([
      ['adopted', ''],
      ['notAdopted', '該当する設備を持たないため。'],
    ]);
  });

  test('the verification takes it by keyboard, and says whole and not complete', async () => {
    await palette(page, '案件の一覧', '案件の一覧');
    await ready(page, '案件');
    await atHeading('案件');
    await tab(link('バンドルの検証'));
    await press('Enter');
    await ready(page, '提出バンドルの検証');
    await atHeading('提出バンドルの検証');
    const chooser = page.waitForEvent('filechooser');
    await tab((at) => at.type === 'file');
    await press('Enter');
    await (
      await chooser
    ).setFiles({
      name: bundle.name,
      mimeType: 'application/zip',
      buffer: Buffer.from(bundle.bytes),
    });
    const report = page.getByRole('status').filter({ hasText: `「${bundle.name}」` });
    await report.getByText('壊れていません').waitFor();
    expect(await report.innerText()).toContain('足りないもの、または下書きがあります');
    expect(await report.innerText()).toContain('最新です');
    app.expectNoViolations();
  });
});
