/** Monitoring and re-audit: from the notice in the log to the answer, the result, and what follows from it. */
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { sampleCase } from '#domain/sample';
import { plainDate } from '#kernel';
import { newRecord } from '#schemas';
import { axeFindings } from '#test/support/axe.ts';
import { FakeSession, fakeSource } from '#test/support/fake-state.svelte.ts';
import { openJudged } from '#test/support/judged.ts';
import Screen from '#ui/screens/monitoring/Screen.svelte';

const registered = sampleCase('registered');
const notice = {
  ...newRecord.logEntry(
    { ...fakeSource(), id: () => 'NOTICE' },
    'monitoring.notice',
    plainDate('2026-11-02'),
  ),
  due: plainDate('2026-12-01'),
};
const base = {
  ...registered,
  log: [...registered.log.filter((e) => !e.kind.startsWith('monitoring.')), notice],
  after: { ...registered.after, monitoring: [], reaudits: [] },
};
let session: FakeSession;
const logged = () => session.case.log.filter((e) => !base.log.includes(e));
const monitoring = () => session.case.after.monitoring[0]!;

const open = (): Promise<HTMLElement> => openJudged(Screen, session);

beforeEach(async () => {
  await page.viewport(1400, 1000);
  session = new FakeSession();
  session.case = base;
  session.asOf = plainDate('2026-11-21');
});

test('a notice of the log begins a monitoring with its day and its date, and says what comes next', async () => {
  const container = await open();
  await page.getByRole('button', { name: 'この通知から始める' }).click();
  await expect
    .poll(monitoring)
    .toMatchObject({ entryId: 'NOTICE', noticeOn: '2026-11-02', due: '2026-12-01' });
  await expect.element(page.getByText('次：通知書の確認内容を写す')).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'この通知から始める' })).not.toBeInTheDocument();
  await page.getByRole('button', { name: '確認内容を追加' }).click();
  await expect.poll(() => monitoring().questions.length).toBe(1);
  await expect.element(page.getByText('次：確認内容のすべてに答え、回答の日付を書く')).toBeVisible();
  expect(await axeFindings(container)).toEqual([]);
});

test('the answer is handed in, a bad result leads to the re-audit; a day that is none is refused', async () => {
  await open();
  await page.getByRole('button', { name: 'この通知から始める' }).click();
  const filed = page.getByRole('button', { name: '回答した', exact: true });
  await page.getByLabelText('提出した日').first().fill('きのう');
  await filed.click();
  await expect.element(page.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
  expect(logged()).toEqual([]);
  await page.getByLabelText('提出した日').first().fill('2026-11-20');
  await filed.click();
  await expect
    .poll(logged)
    .toMatchObject([{ kind: 'monitoring.answered', date: '2026-11-20', relatesTo: 'NOTICE' }]);
  await page.getByRole('button', { name: '結果：再監査を求められた' }).click();
  await expect
    .poll(() => logged()[1])
    .toMatchObject({ kind: 'monitoring.result', outcome: 'reaudit', relatesTo: 'NOTICE' });
  await expect.element(page.getByRole('heading', { name: '5　弁明' })).toBeVisible();
  await page.getByRole('button', { name: 'この通知から始める' }).click();
  await expect
    .poll(() => session.case.after.reaudits)
    .toMatchObject([{ basis: '16.1', requestedOn: '2026-11-21', entryId: logged()[1]!.id }]);
});
