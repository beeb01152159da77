/** The vendor's own report items (別紙3) on the desk: their words, their fields, and the change to them. */
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { plainDate } from '#kernel';
import { incidentReportItems, reportItemsOfCase, type OwnPacks } from '#rulebook/packs';
import { incidentReportPack, newRecord } from '#schemas';
import Facts from '#ui/screens/incidents/Facts.svelte';
import { axeFindings } from '#test/support/axe.ts';
import { fakeSource, FakeSession } from '#test/support/fake-state.svelte.ts';

const both = ['preliminary' as const, 'final' as const];
const item = (id: string, label: string, input: 'line' | 'yesNo' | 'text', required = true) => ({
  id,
  label,
  help: `${label}を書きます。`,
  stages: both,
  requiredIn: required ? both : [],
  input,
});
const own = incidentReportPack.parse({
  ...incidentReportItems,
  id: 'annex-3',
  title: '別紙3の写し',
  items: [
    item('summary', '事象の概要', 'text'),
    item('cloud-region', 'リージョン', 'line'),
    item('police', '警察への届出', 'yesNo', false),
  ],
});
const untouched: OwnPacks = { incidentReport: { pack: own, checked: null } };
const incident = newRecord.incident(fakeSource(), '宛先の誤り');

async function desk(kept: typeof own | null, packs: OwnPacks = untouched) {
  const session = new FakeSession();
  session.case = { ...session.case, incidents: [incident], incidentReport: kept };
  const { container } = await render(Facts, {
    session,
    incident,
    items: reportItemsOfCase(session.case, packs),
    packs,
    above: new Set<string>(),
    now: { date: plainDate('2026-11-21'), time: '03:00' },
  });
  return { session, container };
}

test('the items of the case are asked for in their words, and answered where there is no field of ours', async () => {
  const { session, container } = await desk(own);
  await expect.element(page.getByLabelText('事象の概要')).toBeInTheDocument();
  await expect.element(page.getByText('この案件は「別紙3の写し」')).toBeInTheDocument();
  expect(container.textContent).not.toContain('影響を受ける利用者の数');
  await page.getByLabelText('リージョン').fill('東京');
  await page.getByRole('radiogroup', { name: '警察への届出' }).getByText('はい').click();
  const answers = () => session.case.incidents[0]!.answers;
  await expect.poll(answers).toEqual({ 'cloud-region': '東京', police: 'はい' });
  expect(await axeFindings(container)).toEqual([]);
});

test('an incident of before keeps our items until the user changes to those of the settings', async () => {
  const { session } = await desk(null);
  await page.getByText('この案件のものと違います').click();
  await expect.element(page.getByText('加わる項目：リージョン、警察への届出')).toBeInTheDocument();
  await page.getByRole('button', { name: 'この案件も設定の報告項目に切り替える' }).click();
  await expect.poll(() => session.case.incidentReport?.id).toBe('annex-3');
});

test('a tick of later is taken into the copy of the case, and so onto the reports', async () => {
  const ticked = { id: own.id, version: own.version, on: plainDate('2026-11-20') };
  const { session } = await desk(own, { incidentReport: { pack: own, checked: ticked } });
  await page.getByRole('button', { name: '原文で確認したことを、この案件の速報と確報にも反映する' }).click();
  await expect.poll(() => session.case.incidentReport?.needsCheck).toBe(false);
});
