import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ASSUMPTION_IDS, STEP_IDS, scheduleOf, type Conflict } from '#domain/schedule';
import { plainDate } from '#kernel';
import { CONFLICT_CODES, assumptionLabel, conflictMessage, stepLabel } from '#messages';
import type { CaseFile } from '#schemas';
import { caseWith, conflictCodes } from './support.ts';

const found = (file: CaseFile, asOf: string): readonly Conflict[] => {
  const schedule = scheduleOf(file, plainDate(asOf));
  return schedule.covered ? schedule.conflicts : [];
};
const one = (file: CaseFile, asOf: string, code: string): Conflict | undefined =>
  found(file, asOf).find((c) => c.code === code);

describe('conflicts', () => {
  it('3.3: the assessment will be too old on the planned filing day', () => {
    const planned = { assessed: '2025-05-10', listed: true };
    expect(
      one(caseWith({ ...planned, preFiling: '2026-05-11' }), '2026-04-01', 'schedule.assessmentTooOld'),
    ).toMatchObject({
      step: 'preFile',
      clauses: ['3.3'],
      params: { assessed: '2025-05-10', due: '2026-05-10', filing: '2026-05-11' },
    });
    expect(
      conflictCodes(scheduleOf(caseWith({ ...planned, preFiling: '2026-05-08' }), plainDate('2026-04-01'))),
    ).not.toContain('schedule.assessmentTooOld');
  });

  it('5.3: the half-year batch just missed, while it could still be met', () => {
    const file = caseWith({ listed: false, assessed: '2026-08-01', preFiling: '2026-10-05' });
    expect(one(file, '2026-09-01', 'schedule.batchMissed')?.params).toEqual({
      closed: '2026-09-30',
      days: 5,
      filing: '2026-10-05',
    });
    // After it has closed there is nothing left to do about it.
    expect(one(file, '2026-10-01', 'schedule.batchMissed')).toBeUndefined();
    const listed = caseWith({ listed: true, assessed: '2026-08-01', preFiling: '2026-10-05' });
    expect(one(listed, '2026-09-01', 'schedule.batchMissed')).toBeUndefined();
    const year = caseWith({ listed: false, assessed: '2026-08-01', preFiling: '2027-04-01' });
    expect(one(year, '2026-12-01', 'schedule.batchMissed')?.params).toMatchObject({
      closed: '2027-03-31',
      days: 1,
    });
  });

  it('a filing day that is a holiday, with its name', () => {
    expect(
      one(caseWith({ preFiling: '2026-09-22' }), '2026-09-01', 'schedule.filingOnHoliday'),
    ).toMatchObject({
      step: 'preFile',
      params: { date: '2026-09-22', why: '国民の休日' },
    });
    expect(one(caseWith({ filing: '2026-12-29' }), '2026-09-01', 'schedule.filingOnHoliday')).toMatchObject({
      step: 'file',
      params: { why: '年末年始' },
    });
  });

  it('7.3: a report outside its window', () => {
    const late = caseWith({ period: ['2026-01-01', '2026-06-30'], report: '2026-10-01' });
    expect(one(late, '2026-07-01', 'schedule.reportTooLate')?.params).toEqual({
      due: '2026-09-30',
      report: '2026-10-01',
    });
    const inTime = caseWith({ period: ['2026-01-01', '2026-06-30'], report: '2026-09-30' });
    expect(one(inTime, '2026-07-01', 'schedule.reportTooLate')).toBeUndefined();
    const early = caseWith({ period: ['2026-01-01', '2026-09-30'], report: '2026-09-30' });
    expect(one(early, '2026-07-01', 'schedule.reportBeforeEnd')).toBeDefined();
  });

  it('5.5: a report before the notice', () => {
    const file = caseWith({ listed: true, period: ['2026-01-01', '2026-06-30'], report: '2026-07-15' });
    // The notice can come on 31 July at the likely dates of June.
    expect(one(file, '2026-06-01', 'schedule.auditBeforeNotice')?.params).toMatchObject({
      report: '2026-07-15',
    });
  });

  it('10.3(1): controls that will not have run for three months by the end of the period', () => {
    // Operating from 30 June on the likely course: three months end on 29 September.
    const short = caseWith({ listed: true, period: ['2026-07-01', '2026-09-28'] });
    expect(one(short, '2026-04-01', 'schedule.controlsTooYoung')?.params).toEqual({
      since: '2026-06-30',
      end: '2026-09-28',
    });
    const enough = caseWith({ listed: true, period: ['2026-07-01', '2026-09-29'] });
    expect(one(enough, '2026-04-01', 'schedule.controlsTooYoung')).toBeUndefined();
  });

  it('7.14: a gap to the audit period before, and an overlap', () => {
    for (const start of ['2026-04-02', '2026-03-31']) {
      const file = caseWith({ previousEnd: '2026-03-31', period: [start, '2027-03-31'] });
      expect(one(file, '2026-05-01', 'schedule.auditGap')?.params).toEqual({ expected: '2026-04-01', start });
    }
    const file = caseWith({ previousEnd: '2026-03-31', period: ['2026-04-01', '2027-03-31'] });
    expect(one(file, '2026-05-01', 'schedule.auditGap')).toBeUndefined();
  });

  it('8.2: a filing too late after the report, or before it', () => {
    const report = { period: ['2026-04-01', '2026-09-30'] as const, report: '2026-10-30' };
    expect(
      one(caseWith({ ...report, filing: '2026-12-01' }), '2026-11-10', 'schedule.filingTooLate')?.params,
    ).toEqual({
      due: '2026-11-30',
      filing: '2026-12-01',
    });
    expect(
      one(caseWith({ ...report, filing: '2026-11-30' }), '2026-11-10', 'schedule.filingTooLate'),
    ).toBeUndefined();
    expect(
      one(caseWith({ ...report, filing: '2026-10-29' }), '2026-10-01', 'schedule.filingBeforeReport'),
    ).toBeDefined();
  });

  it('7.2: an internal audit that ends after the month of 8.2 is not hidden', () => {
    const file = caseWith({
      period: ['2026-04-01', '2026-09-30'],
      report: '2026-10-30',
      internalEnded: '2026-12-15',
    });
    expect(one(file, '2026-11-10', 'schedule.filingTooLate')?.params).toEqual({
      due: '2026-11-30',
      filing: '2026-12-15',
    });
  });

  it('12.1: a renewal applied for after the registration has ended', () => {
    const file = caseWith({
      listed: true,
      period: ['2026-04-01', '2026-09-30'],
      filing: '2028-02-07',
      log: [
        ['2026-03-10', 'pre.filed'],
        ['2026-03-19', 'pre.accepted'],
        ['2026-04-10', 'pre.notice', 'applies'],
        ['2026-11-16', 'app.filed'],
        ['2026-11-27', 'app.accepted'],
        ['2027-04-20', 'decision.registered'],
        ['2027-06-01', 'pre.filed'],
      ],
    });
    expect(one(file, '2027-12-01', 'schedule.renewalTooLate')?.params).toEqual({
      due: '2028-01-31',
      filing: '2028-02-07',
    });
  });

  it('a period that ends before it begins', () => {
    const file = caseWith({ period: ['2026-09-30', '2026-04-01'] });
    expect(one(file, '2026-10-01', 'schedule.periodReversed')).toBeDefined();
  });
});

