/** Renewal, withdrawal and objections: what is written goes into the log, and is handed in from there. */
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
import Screen from '#ui/screens/ways-out/Screen.svelte';

const registered = sampleCase('registered');
const rejected = {
  ...newRecord.logEntry(
    { ...fakeSource(), id: () => 'RESULT' },
    'monitoring.result',
    plainDate('2026-11-09'),
  ),
  outcome: 'reaudit',
};
const base = { ...registered, log: [...registered.log, rejected] };
let session: FakeSession;
const logged = () => session.case.log.filter((e) => !base.log.includes(e));
const section = (name: RegExp) => page.getByRole('region', { name });

const open = (): Promise<HTMLElement> => openJudged(Screen, session);

beforeEach(async () => {
  await page.viewport(1400, 1000);
  session = new FakeSession();
  session.case = base;
  session.asOf = plainDate('2026-11-21');
});

test('the withdrawal: reason and day go into the log, then the paper is handed in', async () => {
  const container = await open();
  await expect.element(page.getByText('登録の有効期限：')).toBeVisible();
  const way = section(/^取下げ/);
  await expect.element(way.getByRole('button', { name: '届け出た' })).not.toBeInTheDocument();
  await session.edit('取下げ', [
    { path: 'after/withdrawal/reason', value: 'unsustainable' },
    { path: 'after/withdrawal/occurredOn', value: plainDate('2026-11-16') },
  ]);
  await way.getByRole('button', { name: '手続の記録に入れる' }).click();
  await expect
    .poll(logged)
    .toMatchObject([{ kind: 'service.ended', outcome: 'unsustainable', date: '2026-11-16' }]);
  await way.getByLabelText('提出した日').fill('2026-11-31');
  await way.getByRole('button', { name: '届け出た' }).click();
  await expect.element(way.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
  expect(logged()).toHaveLength(1);
  await way.getByLabelText('提出した日').fill('2026-11-20');
  await way.getByRole('button', { name: '届け出た' }).click();
  await expect
    .poll(() => logged()[1])
    .toMatchObject({ kind: 'withdrawal.filed', relatesTo: logged()[0]!.id });
  expect(await axeFindings(container)).toEqual([]);
});

test('an objection begins from what it is against, is made, and answered', async () => {
  await open();
  const way = section(/^登録に係る異議申立/);
  await way.getByRole('button', { name: 'これに異議を書く' }).first().click();
  await expect
    .poll(() => session.case.after.objections)
    .toMatchObject([{ entryId: 'RESULT', treatedOn: '2026-11-09' }]);
  await way.getByRole('button', { name: '申し立てた' }).click();
  await expect
    .poll(logged)
    .toMatchObject([{ kind: 'objection.filed', date: '2026-11-21', relatesTo: 'RESULT' }]);
  await way.getByRole('button', { name: '様式2-18 異議が認められた' }).click();
  await expect
    .poll(() => logged()[1])
    .toMatchObject({ kind: 'objection.answered', outcome: 'upheld', relatesTo: logged()[0]!.id });
});
