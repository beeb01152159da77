import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { sampleCase } from '#domain/sample';
import { newRecord, type CaseFile } from '#schemas';
import Rows from '#ui/screens/statement/Rows.svelte';
import { FakeSession } from '#test/support/fake-state.svelte.ts';

const session = new FakeSession();
const sample = sampleCase('complete');
const row = (id: string): HTMLElement => document.querySelector<HTMLElement>(`[data-item="${id}"]`)!;
const cell = (id: string, column: number): HTMLElement =>
  row(id).querySelector<HTMLElement>(`[data-col="${column}"]`)!;
const focused = (): string | null | undefined =>
  document.activeElement?.closest('[data-item]')?.getAttribute('data-item');
const REASON = 4;
const HOW = 5;

async function open(values: Partial<CaseFile> = {}): Promise<HTMLElement> {
  session.case = { ...sample, ...values };
  const { container } = await render(Rows, { session });
  await expect.poll(() => document.querySelectorAll('[data-item]').length).toBeGreaterThan(3);
  return container;
}
/** The focus on a cell, as the arrows bring it there. */
async function at(id: string, column: number): Promise<void> {
  cell(id, column).click();
  await expect.poll(() => cell(id, column).tabIndex).toBe(0);
  cell(id, column).focus();
}
const editor = (): HTMLTextAreaElement | HTMLInputElement | null =>
  document.querySelector('[role="gridcell"] textarea, [role="gridcell"] input, [role="gridcell"] select');

beforeEach(async () => {
  session.edits = [];
  session.failNext = null;
  session.delay = 0;
  await page.viewport(1280, 900);
});

describe('writing in a cell', () => {
  test('Enter or F2 begins, Ctrl+Enter keeps and says so, Escape gives up', async () => {
    await open();
    await at('3.1.2.1', HOW);
    await userEvent.keyboard('{Enter}');
    await expect.poll(editor).not.toBeNull();
    expect(document.activeElement).toBe(editor());
    await userEvent.fill(editor()!, '月次で確認する');
    await userEvent.keyboard('{Enter}12');
    expect(session.edits).toHaveLength(0);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => session.row('3.1.2.1')?.how).toBe('月次で確認する\n12');
    await expect.poll(focused).toBe('3.1.2.1');
    await expect.poll(() => cell('3.1.2.1', HOW).textContent).toContain('保存済み');
    await expect.element(page.getByText('3.1.2.1 の実施の内容：保存しました。')).toBeInTheDocument();
    await userEvent.keyboard('{F2}');
    await expect.poll(editor).not.toBeNull();
    await userEvent.fill(editor()!, '捨てる');
    await userEvent.keyboard('{Escape}');
    await expect.poll(editor).toBeNull();
    expect(session.edits).toHaveLength(1);
    await expect.poll(() => document.activeElement).toBe(cell('3.1.2.1', HOW));
  });

  test('while an input method composes, neither Enter nor Escape ends the writing', async () => {
    await open();
    await at('3.1.2.1', HOW);
    await userEvent.keyboard('{F2}');
    await expect.poll(editor).not.toBeNull();
    for (const key of ['Enter', 'Escape']) {
      const init = { key, ctrlKey: true, isComposing: true, bubbles: true, cancelable: true };
      editor()!.dispatchEvent(new KeyboardEvent('keydown', init));
    }
    expect(editor()).not.toBeNull();
    expect(session.edits).toHaveLength(0);
  });

  test('going elsewhere keeps what was written; a failure is shown at the cell', async () => {
    await open();
    session.failNext = { code: 'storage', detail: 'store.failed' };
    await at('3.1.2.1', HOW);
    await userEvent.keyboard('{F2}');
    await expect.poll(editor).not.toBeNull();
    await userEvent.fill(editor()!, '途中');
    await page.getByRole('searchbox').click();
    await expect.poll(() => session.edits.length).toBe(1);
    await expect.poll(() => cell('3.1.2.1', HOW).textContent).toContain('保存されていません');
    expect(document.activeElement?.getAttribute('type')).toBe('search');
  });

  test('a double click writes in a cell too; an objective has no such cell', async () => {
    await open();
    await userEvent.dblClick(cell('3.1.2.2', REASON));
    await expect.poll(editor).not.toBeNull();
    await userEvent.fill(editor()!, '理由');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.poll(() => session.row('3.1.2.2')?.reason).toBe('理由');
    await page.getByRole('radio', { name: '統制目標とB付き管理策' }).click();
    await expect.poll(() => row('5.1.1')).not.toBeNull();
    await userEvent.dblClick(cell('5.1.1', HOW));
    expect(editor()).toBeNull();
  });
});

