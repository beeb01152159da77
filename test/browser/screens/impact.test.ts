import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { assessImpact } from '#domain/impact';
import { sampleCase } from '#domain/sample';
import { applyPatches } from '#kernel';
import { impactScale, listedWorks, scaleOfCase, type OwnPacks } from '#rulebook/packs';
import { newRecord } from '#schemas';
import Assessments from '#ui/screens/impact/Assessments.svelte';
import Comparison from '#ui/screens/impact/Comparison.svelte';
import Information from '#ui/screens/impact/Information.svelte';
import { keepingSession } from '#ui/screens/impact/keep-scale.ts';
import ScaleInUse from '#ui/screens/impact/ScaleInUse.svelte';
import Works from '#ui/screens/impact/Works.svelte';
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
    await render(Information, { session, self, scale: scaleOfCase(session.case) });
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
    await render(Information, { session, self, scale: scaleOfCase(session.case) });
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

describe('the scale a case is assessed by', () => {
  const own = (over: Partial<typeof impactScale>): OwnPacks => ({
    impactScale: {
      pack: { ...impactScale, id: 'ministry', version: 3, title: '省の目安', ...over },
      checked: null,
    },
  });
  const blank = (): FakeSession => {
    const session = new FakeSession();
    session.case = { ...session.case, information: [newRecord.information(session.source)] };
    return session;
  };

  test('is copied into the case with its first level, and not with later ones', async () => {
    const session = blank();
    const packs = own({});
    const keeping = keepingSession(
      () => session,
      () => scaleOfCase(session.case, packs).pack,
    );
    const self = assessImpact(session.case, session.asOf).self;
    await render(Information, { session: keeping, self, scale: scaleOfCase(session.case, packs), packs });
    const at = `information/${session.case.information[0]!.id}/self`;
    await page.getByRole('radio', { name: /^低位/ }).first().click();
    expect(session.edits.map((e) => e.patches.map((p) => p.path))).toEqual([
      [`${at}/confidentiality`, 'impactScale'],
    ]);
    expect(session.case.impactScale?.title).toBe('省の目安');
    await page.getByRole('radio', { name: /^中位/ }).nth(1).click();
    expect(session.edits[1]?.patches.map((p) => p.path)).toEqual([`${at}/integrity`]);
    await session.undo();
    await session.undo();
    expect([session.case.impactScale, session.case.information[0]!.self.confidentiality]).toEqual([
      null,
      null,
    ]);
  });

  test('stays when the one in the settings changes; the difference is shown, and switching is one edit', async () => {
    const session = blank();
    session.case = applyPatches(session.case, [{ path: 'impactScale', value: impactScale }]);
    const packs = own({ overall: 'stated', overallText: '政府機関等の全体の結果によります。' });
    const { container } = await render(ScaleInUse, {
      session,
      scale: scaleOfCase(session.case, packs),
      packs,
    });
    await page.getByText(/この案件のものと 3 か所違います/).click();
    await expect.element(page.getByRole('row', { name: /全体の決め方 / })).toHaveTextContent('計算しない');
    expect(await axeFindings(container)).toEqual([]);
    await page.getByRole('button', { name: 'この案件も設定の目安に切り替える' }).click();
    expect(session.case.impactScale).toMatchObject({ id: 'ministry', version: 3, overall: 'stated' });
    expect(session.edits).toHaveLength(1);
    await session.undo();
    expect(session.case.impactScale).toEqual(impactScale);
  });

  test('that was never recorded can be recorded', async () => {
    const session = sessionOf({ ...sample, impactScale: null });
    await render(ScaleInUse, { session, scale: scaleOfCase(session.case), packs: {} });
    await page.getByRole('button', { name: /この案件に記録する/ }).click();
    expect(session.case.impactScale).toEqual(impactScale);
  });
});

describe('works and the list', () => {
  const packs: OwnPacks = {
    listedWorks: {
      pack: {
        ...listedWorks,
        id: 'list-2026',
        title: '対象業務一覧（2026年4月）',
        listedOn: null,
        works: [
          { id: 'w1', name: '職員の研修', description: '' },
          { id: 'w2', name: '会議室の予約', description: '庁舎内のもの' },
        ],
      },
      checked: null,
    },
  };

  test('an entry is chosen from the imported list; which list it was stays with the case', async () => {
    const session = new FakeSession();
    const work = { ...newRecord.work(session.source), name: '会議の準備' };
    session.case = { ...session.case, works: [work] };
    const impact = assessImpact(session.case, session.asOf);
    const { container } = await render(Works, { session, impact, packs });
    await page.getByLabelText('読み込んだ対象業務一覧から選ぶ').selectOptions('会議室の予約');
    expect(session.case.works[0]).toMatchObject({ listEntry: '会議室の予約', listed: true });
    expect(session.case.listUsed).toMatchObject({ id: 'list-2026', title: '対象業務一覧（2026年4月）' });
    expect(session.edits).toHaveLength(1);
    await expect
      .element(page.getByText(/載っている業務として審査されます。該当性の判断は速やかに/))
      .toBeVisible();
    expect(await axeFindings(container)).toEqual([]);
    await session.undo();
    expect([session.case.works[0], session.case.listUsed]).toEqual([work, null]);
  });

  test('an entry written by hand that is not on the list says so; work outside it names its half year', async () => {
    const session = new FakeSession();
    const by = { ...newRecord.work(session.source), name: '甲', listed: true, listEntry: '手で書いた業務' };
    const off = { ...newRecord.work(session.source), name: '乙', listed: false };
    session.case = applyPatches({ ...session.case, works: [by, off] }, [
      { path: 'preApplication/plannedOn', value: '2026-12-01' },
    ]);
    await render(Works, { session, impact: assessImpact(session.case, session.asOf), packs });
    await expect.element(page.getByText(/いま読み込まれている一覧にありません/)).toBeVisible();
    await expect
      .element(page.getByText(/令和8年12月1日.*の事前申請は、令和9年3月31日/s))
      .toHaveTextContent(/原則 令和9年/);
  });
});
