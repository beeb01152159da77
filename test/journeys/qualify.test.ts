/** Can we qualify? From the self-check to a pre-application bundle: the first half hour of a vendor. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readZip } from '#documents/zip';
import type { CaseFile } from '#schemas';
import { sheetCase } from '../forms/1-2/sheet-case.ts';
import { axe, startApp, type App } from '../support/app.ts';
import { fillWithOffice, findOffice, type Filling } from '../support/office.ts';
import {
  caseId,
  choose,
  download,
  readFileToRestore,
  ready,
  setAsOf,
  verify,
  visit,
} from '../support/walk.ts';

const AS_OF = '2026-11-20';
let app: App;
let page: Page;
let returned: Returned;

beforeAll(async () => {
  app = await startApp();
  page = await app.newPage();
  await ready(page);
});
afterAll(() => app.close());

const question = (name: RegExp): Locator => page.getByRole('group', { name });
const answer = (name: RegExp, words: string): Promise<void> =>
  question(name).getByText(words, { exact: true }).click();
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

  await answer(/そのまま使える形/, 'はい');
  await page.getByLabel('サービスの名称').fill('まなびポータル');
  await answer(/自社の名前で/, 'はい');
  await answer(/どんな情報を/, '予定、アンケート、公開する資料などの日常の情報');
  await answer(/対象業務一覧/, '載っている');
  await page.getByLabel('主な業務の名称').fill('研修の受講管理');
  await answer(/影響度評価をしてくれる/, '契約や相談の相手があり、評価はこれから');
  await answer(/管理策は、いま/, '一部は動いている');
  await answer(/取得している認証/, 'ISMS（ISO/IEC 27001）');
  await answer(/反社会的勢力/, 'いいえ');
  expect(await verdict.innerText()).toContain('判断に必要な情報が不足');
  await answer(/削除されたこと/, 'いいえ');
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

/** What the agency writes into the sheet; the days are those of the case it is about. */
const filling = (date: string): Filling => ({
  fields: {
    評価した政府機関等の名称: '例示省',
    政府機関等の種類: '国の行政機関',
    評価した部署: '大臣官房 情報システム室',
    評価した日: date,
    全体の影響度評価結果: '低位',
  },
  level: '低位',
});

type Returned = { readonly id: string; readonly service: string; readonly sheet: Uint8Array };

/**
 * The sheet as it comes back from LibreOffice: handed over here and filled in live where it is installed, else one that was
 * saved by it earlier, with the case it was made for.
 */
