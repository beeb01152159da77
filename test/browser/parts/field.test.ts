import { beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import Field from '#ui/parts/Field.svelte';
import { axeFindings } from '#test/support/axe.ts';
import { FakeSession } from '#test/support/fake-state.svelte.ts';

let session: FakeSession;
beforeEach(() => {
  session = new FakeSession();
});

describe('a text field', () => {
  test('saves each input as one group and names the value it began from', async () => {
    await render(Field, { session, path: 'vendor/name' });
    await userEvent.type(page.getByRole('textbox'), '株式A');
    await expect.element(page.getByText('保存済み')).toBeVisible();
    expect(session.case.vendor.name).toBe('株式A');
    expect(session.edits.map((e) => e.patches[0]?.value)).toEqual(['株', '株式', '株式A']);
    expect(session.edits.map((e) => e.base.get('vendor/name'))).toEqual(['', '株', '株式']);
    expect(new Set(session.edits.map((e) => e.group))).toEqual(new Set(['vendor/name']));
  });

  test('keeps the caret while typing in the middle, though the store answers late', async () => {
    session.delay = 30;
    session.writeElsewhere('vendor/name', '株式会社');
    await render(Field, { session, path: 'vendor/name' });
    const box = page.getByRole('textbox').element() as HTMLInputElement;
    box.focus();
    box.setSelectionRange(2, 2);
    await userEvent.keyboard('ABC');
    expect(box.value).toBe('株式ABC会社');
    expect(box.selectionStart).toBe(5);
    await expect.poll(() => session.case.vendor.name).toBe('株式ABC会社');
    expect(box.selectionStart).toBe(5);
  });

  test('brings a code to half-width when it is left', async () => {
    await render(Field, { session, path: 'vendor/corporateNumber' });
    await userEvent.type(page.getByRole('textbox'), '１２３４ー５');
    await userEvent.tab();
    await expect.element(page.getByRole('textbox')).toHaveValue('1234-5');
    expect(session.case.vendor.corporateNumber).toBe('1234-5');
  });

  test('shows a change from elsewhere while it is not being typed in', async () => {
    await render(Field, { session, path: 'vendor/name' });
    session.writeElsewhere('vendor/name', '別タブ');
    await expect.element(page.getByRole('textbox')).toHaveValue('別タブ');
  });

  test('follows undo', async () => {
    await render(Field, { session, path: 'vendor/name' });
    await userEvent.type(page.getByRole('textbox'), 'あ');
    await userEvent.tab();
    await expect.poll(() => session.case.vendor.name).toBe('あ');
    await session.undo();
    await expect.element(page.getByRole('textbox')).toHaveValue('');
  });

  test('keeps what was typed when it cannot be stored, and says so', async () => {
    session.failNext = { code: 'storage', detail: 'store.quota' };
    await render(Field, { session, path: 'vendor/name' });
    await userEvent.type(page.getByRole('textbox'), 'x');
    await expect.element(page.getByText('保存されていません')).toBeVisible();
    await expect.element(page.getByRole('textbox')).toHaveValue('x');
    await expect.element(page.getByText(/空きが足りない/)).toBeVisible();
  });

  test('goes on from what is stored after an edit that failed: that is no change made elsewhere', async () => {
    session.failNext = { code: 'storage', detail: 'store.quota' };
    await render(Field, { session, path: 'vendor/name' });
    await userEvent.type(page.getByRole('textbox'), 'x');
    await expect.element(page.getByText('保存されていません')).toBeVisible();
    await userEvent.type(page.getByRole('textbox'), 'y');
    await expect.element(page.getByText('保存済み')).toBeVisible();
    await userEvent.type(page.getByRole('textbox'), 'z');
    await expect.poll(() => session.case.vendor.name).toBe('xyz');
    expect(session.edits.map((e) => e.base.get('vendor/name'))).toEqual(['', '', 'xy']);
  });

  test('has a label, a reason and no finding of axe', async () => {
    const { container } = await render(Field, { session, path: 'vendor/name' });
    const box = page.getByRole('textbox').element();
    expect(box.getAttribute('aria-describedby')).toContain('-why');
    expect(await axeFindings(container)).toEqual([]);
  });
});

describe('a conflict', () => {
  const conflict = { path: 'vendor/name', mine: 'わたし', theirs: 'べつ', base: '' };

  test.each(['mine', 'theirs'] as const)('keeps %s as chosen by keyboard', async (keep) => {
    session.failNext = { code: 'conflict', conflicts: [conflict] };
    await render(Field, { session, path: 'vendor/name' });
    const box = page.getByRole('textbox');
    await userEvent.fill(box, 'わたし');
    await expect.element(page.getByRole('alert')).toBeVisible();
    expect(session.case.vendor.name).toBe('');
    const button = page.getByRole('button', {
      name: keep === 'mine' ? 'ここでの入力を残す' : '別のタブの値にする',
    });
    (button.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(box).toHaveValue(keep === 'mine' ? 'わたし' : 'べつ');
    expect(session.settled).toEqual([{ conflict: { ...conflict, mine: 'わたし' }, keep }]);
    expect(page.getByRole('alert').elements()).toEqual([]);
  });

  test('does not ask axe for patience', async () => {
    session.failNext = { code: 'conflict', conflicts: [conflict] };
    const { container } = await render(Field, { session, path: 'vendor/name' });
    await userEvent.fill(page.getByRole('textbox'), 'わたし');
    await expect.element(page.getByRole('alert')).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
  });
});

describe('a date field', () => {
  const path = 'preApplication/plannedOn';

  test('takes an era date in full width, stores ISO and shows both with the weekday', async () => {
    await render(Field, { session, path });
    await userEvent.fill(page.getByRole('textbox'), '令和８年１１月２１日');
    await expect.element(page.getByText(/令和8年11月21日（土） 2026-11-21/)).toBeVisible();
    expect(session.case.preApplication.plannedOn).toBe('2026-11-21');
    await userEvent.tab();
    await userEvent.tab();
    await expect.element(page.getByRole('textbox')).toHaveValue('2026-11-21');
  });

  test('does not store a day that does not exist, keeps it and says why', async () => {
    await render(Field, { session, path });
    await userEvent.fill(page.getByRole('textbox'), '2026-02-30');
    await expect.element(page.getByText('保存されていません')).toBeVisible();
    await userEvent.tab();
    await expect.element(page.getByText(/暦にない日付/)).toBeVisible();
    await expect.element(page.getByRole('textbox')).toHaveValue('2026-02-30');
    expect(session.edits).toEqual([]);
    expect(session.case.preApplication.plannedOn).toBeNull();
  });

  test('stores nothing known when it is emptied', async () => {
    session.writeElsewhere(path, '2026-11-21');
    await render(Field, { session, path });
    await userEvent.fill(page.getByRole('textbox'), '');
    await expect.poll(() => session.case.preApplication.plannedOn).toBeNull();
  });

  test('keeps an unfinished date when the screen is left and come back to', async () => {
    const first = await render(Field, { session, path });
    await userEvent.fill(page.getByRole('textbox'), '令和8年');
    await first.unmount();
    await render(Field, { session, path });
    await expect.element(page.getByRole('textbox')).toHaveValue('令和8年');
    await expect.element(page.getByText('保存されていません')).toBeVisible();
  });

  test('has no finding of axe, valid or not', async () => {
    const { container } = await render(Field, { session, path });
    await userEvent.fill(page.getByRole('textbox'), '2026-02-30');
    await userEvent.tab();
    expect(await axeFindings(container)).toEqual([]);
  });
});

describe('chosen fields', () => {
  test('yes and no by keyboard, and back to not answered', async () => {
    const { container } = await render(Field, { session, path: 'service/isSaas' });
    (page.getByRole('radio', { name: 'はい' }).element() as HTMLElement).focus();
    await userEvent.keyboard(' ');
    await expect.poll(() => session.case.service.isSaas).toBe(true);
    await userEvent.keyboard('{ArrowDown}');
    await expect.poll(() => session.case.service.isSaas).toBe(false);
    await userEvent.click(page.getByRole('button', { name: /未回答に戻す/ }));
    await expect.poll(() => session.case.service.isSaas).toBeNull();
    expect(await axeFindings(container)).toEqual([]);
  });

  test('a check box stores true and false', async () => {
    const { container } = await render(Field, { session, path: 'oath/item1' });
    await userEvent.click(page.getByRole('checkbox'));
    await expect.poll(() => session.case.oath.item1).toBe(true);
    await userEvent.click(page.getByRole('checkbox'));
    await expect.poll(() => session.case.oath.item1).toBe(false);
    expect(await axeFindings(container)).toEqual([]);
  });
});
