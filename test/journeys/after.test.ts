/** After registration: an item of the public list changes (2-11), and in the end the registration is withdrawn (2-15). */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { overview } from '#domain/procedure';
import { sampleCase } from '#domain/sample';
import { plainDate } from '#kernel';
import type { CaseFile } from '#schemas';
import { axe, startApp, type App } from '../support/app.ts';
import { bundleWithin, caseId, readFileToRestore, ready, visit } from '../support/walk.ts';

const AS_OF = '2026-11-20';
let app: App;
let page: Page;
let id: string;

beforeAll(async () => {
  app = await startApp();
  page = await app.newPage({ route: null });
  await page.clock.setFixedTime(new Date(`${AS_OF}T10:00:00+09:00`));
  await page.goto(app.url);
  await ready(page);
});
afterAll(() => app.close());

const at = (path: string): Locator => page.locator(`[data-path="${path}"]`);
const write = (path: string, text: string): Promise<void> =>
  at(path).locator('textarea, input').first().fill(text);
const toDo = (): Locator => page.getByRole('region', { name: 'いますること' });
const codes = (file: CaseFile): readonly string[] =>
  overview(file, plainDate(AS_OF)).duties.map((duty) => duty.code);

/** The bundle of a section, whole and without drafts; resolves with its papers and the case inside. */
async function bundled(within: Locator, noun: string): ReturnType<typeof bundleWithin> {
  const made = await bundleWithin(page, within, noun);
  expect(made.report).toContain('壊れていません');
  expect(made.report).toContain('そろっています');
  return made;
}

test('a change of the list entry: which paper and why, the duty, the bundle of 2-11', async () => {
  const bytes = Buffer.from(JSON.stringify(sampleCase('registered')));
  expect((await readFileToRestore(page, { name: '案件.json', bytes })).kind).toBe('preview');
  await page.getByRole('button', { name: '取り込む', exact: true }).click();
  await page.waitForURL(/#\/case\//);
  await ready(page);
  id = caseId(page);
  await visit(page, `#/case/${id}/changes`, '変更届');
  await toDo().getByText('届け出ていない変更は記録されていません。').waitFor();

  await page.getByRole('button', { name: '変更を追加' }).click();
  const record = page.locator('[data-path="after/changes"] [data-record]').last();
  await record.getByText('重大な統制変更かどうかが、まだ判断されていません').first().waitFor();
  const change = `after/changes/${await record.getAttribute('data-record')}`;
  await write(`${change}/title`, 'サービスの名称の変更');
  await write(`${change}/occurredOn`, '2026-11-16');
  await write(`${change}/before`, 'あさぎり会議室予約');
  await write(`${change}/after`, 'あさぎり予約');
  for (const field of ['material', 'mayLead'])
    await at(`${change}/${field}`).getByText('いいえ', { exact: true }).click();
  await record.getByText('届出は要りません').waitFor();
  await record.getByLabel('(1) クラウドサービスの名称').check();
  await record.getByText('様式2-11で届け出ます').waitFor();
  await write(`${change}/filedOn`, '2026-11-20');
  await record.getByRole('button', { name: '手続の記録に入れる' }).click();
  await toDo().getByText('掲載事項の変更を様式2-11で届け出る').waitFor();
  expect(await axe(page)).toEqual([]);

  const { papers, file } = await bundled(record, '届出のバンドル');
  expect(papers).toEqual(['05_変更の届出/01_様式2-11_ISMAP-LIUクラウドサービスリスト掲載事項変更届出書.pdf']);
  expect(codes(file)).toEqual(['duty.notifyListed']);

  await visit(page, `#/case/${id}/changes`, '変更届');
  await record.getByRole('button', { name: '届け出た' }).click();
  await record.getByText(/届出書を提出した：.*2026-11-20/).waitFor();
  await toDo().getByText('届け出ていない変更は記録されていません。').waitFor();
});

test('the withdrawal: the duty from the day on, the bundle of 2-15, the removal and who is told', async () => {
  await visit(page, `#/case/${id}/ways-out`, '更新・取下げ・異議');
  const section = page.getByRole('region', { name: '取下げ（様式2-15）' });
  await at('after/withdrawal/reason').getByText('提供を終了した').click();
  await write('after/withdrawal/occurredOn', '2026-11-18');
  await write('after/withdrawal/explanation', '後継のサービスに移行し、提供を終えた。');
  await write('after/withdrawal/filedOn', '2026-11-20');
  await section.getByRole('button', { name: '手続の記録に入れる' }).click();
  await section.getByText('手続の記録と合っています').waitFor();
  await toDo()
    .getByText(/様式2-15/)
    .waitFor();
  expect(await axe(page)).toEqual([]);
  const { papers, file } = await bundled(section, '取下げのバンドル');
  expect(papers).toEqual(['08_登録の取下げ/01_様式2-15_登録取下届出書.pdf']);
  expect(codes(file)).toEqual(['duty.withdraw']);
  const filed = file.log.find((e) => e.kind === 'change.filedListed' && e.date === AS_OF);
  expect(file.log.find((e) => e.id === filed?.relatesTo)).toMatchObject({
    kind: 'change.occurred',
    outcome: 'listed',
    date: '2026-11-16',
  });

  await visit(page, `#/case/${id}/ways-out`, '更新・取下げ・異議');
  await section.getByRole('button', { name: '届け出た' }).click();
  await toDo().getByText('いま求められていることはありません').waitFor();
  const removal = page.getByRole('region', { name: '削除', exact: true });
  await removal.getByRole('button', { name: '登録が削除された' }).click();
  await toDo()
    .getByText(/利用.*府省庁/)
    .waitFor();
  await removal.getByRole('button', { name: /利用府省庁等に知らせた/ }).click();
  await toDo().getByText('いま求められていることはありません').waitFor();
  for (const [screen, heading] of [
    ['monitoring', 'モニタリング'],
    ['duties', '登録後の義務'],
  ] as const) {
    await visit(page, `#/case/${id}/${screen}`, heading);
    expect(await axe(page)).toEqual([]);
  }
  app.expectNoViolations();
});
