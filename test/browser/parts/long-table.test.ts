/** A table of any length: a real one while it is short, on the screen a window on it beyond that, on paper all of it. */
import { createRawSnippet } from 'svelte';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import LongTable from '#ui/parts/LongTable.svelte';
import { axeFindings } from '#test/support/axe.ts';

const rowsOf = (count: number): string[] => Array.from({ length: count }, (_, i) => `情報${i + 1}`);
const cell = createRawSnippet<[unknown, string]>((row, key) => ({
  render: () => `<span>${key() === 'name' ? String(row()) : '低位'}</span>`,
}));
const show = (count: number) =>
  render(LongTable, {
    caption: '変わる影響度',
    columns: [
      { key: 'name', label: '情報' },
      { key: 'level', label: '機密性' },
    ],
    tracks: '2fr 1fr',
    rows: rowsOf(count),
    rowKey: String,
    cell,
  });

test('a short one is an ordinary table', async () => {
  const { container } = await show(40);
  expect(container.querySelectorAll('tbody tr')).toHaveLength(40);
});

test('of a long one only what is in view is drawn; it says how many there are, and scrolls by keyboard', async () => {
  const { container } = await show(5_000);
  await expect.element(page.getByRole('row', { name: '情報1 低位', exact: true })).toBeVisible();
  const table = page.getByRole('table', { name: /変わる影響度/ });
  await expect.element(table).toHaveAttribute('aria-rowcount', '5001');
  expect(container.querySelectorAll('[role=row]').length).toBeLessThan(60);
  expect(await axeFindings(container)).toEqual([]);
  await userEvent.tab();
  await expect.element(page.getByRole('region', { name: '変わる影響度' })).toHaveFocus();
  await userEvent.keyboard('{End}');
  const last = page.getByRole('row', { name: '情報5000 低位' });
  await expect.element(last).toBeVisible();
  await expect.element(last).toHaveAttribute('aria-rowindex', '5001');
});

test('on paper all of it stands there, and afterwards the window again', async () => {
  const { container } = await show(300);
  dispatchEvent(new Event('beforeprint'));
  // Not a moment later: the browser takes the page as it is now.
  expect(container.querySelectorAll('tbody tr')).toHaveLength(300);
  dispatchEvent(new Event('afterprint'));
  await expect.poll(() => container.querySelectorAll('tbody tr').length).toBe(0);
});
