/** The vendor's own list of report items (別紙3) on the incident papers: a case keeps the list, and the papers follow it. */
import { describe, expect, it } from 'vitest';
import {
  changedSinceLast,
  contentOf,
  itemDifferences,
  lackingFor,
  nextStep,
  reportLabel,
} from '#domain/incident';
import { filingOf, formOf, planBundle } from '#forms';
import {
  incidentReportItems,
  parseContentPack,
  reportItemsOfCase,
  type IncidentReportPack,
} from '#rulebook/packs';
import { caseFile, newRecord, type CaseFile, type Incident } from '#schemas';
import { source } from '#test/support/cases.ts';
import { AS_OF, complete, stringsOf } from './support.ts';

const shippedItem = (id: string) => incidentReportItems.items.find((i) => i.id === id)!;
const parsed = parseContentPack({
  ...incidentReportItems,
  id: 'annex-3',
  version: 4,
  title: '別紙3の写し',
  items: [
    { ...shippedItem('summary'), label: '事象の概要', requiredIn: [] },
    { ...shippedItem('response'), label: '講じた措置' },
    {
      id: 'cloud-region',
      label: '影響のあったリージョン',
      help: 'データの置かれている地域を書きます。',
      stages: ['preliminary', 'final'],
      requiredIn: ['preliminary', 'final'],
      input: 'line',
    },
  ],
});
if (!parsed.ok || parsed.value.kind !== 'incidentReport') throw new Error('the pack of the test');
const own: IncidentReportPack = parsed.value;

const incident: Incident = {
  ...newRecord.incident(source('I'), '宛先の誤り'),
  recognisedOn: AS_OF,
  judgedBy: 'vendor',
  summary: '通知が別の組織に届いた。',
};
const file: CaseFile = caseFile.parse({ ...complete, incidentReport: own, incidents: [incident] });
const flash = (of: CaseFile) => formOf('incident-flash')!.build(of, AS_OF);

describe('the papers of a case that keeps a list of its own', () => {
  it('have its items under its names, and nothing that it does not ask', () => {
    const said = stringsOf(flash(file));
    expect(said).toEqual(expect.arrayContaining(['事象の概要', '講じた措置', '影響のあったリージョン']));
    expect(said.some((s) => s.includes('「別紙3の写し」（版4）によります（要原文確認）'))).toBe(true);
    const checked = {
      ...file,
      incidentReport: { ...caseFile.parse(file).incidentReport!, needsCheck: false },
    };
    expect(stringsOf(flash(checked)).join()).not.toContain('要原文確認');
    expect(said).not.toContain('影響を受ける利用者の数');
    expect(stringsOf(formOf('2-8')!.build(file, AS_OF)).join()).not.toContain('4　経過');
  });

  it('ask for what the list asks, and take its answers', () => {
    expect(lackingFor(incident, 'flash', own)).toEqual(['response', 'answers/cloud-region']);
    expect(nextStep(file, incident, AS_OF).lacking).not.toContain('summary');
    expect(flash(file).open).toContain('インシデント：影響のあったリージョン（宛先の誤り）');
    const answered = { ...incident, response: '送信を止めた。', answers: { 'cloud-region': '東京' } };
    const done = caseFile.parse({ ...file, incidents: [answered] });
    expect(stringsOf(flash(done))).toContain('東京');
    expect(flash(done).open.filter((o) => o.startsWith('インシデント：'))).toEqual([]);
  });

  it('reach the bundle as they stand in the case file', () => {
    const filing = { key: filingOf('incident-flash')!.key, subject: incident.id };
    const [entry] = planBundle(file, AS_OF, '', undefined, filing).entries;
    expect(entry?.kind === 'paper' && stringsOf(entry.paper)).toContain('影響のあったリージョン');
  });
});

it('a case without incidents is to be written by the list of the browser; one with incidents was written by ours', () => {
  const packs = { incidentReport: { pack: own, checked: { id: own.id, version: 4, on: AS_OF } } };
  const bare = { incidentReport: null, incidents: [] };
  expect(reportItemsOfCase(bare, packs)).toMatchObject({
    pack: own,
    own: true,
    kept: false,
    checkedOn: AS_OF,
  });
  const written = { incidentReport: null, incidents: [incident] };
  expect(reportItemsOfCase(written, packs)).toMatchObject({
    pack: incidentReportItems,
    own: false,
    kept: true,
  });
  expect(reportItemsOfCase(file, packs)).toMatchObject({ own: true, needsCheck: false, kept: true });
});

it('tells how two lists differ, what an item is called, and what changed since the last report', () => {
  const { added, removed, changed } = itemDifferences(incidentReportItems, own);
  expect([added, changed]).toEqual([['影響のあったリージョン'], ['事象の概要', '講じた措置']]);
  expect(removed).toHaveLength(incidentReportItems.items.length - 2);
  expect(reportLabel(own, 'answers/cloud-region')).toBe('影響のあったリージョン');
  expect(reportLabel(incidentReportItems, 'summary')).toBeNull();
  const version = newRecord.incidentVersion(source('V'), {
    stage: 'flash',
    number: 1,
    filedOn: AS_OF,
    filedTime: null,
    changes: '',
    said: contentOf(incident),
    entryId: null,
  });
  const later = { ...incident, answers: { 'cloud-region': '東京' }, versions: [version] };
  expect(changedSinceLast(later)).toEqual(['answers/cloud-region']);
});
