/** Can we qualify? From the self-check to a pre-application bundle: the first half hour of a vendor. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readZip } from '#documents/zip';
import { axe, startApp, type App } from '../support/app.ts';
import { caseId, download, ready, setAsOf, verify, visit } from '../support/walk.ts';

const AS_OF = '2026-11-20';
const SIGNED = { name: '評価結果.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 signed') };
let app: App;
let page: Page;

beforeAll(async () => {
  app = await startApp();
  page = await app.newPage();
  await ready(page);
});
afterAll(() => app.close());

const question = (name: RegExp): Locator => page.getByRole('group', { name });
const choose = (name: RegExp, answer: string): Promise<void> =>
  question(name).getByText(answer, { exact: true }).click();
const at = (path: string): Locator => page.locator(`[data-path$="${path}"]`);

/** Waits until what was typed is stored. */
async function saved(): Promise<void> {
  await page.locator('header').getByText('保存済み').first().waitFor();
}

test('the self-check answers at once, survives a reload and prints on one page', async () => {
  await page.getByRole('link', { name: '2分で自己診断' }).click();
  await ready(page, '自己診断');
  const verdict = page.getByRole('region', { name: 'いまの判定' });
  expect(await verdict.innerText()).toContain('判断に必要な情報が不足');

  await choose(/そのまま使える形/, 'はい');
  await page.getByLabel('サービスの名称').fill('まなびポータル');
  await choose(/自社の名前で/, 'はい');
  await choose(/どんな情報を/, '予定、アンケート、公開する資料などの日常の情報');
  await choose(/対象業務一覧/, '載っている');
  await page.getByLabel('主な業務の名称').fill('研修の受講管理');
  await choose(/影響度評価をしてくれる/, '契約や相談の相手があり、評価はこれから');
  await choose(/管理策は、いま/, '一部は動いている');
  await choose(/取得している認証/, 'ISMS（ISO/IEC 27001）');
  await choose(/反社会的勢力/, 'いいえ');
  expect(await verdict.innerText()).toContain('判断に必要な情報が不足');
  await choose(/削除されたこと/, 'いいえ');
  expect(await verdict.innerText()).toContain('対象になり得る');
  await page.getByLabel('登録の希望日').fill('2028-03-31');
  await verdict.getByText('保存しました').waitFor();

  await page.reload();
  await ready(page, '自己診断');
  expect(await verdict.innerText()).toContain('対象になり得る');
  expect(await page.getByLabel('サービスの名称').inputValue()).toBe('まなびポータル');
  const report = await page.getByRole('article').innerText();
  expect(report).toContain('1,163');
  expect(report).toContain('利用する政府機関等');

  const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ format: 'A4' })) }).promise;
  expect(pdf.numPages).toBe(1);
  await pdf.destroy();
  expect(await axe(page)).toEqual([]);
});

test('it becomes a case, the agency finds it 低位, and the pre-application bundle verifies', async () => {
  await page.getByRole('button', { name: '案件にする' }).click();
  await page.waitForURL(/#\/case\//);
  await ready(page);
  const id = caseId(page);

  await visit(page, `#/case/${id}/impact`, '影響度評価');
  await setAsOf(page, AS_OF);
  expect(await at('/listed').getByRole('radio', { name: 'はい' }).isChecked()).toBe(true);
  await page.getByRole('button', { name: '評価結果を追加' }).click();
  await at('/body').locator('input').fill('例示省');
  await at('/kind').getByText('国の行政機関', { exact: true }).click();
  await at('/date').locator('input.date').fill('令和8年11月16日');
  for (const axis of ['confidentiality', 'integrity', 'availability'])
    await at(`/levels/${axis}`).locator('select').selectOption('low');
  await at('/overall').getByText('低位', { exact: true }).click();
  await at('assessments').locator('input[type=file]').setInputFiles(SIGNED);
  await page.getByText('低位です', { exact: true }).waitFor();
  await saved();

  await visit(page, `#/case/${id}/pre-application`, '事前申請');
  await at('preApplication/plannedOn').locator('input.date').fill('2026-12-01');
  await page.getByRole('button', { name: '事前申請バンドルを作る' }).click();
  const save = page.getByRole('button', { name: 'zipを保存する' });
  await save.waitFor({ timeout: 90_000 });
  const bundle = await download(page, () => save.click());
  expect(bundle.name).toBe(`事前申請バンドル_まなびポータル_${AS_OF}.zip`);
  const zip = readZip(new Uint8Array(bundle.bytes));
  if (!zip.ok) throw new Error(zip.error.code);
  expect([...zip.value.keys()].sort()).toEqual(
    [
      '01_事前申請/01_様式1-1_事前申請書.pdf',
      '01_事前申請/02_様式1-2_SaaSの利用に係る業務・情報の影響度評価シート.pdf',
      '01_事前申請/03_評価結果.pdf',
      'manifest.json',
      '一覧.html',
      '案件.json',
    ].sort(),
  );

  const group = page.getByRole('group', { name: 'この日にあったこと' });
  for (const name of ['受け付けられた', '受理された', '様式1-4 該当性あり']) {
    await group.getByRole('button', { name, exact: true }).click();
    await page.getByText(`${name}：`).first().waitFor();
  }
  const report = await verify(page, bundle);
  expect(report).toContain('壊れていません');
  expect(report).not.toContain('足りない書類');
  app.expectNoViolations();
});