describe('the work status', () => {
  test('s takes the next one, of many after a look; it can be filtered', async () => {
    await open();
    await at('3.1.2.1', HOW);
    expect(session.row('3.1.2.1')?.work).toBe('done');
    await userEvent.keyboard('s');
    await expect.poll(() => session.row('3.1.2.1')?.work).toBe('todo');
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}s');
    await page.getByRole('button', { name: /2 欄を変更する|1 欄を変更する/ }).click();
    await expect.poll(() => session.row('3.1.2.1')?.work).toBe('doing');
    await page.getByText('さらに絞り込む').click();
    await page.getByRole('combobox', { name: '作業状況' }).first().selectOptions('doing');
    await expect.element(page.getByText('2 件を表示しています。')).toBeVisible();
  });
});

describe('views', () => {
  test('one that comes with the program, and one kept in the case with its columns and order', async () => {
    await open({
      rows: sample.rows.map((r) => (r.id === '3.1.2.2' ? { ...r, decision: null } : r)),
    });
    const views = page.getByRole('combobox', { name: '一覧の見方' });
    await views.selectOptions('基本言明要件で未決定');
    await expect.element(page.getByText('1 件を表示しています。')).toBeVisible();
    await page.getByText('さらに絞り込む').click();
    await page.getByRole('checkbox', { name: 'メモ' }).click();
    await expect
      .poll(() => document.querySelector('[role="grid"]')?.getAttribute('aria-colcount'))
      .toBe('10');
    await page.getByRole('combobox', { name: '並び' }).selectOptions('owner');
    await page.getByText('見方を残す・直す').click();
    await page.getByRole('textbox', { name: /につける名前/ }).fill('週次の確認');
    await page.getByRole('button', { name: '残す', exact: true }).click();
    await expect.poll(() => session.case.workbench.views.map((v) => v.name)).toEqual(['週次の確認']);
    await views.selectOptions('すべての管理策');
    await expect.element(page.getByText('1284 件を表示しています。')).toBeVisible();
    await views.selectOptions('週次の確認');
    await expect.element(page.getByText('1 件を表示しています。')).toBeVisible();
    expect(document.querySelector('[data-item^="head:"]')).toBeNull();
    await page.getByRole('button', { name: '削除' }).click();
    await expect.poll(() => session.case.workbench.views.length).toBe(0);
  });
});

describe('snippets', () => {
  const s = { id: () => 'SNIP1', now: () => '2026-01-01T00:00:00.000Z' };
  const snippet = { ...newRecord.snippet(s, '見直し'), text: '{サービス名}は{頻度}、{責任者}が見直す' };
  const withSnippet = { workbench: { ...sample.workbench, snippets: [snippet] } };

  test('i puts one into the cell with its variables filled in, and names those without a value', async () => {
    await open({ ...withSnippet, rows: sample.rows.map((r) => ({ ...r, owner: '総務部', reason: '' })) });
    await at('3.1.2.1', REASON);
    await userEvent.keyboard('i');
    await expect.element(page.getByText('値のない語（そのまま残ります）：頻度')).toBeVisible();
    await userEvent.keyboard('見直{Enter}');
    const { name } = sample.service;
    await expect.poll(() => session.row('3.1.2.1')?.reason).toBe(`${name}は{頻度}、総務部が見直す`);
    await expect.poll(() => document.activeElement).toBe(cell('3.1.2.1', REASON));
  });

  test('into many rows after a look, each with its own owner, as one step', async () => {
    await open({
      ...withSnippet,
      rows: sample.rows.map((r) => ({ ...r, owner: r.id === '3.1.2.1' ? '総務部' : '開発部', how: '' })),
    });
    await at('3.1.2.1', HOW);
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}i');
    await page.getByRole('button', { name: '見直しを入れる' }).click();
    expect(session.edits).toHaveLength(0);
    await page.getByRole('button', { name: '2 欄を変更する' }).click();
    await expect.poll(() => session.row('3.1.2.2')?.how).toContain('開発部が見直す');
    expect(session.row('3.1.2.1')?.how).toContain('総務部が見直す');
    expect(session.edits).toHaveLength(1);
  });

  test('are written in a box of their own', async () => {
    await open();
    await page.getByRole('button', { name: '定型文', exact: true }).click();
    await page.getByRole('button', { name: '定型文を追加' }).click();
    await expect.poll(() => session.case.workbench.snippets.length).toBe(1);
  });
});
