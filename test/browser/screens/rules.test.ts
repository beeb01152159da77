import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { overview } from '#domain/procedure';
import { plainDate } from '#kernel';
import { amend, parseEdition, shippedRulebook } from '#rulebook';
import Rules from '#ui/screens/rules/Screen.svelte';
import { ClausePanelState } from '#ui/shell/clause-panel.svelte.ts';
import ClausePanel from '#ui/shell/ClausePanel.svelte';
import { axeFindings } from '#test/support/axe.ts';
import { completeCase } from '#test/support/cases.ts';
import { FakeApp } from '#test/support/fake-state.svelte.ts';
import type { CaseView } from '#ui/shell/case-view.svelte.ts';
import amendment from '../../rulebook/fixtures/edition-2027.json' with { type: 'json' };

const search = () => page.getByRole('searchbox', { name: '条番号や言葉で探す' });

async function withCase(app = new FakeApp()): Promise<FakeApp> {
  app.session.case = completeCase();
  const view = {
    overview: overview(app.session.case, app.session.asOf, app.session.rulebook),
    problemsAt: () => [],
  } as unknown as CaseView;
  await render(Rules, { app, session: app.session, view });
  return app;
}

describe('the rules without a case', () => {
  test('lists the chapters closed, and a few clauses when one is opened', async () => {
    const { container } = await render(Rules, { app: new FakeApp() });
    expect(page.getByRole('heading', { level: 2 }).elements()).toHaveLength(22);
    expect(container.querySelectorAll('[data-clause]')).toHaveLength(0);
    await page.getByText('第8章 サービス登録に関する申請').click();
    await expect.element(page.getByRole('button', { name: /^8\.2 / })).toBeVisible();
    expect(container.querySelectorAll('[data-clause]').length).toBeLessThan(20);
    expect(await axeFindings(container)).toEqual([]);
  });

  test('finds by number, width and kana, and opens a clause by keyboard', async () => {
    const { container } = await render(Rules, { app: new FakeApp() });
    await userEvent.fill(search(), '様式２－４');
    await expect.element(page.getByRole('button', { name: /^8\.1 / })).toBeVisible();
    await userEvent.fill(search(), 'ｻｰﾋﾞｽ　いんしでんと');
    await expect.element(page.getByRole('button', { name: /^13\.1 / })).toBeVisible();
    await userEvent.fill(search(), '10.7');
    const row = page.getByRole('button', { name: /^10\.7 / });
    (row.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(row).toHaveAttribute('aria-expanded', 'true');
    await expect.element(page.getByText(/登録申請の日が令和5年10月2日/)).toBeVisible();
    expect(page.getByText('この案件では').elements()).toHaveLength(0);
    expect(await axeFindings(container)).toEqual([]);
  });

  test('a reference leads to its clause', async () => {
    await render(Rules, { app: new FakeApp() });
    await userEvent.fill(search(), '8.2');
    await page.getByRole('button', { name: /^8\.2 / }).click();
    await page.getByRole('button', { name: '7.3', exact: true }).click();
    await expect.element(page.getByRole('button', { name: /^7\.3 / })).toHaveFocus();
    await expect.element(search()).toHaveValue('');
  });

  test('shows an imported edition when it is chosen: the new clause, and both wordings of a changed one', async () => {
    const app = new FakeApp();
    const parsed = parseEdition(amendment);
    if (!parsed.ok) throw new Error(parsed.error.path);
    app.editions = [parsed.value];
    await render(Rules, { app });
    await userEvent.fill(search(), '8.5');
    expect(page.getByRole('button', { name: /^8\.5 / }).elements()).toHaveLength(0);
    await page.getByLabelText('規則の版').selectOptions('架空の改正（令和9年4月1日施行）');
    await page.getByRole('button', { name: /^8\.5 / }).click();
    await expect.element(page.getByText(/まだ施行されていません/)).toBeVisible();
    await userEvent.fill(search(), '8.2');
    await page.getByRole('button', { name: /^8\.2 / }).click();
    await expect.element(page.getByText('改正後')).toBeVisible();
    await expect.element(page.getByText(/から2か月以内に行います/)).toBeVisible();
  });

  test('says when nothing is found', async () => {
    await render(Rules, { app: new FakeApp() });
    await userEvent.fill(search(), 'そんなものはない');
    await expect.element(page.getByText(/見つかりません/)).toBeVisible();
  });
});

describe('the rules with a case', () => {
  test('a clause says its deadline, how it is counted, the check and the state of its papers', async () => {
    await withCase();
    await userEvent.fill(search(), '8.2');
    const row = page.getByRole('button', { name: /^8\.2 / });
    await expect.element(row).toHaveTextContent('期限 2026-11-30');
    await row.click();
    const here = page.getByRole('region', { name: 'この案件では' });
    await expect.element(here).toHaveTextContent('期限 2026-11-30');
    await page.getByText('数え方を見る').click();
    await expect.element(here).toHaveTextContent('民法140条');
    await expect
      .element(page.getByRole('link', { name: /期限の計算 8\.2/ }))
      .toHaveAttribute('href', '#/case/CASE1/timeline');
    await userEvent.fill(search(), '7.4');
    await page.getByRole('button', { name: /^7\.4 / }).click();
    await expect.element(page.getByRole('link', { name: /改善計画書/ }).first()).toBeVisible();
    expect(await axeFindings(document.body)).toEqual([]);
  });

  test('only the clauses that concern the case now', async () => {
    await withCase();
    await page.getByRole('checkbox', { name: /この案件で/ }).click();
    await expect.element(page.getByRole('button', { name: /^8\.2 / })).toBeVisible();
    expect(page.getByRole('button', { name: /^1\.1 / }).elements()).toHaveLength(0);
  });

  test('follows the edition of the case', async () => {
    const app = new FakeApp();
    const parsed = parseEdition(amendment);
    if (!parsed.ok) throw new Error(parsed.error.path);
    app.session.rulebook = amend(shippedRulebook, parsed.value);
    app.session.asOf = plainDate('2027-04-02');
    await withCase(app);
    await userEvent.fill(search(), '電子 提出');
    await page.getByRole('button', { name: /^8\.5 / }).click();
    await expect
      .element(page.getByRole('region', { name: 'この案件では' }))
      .toHaveTextContent(/登録申請の日（令和8年11月25日（2026-11-25））は適用の対象より前です/);
  });
});

describe('the clause panel beside a question', () => {
  test('shows the same card with what the clause means for the case, and follows references', async () => {
    const app = new FakeApp();
    app.session.case = completeCase();
    const view = {
      overview: overview(app.session.case, app.session.asOf),
      problemsAt: () => [],
    } as unknown as CaseView;
    const panel = new ClausePanelState();
    panel.show('8.2');
    const { container } = await render(ClausePanel, { panel, session: app.session, view });
    const here = page.getByRole('region', { name: 'この案件では' });
    await expect.element(here).toHaveTextContent('安全な期限');
    expect(await axeFindings(container)).toEqual([]);
    await page.getByRole('button', { name: '7.3', exact: true }).click();
    await expect.element(page.getByRole('heading', { name: /^7\.3 / })).toBeVisible();
    panel.show('99.9');
    await expect.element(page.getByText(/99\.9 の要旨はありません/)).toBeVisible();
  });
});
