/** Replays the dated log: the two tracks, the history, and the entries the rules do not allow or that contradict. */
import type { PlainDate } from '#kernel';
import { LOG_KINDS, type CaseFile, type LogEntry, type LogKind, type Problem } from '#schemas';
import { runClock } from '../calendar/index.ts';
import { contradictions } from './contradictions.ts';
import { TRANSITIONS, type FilingStage, type ListingStage, type StageId, type Transition } from './stages.ts';

const BY_KIND: ReadonlyMap<LogKind, Transition> = new Map(TRANSITIONS.map((t) => [t.kind, t]));
const ORDER: ReadonlyMap<LogKind, number> = new Map(LOG_KINDS.map((k, i) => [k, i]));

export type Position = {
  readonly filing: FilingStage;
  readonly filingSince: PlainDate | null;
  readonly listing: ListingStage | null;
  readonly listingSince: PlainDate | null;
  /** Last day of the registration (12.1); null while not registered, or when the audit period is not known. */
  readonly expires: PlainDate | null;
  /** A renewal was applied for in time and is not decided: the registration stands beyond `expires` (12.1). */
  readonly renewalPending: boolean;
};

export type HistoryLine = { readonly entry: LogEntry; readonly stage: StageId };

export type Replay = Position & {
  readonly stage: StageId;
  /** The day the stage was reached; null while preparing. */
  readonly since: PlainDate | null;
  /** The entries up to the date, in their legal order, each with the stage after it. */
  readonly history: readonly HistoryLine[];
  readonly entries: readonly LogEntry[];
  readonly problems: readonly Problem[];
};

const START: Position = {
  filing: 'preparing',
  filingSince: null,
  listing: null,
  listingSince: null,
  expires: null,
  renewalPending: false,
};

/** Entries up to a date in their legal order: by day, time, place in the procedure, id. Insertion order never matters. */
export function entriesUntil(log: readonly LogEntry[], asOf: PlainDate): LogEntry[] {
  return log
    .filter((e) => e.date <= asOf)
    .sort(
      (a, b) =>
        compare(a.date, b.date) ||
        compare(a.time ?? '', b.time ?? '') ||
        ORDER.get(a.kind)! - ORDER.get(b.kind)! ||
        compare(a.id, b.id),
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The stage a position shows: the listing while it stands, or after it until a new filing begins. */
export function stageOf(p: Position): StageId {
  if (p.listing === null) return p.filing;
  if (p.listing === 'registered' || p.listing === 'suspended') return p.listing;
  return p.filing === 'preparing' || p.filing === 'rejected' ? p.listing : p.filing;
}

/**
 * Where the log leads by `asOf`. An entry out of order is a recorded fact all the same: it is applied, and reported as
 * `procedure.notAllowed` with the clause. Entries dated later than `asOf` are plans and do not count.
 */
export function replay(file: CaseFile, asOf: PlainDate): Replay {
  const entries = entriesUntil(file.log, asOf);
  const problems: Problem[] = contradictions(file, entries);
  const history: HistoryLine[] = [];
  let at = START;
  for (const [i, entry] of entries.entries()) {
    at = lapse(at, entry.date);
    const rule = BY_KIND.get(entry.kind)!;
    if (!isAllowed(rule, at)) problems.push(notAllowed(entry, rule, at));
    at = step(at, entry, rule, file, entries.slice(0, i + 1));
    history.push({ entry, stage: stageOf(at) });
  }
  at = lapse(at, asOf);
  const stage = stageOf(at);
  const since = stage === at.listing ? at.listingSince : at.filingSince;
  return { ...at, stage, since, history, entries, problems };
}

function isAllowed(rule: Transition, at: Position): boolean {
  if (rule.track === 'any') return true;
  if (rule.track === 'filing') return rule.allowedIn.includes(at.filing);
  return at.listing !== null && rule.allowedIn.includes(at.listing);
}

/** What may be entered next, in the order of the procedure. */
export function nextKinds(at: Position): readonly LogKind[] {
  return TRANSITIONS.filter((t) => isAllowed(t, at)).map((t) => t.kind);
}

function notAllowed(entry: LogEntry, rule: Transition, at: Position): Problem {
  return {
    code: 'procedure.notAllowed',
    severity: 'warning',
    clauses: [rule.clause],
    path: `log/${entry.id}/date`,
    params: { kind: entry.kind, stage: rule.track === 'listing' ? stageOf(at) : at.filing, date: entry.date },
  };
}

function step(
  at: Position,
  entry: LogEntry,
  rule: Transition,
  file: CaseFile,
  entries: readonly LogEntry[],
): Position {
  let next = at;
  if (rule.track !== 'any' && rule.to !== undefined) {
    const to = typeof rule.to === 'function' ? rule.to(entry) : rule.to;
    if (to !== undefined && rule.track === 'filing') {
      next = { ...next, filing: to as FilingStage, filingSince: entry.date };
    } else if (to !== undefined) {
      next = { ...next, listing: to as ListingStage, listingSince: entry.date };
    }
  }
  switch (entry.kind) {
    case 'app.filed':
      // 12.1: what counts is that the renewal was applied for by the last day of the registration.
      return isListed(at)
        ? { ...next, renewalPending: at.expires === null || entry.date <= at.expires }
        : next;
    case 'app.notAccepted':
      return { ...next, renewalPending: false };
    case 'decision.registered': {
      const standing = at.listing === 'suspended' ? 'suspended' : 'registered';
      return {
        ...next,
        listing: standing,
        listingSince: entry.date,
        expires: expiryOf(file, entries),
        renewalPending: false,
      };
    }
    case 'decision.rejected':
      // 18.2(3): a rejected renewal takes the service off the list.
      return isListed(at)
        ? { ...next, listing: 'removed', listingSince: entry.date, renewalPending: false }
        : next;
    default:
      return next;
  }
}

const isListed = (p: Position): boolean => p.listing === 'registered' || p.listing === 'suspended';

/** 12.1: the registration ends by itself the day after its last day, unless a renewal is pending. */
function lapse(at: Position, on: PlainDate): Position {
  if (!isListed(at) || at.renewalPending || at.expires === null || on <= at.expires) return at;
  return { ...at, listing: 'expired', listingSince: at.expires };
}

/** The last day of the registration: clock 12.1 from the end of the audit period the application rested on. */
function expiryOf(file: CaseFile, entries: readonly LogEntry[]): PlainDate | null {
  const end = auditPeriodEnd(file, entries);
  if (!end) return null;
  const answer = runClock('12.1', end);
  return answer.covered ? answer.due : null;
}

/** The last day of the audit period in force: the latest logged before the latest filing, else that of the case. */
export function auditPeriodEnd(file: CaseFile, entries: readonly LogEntry[]): PlainDate | null {
  const filed = entries.findLast((e) => e.kind === 'app.filed')?.date;
  const logged = entries.findLast(
    (e) => e.kind === 'audit.period' && e.to !== null && (!filed || e.to <= filed),
  );
  return logged?.to ?? file.externalAudit.periodEnd;
}
