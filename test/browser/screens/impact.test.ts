import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { assessImpact } from '#domain/impact';
import { sampleCase } from '#domain/sample';
import { applyPatches } from '#kernel';
import Assessments from '#ui/screens/impact/Assessments.svelte';
import Comparison from '#ui/screens/impact/Comparison.svelte';
import Information from '#ui/screens/impact/Information.svelte';
import { axeFindings } from '#test/support/axe.ts';
import { FakeSession } from '#test/support/fake-state.svelte.ts';

const sample = sampleCase('complete');
const first = sample.information[0]!;
const agency = sample.assessments[0]!;

function sessionOf(file = sample): FakeSession {
  const session = new FakeSession();
  session.case = file;
  return session;
}

describe('the comparison of levels', () => {
  test('has a row for each information and axis, and says in words where an agency differs', async () => {
    const result = agency.results.find((r) => r.informationId === first.id)!;
    const file = applyPatches(sample, [
      { path: `information/${first.id}/self/integrity`, value: 'moderate' },
      { path: `assessments/${agency.id}/results/${result.id}/levels/integrity`, value: 'low' },
    ]);
    const { container } = await render(Comparison, { file, impact: assessImpact(file, sessionOf().asOf) });
    const rows = [...container.querySelectorAll('tbody tr')];
    expect(rows).toHaveLength(file.information.length * 3 + 1);
    const row = rows.find((r) => r.textContent.includes(first.name) && r.textContent.includes('完全性'));
    expect(row?.textContent).toContain('中位');
    expect(row?.textContent).toContain('自己評価より低い');
    expect(rows.at(-1)?.textContent).toContain('全体');
    for (const theme of ['light', 'dark']) {
      document.documentElement.dataset['theme'] = theme;
      expect(await axeFindings(container)).toEqual([]);
    }
    delete document.documentElement.dataset['theme'];
  });
});

describe('information and agencies stay in step', () => {
  test('a new kind of information gets a blank row in every result, in the same step', async () => {
    const session = sessionOf();
    const self = assessImpact(session.case, session.asOf).self;
    await render(Information, { session, self });
    await page.getByRole('button', { name: '情報を追加' }).click();
    const added = session.case.information.at(-1)!;
    for (const assessment of session.case.assessments) {
      const rows = assessment.results.filter((r) => r.informationId === added.id);
      expect(rows.map((r) => r.levels)).toEqual([
        { confidentiality: null, integrity: null, availability: null },
      ]);
    }
    expect(session.edits).toHaveLength(1);
    await session.undo();
    expect(session.case.assessments).toEqual(sample.assessments);
  });

  test('a removed one takes its rows with it', async () => {
    const session = sessionOf();
    const self = assessImpact(session.case, session.asOf).self;
    await render(Information, { session, self });
    await page.getByRole('button', { name: `「${first.name}」を削除` }).click();
    const left = session.case.assessments.flatMap((a) => a.results).map((r) => r.informationId);
    expect(left).not.toContain(first.id);
    expect(left.length).toBeGreaterThan(0);
  });

  test('a new result has a row for each kind of information', async () => {
    const session = sessionOf();
    const impact = assessImpact(session.case, session.asOf);
    await render(Assessments, { session, impact, clocks: [] });
    await page.getByRole('button', { name: '評価結果を追加' }).click();
    const added = session.case.assessments.at(-1)!;
    expect(added.results.map((r) => r.informationId)).toEqual(sample.information.map((i) => i.id));
  });
});
