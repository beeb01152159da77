import { describe, expect, it } from 'vitest';
import {
  afterProblems,
  entryPatches,
  lackingEntries,
  monitoringStep,
  retentions,
  swornDuties,
  wantedOfChange,
  wantedOfMonitoring,
  wantedOfReaudit,
  wantedOfWithdrawal,
} from '#domain/after';
import { attachmentLists } from '#domain/facts';
import { overview } from '#domain/procedure';
import { sampleCase } from '#domain/sample';
import { applyPatches, countingIds, plainDate as d } from '#kernel';
import { newAfter, newRecord, type After, type CaseFile, type LogKind, type Monitoring } from '#schemas';
import { troubledCase } from '../../forms/troubled.ts';

const asOf = d('2026-11-21');
const registered = sampleCase('registered');
const troubled = troubledCase(registered);
const source = { id: countingIds('T'), now: () => '2026-11-21T00:00:00.000Z' };
const withAfter = (file: CaseFile, part: Partial<After>): CaseFile => ({
  ...file,
  after: { ...file.after, ...part },
});
const codes = (file: CaseFile): readonly string[] => afterProblems(file, asOf).map((p) => p.code);

describe('problems', () => {
  it('are none in the samples', () => {
    expect(codes(registered)).toEqual([]);
    expect(codes(troubled)).toEqual([]);
  });

  const [change] = troubled.after.changes;
  const [monitoring] = troubled.after.monitoring;
  const [reaudit] = troubled.after.reaudits;
  const [objection] = troubled.after.objections;
  const { withdrawal } = troubled.after;
  it.each<[string, Partial<After>, string, string]>([
    [
      'a change not in the log',
      { changes: [{ ...change!, materialEntryId: null }] },
      'after.notInLog',
      'occurredOn',
    ],
    [
      'told before it was',
      { changes: [{ ...change!, filedOn: d('2026-08-02') }] },
      'after.filedBefore',
      'filedOn',
    ],
    [
      'answered late',
      { monitoring: [{ ...monitoring!, answeredOn: d('2026-10-01') }] },
      'after.answerLate',
      'answeredOn',
    ],
    [
      'answered before the notice',
      { monitoring: [{ ...monitoring!, answeredOn: d('2026-08-30') }] },
      'after.filedBefore',
      'answeredOn',
    ],
    [
      'a control there is none of',
      { reaudits: [{ ...reaudit!, controlIds: '99.9.9' }] },
      'after.unknownControl',
      'controlIds',
    ],
    [
      'a period upside down',
      { reaudits: [{ ...reaudit!, periodEnd: d('2026-08-31') }] },
      'after.periodReversed',
      'periodEnd',
    ],
    [
      'a report after the day of the notice',
      { reaudits: [{ ...reaudit!, reportDate: d('2027-01-30') }] },
      'after.reauditLate',
      'due',
    ],
    [
      'no report, and the day is past',
      { reaudits: [{ ...reaudit!, reportDate: null, due: d('2026-11-20') }] },
      'after.reauditLate',
      'due',
    ],
    [
      'an objection too early',
      { objections: [{ ...objection!, filedOn: d('2026-10-04') }] },
      'after.filedBefore',
      'filedOn',
    ],
    [
      'a withdrawal too early',
      { withdrawal: { ...withdrawal, filedOn: d('2026-11-15') } },
      'after.filedBefore',
      'filedOn',
    ],
    [
      'a withdrawal not in the log',
      { withdrawal: { ...withdrawal, entryId: null } },
      'after.notInLog',
      'occurredOn',
    ],
  ])('%s', (_name, part, code, field) => {
    const found = afterProblems(withAfter(troubled, part), asOf);
    expect(found.map((p) => p.code)).toEqual([code]);
    expect(found[0]?.path.endsWith(`/${field}`)).toBe(true);
  });

  it('on the very day of the notice it is in time', () => {
    const due = { due: d('2026-11-21'), reportDate: null };
    const entry = troubled.log.find((e) => e.id === reaudit!.entryId)!;
    expect(entry.kind).toBe('monitoring.result');
    expect(codes(withAfter(troubled, { reaudits: [{ ...reaudit!, ...due }] }))).toEqual([]);
  });
});

