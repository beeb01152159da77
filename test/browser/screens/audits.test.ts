import type { ComponentProps } from 'svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { renewCase } from '#domain/renewal';
import { sampleCase } from '#domain/sample';
import { applyPatches } from '#kernel';
import { judgeFindings } from '#domain/audit';
import Changes from '#ui/screens/external-audit/Changes.svelte';
import Findings from '#ui/screens/external-audit/Findings.svelte';
import Hearing from '#ui/screens/external-audit/Hearing.svelte';
import Renewal from '#ui/screens/home/Renewal.svelte';
import Insight from '#ui/screens/insight/Screen.svelte';
import Examined from '#ui/screens/internal-audit/Examined.svelte';
import InternalFindings from '#ui/screens/internal-audit/InternalFindings.svelte';
import People from '#ui/screens/internal-audit/People.svelte';
import { axeFindings } from '#test/support/axe.ts';
import { FakeApp, FakeSession } from '#test/support/fake-state.svelte.ts';

const sample = sampleCase('complete');
const incomplete = sampleCase('incomplete');
let session = new FakeSession();
beforeEach(async () => {
  session = new FakeSession();
  session.case = sample;
  await page.viewport(1280, 900);
});

describe('the rows of the internal audit', () => {
  test('are chosen from the statement in one step', async () => {
    session.case = { ...sample, internalAudit: { ...sample.internalAudit, examined: [] } };
    await render(Examined, { session });
    await page.getByText('言明書から調べる管理策を選ぶ').click();
    await page.getByRole('checkbox', { name: /^9 / }).click();
    await page.getByRole('button', { name: '5 件を加える' }).click();
    await expect.poll(() => session.case.internalAudit.examined.length).toBe(5);
    expect(session.edits).toHaveLength(1);
    expect(session.case.internalAudit.examined.every((e) => e.controlId.startsWith('9.'))).toBe(true);
    await session.undo();
    expect(session.case.internalAudit.examined).toEqual([]);
  });

  test('take a result and an auditor, and say who looks at their own work', async () => {
    const [first] = sample.internalAudit.examined;
    const [lead, member] = sample.internalAudit.people;
    const owner = sample.rows.find((r) => r.id === first!.controlId)!.owner;
    session.case = applyPatches(sample, [
      { path: `internalAudit/people/${lead!.id}/duties`, value: owner },
      { path: `internalAudit/examined/${first!.id}/auditorId`, value: lead!.id },
    ]);
    const { container } = await render(Examined, { session });
    const row = page.getByRole('group', { name: `管理策 ${first!.controlId}` });
    await expect.element(row.getByText('担当する人が調べています')).toBeVisible();
    await row.getByLabelText('調べた監査員').selectOptions(member!.id);
    await row.getByRole('combobox', { name: '結果' }).selectOptions('deficient');
    const now = session.case.internalAudit.examined[0];
    expect([now?.auditorId, now?.result]).toEqual([member!.id, 'deficient']);
    await expect.poll(() => container.textContent.includes('担当する人が調べています')).toBe(false);
    expect(await axeFindings(container)).toEqual([]);
  });

  test('that are deficient become findings', async () => {
    session.case = { ...sample, internalAudit: { ...sample.internalAudit, findings: [] } };
    await render(InternalFindings, { session });
    await page.getByRole('button', { name: '不備ありの 3 件から指摘を作る' }).click();
    await expect.poll(() => session.case.internalAudit.findings.length).toBe(3);
    expect(session.case.internalAudit.findings.every((f) => f.description !== '')).toBe(true);
  });

  test('go back to all when their auditor is removed', async () => {
    const [lead] = sample.internalAudit.people;
    const { container } = await render(People, { session });
    await page.getByRole('button', { name: `「${lead!.name}」を削除` }).click();
    await expect.poll(() => session.case.internalAudit.people.length).toBe(1);
    expect(session.case.internalAudit.examined.some((e) => e.auditorId === lead!.id)).toBe(false);
    expect(await axeFindings(container)).toEqual([]);
  });
});

