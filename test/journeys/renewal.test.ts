/** The next cycle from the case of a registered service: decisions kept, proofs gone, both on the dashboard. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readZip } from '#documents/zip';
import { sampleCase } from '#domain/sample';
import type { CaseFile } from '#schemas';
import { axe, startApp, type App } from '../support/app.ts';
import { caseId, download, ready, setAsOf, verify, visit } from '../support/walk.ts';

let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  page = await app.newPage();
  await ready(page);
});
afterAll(() => app.close());

test('the next case keeps what was decided and leaves what was proven; its bundle verifies', async () => {
  await page.getByRole('button', { name: '登録後のサンプルを開く' }).click();
  await page.waitForURL(/#\/case\//);
  await ready(page);
  const first = caseId(page);
  await page.getByRole('button', { name: '次の更新案件を作る' }).click();
  await page.waitForURL((url) => url.hash.startsWith('#/case/') && !url.hash.includes(first));
  await ready(page);
  const id = caseId(page);
  await page.getByText('2 期目の案件です').waitFor();

  await visit(page, `#/case/${id}/bundle`, '提出バンドル');
  await setAsOf(page, '2026-11-21');
  await page.getByLabel('提出の種類').selectOption('renewal');
  await page.getByRole('button', { name: '提出バンドルを作る' }).click();
  const save = page.getByRole('button', { name: 'zipを保存する' });
  await save.waitFor({ timeout: 90_000 });
  const bundle = await download(page, () => save.click());
  const report = await verify(page, bundle);
  expect(report).toContain('壊れていません');
  expect(report).toContain('足りないもの、または下書きがあります');
  const zip = readZip(new Uint8Array(bundle.bytes));
  if (!zip.ok) throw new Error(zip.error.code);
  const inside = JSON.parse(Buffer.from(zip.value.get('案件.json')!).toString('utf8')) as CaseFile;
  const before = sampleCase('registered');
  expect(inside.rows.map((r) => [r.id, r.decision, r.how])).toEqual(
    before.rows.map((r) => [r.id, r.decision, r.how]),
  );
  expect(before.rows.some((r) => r.evidenceIds.length > 0)).toBe(true);
  expect(inside.rows.every((r) => r.evidenceIds.length === 0)).toBe(true);
  expect([inside.log, inside.findings, inside.attachments, inside.evidence]).toEqual([[], [], [], []]);
  expect(inside.renewal).toMatchObject({ cycle: 2, previousCaseId: first });
  expect(inside.application.kind).toBe('renewal');
});

test('both cycles stand on the dashboard as one service, linked to one another', async () => {
  await visit(page, '#/', '案件');
  await page.getByRole('link', { name: 'すべての案件の期限' }).click();
  await ready(page, 'すべての案件の期限');
  await page.getByText('1 サービス、2 件の案件').waitFor();
  const table = page.getByRole('table');
  expect(await table.count()).toBe(1);
  const rows = await table.locator('tbody tr').allInnerTexts();
  expect(rows[0]).toContain('2 期目');
  expect(rows[0]).toContain('前の期');
  expect(rows[1]).toContain('登録中');
  expect(rows[1]).toContain('次の期');
  expect(await axe(page)).toEqual([]);
  app.expectNoViolations();
});
