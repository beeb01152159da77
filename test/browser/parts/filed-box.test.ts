/** 「提出した」 with what it does to deadlines and duties, before and after. */
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { sampleCase } from '#domain/sample';
import FiledBox from '#ui/parts/FiledBox.svelte';
import { axeFindings } from '#test/support/axe.ts';
import { FakeSession } from '#test/support/fake-state.svelte.ts';

const sample = sampleCase('complete');
const without = (kind: string) => ({ ...sample, log: sample.log.filter((e) => !e.kind.startsWith(kind)) });

test('before: the clocks it would start with their day, what it settles, and what may start clocks afterwards', async () => {
  const session = new FakeSession();
  session.case = { ...without('pre.'), works: sample.works.map((w) => ({ ...w, listed: false })) };
  const { container } = await render(FiledBox, { session, kind: 'pre.filed', button: '提出した' });
  const told = page.getByRole('group', { name: 'この日に提出すると' });
  await expect.element(told.getByRole('heading', { name: /ISMAP-LIUの該当性の判断/ })).toBeInTheDocument();
  await expect.element(told).toHaveTextContent('2027-06-30');
  await page.getByLabelText('提出した日').fill('2027-04-05');
  await expect.element(told).toHaveTextContent('2027-12-31');
  await expect.element(told).toHaveTextContent('事前申請が受け付けられた');
  expect(await axeFindings(container)).toEqual([]);
});

test('after: it is in the log, and the same is told of the entry; two clocks of one clause are one line', async () => {
  const session = new FakeSession();
  session.case = without('pre.');
  const { container } = await render(FiledBox, { session, kind: 'pre.filed', button: '提出した' });
  await page.getByLabelText('提出した日').fill('2026-01-15');
  await page.getByRole('button', { name: '提出した' }).click();
  const told = page.getByRole('group', { name: 'この提出で動いた期限' });
  await expect.element(told.getByRole('listitem')).toHaveTextContent('事前申請を行う');
  expect(session.case.log.filter((e) => e.kind === 'pre.filed').map((e) => e.date)).toEqual(['2026-01-15']);
  // The button changes its colours: in the middle of that they are nobody's.
  await expect.poll(() => document.getAnimations().length).toBe(0);
  expect(await axeFindings(container)).toEqual([]);
});
