/** What a timeline shows of a case: entries of the log, clocks, duties without a period, and the steps of the schedule. */
import { addDays, type PlainDate } from '#kernel';
import { rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile, LogEntry } from '#schemas';
import { openDuties, replay, runningClocks, type Duty, type RunningClock } from '../procedure/index.ts';
import {
  scheduleOf,
  type Conflict,
  type Schedule,
  type ScheduledStep,
  type Span,
} from '../schedule/index.ts';

/** From above to below. `own`: days the vendor and its auditor must meet; `others`: those of the other side. */
export const LANES = ['plan', 'own', 'others', 'log'] as const;
export type Lane = (typeof LANES)[number];

export type ItemState =
  /** Of an entry: recorded, or dated after the as-of date. */
  | 'recorded'
  | 'future'
  /** Of clocks and duties. */
  | 'running'
  | 'past'
  | 'met'
  | 'late'
  | 'ended'
  | 'notCovered'
  | 'open'
  /** Of steps. */
  | 'done'
  | 'planned'
  | 'projected';

type Base = {
  /** The same for the same thing at every as-of date: `entry:…`, `clock:…`, `duty:…`, `step:…`. */
  readonly id: string;
  readonly lane: Lane;
  /** First and last day of the bar; the same day for a point. */
  readonly start: PlainDate;
  readonly end: PlainDate;
  /** The day marked inside or beside the bar: the safe day of a clock, the likely day of a step. */
  readonly mark: PlainDate | null;
  readonly state: ItemState;
  readonly clauses: readonly string[];
  /** Path of the field that the dates come from; '' where there is none. */
  readonly path: string;
};

export type TimelineItem = Base &
  (
    | { readonly kind: 'entry'; readonly entry: LogEntry }
    | { readonly kind: 'clock'; readonly clock: RunningClock }
    | { readonly kind: 'duty'; readonly duty: Duty }
    /** `lastSafe`: the last safe day for the wished registration; null without one. */
    | {
        readonly kind: 'step';
        readonly step: ScheduledStep;
        readonly lastSafe: PlainDate | null;
        readonly conflicts: readonly Conflict[];
      }
  );

export type Timeline = {
  readonly asOf: PlainDate;
  /** In the order of the table and of the keyboard: by lane, then by day, then by id. */
  readonly items: readonly TimelineItem[];
  readonly schedule: Schedule;
};

/** What a plan changes: its assumptions and the wished day. The stored plan of a case is one. */
export type PlanChoice = {
  readonly assumptions: Readonly<Record<string, Span>>;
  readonly target: PlainDate | null;
};
export const NO_PLAN: PlanChoice = { assumptions: {}, target: null };

/** The timeline of a case as of a date, with the schedule of a plan. */
export function timelineOf(
  file: CaseFile,
  asOf: PlainDate,
  plan: PlanChoice = NO_PLAN,
  rulebook: Rulebook = rulebookFor(file.edition),
): Timeline {
  const at = replay(file, asOf, rulebook);
  const schedule = scheduleOf(file, asOf, plan.assumptions, plan.target, rulebook);
  const items = [
    ...stepItems(schedule),
    ...runningClocks(file, at, asOf, rulebook).map(clockItem),
    ...openDuties(at, asOf).map((duty) => dutyItem(duty, asOf)),
    ...file.log.map((entry) => entryItem(entry, asOf)),
  ];
  return { asOf, items: unique(sortItems(items)), schedule };
}

/** By lane, first day, last day, id: the same items give the same order whatever order they come in. */
export function sortItems(items: readonly TimelineItem[]): readonly TimelineItem[] {
  const lane = new Map(LANES.map((l, i) => [l, i]));
  return items.toSorted(
    (a, b) =>
      lane.get(a.lane)! - lane.get(b.lane)! ||
      compare(a.start, b.start) ||
      compare(a.end, b.end) ||
      compare(a.id, b.id),
  );
}

