/** Backward: from a wished registration day, the last safe day for each step, and whether it can still be met. */
import { addDays, fromEpochDay, lastDayOfMonths, toEpochDay, type PlainDate } from '#kernel';
import { shippedRulebook, type Rulebook } from '#rulebook';
import { lastOpeningDayOnOrBefore, runClock, type ClockAnswer, type ClockId } from '../calendar/index.ts';
import type { Assumptions } from './assumptions.ts';
import type { Settled } from './facts.ts';
import { lastDayOf } from './forward.ts';
import { STEP_FACTS, STEP_IDS, type Conflict, type Dates, type StepId } from './steps.ts';

export type BackwardStep = {
  readonly id: StepId;
  readonly clause: string;
  /** The last safe day. */
  readonly latest: PlainDate;
  readonly doneOn: PlainDate | null;
  /** False when the day has passed undone, or was done later. */
  readonly feasible: boolean;
};

export type Backward = {
  readonly target: PlainDate;
  readonly steps: readonly BackwardStep[];
  readonly feasible: boolean;
  readonly conflicts: readonly Conflict[];
};

/** The latest trigger whose clock still ends on or before a day. Null where none lies within the known holidays. */
export function latestTrigger(
  id: ClockId,
  end: PlainDate,
  rulebook: Rulebook = shippedRulebook,
): PlainDate | null {
  const first = toEpochDay(end) - 1200;
  const last = toEpochDay(end);
  // Within one wording the last day never moves back when the trigger moves on, so the answer can be searched by halving;
  // a later wording with a shorter period may still fit where the earlier one no longer does.
  const starts = rulebook.clocks
    .filter((rule) => rule.id === id)
    .map((rule) => toEpochDay(rule.from))
    .filter((day) => day > first && day <= last);
  for (const [from, to] of [first, ...starts].map((day, i) => [day, (starts[i] ?? last + 1) - 1]).reverse()) {
    const found = latestWithin(id, end, from!, to!, rulebook);
    if (found !== null) return fromEpochDay(found);
  }
  return null;
}

function latestWithin(
  id: ClockId,
  end: PlainDate,
  from: number,
  to: number,
  rulebook: Rulebook,
): number | null {
  let [low, high] = [from, to];
  const answerOn = (day: number): ClockAnswer => runClock(id, fromEpochDay(day), {}, rulebook.clocks);
  const fits = (answer: ClockAnswer): boolean => answer.covered && answer.due <= end;
  while (low < high) {
    const mid = Math.ceil((low + high) / 2);
    const answer = answerOn(mid);
    // Days before the provision's coverage lie before every day that fits, those past the known holidays after them.
    const before = !answer.covered && answer.reason.code !== 'clock.outsideHolidays';
    if (before || fits(answer)) low = mid;
    else high = mid - 1;
  }
  return fits(answerOn(low)) ? low : null;
}

const openBefore = (date: PlainDate): PlainDate => lastOpeningDayOnOrBefore(date) ?? date;

/** The schedule backwards, with likely durations. Null where the target lies outside the known holidays or coverage. */
export function backward(
  settled: Settled,
  asOf: PlainDate,
  target: PlainDate,
  assumptions: Assumptions,
  rulebook: Rulebook,
): Backward | null {
  const days = (id: keyof Assumptions): number => assumptions[id].likely;
  const accept = latestTrigger('10.6', target, rulebook);
  const acceptFiled = accept && latestTrigger('9.3', accept, rulebook);
  if (!accept || !acceptFiled) return null;
  const filed = openBefore(acceptFiled);
  const report = addDays(filed, -days('applicationPrep'));
  const periodEnd = addDays(report, -Math.max(1, days('auditReport')));
  const notice = periodEnd;
  const periodStart = latestStartOf(periodEnd, Math.max(1, days('auditPeriod')));
  const controls = addDays(periodStart, -1);
  const internalAudit = addDays(filed, -1);
  const preFiled = settled.unlisted
    ? latestTrigger('5.3', notice, rulebook)
    : latestTrigger('4.3', addDays(notice, -days('listedNotice')), rulebook);
  if (!preFiled) return null;
  const preFile = openBefore(preFiled);
  const preAccept = lastDayOf('4.3', preFile, rulebook) ?? preFile;
  const assessment = addDays(preFile, -days('preFiling'));
  const describe = addDays(assessment, -days('assessment'));
  const latest: Dates = {
    describe,
    assessment,
    preFile,
    preAccept,
    notice,
    controls,
    periodStart,
    internalAudit,
    periodEnd,
    report,
    file: filed,
    accept,
    decision: target,
  };
  const steps = STEP_IDS.map((id): BackwardStep => {
    const doneOn = settled.done[id] ?? null;
    return {
      id,
      clause: STEP_FACTS[id].clause,
      latest: latest[id],
      doneOn,
      feasible: doneOn ? doneOn <= latest[id] : latest[id] >= asOf,
    };
  });
  // A step done late harms only when a later step is held up by it; what is left to do decides.
  const open = steps.filter((s) => s.doneOn === null);
  const late = [...open, ...steps.filter((s) => s.id === 'decision' && s.doneOn)].filter((s) => !s.feasible);
  const conflicts = [
    ...late.map((s): Conflict => ({
      code: 'schedule.tooLate',
      step: s.id,
      clauses: [s.clause],
      params: { latest: s.latest, target },
    })),
    ...spanConflicts(latest, settled, rulebook),
  ];
  return { target, steps, feasible: conflicts.length === 0, conflicts };
}

/** Durations so long that the rules' own periods are broken, whatever the target. Steps that are done are facts. */
function spanConflicts(latest: Dates, { done }: Settled, rulebook: Rulebook): Conflict[] {
  const found: Conflict[] = [];
  const add = (code: string, step: StepId, clause: string, params: Conflict['params']): void => {
    if (!done[step]) found.push({ code, step, clauses: [clause], params });
  };
  const usableUntil = lastDayOf('3.3', latest.assessment, rulebook);
  if (usableUntil && latest.preFile > usableUntil) {
    add('schedule.assessmentTooOld', 'preFile', '3.3', {
      assessed: latest.assessment,
      due: usableUntil,
      filing: latest.preFile,
    });
  }
  const reportBy = lastDayOf('7.3', latest.periodEnd, rulebook);
  if (reportBy && latest.report > reportBy) {
    add('schedule.reportTooLate', 'report', '7.3', { due: reportBy, report: latest.report });
  }
  const fileBy = lastDayOf('8.2', latest.report, rulebook);
  if (fileBy && latest.file > fileBy) {
    add('schedule.filingTooLate', 'file', '8.2', { due: fileBy, filing: latest.file });
  }
  return found;
}

/** The latest first day of a period of months that ends on or before a day. */
function latestStartOf(end: PlainDate, months: number): PlainDate {
  let start = addDays(end, -31 * months);
  while (lastDayOfMonths(addDays(start, 1), months) <= end) start = addDays(start, 1);
  return start;
}