async function returnedSheet(): Promise<Returned> {
  const office = findOffice();
  const handed = await download(page, () =>
    page.getByRole('button', { name: '評価シートをExcelで渡す' }).click(),
  );
  expect(handed.name).toBe(`様式1-2_影響度評価シート_まなびポータル_${AS_OF}.xlsx`);
  if (office !== null) {
    const sheet = fillWithOffice(office, handed.bytes, filling('令和8年11月16日'));
    return { id: caseId(page), service: 'まなびポータル', sheet };
  }
  await visit(page, '#/', '案件');
  const file = { name: '案件.json', bytes: Buffer.from(JSON.stringify(sheetCase())) };
  expect((await readFileToRestore(page, file)).kind).toBe('preview');
  await page.getByRole('button', { name: '取り込む', exact: true }).click();
  await page.waitForURL(/#\/case\//);
  await ready(page);
  const id = caseId(page);
  await visit(page, `#/case/${id}/impact`, '影響度評価');
  await setAsOf(page, AS_OF);
  const sheet = await readFile(join(import.meta.dirname, '../forms/1-2/returned/low.xlsx'));
  return { id, service: '例示サービス', sheet: new Uint8Array(sheet) };
}

test('it becomes a case; the sheet comes back from the agency and is taken over as one step: 低位', async () => {
  await page.getByRole('button', { name: '案件にする' }).click();
  await page.waitForURL(/#\/case\//);
  await ready(page);
  await visit(page, `#/case/${caseId(page)}/impact`, '影響度評価');
  await setAsOf(page, AS_OF);
  expect(await at('/listed').getByRole('radio', { name: 'はい' }).isChecked()).toBe(true);
  returned = await returnedSheet();

  await choose(page, '記入済みのシートを取り込む', { name: '回答（例示省）.xlsx', bytes: returned.sheet });
  const preview = page.getByRole('group', { name: '取り込む内容の確認' });
  await preview.waitFor();
  const shown = await preview.innerText();
  expect(shown).toContain('まだ何も変更していません');
  expect(shown).toContain('例示省');
  expect(shown).not.toContain('取り込めない項目');
  const added = page.getByRole('group', { name: '評価結果 1: 例示省' });
  expect(await added.count()).toBe(0);
  await preview.getByRole('button', { name: '取り込む', exact: true }).click();
  await added.waitFor();
  await page.getByText('低位です', { exact: true }).waitFor();
  expect(await added.innerText()).toContain('回答（例示省）.xlsx');
  await saved();

  // The result, the file and the copy of the scale go together, and come back together.
  await page
    .getByRole('button', { name: /^元に戻す/ })
    .first()
    .click();
  await added.waitFor({ state: 'detached' });
  await page
    .getByRole('button', { name: /^やり直す/ })
    .first()
    .click();
  await added.waitFor();
  expect(await added.innerText()).toContain('回答（例示省）.xlsx');
  await page.getByText(/この案件は「影響度の目安（初期設定）」（版 1）で評価しています/).waitFor();
  await saved();
});

test('the pre-application bundle holds the sheet that came back, and verifies', async () => {
  const { id, service } = returned;
  await visit(page, `#/case/${id}/pre-application`, '事前申請');
  await at('preApplication/plannedOn').locator('input.date').fill('2026-12-01');
  await page.getByRole('button', { name: '事前申請バンドルを作る' }).click();
  const save = page.getByRole('button', { name: 'zipを保存する' });
  await save.waitFor({ timeout: 90_000 });
  const bundle = await download(page, () => save.click());
  expect(bundle.name).toBe(`事前申請バンドル_${service}_${AS_OF}.zip`);
  const zip = readZip(new Uint8Array(bundle.bytes));
  if (!zip.ok) throw new Error(zip.error.code);
  expect([...zip.value.keys()].sort()).toEqual(
    [
      '01_事前申請/01_様式1-1_事前申請書.pdf',
      '01_事前申請/02_様式1-2_SaaSの利用に係る業務・情報の影響度評価シート.pdf',
      '01_事前申請/03_回答（例示省）.xlsx',
      'manifest.json',
      '一覧.html',
      '案件.json',
    ].sort(),
  );
  expect(Buffer.from(zip.value.get('01_事前申請/03_回答（例示省）.xlsx')!).equals(returned.sheet)).toBe(true);
  const inside = JSON.parse(Buffer.from(zip.value.get('案件.json')!).toString('utf8')) as CaseFile;
  expect(inside.impactScale).toMatchObject({ id: 'impact-scale-default', overall: 'highest' });

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

test('the self-check prints on one page with every answer as long as it can be', async () => {
  await visit(page, '#/start', '自己診断');
  for (const group of await page.locator('fieldset').all()) {
    for (const box of await group.getByRole('checkbox').all()) await box.check();
    const radios = group.getByRole('radio');
    // The last choice: nothing is known, so that as much as can be is missing.
    if ((await radios.count()) > 0) await radios.last().check();
    // The text beside a question, not its date.
    for (const field of await group.locator('input[maxlength="200"]').all())
      await field.fill('あ'.repeat(200));
  }
  const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ format: 'A4' })) }).promise;
  expect(pdf.numPages).toBe(1);
  await pdf.destroy();
  await page.emulateMedia({ media: 'print' });
  const answers = await page.getByRole('region', { name: '答え' }).innerText();
  await page.emulateMedia({ media: null });
  expect(answers.split('あ'.repeat(200))).toHaveLength(3);
});
