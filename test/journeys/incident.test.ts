/** An incident at 17:50 on the last opening day of the year: 速報, 確報, suspension, release. The clock is the browser's. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readZip } from '#documents/zip';
import { overview } from '#domain/procedure';
import { sampleCase } from '#domain/sample';
import { plainDate } from '#kernel';
import type { CaseFile } from '#schemas';
import { axe, startApp, type App } from '../support/app.ts';
import { caseId, download, readFileToRestore, ready, verify, visit, type Saved } from '../support/walk.ts';

let app: App;
let page: Page;
let id: string;
let incidentId: string;

beforeAll(async () => {
  app = await startApp();
  page = await app.newPage({ route: null });
  await page.clock.setFixedTime(new Date('2026-12-28T17:50:00+09:00'));
  await page.goto(app.url);
  await ready(page);
});
afterAll(() => app.close());

const at = (field: string): Locator => page.locator(`[data-path="incidents/${incidentId}/${field}"]`);
const next = (): Locator => page.locator('section', { has: page.locator('#incident-next') });
const nextIs = (title: string): Promise<void> =>
  next().getByRole('heading', { name: title }).first().waitFor();

/** The clock of the machine stands at this moment of Japan, and the app has noticed. */
async function itIs(moment: string): Promise<void> {
  await page.clock.setFixedTime(new Date(`${moment}:00+09:00`));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page
    .getByRole('button', { name: '基準日' })
    .filter({ hasText: moment.slice(0, 10) })
    .waitFor();
}

async function write(field: string, text: string): Promise<void> {
  await at(field).locator('textarea, input').first().fill(text);
}

/** Makes the bundle of the step, saves it and has it verified; resolves with the case inside. */
async function bundled(noun: string, folder: string): Promise<CaseFile> {
  await next()
    .getByRole('button', { name: `${noun}を作る` })
    .click();
  const save = next().getByRole('button', { name: 'zipを保存する' });
  await save.waitFor({ timeout: 90_000 });
  const bundle: Saved = await download(page, () => save.click());
  const report = await verify(page, bundle);
  expect(report).toContain('壊れていません');
  expect(report).toContain('そろっています');
  const zip = readZip(new Uint8Array(bundle.bytes));
  if (!zip.ok) throw new Error(zip.error.code);
  expect(
    [...zip.value.keys()].some((name) => name.startsWith(`${folder}/01_`) && name.endsWith('.pdf')),
  ).toBe(true);
  await desk();
  return JSON.parse(Buffer.from(zip.value.get('案件.json')!).toString('utf8')) as CaseFile;
}

const desk = (): Promise<void> => visit(page, `#/case/${id}/incidents`, 'インシデント');

test('recognised at 17:50 on 28 December: judged, told in a 速報 that prints at once', async () => {
  // The sample's registration ends with the year (12.1): here its audit was later, so that it stands throughout.
  const sample = sampleCase('registered');
  const end = plainDate('2026-03-31');
  const log = sample.log.map((e) => (e.kind === 'audit.period' ? { ...e, to: end } : e));
  const standing: CaseFile = { ...sample, log, externalAudit: { ...sample.externalAudit, periodEnd: end } };
  const bytes = Buffer.from(JSON.stringify(standing));
  expect((await readFileToRestore(page, { name: '案件.json', bytes })).kind).toBe('preview');
  await page.getByRole('button', { name: '取り込む', exact: true }).click();
  await page.waitForURL(/#\/case\//);
  await ready(page);
  id = caseId(page);
  await desk();
  await page.getByRole('heading', { name: '対応は終わりました' }).waitFor();
  await page.getByRole('button', { name: '新しいインシデントを記録する' }).click();
  expect(await page.getByLabel('認知した時刻').inputValue()).toBe('17:50');
  await page.getByLabel('件名').fill('予約一覧が他の組織から見えた件');
  await page.getByRole('button', { name: 'インシデントを認知したことを記録する' }).click();
  await nextIs('重大な影響を及ぼしうるかを判断する');
  incidentId = /incident=([^&]+)/.exec(page.url())?.[1] ?? '';

  // The offices close on the 29th: the third opening day after is 6 January.
  const deadlines = page.getByRole('list', { name: '期限' });
  expect(await deadlines.innerText()).toContain('令和9年1月6日（水）24:00');
  expect(await deadlines.innerText()).toContain('令和9年1月27日（水）24:00');
  await deadlines.getByText('あと9日6時間10分（開庁日は今日を含めてあと4日）').waitFor();
  await itIs('2026-12-28T17:53');
  await deadlines.getByText('あと9日6時間7分').waitFor();

  await next().getByText('自社が判断した', { exact: true }).click();
  await nextIs('速報を出す');
  expect(await next().getByRole('listitem').count()).toBe(5);
  await write('occurredOn', '2026-12-28');
  await write('judgedReason', '他の組織の予約の件名が見えたため。');
  await write('summary', '更新の後、別の組織の予約一覧が表示された。');
  await write('affectedFunctions', '予約の一覧');
  await write('response', '更新を戻した。');
  await at('continuing').getByText('いいえ', { exact: true }).click();
  // The day of the occurrence must get into the log first: the year of 18.2(6) runs from it.
  await nextIs('日時を手続の記録に入れる');
  await next().getByRole('button', { name: '日時を手続の記録に入れる' }).click();
  await nextIs('速報を出す');
  await next().getByText('速報に要る項目').waitFor({ state: 'detached' });

  await page.evaluate(() => (window.print = () => undefined));
  await next().getByRole('button', { name: '速報をすぐ印刷する' }).click();
  await page.locator('.print-paper h1').waitFor({ state: 'attached' });
  const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ format: 'A4' })), verbosity: 0 })
    .promise;
  const printed = (await (await pdf.getPage(1)).getTextContent()).items
    .map((item) => ('str' in item ? item.str : ''))
    .join('');
  await pdf.destroy();
  expect(printed).toContain('インシデント速報');
  expect(printed).toContain('予約一覧が他の組織から見えた件');
  expect(printed).not.toContain('いますること');

  await bundled('速報のバンドル', '04_インシデント速報');
  await next().getByRole('button', { name: '速報を提出した' }).click();
  await nextIs('確報（様式2-8）を出す');
  expect(await axe(page)).toEqual([]);
});

