/** The duties of a registered service: how long to keep what, and the sworn duties looked at one by one. */
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { sampleCase } from '#domain/sample';
import { plainDate } from '#kernel';
import { axeFindings } from '#test/support/axe.ts';
import { FakeSession } from '#test/support/fake-state.svelte.ts';
import { openJudged } from '#test/support/judged.ts';
import Screen from '#ui/screens/duties/Screen.svelte';

const registered = sampleCase('registered');
let session: FakeSession;
const checks = () => session.case.after.dutyChecks;

const open = (): Promise<HTMLElement> => openJudged(Screen, session);

beforeEach(async () => {
  await page.viewport(1400, 1000);
  session = new FakeSession();
  session.case = { ...registered, after: { ...registered.after, dutyChecks: [] } };
  session.asOf = plainDate('2026-11-21');
});

test('says until when the records are kept, from the internal audit and the registration', async () => {
  const container = await open();
  await expect.element(page.getByText('内部監査報告書、内部監査調書などの保管')).toBeVisible();
  await expect.element(page.getByText('登録通知書の原本の保持')).toBeVisible();
  expect(await axeFindings(container)).toEqual([]);
});

test('a look at a sworn duty is dated by the day of the case, signed, and its age is told', async () => {
  const container = await open();
  expect(container.textContent!.split('まだ点検していません')).toHaveLength(8);
  await page.getByRole('button', { name: '7.6(3)を点検した' }).click();
  await expect.poll(checks).toMatchObject([{ item: '3', checkedOn: '2026-11-21' }]);
  await page.getByLabelText(/^確かめた人/).fill('中村 理恵');
  await expect.element(page.getByText(/（0日前、中村 理恵）$/)).toBeVisible();
  session.setAsOf(plainDate('2026-12-01'));
  await expect.element(page.getByText(/（10日前、中村 理恵）$/)).toBeVisible();
  await page.getByRole('button', { name: /の点検を削除$/ }).click();
  await expect.poll(checks).toEqual([]);
  expect(await axeFindings(container)).toEqual([]);
});

test('a look that cannot be stored is not shown as done', async () => {
  const container = await open();
  session.failNext = { code: 'gone' };
  await page.getByRole('button', { name: '7.6(1)を点検した' }).click();
  await expect.element(page.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
  expect(checks()).toEqual([]);
  expect(container.textContent!.split('まだ点検していません')).toHaveLength(8);
});
