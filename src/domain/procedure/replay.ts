/** Replays the dated log: the stage, when it was reached, and the entries the rules do not allow there. */
import type { PlainDate } from '#kernel';
import { LOG_KINDS, type LogEntry, type LogKind, type Problem } from '#schemas';
import { STAGES, TRANSITIONS, entriesUntil, type StageId, type Transition } from './stages.ts';

const BY_KIND: ReadonlyMap<LogKind, Transition> = new Map(TRANSITIONS.map((t) => [t.kind, t]));
const ORDER: ReadonlyMap<LogKind, number> = new Map(LOG_KINDS.map((k, i) => [k, i]));

export type Replay = {
  readonly stage: StageId;
  /** The day the stage was reached; null while preparing. */
  readonly since: PlainDate | null;
  /** The entries up to the date, in order. */
  readonly entries: readonly LogEntry[];
  readonly problems: readonly Problem[];
};

/**
 * Where the log leads by `asOf`. An entry out of order is a recorded fact all the same: it is applied, and reported as
 * `procedure.notAllowed` with the clause. Entries dated later than `asOf` are plans and do not count.
 */
export function replay(log: readonly LogEntry[], asOf: PlainDate): Replay {
  const entries = entriesUntil(log, asOf, ORDER);
  const problems: Problem[] = [];
  let stage: StageId = 'preparing';
  let since: PlainDate | null = null;
  for (const entry of entries) {
    const rule = BY_KIND.get(entry.kind)!;
    if (rule.allowedIn !== 'any' && !rule.allowedIn.includes(stage)) {
      problems.push({
        code: 'procedure.notAllowed',
        severity: 'warning',
        clauses: [rule.clause],
        path: `log/${entry.id}/date`,
        params: { kind: entry.kind, stage, date: entry.date },
      });
    }
    problems.push(...contradictions(entry, rule));
    const to = typeof rule.to === 'function' ? rule.to(entry) : rule.to;
    if (to !== undefined && to !== stage) {
      stage = to;
      since = entry.date;
    }
  }
  return { stage, since, entries, problems };
}

/** What may be entered next at a stage, in the order of the procedure. */
export function nextKinds(stage: StageId): readonly LogKind[] {
  return TRANSITIONS.filter((t) => t.allowedIn === 'any' || t.allowedIn.includes(stage)).map((t) => t.kind);
}

const NEEDS_OUTCOME: ReadonlySet<LogKind> = new Set<LogKind>([
  'pre.notice',
  'withheld.intent',
  'monitoring.result',
]);
const NEEDS_PERIOD: ReadonlySet<LogKind> = new Set<LogKind>(['audit.period', 'followup.period']);

function contradictions(entry: LogEntry, rule: Transition): Problem[] {
  const found: Problem[] = [];
  const add = (code: string, field: string, params: Problem['params'] = {}): void => {
    found.push({
      code,
      severity: 'error',
      clauses: [rule.clause],
      path: `log/${entry.id}/${field}`,
      params: { kind: entry.kind, ...params },
    });
  };
  if (NEEDS_OUTCOME.has(entry.kind) && entry.outcome === '') add('procedure.outcomeMissing', 'outcome');
  if (NEEDS_PERIOD.has(entry.kind) && (!entry.from || !entry.to)) add('procedure.periodMissing', 'from');
  if (entry.from && entry.to && entry.to < entry.from) {
    add('procedure.periodReversed', 'to', { from: entry.from, to: entry.to });
  }
  return found;
}

export { STAGES };