test('what becomes known is told in an update, then in the 確報', async () => {
  await itIs('2027-01-05T09:10');
  await write('affectedUsers', '約30人');
  await nextIs('続報を出す');
  await next().getByText('前の報告から変わった項目：影響を受ける利用者の数').waitFor();
  await next().getByRole('button', { name: '速報を提出した' }).click();
  await next().getByText('前の報告から変わったことを書いてください。').waitFor();
  await write('changes', '影響を受けた人の数が分かった。');
  await next().getByRole('button', { name: '速報を提出した' }).click();
  await nextIs('確報（様式2-8）を出す');

  await itIs('2027-01-25T10:00');
  for (const field of ['howNoticed', 'affectedAgencies', 'affectedInformation', 'recovery', 'publication'])
    await write(field, '確かめた内容を書く。');
  await write('cause', '組織の条件の付け忘れ。');
  await write('prevention', '自動試験を足す。');
  await page.getByRole('button', { name: '経過を追加' }).click();
  await page.locator(`[data-path^="incidents/${incidentId}/steps/"] textarea`).first().fill('更新を戻した。');
  await write('changes', '原因と再発を防ぐ対策を加えた。');
  await nextIs('確報（様式2-8）を出す');
  await next().getByText('確報に要る項目').waitFor({ state: 'detached' });
  await bundled('確報のバンドル', '04_インシデントの確報');
  await next().getByRole('button', { name: '確報を提出した' }).click();
  await nextIs('対応が終わったら記録する');
  const versions = page.getByRole('region', { name: '報告の版' });
  expect(await versions.getByRole('article').count()).toBe(3);
  expect(await versions.innerText()).toContain('変わった項目：影響を受ける利用者の数');
});

test('suspended by the committee, the users told, the conditions met, released; the clocks are right', async () => {
  await itIs('2027-01-28T15:00');
  await page.getByRole('button', { name: '運営委員会が一時停止した（13.7）' }).click();
  await nextIs('一時停止を利用府省庁等に知らせる');
  expect(await page.getByRole('list', { name: '期限' }).innerText()).toContain('令和9年12月28日（火）24:00');
  await next().getByRole('button', { name: '利用府省庁等に知らせた' }).click();
  await nextIs('一時停止解除条件の通知を待つ');
  await next().getByRole('button', { name: '解除条件の通知を受け取った' }).click();
  await nextIs('解除条件への対応を書く');
  await write('conditions', '1　検索を点検すること。');
  await write('conditionsAnswer', '1　42か所を点検した。');
  await nextIs('一時停止解除届出書（様式2-9）を出す');
  await itIs('2027-02-10T11:00');
  await at('releaseOn').locator('input.date').fill('2027-02-10');
  const file = await bundled('一時停止解除の届出のバンドル', '04_一時停止解除の届出');
  await next().getByRole('button', { name: '様式2-9を提出した' }).click();
  await nextIs('一時停止の解除を待つ');
  await itIs('2027-02-19T16:00');
  await next().getByRole('button', { name: '一時停止が解除された' }).click();
  await nextIs('対応が終わったら記録する');
  await next().getByRole('button', { name: '対応が終わった' }).click();
  await nextIs('対応は終わりました');

  const clocks = overview(file, plainDate('2027-02-10')).clocks.filter(
    (c) => /^(13\.|18\.2)/.test(c.id) && c.from === '2026-12-28',
  );
  const told = clocks.map((c) => [c.id, c.covered && c.due, c.covered && c.state]);
  expect(told.sort()).toEqual([
    ['13.2', '2027-01-06', 'met'],
    ['13.3', '2027-01-27', 'met'],
    ['18.2(6)', '2027-12-28', 'running'],
  ]);
  const done = await page.getByRole('list', { name: '期限' }).innerText();
  expect(done).toContain('期限までに済み：2026-12-28');
  expect(done).toContain('期限までに済み：2027-01-25');
  expect(done).toContain('期限までに済み：2027-02-19');
  app.expectNoViolations();
});