describe('the sentences of the schedule', () => {
  const FOLDER = join(import.meta.dirname, '../../../src/domain/schedule');
  const used = new Set(
    readdirSync(FOLDER).flatMap((name) =>
      [...readFileSync(join(FOLDER, name), 'utf8').matchAll(/'(schedule\.[A-Za-z]+)'/g)].map((m) => m[1]!),
    ),
  );

  it('exist for every conflict in the sources, and no other', () => {
    expect(used.size).toBeGreaterThan(10);
    expect([...used].sort()).toEqual([...CONFLICT_CODES].sort());
  });

  it('say of every conflict what it is and what to do', () => {
    for (const code of CONFLICT_CODES) {
      const day = plainDate('2026-11-20');
      const params = { ...Object.fromEntries(PARAMS.map((name) => [name, day])), days: 5, why: '日曜日' };
      const text = conflictMessage({ code, step: 'file', clauses: [], params });
      expect(text, code).toMatch(/。$/);
      expect(text, code).not.toMatch(/undefined|schedule\./);
    }
  });

  it('name every step and every assumption with its unit', () => {
    for (const id of STEP_IDS) expect(stepLabel(id)).toMatch(/[ぁ-んァ-ヶ一-龠]/);
    expect(new Set(STEP_IDS.map(stepLabel)).size).toBe(STEP_IDS.length);
    for (const id of ASSUMPTION_IDS)
      expect(assumptionLabel(id)).toMatch(id === 'auditPeriod' ? /月/ : /日数/);
  });
});

const PARAMS = [
  'latest',
  'target',
  'date',
  'assessed',
  'due',
  'filing',
  'closed',
  'report',
  'end',
  'notice',
  'since',
  'expected',
  'start',
];
