import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { overview } from '#domain/procedure';
import { PHASES } from '#ui/routes.ts';
import CommandPalette from '#ui/shell/CommandPalette.svelte';
import Rail from '#ui/shell/Rail.svelte';
import { axeFindings } from '#test/support/axe.ts';
import { FakeSession } from '#test/support/fake-state.svelte.ts';

describe('the rail', () => {
  test('names each step by icon and word, with its problems, and marks the one shown', async () => {
    const session = new FakeSession();
    const judged = overview(session.case, session.asOf);
    const { container } = await render(Rail, { caseId: 'CASE1', current: 'impact', overview: judged });
    const current = page.getByRole('link', { name: /影響度評価/ });
    await expect.element(current).toHaveAttribute('aria-current', 'page');
    await expect.element(current).toHaveAttribute('href', '#/case/CASE1/impact');
    const service = judged.progress.find((p) => p.screen === 'service');
    const link = page.getByRole('link', { name: /サービス情報/ });
    await expect.element(link).toHaveTextContent(/作成中|未着手/);
    if (service && service.problems > 0)
      await expect.element(link).toHaveTextContent(`${service.problems} 件`);
    expect(await axeFindings(container)).toEqual([]);
  });

  test('is complete before anything was judged', async () => {
    await render(Rail, { caseId: 'CASE1', current: 'home', overview: null });
    expect(page.getByRole('link').elements()).toHaveLength(PHASES.flatMap((phase) => phase.screens).length);
  });
});

describe('the command palette', () => {
  const open = async (): Promise<{ closed: () => boolean }> => {
    let closed = false;
    await render(CommandPalette, { session: new FakeSession(), onclose: () => (closed = true) });
    await expect.element(page.getByRole('combobox')).toHaveFocus();
    return { closed: () => closed };
  };

  test('goes to a screen by keyboard alone', async () => {
    location.hash = '#/';
    const palette = await open();
    await userEvent.keyboard('ないぶ');
    await userEvent.fill(page.getByRole('combobox'), '外部監査');
    await expect.element(page.getByRole('option').first()).toHaveTextContent('外部監査と改善計画');
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => location.hash).toBe('#/case/CASE1/external-audit');
    expect(palette.closed()).toBe(true);
  });

  test('finds a control in full width, and its field', async () => {
    await open();
    await userEvent.fill(page.getByRole('combobox'), '５．１．１．２');
    await userEvent.keyboard('{Enter}');
    await expect
      .poll(() => decodeURIComponent(location.hash))
      .toBe('#/case/CASE1/statement?field=rows/5.1.1.2/decision');
  });

  test('finds a provision by its number', async () => {
    await open();
    await userEvent.fill(page.getByRole('combobox'), '規程 7.11');
    await expect.element(page.getByRole('option').first()).toHaveTextContent(/^7\.11 /);
  });

  test('moves the choice with the arrows and tells which one it is', async () => {
    await open();
    const box = page.getByRole('combobox');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    const id = box.element().getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(id)?.getAttribute('aria-selected')).toBe('true');
    expect(
      page
        .getByRole('option')
        .elements()
        .findIndex((o) => o.id === id),
    ).toBe(2);
    await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
    const last = box.element().getAttribute('aria-activedescendant');
    expect(last).toBe(page.getByRole('option').elements().at(-1)?.id);
  });

  test('closes with Esc, says when nothing is found, and has no finding of axe', async () => {
    const palette = await open();
    await userEvent.fill(page.getByRole('combobox'), 'そんなものはない');
    await expect.element(page.getByText(/見つかりません/)).toBeVisible();
    await userEvent.fill(page.getByRole('combobox'), '監査');
    expect(await axeFindings(document.body)).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await expect.poll(palette.closed).toBe(true);
  });
});
