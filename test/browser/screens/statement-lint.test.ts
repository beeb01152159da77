import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { sampleCase } from '#domain/sample';
import Rows from '#ui/screens/statement/Rows.svelte';
import { axeFindings } from '#test/support/axe.ts';
import { FakeSession } from '#test/support/fake-state.svelte.ts';

const session = new FakeSession();
const sample = sampleCase('complete');
/** Two rows without an answer, and nothing else to say. */
const wrong = {
  ...sample,
  evidence: sample.evidence.map((e) => ({ ...e, date: null, expires: null })),
  rows: sample.rows.map((r, i) => ({
    ...r,
    how: ['5.1.1.1', '9.2.3.1'].includes(r.id) ? '' : `手順書${i}号のとおり行う`,
    owner: r.id === '3.1.2.1' ? '佐藤' : '総務部',
    evidenceIds: [sample.evidence[0]!.id],
  })),
};
const cellPath = (): string => {
  const cell = document.activeElement?.closest('[data-col]');
  return `${cell?.closest('[data-item]')?.getAttribute('data-item') ?? ''} ${cell?.getAttribute('data-col') ?? ''}`;
};

async function openPanel(): Promise<HTMLElement> {
  const { container } = await render(Rows, { session });
  await page.getByRole('button', { name: /^点検（重大 2/ }).click();
  await expect.element(page.getByRole('region', { name: '点検' })).toBeVisible();
  return container;
}

beforeEach(async () => {
  session.case = wrong;
  session.edits = [];
  await page.viewport(1280, 900);
});

test('counts by level, leads to the cell, is filtered by rule', async () => {
  await openPanel();
  await expect.element(page.getByText('2 件の指摘')).toBeVisible();
  await page.getByRole('radio', { name: '注意 0 件' }).click();
  await expect.element(page.getByText('0 件の指摘')).toBeVisible();
  await page.getByRole('radio', { name: '重大 2 件' }).click();
  await page.getByRole('button', { name: /^9\.2\.3\.1 .*の欄へ$/ }).click();
  await expect.poll(cellPath).toBe('9.2.3.1 5');
  await userEvent.keyboard('{F2}');
  await expect.poll(() => document.activeElement?.tagName).toBe('TEXTAREA');
  await userEvent.keyboard('書いた{Control>}{Enter}{/Control}');
  await expect.element(page.getByText('1 件の指摘')).toBeVisible();
});

test('is muted at a row or everywhere with a reason that is kept, and let speak again', async () => {
  await openPanel();
  await page.getByRole('button', { name: '5.1.1.1で止める' }).click();
  await expect.element(page.getByRole('textbox', { name: '5.1.1.1でこの指摘を止める理由' })).toHaveFocus();
  await userEvent.keyboard('別紙に記載{Enter}');
  await expect
    .poll(() => session.case.workbench.mutes.map((m) => [m.rule, m.rowId, m.reason]))
    .toEqual([['S03', '5.1.1.1', '別紙に記載']]);
  await expect.element(page.getByText('1 件の指摘')).toBeVisible();
  await page.getByRole('button', { name: '規則S03を止める' }).click();
  await userEvent.keyboard('まだ見ない{Enter}');
  await expect.element(page.getByText('0 件の指摘')).toBeVisible();
  await page.getByRole('checkbox', { name: /止めた指摘を表示（2 件）/ }).click();
  await expect.element(page.getByText('この規則を止めた理由：まだ見ない')).toBeVisible();
  await page.getByRole('button', { name: '9.2.3.1の指摘を戻す' }).click();
  await expect.poll(() => session.case.workbench.mutes.length).toBe(1);
});

test('an owner who left is named once the day is known', async () => {
  await openPanel();
  await page.getByText('退職・異動した担当').click();
  await page.getByRole('combobox', { name: '担当を選ぶ' }).selectOptions('佐藤');
  await page.getByRole('button', { name: '退職・異動の日を記録する' }).click();
  await expect.poll(() => session.case.workbench.people.map((p) => p.name)).toEqual(['佐藤']);
  session.writeElsewhere(`workbench/people/${session.case.workbench.people[0]!.id}/leftOn`, '2026-09-30');
  await expect.element(page.getByText('担当「佐藤」は令和8年9月30日に退職・異動しています。')).toBeVisible();
});

test('axe finds nothing with the panel, the snippets and the writing in a cell', async () => {
  const container = await openPanel();
  await page.getByText('さらに絞り込む').click();
  document.querySelector<HTMLElement>('[data-item="3.1.2.1"] [data-col="5"]')!.click();
  document.querySelector<HTMLElement>('[data-item="3.1.2.1"] [data-col="5"]')!.focus();
  await userEvent.keyboard('{F2}');
  await expect.poll(() => document.querySelector('[role="gridcell"] textarea')).not.toBeNull();
  expect(await axeFindings(container)).toEqual([]);
  await page.getByRole('button', { name: '定型文', exact: true }).click();
  await expect.element(page.getByRole('region', { name: '定型文' })).toBeVisible();
  expect(await axeFindings(container)).toEqual([]);
});
