/** Changes: which paper a change asks for, the log, handing in; and what is kept of the public list. */
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { sampleCase } from '#domain/sample';
import { plainDate } from '#kernel';
import { newAfter } from '#schemas';
import { axeFindings } from '#test/support/axe.ts';
import { FakeSession, fakeSource } from '#test/support/fake-state.svelte.ts';
import { openJudged } from '#test/support/judged.ts';
import Screen from '#ui/screens/changes/Screen.svelte';

const registered = sampleCase('registered');
const base = { ...registered, after: { ...registered.after, changes: [], listing: [] } };
let session: FakeSession;
const logged = () => session.case.log.filter((e) => !base.log.includes(e));

const open = (): Promise<HTMLElement> => openJudged(Screen, session);

beforeEach(async () => {
  await page.viewport(1400, 1000);
  session = new FakeSession();
  session.case = base;
  session.asOf = plainDate('2026-11-21');
});

test('a change goes into the log, then its paper is handed in; a day that is none is refused', async () => {
  const change = {
    ...newAfter.change(fakeSource()),
    title: '監視の委託先の変更',
    occurredOn: plainDate('2026-11-16'),
    material: false,
    mayLead: false,
  };
  session.case = { ...base, after: { ...base.after, changes: [change] } };
  const container = await open();
  await expect.element(page.getByRole('heading', { name: /^様式2-1[01]/ })).not.toBeInTheDocument();
  await page
    .getByRole('radiogroup', { name: /重大に変わった/ })
    .getByText('はい')
    .click();
  await expect.element(page.getByRole('heading', { name: '様式2-10 重大な統制変更等届出書' })).toBeVisible();
  await expect.element(page.getByText('手続の記録に入れると、届出の記録ができます。')).toBeVisible();
  await page.getByRole('button', { name: '手続の記録に入れる' }).click();
  await expect
    .poll(logged)
    .toMatchObject([{ kind: 'change.occurred', outcome: 'material', date: '2026-11-16' }]);
  await page.getByLabelText('提出した日').fill('2026-13-01');
  await page.getByRole('button', { name: '届け出た', exact: true }).click();
  await expect.element(page.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
  expect(logged()).toHaveLength(1);
  await page.getByLabelText('提出した日').fill('2026-11-18');
  await page.getByRole('button', { name: '届け出た', exact: true }).click();
  await expect
    .poll(() => logged()[1])
    .toMatchObject({ kind: 'change.filedMaterial', date: '2026-11-18', relatesTo: logged()[0]!.id });
  expect(await axeFindings(container)).toEqual([]);
});

test('a removed change comes back with one step', async () => {
  await open();
  await page.getByRole('button', { name: '変更を追加' }).click();
  await expect.poll(() => session.case.after.changes.length).toBe(1);
  await page.getByRole('button', { name: /を削除$/ }).click();
  await expect.poll(() => session.case.after.changes).toEqual([]);
  await session.undo();
  expect(session.case.after.changes).toHaveLength(1);
});

test('the public list is kept as it is, and what differs later is pointed out', async () => {
  await open();
  await page.getByLabelText('控えを残す理由').fill('登録');
  await page.getByRole('button', { name: 'いまの内容を控えに残す' }).click();
  await expect
    .poll(() => session.case.after.listing)
    .toMatchObject([{ date: '2026-11-21', occasion: '登録' }]);
  await expect.element(page.getByText(/の控えと同じです$/)).toBeVisible();
  await session.edit('名称', [{ path: 'service/name', value: '改めた名称' }]);
  await expect.element(page.getByText(/の控えと1項目が違います/)).toBeVisible();
});
