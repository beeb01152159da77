import type { ComponentProps } from 'svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { sampleCase } from '#domain/sample';
import { reveal } from '#ui/parts/reveal.ts';
import Rows from '#ui/screens/statement/Rows.svelte';
import Screen from '#ui/screens/statement/Screen.svelte';
import { axeFindings } from '#test/support/axe.ts';
import { FakeApp, FakeSession } from '#test/support/fake-state.svelte.ts';

const session = new FakeSession();
const sample = sampleCase('complete');
const row = (id: string): HTMLElement => document.querySelector<HTMLElement>(`[data-item="${id}"]`)!;
const focused = (): string | null | undefined => document.activeElement?.getAttribute('data-item');
const decisionOf = (id: string): string | null | undefined => session.row(id)?.decision;

const ids = ['3.1.2.1', '3.1.2.2', '3.1.2.3'];
const countOf = (grid: Element): number => {
  const [rows] = /\d+/.exec(grid.getAttribute('aria-label') ?? '') ?? ['0'];
  return Number(rows) + 1;
};
const paste = (text: string): void => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  document.activeElement!.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  );
};

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

describe('the parts of the screen', () => {
  test('a link brings up the part its field stands in', async () => {
    const view = {} as ComponentProps<typeof Screen>['view'];
    await render(Screen, { session, view, app: new FakeApp() });
    await expect.poll(() => document.querySelector('[role="grid"]')).not.toBeNull();
    expect(reveal('statement/scope')).toBe(true);
    await expect.poll(() => document.querySelector('[data-path="statement/scope"]')).not.toBeNull();
    expect(document.querySelector('[role="grid"]')).toBeNull();
    expect(reveal('rows/9.2.3.1/how')).toBe(true);
    await expect.poll(() => document.querySelector('[data-path="rows/9.2.3.1/how"]')).not.toBeNull();
    await page.getByRole('radio', { name: '進み具合' }).click();
    await expect.element(page.getByRole('heading', { name: '管理策の進み具合' })).toBeVisible();
  });
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

  test('the grid takes the full width when asked, and gives it back', async () => {
    await open();
    const width = (): number => document.querySelector('[role="grid"]')!.getBoundingClientRect().width;
    const beside = width();
    const wide = page.getByRole('button', { name: '一覧を広く' });
    await wide.click();
    await expect.poll(width).toBeGreaterThan(beside * 1.5);
    await wide.click();
    await expect.poll(width).toBe(beside);
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

  test('the filters that are folded away: what is missing, and grouped by objective', async () => {
    session.case = {
      ...sample,
      rows: sample.rows.map((r) => (r.id === '5.1.1.2' ? { ...r, how: '' } : r)),
    };
    await open();
    await page.getByRole('radio', { name: 'すべて' }).click();
    await page.getByText('さらに絞り込む').click();
    await page.getByRole('checkbox', { name: '実施内容が空' }).click();
    await expect.element(page.getByText('1 件を表示しています。')).toBeVisible();
    await page.getByRole('combobox', { name: '区切り' }).selectOptions('objective');
    await expect.poll(() => row('head:5.1.1')).not.toBeNull();
    await page.getByRole('combobox', { name: '章', exact: true }).selectOptions('6');
    await expect.element(page.getByText('条件に合う管理策はありません。')).toBeVisible();
    await page.getByRole('button', { name: '絞り込みをやめる' }).click();
    await expect.element(page.getByText('1284 件を表示しています。')).toBeVisible();
  });

  test('is a grid: rows and columns are counted, and the arrows go from cell to cell', async () => {
    await open();
    const grid = document.querySelector('[role="grid"]')!;
    expect(grid.getAttribute('aria-rowcount')).toBe(String(countOf(grid)));
    expect(grid.getAttribute('aria-colcount')).toBe('11');
    row('3.1.2.1').click();
    row('3.1.2.1').focus();
    expect(row('3.1.2.1').getAttribute('aria-rowindex')).toBe('3');
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    await expect.poll(() => document.activeElement?.getAttribute('aria-colindex')).toBe('3');
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(() => document.activeElement?.closest('[data-item]')).toBe(row('3.1.2.2'));
    expect(document.activeElement?.getAttribute('aria-colindex')).toBe('3');
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}');
    await expect.poll(focused).toBe('3.1.2.2');
  });

  test('rows are chosen with Shift, and changed together after a look', async () => {
    await open();
    row('3.1.2.1').click();
    row('3.1.2.1').focus();
    await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await expect.poll(() => document.querySelectorAll('[aria-selected="true"]').length).toBe(3);
    await page.getByRole('combobox', { name: '変える欄' }).selectOptions('owner');
    await page.getByRole('textbox', { name: '新しい値' }).fill('情報システム部');
    await page.getByRole('button', { name: '変更を確かめる' }).click();
    await expect.element(page.getByText('3 行、3 欄が変わります。', { exact: false })).toBeVisible();
    expect(session.edits).toHaveLength(0);
    await page.getByRole('button', { name: '3 欄を変更する' }).click();
    await expect.poll(() => ids.map((id) => session.row(id)?.owner)).toEqual(Array(3).fill('情報システム部'));
    expect(session.edits).toHaveLength(1);
    await session.undo();
    expect(session.row('3.1.2.2')?.owner).toBe(sample.rows.find((r) => r.id === '3.1.2.2')?.owner);
  });

  test('a key of decision on chosen rows asks first; Ctrl+D fills down', async () => {
    await open();
    row('3.1.2.1').click();
    row('3.1.2.1').focus();
    await userEvent.keyboard('{Shift>}{ArrowDown}{/Shift}2');
    await expect.element(page.getByRole('region', { name: '変更の確認' })).toBeVisible();
    expect(session.edits).toHaveLength(0);
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByRole('region', { name: '変更の確認' })).not.toBeInTheDocument();
    session.writeElsewhere('rows/3.1.2.1/note', '写すメモ');
    await expect.poll(focused).toBe('3.1.2.2');
    await userEvent.keyboard('{Control>}d{/Control}');
    await page.getByRole('button', { name: /欄を変更する/ }).click();
    await expect.poll(() => session.row('3.1.2.2')?.note).toBe('写すメモ');
  });

  test('a block from a spreadsheet is shown, then pasted as one step; what cannot be read is named', async () => {
    await open();
    row('3.1.2.1').click();
    row('3.1.2.1').focus();
    paste('不採用\t"一行目\n二行目"\n採用\t');
    await page.getByRole('button', { name: /欄を変更する/ }).click();
    await expect.poll(() => decisionOf('3.1.2.1')).toBe('notAdopted');
    expect(session.row('3.1.2.1')?.reason).toBe('一行目\n二行目');
    expect(session.edits).toHaveLength(1);
    await expect.poll(focused).toBe('3.1.2.1');
    paste('採用\nたぶん');
    await expect.element(page.getByText(/^2 行 1 列 3\.1\.2\.2：/)).toBeVisible();
    expect(document.querySelector('[role="alert"]')).not.toBeNull();
    expect(session.edits).toHaveLength(1);
  });

  test('a row is copied as a spreadsheet takes it, and pasted onto another', async () => {
    await open();
    session.writeElsewhere('rows/3.1.2.1/how', '写す\n手順');
    row('3.1.2.1').click();
    row('3.1.2.1').focus();
    const data = new DataTransfer();
    const init = { clipboardData: data, bubbles: true, cancelable: true };
    document.activeElement!.dispatchEvent(new ClipboardEvent('copy', init));
    expect(data.getData('text/plain')).toContain('"写す\n手順"');
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(focused).toBe('3.1.2.2');
    paste(data.getData('text/plain'));
    await page.getByRole('button', { name: /欄を変更する/ }).click();
    await expect.poll(() => session.row('3.1.2.2')?.how).toBe('写す\n手順');
  });

  test('n goes to the next undecided row, / to the search, ? to the keys, f to one row at a time', async () => {
    session.case = {
      ...sample,
      rows: sample.rows.map((r) => (r.id === '3.1.3.2' ? { ...r, decision: null } : r)),
    };
    await open();
    row('3.1.2.1').click();
    row('3.1.2.1').focus();
    await userEvent.keyboard('n');
    await expect.poll(focused).toBe('3.1.3.2');
    await userEvent.keyboard('?');
    await expect.element(page.getByRole('region', { name: 'キーの一覧' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.poll(focused).toBe('3.1.3.2');
    await userEvent.keyboard('f');
    await expect.poll(() => document.querySelector('[role="grid"]')).toBeNull();
    await userEvent.keyboard('1');
    await expect.poll(() => decisionOf('3.1.3.2')).toBe('adopted');
    await userEvent.keyboard('{Escape}');
    await expect.poll(focused).toBe('3.1.3.2');
    await userEvent.keyboard('/');
    expect(document.activeElement).toBe(document.querySelector('input[type="search"]'));
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
