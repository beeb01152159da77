import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { partyDifferences } from '#domain/portfolio';
import { plainDate } from '#kernel';
import { newRecord, type CaseFile } from '#schemas';
import { axeFindings } from '#test/support/axe.ts';
import { fakeCase, FakeApp, fakeSource } from '#test/support/fake-state.svelte.ts';
import NewCase from '#ui/screens/cases/NewCase.svelte';
import Screen from '#ui/screens/dashboard/Screen.svelte';
import OtherCases from '#ui/screens/service/OtherCases.svelte';

const source = fakeSource();

/** An app with so many cases, of three cycles each; the first one was asked something that is due in five days. */
function appWith(count: number): FakeApp {
  const app = new FakeApp();
  const files = Array.from({ length: count }, (_, i): CaseFile => {
    const file = fakeCase();
    const cycle = (i % 3) + 1;
    return {
      ...file,
      id: `K${i}`,
      title: `案件${i}`,
      vendor: { ...file.vendor, name: '株式会社あさぎり' },
      service: { ...file.service, name: `サービス${Math.floor(i / 3)}` },
      renewal: { ...file.renewal, cycle, previousCaseId: cycle > 1 ? `K${i - 1}` : null },
    };
  });
  const last = files.at(-1)!;
  const log = (
    [
      ['pre.filed', '2026-10-19'],
      ['pre.received', '2026-10-20'],
      ['pre.inquiry', '2026-10-26'],
    ] as const
  ).map(([kind, date]) => newRecord.logEntry(source, kind, plainDate(date)));
  files[files.length - 1] = { ...last, log };
  for (const file of files) app.stored.set(file.id, file);
  app.cases = files.map(({ id, title, service, vendor, changed }) => ({
    ...{ id, title, changed, sample: false },
    ...{ serviceName: service.name, vendorName: vendor.name },
  }));
  return app;
}
const tables = () => page.getByRole('table').elements();

describe('the dashboard', { timeout: 60_000 }, () => {
  test('fifty cases: one table a service, the most urgent first, cycles linked; found by words and by what is due', async () => {
    const { container } = await render(Screen, { app: appWith(51) });
    await expect.element(page.getByText(/17 サービス、51 件の案件/)).toBeVisible();
    expect(tables()).toHaveLength(17);
    expect(tables()[0]?.textContent).toContain('サービス16');
    const row = page.getByRole('row', { name: /^案件50/ });
    await expect.element(row).toHaveTextContent(/3 期目/);
    await expect.element(row).toHaveTextContent(/あと5日/);
    await expect.element(row).toHaveTextContent(/2026-11-26/);
    await expect.element(row.getByRole('link', { name: '案件49' })).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
    await userEvent.type(page.getByRole('searchbox'), 'サービス3');
    await expect.poll(() => tables().length).toBe(1);
    await userEvent.clear(page.getByRole('searchbox'));
    await userEvent.selectOptions(page.getByLabelText('表示するもの'), 'due');
    await expect.poll(() => tables().length).toBe(1);
  });

  test('above two hundred only what is in view is drawn', async () => {
    await render(Screen, { app: appWith(210) });
    await expect.element(page.getByText(/70 サービス、210 件の案件/)).toBeVisible();
    expect(tables().length).toBeLessThan(40);
  });
});

describe('the vendor of another case', () => {
  test('differences are shown field by field; what is chosen is taken over in one step', async () => {
    const app = appWith(3);
    const { container } = await render(OtherCases, { app, session: app.session });
    await userEvent.selectOptions(page.getByLabelText('比べる案件'), 'K0');
    await userEvent.click(page.getByRole('button', { name: '比べる', exact: true }));
    await expect.element(page.getByText('1 件の違いがあります')).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
    await userEvent.click(page.getByRole('checkbox'));
    await userEvent.click(page.getByRole('button', { name: /選んだものを取り込む/ }));
    await expect.element(page.getByText('違いはありません')).toBeVisible();
    expect(app.session.case.vendor.name).toBe('株式会社あさぎり');
    expect(app.session.edits.map((e) => e.patches.length)).toEqual([1]);
  });

  test('a new case begins with it', async () => {
    const app = appWith(3);
    await render(NewCase, { app });
    await userEvent.selectOptions(page.getByLabelText(/7\.5の情報/), 'K0');
    await userEvent.click(page.getByRole('button', { name: '新しい案件を作る' }));
    await expect.poll(() => app.made?.vendor.name).toBe('株式会社あさぎり');
    expect(partyDifferences(app.made!, app.stored.get('K0')!, source.id)).toEqual([]);
  });
});