describe('the log is brought into step', () => {
  const put = (file: CaseFile, wanted: Parameters<typeof entryPatches>[1]): CaseFile =>
    applyPatches(file, entryPatches(file, wanted, source));

  it('a change opens the duty of its paper, moves with its day, and nothing is written twice', () => {
    const change = {
      ...newAfter.change(source),
      occurredOn: d('2026-11-02'),
      material: true,
      items: { ...newAfter.change(source).items, name: true },
    };
    const before = withAfter(registered, { changes: [change] });
    const after = put(before, wantedOfChange(change));
    expect(after.log.length - before.log.length).toBe(2);
    const open = overview(after, asOf).duties.map((duty) => duty.code);
    expect(open).toEqual(expect.arrayContaining(['duty.notifyMaterial', 'duty.notifyListed']));
    const linked = after.after.changes[0]!;
    expect(lackingEntries(after, wantedOfChange(linked))).toEqual([]);
    expect(entryPatches(after, wantedOfChange(linked), source)).toEqual([]);
    const moved = { ...linked, occurredOn: d('2026-11-03') };
    const again = put(after, wantedOfChange(moved));
    expect(again.log.length).toBe(after.log.length);
    expect(again.log.find((e) => e.id === linked.listedEntryId)?.date).toBe('2026-11-03');
  });

  it('a notice carries its day into the duty', () => {
    const monitoring: Monitoring = {
      ...newAfter.monitoring(source),
      noticeOn: d('2026-11-10'),
      due: d('2026-12-12'),
    };
    const after = put(withAfter(registered, { monitoring: [monitoring] }), wantedOfMonitoring(monitoring));
    const duty = overview(after, asOf).duties.find((x) => x.code === 'duty.answerMonitoring');
    expect([duty?.due, duty?.safeDue]).toEqual(['2026-12-12', '2026-12-11']);
  });

  it('a re-audit hangs on the result that asked for it, or on a request of its own', () => {
    const [reaudit] = troubled.after.reaudits;
    expect(lackingEntries(troubled, wantedOfReaudit(troubled, reaudit!))).toEqual([]);
    const own = { ...reaudit!, entryId: null };
    expect(wantedOfReaudit(troubled, own)[0]?.kind).toBe('reaudit.requested');
  });

  it('nothing is wanted without a day, or without a reason to withdraw', () => {
    expect(wantedOfChange({ ...newAfter.change(source), material: true })).toEqual([]);
    expect(wantedOfMonitoring(newAfter.monitoring(source))).toEqual([]);
    expect(wantedOfReaudit(registered, newAfter.reaudit(source))).toEqual([]);
    expect(wantedOfWithdrawal(registered)).toEqual([]);
    expect(wantedOfWithdrawal(troubled)[0]?.outcome).toBe('unsustainable');
  });
});

