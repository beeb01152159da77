import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { sampleCase } from '#domain/sample';
import { reveal } from '#ui/parts/reveal.ts';
import Rows from '#ui/screens/statement/Rows.svelte';
import { axeFindings } from '#test/support/axe.ts';
import { FakeSession } from '#test/support/fake-state.svelte.ts';

const session = new FakeSession();
const sample = sampleCase('complete');
const row = (id: string): HTMLElement => document.querySelector<HTMLElement>(`[data-item="${id}"]`)!;
const focused = (): string | null | undefined => document.activeElement?.getAttribute('data-item');
const decisionOf = (id: string): string | null | undefined => session.row(id)?.decision;

async function open(): Promise<HTMLElement> {
  const { container } = await render(Rows, { session });
  await expect.poll(() => document.querySelectorAll('[data-item]').length).toBeGreaterThan(3);
  return container;
}

beforeEach(async () => {
  session.case = sample;
  session.edits = [];
  await page.viewport(1280, 900);
});

describe('the list of the statement', () => {
  test('draws no more than what is in view, of all 1,284 rows', async () => {
    await open();
    await page.getByRole('radio', { name: 'すべて' }).click();
    await expect.element(page.getByText('1284 件を表示しています。')).toBeVisible();
    expect(document.querySelectorAll('[data-item]').length).toBeLessThan(60);
    await userEvent.keyboard('{Tab}');
    row('head:3.1.2').focus();
    await userEvent.keyboard('{End}');
    await expect.poll(focused).toBe('18.2.3.5');
    expect(document.querySelectorAll('[data-item]').length).toBeLessThan(60);
  });

  test('arrows and j/k move from row to row, 1, 2 and 0 decide', async () => {
    await open();
    row('3.1.2.1').focus();
    row('3.1.2.1').click();
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(focused).toBe('3.1.2.2');
    await userEvent.keyboard('2');
    await expect.poll(() => decisionOf('3.1.2.2')).toBe('notAdopted');
    await userEvent.keyboard('j');
    await expect.poll(focused).toBe('3.1.2.3');
    await userEvent.keyboard('0');
    await expect.poll(() => decisionOf('3.1.2.3')).toBe(null);
    await userEvent.keyboard('k');
    await expect.poll(focused).toBe('3.1.2.2');
    await userEvent.keyboard('1');
    await expect.poll(() => decisionOf('3.1.2.2')).toBe('adopted');
    expect(session.edits.map((e) => e.patches.map((p) => p.path))).toEqual([
      ['rows/3.1.2.2/decision'],
      ['rows/3.1.2.3/decision'],
      ['rows/3.1.2.2/decision'],
    ]);
  });

  test('Enter goes to the fields of the row, Escape back to the list', async () => {
    await open();
    row('3.1.2.1').click();
    row('3.1.2.1').focus();
    await userEvent.keyboard('{Enter}');
    expect(document.activeElement?.closest('[data-path]')?.getAttribute('data-path')).toBe(
      'rows/3.1.2.1/decision',
    );
    await userEvent.keyboard('{Escape}');
    await expect.poll(focused).toBe('3.1.2.1');
  });

  test('keys typed into a field decide nothing', async () => {
    await open();
    row('3.1.2.1').click();
    const how = page.getByLabelText('実施の内容');
    await userEvent.fill(how, '');
    await userEvent.type(how, '120jk');
    await expect.poll(() => session.row('3.1.2.1')?.how).toBe('120jk');
    expect(decisionOf('3.1.2.1')).toBe('adopted');
  });

  test('a heading decides all its rows in one step, and one undo takes it back', async () => {
    await open();
    row('head:3.1.2').click();
    await page.getByRole('button', { name: '3 件すべてを未定に戻す' }).click();
    const ids = ['3.1.2.1', '3.1.2.2', '3.1.2.3'];
    await expect.poll(() => ids.map(decisionOf)).toEqual([null, null, null]);
    expect(session.edits).toHaveLength(1);
    await session.undo();
    expect(ids.map(decisionOf)).toEqual(['adopted', 'adopted', 'adopted']);
  });

  test('filters by decision, and goes on to the next row when the decided one leaves the list', async () => {
    session.case = {
      ...sample,
      rows: sample.rows.map((r) => (r.id.startsWith('3.1.2.') ? { ...r, decision: null } : r)),
    };
    await open();
    await page.getByRole('combobox', { name: '採否' }).selectOptions('undecided');
    await expect.element(page.getByText('3 件を表示しています。')).toBeVisible();
    row('3.1.2.1').click();
    row('3.1.2.1').focus();
    await userEvent.keyboard('1');
    await expect.poll(focused).toBe('3.1.2.2');
    await expect.element(page.getByText('2 件を表示しています。')).toBeVisible();
  });

  test('finds rows by what was recorded, in any width of character', async () => {
    session.case = {
      ...sample,
      rows: sample.rows.map((r) => (r.id === '3.1.3.2' ? { ...r, how: 'ＱＲコードで入館' } : r)),
    };
    await open();
    await page.getByRole('searchbox').fill('qrコード');
    await expect.element(page.getByText('1 件を表示しています。')).toBeVisible();
    expect(row('3.1.3.2')).not.toBeNull();
  });

  test('a link to a row that is out of view, or on another tab, brings it up', async () => {
    await open();
    expect(reveal('rows/9.2.3.1/how')).toBe(true);
    await expect.element(page.getByRole('group', { name: '9.2.3.1の記録' })).toBeVisible();
    expect(document.querySelector('[data-path="rows/9.2.3.1/how"]')).not.toBeNull();
    expect(reveal('rows/99.9/how')).toBe(false);
  });

  test.each(['light', 'dark'])('axe finds nothing (%s)', async (theme) => {
    document.documentElement.dataset['theme'] = theme;
    const container = await open();
    row('3.1.2.1').click();
    await expect.element(page.getByRole('group', { name: '3.1.2.1の記録' })).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
    delete document.documentElement.dataset['theme'];
  });
});
