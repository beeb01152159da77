/** The incident desk: recognised, the one next action, the report handed in. */
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
import Screen from '#ui/screens/incidents/Screen.svelte';

const complete = sampleCase('complete');
let session: FakeSession;
const incident = () => session.case.incidents[0]!;
const logged = () => session.case.log.filter((e) => !complete.log.includes(e));

const open = (): Promise<HTMLElement> => openJudged(Screen, session);

beforeEach(async () => {
  await page.viewport(1400, 1000);
  session = new FakeSession();
  session.case = complete;
  // The last opening day of the year: the periods run over New Year.
  session.asOf = plainDate('2026-12-28');
});

test('an hour that is none is told, and nothing is written', async () => {
  await open();
  await page.getByLabelText('認知した時刻').fill('25:99');
  await expect.element(page.getByText('時刻は「17:50」のように入力してください。')).toBeVisible();
  await page.getByRole('button', { name: 'インシデントを認知したことを記録する' }).click();
  await expect.element(page.getByText('認知した日と時刻を確かめてください。')).toBeVisible();
  expect(session.edits).toEqual([]);
});

test('recognised at 17:50 on the last opening day: one step writes incident and log, the clocks run', async () => {
  const container = await open();
  await page.getByLabelText('認知した時刻').fill('17:50');
  await page.getByLabelText(/^件名/).fill('通知の宛先の誤り');
  await page.getByRole('button', { name: 'インシデントを認知したことを記録する' }).click();
  await expect
    .element(page.getByRole('heading', { name: /重大な影響を及ぼしうるかを判断する/ }))
    .toBeVisible();
  expect(session.edits).toHaveLength(1);
  expect(incident()).toMatchObject({
    title: '通知の宛先の誤り',
    recognisedOn: '2026-12-28',
    recognisedTime: '17:50',
  });
  expect(logged()).toMatchObject([{ kind: 'incident.recognised', date: '2026-12-28', time: '17:50' }]);
  expect(incident().entryId).toBe(logged()[0]!.id);
  // Opening days only: three of them after New Year.
  await expect.element(page.getByText(/2027-01-06/).first()).toBeVisible();
  expect(await axeFindings(container)).toEqual([]);
});

test('the report is handed in with what is known: entry, version, next action; a day that is none is refused', async () => {
  await open();
  await page.getByRole('button', { name: 'インシデントを認知したことを記録する' }).click();
  await expect.poll(() => session.case.incidents.length).toBe(1);
  const at = `incidents/${incident().id}`;
  await session.edit('判断', [
    { path: `${at}/judgedBy`, value: 'vendor' },
    { path: `${at}/judgedOn`, value: session.asOf },
    { path: `${at}/summary`, value: '別の組織に通知が届いた。' },
  ]);
  await expect.element(page.getByRole('heading', { name: /速報を出す/ })).toBeVisible();
  await page.getByText('空いたまま出す').click();
  const hand = page.getByRole('button', { name: '速報を提出した' });
  await page.getByLabelText('提出した日').fill('2026-02-30');
  await hand.click();
  await expect.element(page.getByText('提出した日と時刻を確かめてください。')).toBeVisible();
  expect(incident().versions).toEqual([]);
  await page.getByLabelText('提出した日').fill('2026-12-28');
  await hand.click();
  await expect
    .poll(() => incident().versions)
    .toMatchObject([{ stage: 'flash', number: 1, filedOn: '2026-12-28' }]);
  expect(logged().map((e) => e.kind)).toEqual(['incident.recognised', 'incident.flash']);
  await expect.element(page.getByRole('heading', { name: /確報（様式2-8）を出す/ })).toBeVisible();
});
