/** A monitoring that ends badly: the statement of defence (15.2(5)), the re-audit (16.2), the objection (19.1), an inquiry. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { overview } from '#domain/procedure';
import { sampleCase } from '#domain/sample';
import { plainDate } from '#kernel';
import type { CaseFile } from '#schemas';
import { axe, startApp, type App } from '../support/app.ts';
import { bundleWithin, caseId, readFileToRestore, ready, visit } from '../support/walk.ts';

const AS_OF = '2026-11-20';
const sample = sampleCase('registered');
let app: App;
let page: Page;
let id: string;

beforeAll(async () => {
  app = await startApp();
  page = await app.newPage({ route: null });
  await page.clock.setFixedTime(new Date(`${AS_OF}T10:00:00+09:00`));
  await page.goto(app.url);
  await ready(page);
  // The monitoring of the sample, before its result came.
  const file = { ...sample, log: sample.log.filter((e) => e.kind !== 'monitoring.result') };
  const bytes = Buffer.from(JSON.stringify(file));
  expect((await readFileToRestore(page, { name: '案件.json', bytes })).kind).toBe('preview');
  await page.getByRole('button', { name: '取り込む', exact: true }).click();
  await page.waitForURL(/#\/case\//);
  await ready(page);
  id = caseId(page);
});
afterAll(() => app.close());

const at = (path: string): Locator => page.locator(`[data-path="${path}"]`);
const record = (recordId: string): Locator => page.locator(`[data-record="${recordId}"]`);
const toDo = (): Locator => page.getByRole('region', { name: 'いますること' });
const monitoring = (): Promise<void> => visit(page, `#/case/${id}/monitoring`, 'モニタリング');
async function write(list: string, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [field, text] of Object.entries(values))
    await at(`${list}/${field}`).locator('textarea, input').first().fill(text);
}
/** The id of the last record of a list. */
const lastOf = async (list: string): Promise<string> =>
  (await page.locator(`[data-path="${list}"] > [data-record]`).last().getAttribute('data-record')) ?? '';
const duties = (file: CaseFile) => overview(file, plainDate(AS_OF)).duties;

test('15.2(5): the result that asks for a re-audit, and the statement of defence', async () => {
  await monitoring();
  const [about] = sample.after.monitoring;
  const form = record(about!.id);
  await form.getByRole('button', { name: '結果：再監査を求められた' }).click();
  await form.getByText('5　弁明', { exact: true }).waitFor();
  await toDo().getByText('該当箇所の再監査を受け、書類を提出する').waitFor();
  await write(`after/monitoring/${about!.id}`, {
    unconfirmed: '通知先の点検の記録',
    defence: '点検の記録は、7月に移した先の保管場所にある。',
    defenceOn: AS_OF,
  });
  const { papers, file, report } = await bundleWithin(page, form, '弁明書のバンドル');
  expect(report).toContain('そろっています');
  expect(papers).toEqual(['06_モニタリング/01_弁明書.pdf']);
  expect(duties(file).map((d) => [d.code, d.due])).toEqual([['duty.reaudit', null]]);
  await monitoring();
  await form.getByRole('button', { name: '弁明書を出した' }).click();
  await form.getByText(/弁明書を提出した：.*2026-11-20/).waitFor();
});

test('16.2: from the notice to the papers of the re-audit, by the day it names', async () => {
  await page.getByRole('button', { name: 'この通知から始める' }).click();
  const reauditId = await lastOf('after/reaudits');
  const form = record(reauditId);
  await form.getByText('次：通知書の日付、期日、求められた箇所を書き').waitFor();
  await write(`after/reaudits/${reauditId}`, {
    due: '2027-02-26',
    parts: '宛先を選ぶ処理の変更の管理',
    controlIds: sample.findings[0]?.controlId ?? '',
  });
  await form.getByRole('button', { name: '手続の記録に入れる' }).click();
  await toDo().getByText('期日：令和9年2月26日').waitFor();
  await form.getByText('次：求められた箇所の監査を受け').waitFor();
  await write(`after/reaudits/${reauditId}`, {
    firm: '有限責任架空監査法人',
    periodStart: '2026-10-19',
    periodEnd: '2026-11-06',
    reportDate: '2026-11-16',
    scope: '基盤運用部',
    preparedOn: '2026-11-09',
    subsequentEvents: '該当なし',
  });
  const pdf = { name: '再監査.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4') };
  await at(`after/reaudits/${reauditId}/attachmentIds`).locator('input[type="file"]').setInputFiles(pdf);
  await form.getByText('次：再監査のバンドルを作って期日までに出し').waitFor();
  expect(await axe(page)).toEqual([]);
  const { papers, report } = await bundleWithin(page, form, '再監査のバンドル');
  expect(report).toContain('そろっています');
  expect(papers.filter((path) => path.startsWith('07_'))).toEqual([
    '07_再監査/01_様式2-1_言明書.pdf',
    '07_再監査/02_様式2-1_言明書別添.pdf',
    '07_再監査/03_再監査.pdf',
  ]);

  await monitoring();
  const before = form.getByRole('group', { name: 'この日に提出すると' });
  await before.getByText('該当箇所の再監査を受け、書類を提出する').waitFor();
  await form.getByRole('button', { name: '提出した', exact: true }).click();
  await form.getByText('この提出で済んだこと').waitFor();
  await form.getByText('次：結果の連絡を待つ').waitFor();
  await toDo().getByText('いま求められていることはありません').waitFor();
});

test('19.1: the objection against the result, and its answer', async () => {
  await visit(page, `#/case/${id}/ways-out`, '更新・取下げ・異議');
  const section = page.getByRole('region', { name: '登録に係る異議申立（様式2-17）' });
  const line = section.getByRole('listitem').filter({ hasText: '様式2-13 モニタリング実施結果等通知書' });
  await line.getByRole('button', { name: 'これに異議を書く' }).click();
  const objectionId = await lastOf('after/objections');
  const form = record(objectionId);
  await write(`after/objections/${objectionId}`, {
    content: '通知先の点検の記録がないとされた点',
    request: '再監査の求めの取消し',
    reasons: '記録は保管されており、聞き取りの際にも示した。',
    filedOn: AS_OF,
  });
  const { papers, file, report } = await bundleWithin(page, form, '異議申立のバンドル');
  expect(report).toContain('そろっています');
  expect(papers).toEqual(['09_異議申立/01_様式2-17_異議申立書.pdf']);
  expect(duties(file)).toEqual([]);
  const kinds = file.log.filter((e) => e.date === AS_OF).map((e) => e.kind);
  expect(kinds).toEqual(['monitoring.result', 'monitoring.defence', 'reaudit.filed']);
  const result = file.log.find((e) => e.kind === 'monitoring.result');
  expect(result).toMatchObject({ outcome: 'reaudit', due: '2027-02-26' });
  expect(file.log.find((e) => e.kind === 'reaudit.filed')?.relatesTo).toBe(result?.id);

  await visit(page, `#/case/${id}/ways-out`, '更新・取下げ・異議');
  await form.getByRole('button', { name: '申し立てた' }).click();
  await form.getByRole('button', { name: '様式2-18 異議が認められた' }).click();
  await form.getByText(/異議が認められた：.*2026-11-20/).waitFor();
  app.expectNoViolations();
});
