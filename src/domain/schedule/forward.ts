/** Forward: from the as-of date and what is settled, each coming step at its earliest, likely and latest. */
import { addDays, lastDayOfMonths, type PlainDate } from '#kernel';
import type { Rulebook } from '#rulebook';
import { firstOpeningDayOnOrAfter, runClock, type ClockId } from '../calendar/index.ts';
import type { AssumptionId, Assumptions } from './assumptions.ts';
import type { Settled } from './facts.ts';
import { STEP_FACTS, STEP_IDS, type Dates, type StepId } from './steps.ts';

type Case = 'min' | 'likely' | 'max';

export type ScheduledStep = {
  readonly id: StepId;
  readonly state: 'done' | 'planned' | 'projected';
  readonly earliest: PlainDate;
  readonly likely: PlainDate;
  readonly latest: PlainDate;
  readonly clause: string;
  readonly by: string;
};

const max = (...dates: PlainDate[]): PlainDate => dates.reduce((a, b) => (a > b ? a : b));
const min = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b);
const open = (date: PlainDate): PlainDate => firstOpeningDayOnOrAfter(date) ?? date;

/** The last day of a clock (its safe day with `safe`); null outside its coverage or the known holidays. */
export function lastDayOf(id: ClockId, from: PlainDate, rulebook: Rulebook, safe = false): PlainDate | null {
  const answer = runClock(id, from, {}, rulebook.clocks);
  return answer.covered ? (safe ? answer.safeDue : answer.due) : null;
}

/** The schedule of a case: every step in order. Null where it runs out of the known holidays. */
export function forward(
  settled: Settled,
  asOf: PlainDate,
  assumptions: Assumptions,
  rulebook: Rulebook,
): readonly ScheduledStep[] | null {
  const [earliest, likely, latest] = (['min', 'likely', 'max'] as const).map((c) =>
    run(settled, asOf, assumptions, rulebook, c),
  );
  if (!earliest || !likely || !latest) return null;
  return STEP_IDS.map((id) => {
    const known = settled.done[id] ? 'done' : settled.planned[id] ? 'planned' : 'projected';
    // A longer assumption can bring a capped date no earlier; sort, so that the bar never runs backwards.
    const dates = [earliest[id], likely[id], latest[id]].sort();
    return {
      id,
      state: known,
      earliest: dates[0]!,
      likely: likely[id],
      latest: dates[2]!,
      clause: STEP_FACTS[id].clause,
      by: STEP_FACTS[id].by,
    };
  });
}

/** One run with every assumption at the same end of its span. Null where a clock gives no answer. */
export function run(
  settled: Settled,
  asOf: PlainDate,
  assumptions: Assumptions,
  rulebook: Rulebook,
  end: Case,
): Dates | null {
  const days = (id: AssumptionId): number => assumptions[id][end];
  const { done, planned } = settled;
  /** What is done stays, what is planned too (conflicts tell where it cannot be); else the projection, never before today. */
  const at = (id: StepId, projected: PlainDate): PlainDate => done[id] ?? planned[id] ?? max(projected, asOf);

  const describe = at('describe', addDays(asOf, days('describe')));
  const assessment = at('assessment', addDays(describe, days('assessment')));
  const preFile = at('preFile', open(addDays(assessment, days('preFiling'))));
  const preAcceptBy = lastDayOf('4.3', preFile, rulebook);
  if (!preAcceptBy) return null;
  // The rules say when the operator is done at the latest; at the earliest it is the next opening day.
  const preAccept = at('preAccept', end === 'min' ? open(addDays(preFile, 1)) : preAcceptBy);
  const batch = settled.unlisted
    ? lastDayOf('5.3', preFile, rulebook)
    : addDays(preAccept, days('listedNotice'));
  if (!batch) return null;
  const notice = at(
    'notice',
    end === 'min' && settled.unlisted ? min(batch, max(halfEndAfter(preFile), preAccept)) : batch,
  );
  const controls = at('controls', addDays(asOf, days('controls')));
  // 7.14: a renewal's audit period begins the day after the last one, whenever that is.
  const periodStart = settled.previousEnd
    ? (done.periodStart ?? planned.periodStart ?? addDays(settled.previousEnd, 1))
    : at('periodStart', addDays(controls, 1));
  const months = Math.max(1, days('auditPeriod'));
  // 5.5: the audit follows the notice. A period that ended long before it could not be reported on in time (7.3).
  const periodEnd = at('periodEnd', max(lastDayOfMonths(periodStart, months), notice));
  const internalAudit = at(
    'internalAudit',
    max(addDays(controls, days('internalAudit')), addDays(asOf, days('internalAudit'))),
  );
  const reportBy = lastDayOf('7.3', periodEnd, rulebook);
  if (!reportBy) return null;
  const report = at(
    'report',
    min(max(addDays(periodEnd, Math.max(1, days('auditReport'))), notice), reportBy),
  );
  const fileBy = lastDayOf('8.2', report, rulebook, true);
  if (!fileBy) return null;
  const prepared = open(addDays(report, days('applicationPrep')));
  // A report still to come is timed so that its month (8.2) suffices; an internal audit that ends later cannot be hidden.
  const inTime = done.report || planned.report ? prepared : min(prepared, fileBy);
  const filed = at('file', max(inTime, open(internalAudit)));
  const acceptBy = lastDayOf('9.3', filed, rulebook);
  if (!acceptBy) return null;
  const accept = at('accept', end === 'min' ? open(addDays(filed, 1)) : acceptBy);
  const decideBy = lastDayOf('10.6', accept, rulebook);
  if (!decideBy) return null;
  const decision = at('decision', end === 'min' ? open(addDays(accept, 1)) : decideBy);
  return {
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
    decision,
  };
}

/** The first day after the half fiscal year of a date: the batch of 5.3 is decided after it has closed. */
function halfEndAfter(date: PlainDate): PlainDate {
  const md = date.slice(5);
  const year = Number(date.slice(0, 4));
  if (md >= '04-01' && md <= '09-30') return `${year}-10-01` as PlainDate;
  return `${md >= '10-01' ? year + 1 : year}-04-01` as PlainDate;
}
