import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { ok, plainDate } from '#kernel';
import { parseEdition, type EditionData } from '#rulebook';
import Editions from '#ui/screens/settings/Editions.svelte';
import Packs from '#ui/screens/settings/Packs.svelte';
import EditionNotice from '#ui/shell/EditionNotice.svelte';
import { axeFindings } from '#test/support/axe.ts';
import { change, completeCase } from '#test/support/cases.ts';
import { FakeApp } from '#test/support/fake-state.svelte.ts';
import amendment from '../../rulebook/fixtures/edition-2027.json' with { type: 'json' };

function edition(): EditionData {
  const parsed = parseEdition(amendment);
  if (!parsed.ok) throw new Error(parsed.error.path);
  return parsed.value;
}
const file = (): File => new File(['{}'], 'rules.json', { type: 'application/json' });

describe('editions', () => {
  test('shows what another edition would change, switches by one edit, and that is undone', async () => {
    const app = new FakeApp();
    app.editions = [edition()];
    app.session.asOf = plainDate('2027-04-06');
    app.session.case = change(completeCase(), {
      'externalAudit/periodEnd': plainDate('2027-03-15'),
      'externalAudit/reportDate': plainDate('2027-04-05'),
      'application/plannedOn': plainDate('2027-05-20'),
    });
    const { container } = await render(Editions, { app, session: app.session });
    await page.getByRole('button', { name: /この版にすると変わること/ }).click();
    const preview = page.getByRole('region', { name: '版を替えると変わること' });
    await expect.element(preview).toHaveTextContent(/追加：\s*8\.5/);
    await expect.element(preview).toHaveTextContent('2027-05-05（安全な期限 2027-04-30）');
    await expect.element(preview).toHaveTextContent('2027-06-05（安全な期限 2027-06-04）');
    await expect.element(preview).toHaveTextContent('なくなる指摘');
    expect(await axeFindings(container)).toEqual([]);

    await page.getByRole('button', { name: 'この版に切り替える' }).click();
    await expect.poll(() => app.session.case.edition).toBe('fictional-2027-04-01');
    expect(app.session.edits).toHaveLength(1);
    await app.session.undo();
    expect(app.session.case.edition).toBe('rules-2024-03-01');
  });

  test('an import is told, a refusal too, with what to mend', async () => {
    const app = new FakeApp();
    await render(Editions, { app });
    app.importAnswer = {
      ok: false,
      error: {
        code: 'content.edition.invalid',
        where: 'clocks.0.from',
        params: { reason: 'date.noSuchDay' },
      },
    };
    await page.getByLabelText(/版のファイルを読み込む/).upload(file());
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent(/「clocks\.0\.from」が正しくありません：存在しない日付.*何も変更していません/);
    app.importAnswer = ok(edition());
    await page.getByLabelText(/版のファイルを読み込む/).upload(file());
    await expect.element(page.getByText(/を読み込みました/)).toBeVisible();
    await page.getByRole('button', { name: /^削除/ }).click();
    await expect.poll(() => app.editions.length).toBe(0);
  });

  test('a case of an unknown edition warns on every screen and in the settings', async () => {
    const app = new FakeApp();
    app.session.case = change(completeCase(), { edition: 'rules-2099' });
    await render(EditionNotice, { session: app.session, known: () => false });
    await expect.element(page.getByRole('alert')).toHaveTextContent(/rules-2099.*ブラウザーにありません/);
    await render(Editions, { app, session: app.session });
    await expect.element(page.getByText('このブラウザーにない版です')).toBeVisible();
  });

  test('a known edition is not warned of', async () => {
    const app = new FakeApp();
    app.session.case = completeCase();
    await render(EditionNotice, { session: app.session, known: () => false });
    expect(page.getByRole('alert').elements()).toHaveLength(0);
  });
});

describe('content packs', () => {
  test('are ticked with the day, and unticked', async () => {
    const app = new FakeApp();
    const { container } = await render(Packs, { app });
    expect(page.getByText('要原文確認').elements()).toHaveLength(4);
    expect(await axeFindings(container)).toEqual([]);
    const box = page.getByRole('checkbox', { name: /原文で確認した.*別紙2/ });
    await box.click();
    await expect.poll(() => page.getByText('要原文確認').elements().length).toBe(3);
    await expect.element(page.getByText('2026-11-21')).toBeVisible();
    await box.click();
    await expect.poll(() => page.getByText('要原文確認').elements().length).toBe(4);
  });

  test('a bad file is refused in words', async () => {
    const app = new FakeApp();
    await render(Packs, { app });
    await page.getByLabelText(/内容パックを読み込む/).upload(file());
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent(/「axes」が正しくありません.*何も変更していません/);
    expect(app.packs).toEqual({});
  });
});
