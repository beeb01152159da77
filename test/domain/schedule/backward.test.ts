import { describe, expect, it } from 'vitest';
import { runClock } from '#domain/calendar';
import { latestTrigger, scheduleOf, type Backward, type StepId } from '#domain/schedule';
import { addDays, plainDate, type PlainDate } from '#kernel';
import { isOpeningDay } from '#domain/calendar';
import type { CaseFile } from '#schemas';
import { caseWith } from './support.ts';

function backwardOf(file: CaseFile, asOf: string, target: string, own = {}): Backward {
  const schedule = scheduleOf(file, plainDate(asOf), own, plainDate(target));
  if (!schedule.covered || !schedule.backward) throw new Error('not covered');
  return schedule.backward;
}
const days = (backward: Backward): Record<string, string> =>
  Object.fromEntries(backward.steps.map((s) => [s.id, s.latest]));
const day = (backward: Backward, id: StepId): PlainDate => backward.steps.find((s) => s.id === id)!.latest;
const due = (id: Parameters<typeof runClock>[0], from: PlainDate): PlainDate => {
  const answer = runClock(id, from);
  if (!answer.covered) throw new Error('not covered');
  return answer.due;
};
function nextOpening(date: PlainDate): PlainDate {
  let d = addDays(date, 1);
  while (!isOpeningDay(d)) d = addDays(d, 1);
  return d;
}

describe('backwards from a wished day, counted by hand', () => {
  it('listed work, registered by 24 December 2027', () => {
    expect(days(backwardOf(caseWith({ listed: true }), '2026-04-01', '2027-12-24'))).toEqual({
      decision: '2027-12-24',
      // six months from 25 June end on 24 December
      accept: '2027-06-24',
      file: '2027-06-10',
      // 14 and 45 days before
      report: '2027-05-27',
      periodEnd: '2027-04-12',
      notice: '2027-04-12',
      internalAudit: '2027-06-09',
      // six months that count their first day
      periodStart: '2026-10-13',
      controls: '2026-10-12',
      // 30 days before the notice, two weeks before that: Saturday, 27 February, so the Friday
      preFile: '2027-02-26',
      preAccept: '2027-03-12',
      assessment: '2027-02-19',
      describe: '2027-01-20',
    });
  });

  it('unlisted work must be filed in the first half of fiscal 2026', () => {
    const backward = backwardOf(caseWith({ listed: false }), '2026-04-01', '2027-12-24');
    // Filed from 1 October on, the decision on applicability may take until 30 June 2027.
    expect(day(backward, 'preFile')).toBe('2026-09-30');
    expect(backward.feasible).toBe(true);
  });

  it('is no longer feasible once a last day has passed undone', () => {
    const file = caseWith({ listed: true });
    expect(backwardOf(file, '2026-10-12', '2027-12-24').feasible).toBe(true);
    const late = backwardOf(file, '2026-10-13', '2027-12-24');
    expect(late.feasible).toBe(false);
    expect(late.conflicts.map((c) => `${c.code} ${c.step}`)).toEqual(['schedule.tooLate controls']);
  });

  it('what is done in time no longer matters, whatever the day', () => {
    const file = caseWith({
      listed: true,
      assessed: '2026-05-01',
      log: [
        ['2026-05-11', 'pre.filed'],
        ['2026-05-20', 'pre.accepted'],
        ['2026-06-15', 'pre.notice', 'applies'],
      ],
    });
    const backward = backwardOf(file, '2026-10-01', '2027-12-24');
    expect(backward.steps.find((s) => s.id === 'preFile')).toMatchObject({
      doneOn: '2026-05-11',
      feasible: true,
    });
    expect(backward.feasible).toBe(true);
  });

  it('a preparation longer than the month of 8.2 fits no target', () => {
    const backward = backwardOf(caseWith({ listed: true }), '2026-04-01', '2029-06-29', {
      applicationPrep: { min: 1, likely: 60, max: 60 },
    });
    expect(backward.conflicts.map((c) => c.code)).toContain('schedule.filingTooLate');
    expect(backward.feasible).toBe(false);
  });

  it('a report longer than the three months of 7.3 fits none either', () => {
    const backward = backwardOf(caseWith({ listed: true }), '2026-04-01', '2029-06-29', {
      auditReport: { min: 1, likely: 120, max: 120 },
    });
    expect(backward.conflicts.map((c) => c.code)).toContain('schedule.reportTooLate');
  });

  it('nor an assessment that has grown older than a year by the filing (3.3)', () => {
    const backward = backwardOf(caseWith({ listed: true }), '2026-04-01', '2029-06-29', {
      preFiling: { min: 1, likely: 400, max: 400 },
    });
    expect(backward.conflicts.map((c) => c.code)).toContain('schedule.assessmentTooOld');
  });

  it('a registration later than the wish is told', () => {
    const file = caseWith({ log: [['2027-04-20', 'decision.registered']] });
    expect(backwardOf(file, '2027-05-01', '2027-03-31').feasible).toBe(false);
    expect(backwardOf(file, '2027-05-01', '2027-04-20').steps.at(-1)).toMatchObject({ feasible: true });
  });
});

describe('each last day, checked by running the clocks forwards', () => {
  const targets = Array.from({ length: 60 }, (_, i) => addDays(plainDate('2027-01-04'), i * 37));

  it.each([true, false])('listed: %s', (listed) => {
    for (const target of targets) {
      const backward = backwardOf(caseWith({ listed }), '2026-04-01', target);
      const [accept, file, preFile, notice] = [
        day(backward, 'accept'),
        day(backward, 'file'),
        day(backward, 'preFile'),
        day(backward, 'notice'),
      ];
      expect(due('10.6', accept) <= target).toBe(true);
      expect(due('10.6', addDays(accept, 1)) > target).toBe(true);
      expect(due('9.3', file) <= accept).toBe(true);
      expect(due('9.3', nextOpening(file)) > accept).toBe(true);
      expect(isOpeningDay(file)).toBe(true);
      expect(isOpeningDay(preFile)).toBe(true);
      if (!listed) {
        expect(due('5.3', preFile) <= notice).toBe(true);
        expect(due('5.3', nextOpening(preFile)) > notice).toBe(true);
      } else {
        const accepted = addDays(notice, -30);
        expect(due('4.3', preFile) <= accepted).toBe(true);
        expect(due('4.3', nextOpening(preFile)) > accepted).toBe(true);
      }
      expect(due('8.2', day(backward, 'report')) >= file).toBe(true);
      expect(due('7.3', day(backward, 'periodEnd')) >= day(backward, 'report')).toBe(true);
    }
  });

  it('the latest trigger of a clock is the last that fits, at month ends, leap days and the edges', () => {
    for (const id of ['4.3', '5.3', '7.3', '8.2', '9.3', '10.6', '12.1', '13.3'] as const) {
      for (const end of [
        '2026-02-28',
        '2028-02-29',
        '2028-03-31',
        '2026-12-31',
        '2027-05-05',
        '2050-12-30',
      ]) {
        const latest = latestTrigger(id, plainDate(end));
        if (latest === null) throw new Error(`${id} ${end}`);
        expect(due(id, latest) <= end, `${id} ${end}`).toBe(true);
        const next = runClock(id, addDays(latest, 1));
        if (next.covered) expect(next.due > end, `${id} ${end}`).toBe(true);
      }
    }
  });

  it('has none before the rules began', () => {
    expect(latestTrigger('4.3', plainDate('2022-11-10'))).toBeNull();
    expect(latestTrigger('4.3', plainDate('2022-11-15'))).toBe('2022-11-01');
  });
});