describe('findings and hearing', () => {
  test('each leads to the evidence of its row in the register', async () => {
    const findings = judgeFindings(sample, session.asOf);
    const { container } = await render(Findings, { session, findings });
    const [finding] = sample.findings;
    const [piece] = session.row(finding!.controlId)!.evidenceIds;
    const { title } = sample.evidence.find((e) => e.id === piece)!;
    await expect.element(page.getByRole('link', { name: title }).first()).toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
  });

  test('the whole is judged with its reasons, and the hearing has a note for each finding', async () => {
    session.case = incomplete;
    const findings = judgeFindings(incomplete, session.asOf);
    const { container } = await render(Findings, { session, findings });
    await expect.element(page.getByText(/発見事項が1件あり、残っている限り/)).toBeVisible();
    expect(container.querySelectorAll('[data-path$="/proof"]')).toHaveLength(2);
    const hearing = await render(Hearing, { session });
    expect(hearing.container.querySelectorAll('[data-path$="/hearingNote"]')).toHaveLength(2);
    expect(await axeFindings(hearing.container)).toEqual([]);
  });
});

describe('the renewal', () => {
  test('is made in one step and opened', async () => {
    const app = new FakeApp();
    const made: string[] = [];
    app.createCase = async (_title, fill) => {
      const next = fill!(sample, session.source);
      made.push(next.title, next.renewal.previousCaseId ?? '');
      return { ok: true, value: next.id };
    };
    const { container } = await render(Renewal, { app, session });
    await page.getByRole('button', { name: '次の更新案件を作る' }).click();
    await expect.poll(() => made).toEqual([`${sample.title}（更新）`, sample.id]);
    await expect.poll(() => location.hash).toContain('#/case/');
    expect(await axeFindings(container)).toEqual([]);
  });

  test('shows what changed from the digest, and with the words before where that case is at hand', async () => {
    const next = renewCase(sample, session.source);
    session.case = applyPatches(next, [{ path: 'rows/9.2.1.1/how', value: '新しいやり方' }]);
    const app = new FakeApp();
    const { container } = await render(Changes, { app, session });
    await expect.element(page.getByText('管理策 1 件・そのほか 0 件が違います')).toBeVisible();
    expect(container.textContent).toContain('控えておいた要約と比べています');
    const before = new FakeSession();
    before.case = sample;
    app.open = () => before;
    app.cases = [
      { id: sample.id, title: '前', serviceName: '', vendorName: '', sample: true, changed: sample.changed },
    ];
    const old = sample.rows.find((r) => r.id === '9.2.1.1')!.how;
    await expect.poll(() => container.textContent.includes(old)).toBe(true);
    expect(await axeFindings(container)).toEqual([]);
  });
});

describe('the insight', () => {
  test('draws its charts with their tables, and keeps a day', async () => {
    session.case = incomplete;
    const props = { session, app: new FakeApp(), view: {} } as unknown as ComponentProps<typeof Insight>;
    const { container } = await render(Insight, props);
    await expect.element(page.getByRole('heading', { name: '章ごと' })).toBeVisible();
    const bars = [...container.querySelectorAll('figure')];
    expect(bars).toHaveLength(3);
    expect(container.querySelectorAll('[style]')).toHaveLength(0);
    for (const figure of bars) figure.querySelector('details')!.open = true;
    expect(bars[0]!.querySelectorAll('tbody tr').length).toBe(16);
    const keep = page.getByRole('button', { name: 'この日の進み具合を残す' });
    await keep.click();
    await keep.click();
    await expect.poll(() => session.edits.length).toBe(2);
    expect(session.case.snapshots.map((s) => s.date)).toEqual([session.asOf]);
    expect(await axeFindings(container)).toEqual([]);
    document.documentElement.dataset['theme'] = 'dark';
    expect(await axeFindings(bars[0]!)).toEqual([]);
    delete document.documentElement.dataset['theme'];
  });
});