/** An id that comes again (two clocks of one kind on one field) gets a number. */
function unique(items: readonly TimelineItem[]): readonly TimelineItem[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const n = (seen.get(item.id) ?? 0) + 1;
    seen.set(item.id, n);
    return n === 1 ? item : { ...item, id: `${item.id}#${n}` };
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function entryItem(entry: LogEntry, asOf: PlainDate): TimelineItem {
  const { from, to, date } = entry;
  const period = from && to && from <= to ? { from, to } : null;
  return {
    kind: 'entry',
    id: `entry:${entry.id}`,
    lane: 'log',
    start: period?.from ?? date,
    end: period?.to ?? date,
    mark: period ? date : null,
    state: date > asOf ? 'future' : 'recorded',
    clauses: [],
    path: `log/${entry.id}/date`,
    entry,
  };
}

function clockItem(clock: RunningClock): TimelineItem {
  const base = {
    kind: 'clock',
    id: `clock:${clock.id}:${clock.path}`,
    clauses: [clock.id],
    path: clock.path,
    clock,
  } as const;
  if (!clock.covered) {
    return { ...base, lane: 'others', start: clock.from, end: clock.from, mark: null, state: 'notCovered' };
  }
  return {
    ...base,
    lane: clock.by === 'vendor' || clock.by === 'auditor' ? 'own' : 'others',
    start: clock.from,
    end: clock.due,
    mark: clock.safeDue,
    state: clock.state,
  };
}

function dutyItem(duty: Duty, asOf: PlainDate): TimelineItem {
  return {
    kind: 'duty',
    id: `duty:${duty.code}:${duty.entryId}`,
    lane: 'own',
    start: duty.since,
    end: duty.due ?? asOf,
    mark: duty.safeDue,
    state: duty.due !== null && duty.due < asOf ? 'past' : 'open',
    clauses: [duty.clause],
    path: duty.path,
    duty,
  };
}

/** Where the day of a step is entered; '' where it comes from the log alone. */
const STEP_PATHS: Readonly<Partial<Record<ScheduledStep['id'], string>>> = {
  preFile: 'preApplication/plannedOn',
  periodStart: 'externalAudit/periodStart',
  internalAudit: 'internalAudit/endedOn',
  periodEnd: 'externalAudit/periodEnd',
  report: 'externalAudit/reportDate',
  file: 'application/plannedOn',
};

function stepItems(schedule: Schedule): TimelineItem[] {
  if (!schedule.covered) return [];
  return schedule.steps.map((step): TimelineItem => {
    const settled = step.state !== 'projected';
    return {
      kind: 'step',
      id: `step:${step.id}`,
      lane: 'plan',
      start: settled ? step.likely : step.earliest,
      end: settled ? step.likely : step.latest,
      mark: step.likely,
      state: step.state,
      clauses: [step.clause],
      path: STEP_PATHS[step.id] ?? '',
      step,
      lastSafe: schedule.backward?.steps.find((s) => s.id === step.id)?.latest ?? null,
      conflicts: [...schedule.conflicts, ...(schedule.backward?.conflicts ?? [])].filter(
        (c) => c.step === step.id,
      ),
    };
  });
}

/** The days between which the as-of date is chosen: what is known of the case, today, and a good while beyond. */
export function asOfRange(
  file: CaseFile,
  today: PlainDate,
): { readonly from: PlainDate; readonly to: PlainDate } {
  const dates = [
    today,
    ...file.log.map((e) => e.date),
    ...file.assessments.flatMap((a) => (a.date ? [a.date] : [])),
    ...[file.externalAudit.periodStart, file.externalAudit.periodEnd, file.externalAudit.reportDate].flatMap(
      (d) => d ?? [],
    ),
  ];
  const first = dates.reduce((a, b) => (a < b ? a : b));
  const last = dates.reduce((a, b) => (a > b ? a : b));
  return { from: addDays(first, -30), to: addDays(last, 730) };
}