describe('the next step of a monitoring', () => {
  const base: Monitoring = { ...newAfter.monitoring(source), noticeOn: d('2026-09-01') };
  const question = { ...newAfter.question(source, '問い'), answer: '答え' };
  const notice = newRecord.logEntry(source, 'monitoring.notice', d('2026-09-01'));
  const linked = { ...base, entryId: notice.id };
  const ready = { ...linked, questions: [question], answeredOn: d('2026-09-10') };
  type Later = readonly [LogKind, string?];
  it.each<[string, Monitoring, readonly Later[], string]>([
    ['not in the log', base, [], 'notice'],
    ['no questions', linked, [], 'questions'],
    ['an answer is open', { ...ready, questions: [{ ...question, answer: ' ' }] }, [], 'answer'],
    ['no date', { ...ready, answeredOn: null }, [], 'answer'],
    ['answered', ready, [], 'file'],
    ['handed in', ready, [['monitoring.answered']], 'result'],
    ['confirmed', ready, [['monitoring.answered'], ['monitoring.result', 'confirmed']], 'confirmed'],
    ['re-audit', ready, [['monitoring.answered'], ['monitoring.result', 'reaudit']], 'reaudit'],
    ['re-application', ready, [['monitoring.result', 'reapplication']], 'reapplication'],
  ])('%s', (_name, monitoring, later, step) => {
    const entries = later.map(([kind, outcome = '']) => ({
      ...newRecord.logEntry(source, kind, d('2026-10-01')),
      outcome,
      relatesTo: notice.id,
    }));
    const file = withAfter({ ...registered, log: [...registered.log, notice, ...entries] }, {});
    expect(monitoringStep(file, monitoring, asOf)).toBe(step);
  });

  it('the result of a re-audit outweighs the result before it', () => {
    const [monitoring] = troubled.after.monitoring;
    const result = troubled.log.find((e) => e.kind === 'monitoring.result')!;
    const end = {
      ...newRecord.logEntry(source, 'reaudit.result', d('2026-11-20')),
      outcome: 'confirmed',
      relatesTo: result.id,
    };
    expect(monitoringStep(troubled, monitoring!, asOf)).toBe('reaudit');
    expect(monitoringStep({ ...troubled, log: [...troubled.log, end] }, monitoring!, asOf)).toBe('confirmed');
  });
});

describe('sworn duties and what is kept', () => {
  it('shows the latest look at each of the seven', () => {
    const old = { ...newAfter.dutyCheck(source, '7'), checkedOn: d('2026-05-01') };
    const future = { ...newAfter.dutyCheck(source, '7'), checkedOn: d('2026-12-01') };
    const file = withAfter(registered, { dutyChecks: [old, ...registered.after.dutyChecks, future] });
    const duties = swornDuties(file, asOf);
    expect(duties.map((x) => x.clause)).toEqual([1, 2, 3, 4, 5, 6, 7].map((n) => `7.6(${n})`));
    expect(duties[6]?.last?.checkedOn).toBe('2026-10-01');
    expect(duties[6]?.ageDays).toBe(51);
    expect(duties[6]?.checks).toHaveLength(3);
    expect(swornDuties(withAfter(registered, { dutyChecks: [] }), asOf)[0]?.last).toBeNull();
  });

  it('keeps the audit papers for three years, the notice as long as the registration stands', () => {
    const kept = retentions(registered, asOf);
    expect(kept.map((k) => k.clause)).toContain('7.6(7)');
    const audit = kept.find((k) => k.clause === '7.6(7)')!;
    expect(Number(audit.until!.slice(0, 4)) - Number(audit.since.slice(0, 4))).toBe(3);
    const notice = kept.find((k) => k.clause === '11.3(1)')!;
    expect(notice.since).toBe('2026-04-20');
    expect(notice.until).not.toBeNull();
    expect(retentions({ ...registered, log: [] }, asOf).some((k) => k.clause === '11.3(1)')).toBe(false);
  });
});

it('every file of a paper after registration is known to be named', () => {
  const lists = new Map(attachmentLists(troubled));
  const [monitoring] = troubled.after.monitoring;
  expect(lists.get(`after/monitoring/${monitoring!.id}/attachmentIds`)).toEqual(monitoring!.attachmentIds);
  const question = { ...newAfter.question(source, '問い'), attachmentIds: ['F1'] };
  const asked = withAfter(troubled, { monitoring: [{ ...monitoring!, questions: [question] }] });
  const path = `after/monitoring/${monitoring!.id}/questions/${question.id}/attachmentIds`;
  expect(new Map(attachmentLists(asked)).get(path)).toEqual(['F1']);
});
