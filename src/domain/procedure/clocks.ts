/** Which clocks a case has set going by a date, and whether what they ask for has been done. */
import { addDays, daysBetween, type PlainDate } from '#kernel';
import type { CaseFile, LogEntry, LogKind } from '#schemas';
import {
  explainClock,
  runClock,
  type ClockAnswer,
  type ClockFacts,
  type ClockId,
  type ExplanationStep,
} from '../calendar/index.ts';
import { auditPeriodEnd, type Replay } from './replay.ts';

export type RunningClock = {
  readonly id: ClockId;
  readonly from: PlainDate;
  /** Path of the date it runs from. */
  readonly path: string;
  readonly explanation: readonly ExplanationStep[];
} & (
  | {
      readonly covered: true;
      readonly due: PlainDate;
      readonly safeDue: PlainDate;
      /** Days from the as-of date to `due`; negative when past. */
      readonly daysLeft: number;
      /** `met`: done in time. `late`: done after `due`. `past`: not done and `due` has passed. */
      readonly state: 'running' | 'met' | 'late' | 'past';
      readonly metOn: PlainDate | null;
      readonly force: string;
      readonly direction: string;
      readonly by: string;
      readonly trigger: string;
      readonly task: string;
      readonly consequence: string;
      readonly provenance: string;
    }
  | { readonly covered: false; readonly reason: ExplanationStep }
);

type Started = {
  id: ClockId;
  from: PlainDate;
  path: string;
  /** When what the clock asks for was done; null = not yet. */
  metOn: PlainDate | null;
  facts?: ClockFacts;
};

/** The clocks started on or before `asOf`: open ones first, nearest due first; then those done. */
export function runningClocks(file: CaseFile, at: Replay, asOf: PlainDate): readonly RunningClock[] {
  return started(file, at, asOf)
    .filter((s) => s.from <= asOf)
    .map((s) => finish(s, asOf))
    .sort(byUrgency);
}

function finish(s: Started, asOf: PlainDate): RunningClock {
  const answer: ClockAnswer = runClock(s.id, s.from, s.facts);
  const head = { id: s.id, from: s.from, path: s.path, explanation: explainClock(answer) };
  if (!answer.covered) return { ...head, covered: false, reason: answer.reason };
  const { rule, due, safeDue } = answer;
  const metOn = s.metOn !== null && s.metOn <= asOf ? s.metOn : null;
  const passed = asOf > due;
  let state: 'running' | 'met' | 'late' | 'past';
  if (rule.direction === 'keepUntil' || rule.direction === 'notBefore') state = passed ? 'met' : 'running';
  else if (metOn) state = metOn <= due ? 'met' : 'late';
  else state = passed ? 'past' : 'running';
  return {
    ...head,
    covered: true,
    due,
    safeDue,
    daysLeft: daysBetween(asOf, due),
    state,
    metOn,
    force: rule.force,
    direction: rule.direction,
    by: rule.actor,
    trigger: rule.trigger,
    task: rule.task,
    consequence: rule.consequence,
    provenance: rule.provenance,
  };
}

const RANK = { past: 0, running: 1, late: 2, met: 3 } as const;

function byUrgency(a: RunningClock, b: RunningClock): number {
  if (!a.covered || !b.covered) return Number(!a.covered) - Number(!b.covered) || (a.from < b.from ? -1 : 1);
  return RANK[a.state] - RANK[b.state] || a.daysLeft - b.daysLeft || (a.id < b.id ? -1 : 1);
}

function started(file: CaseFile, at: Replay, asOf: PlainDate): Started[] {
  const { entries } = at;
  const list: Started[] = [];
  const first = (kinds: readonly LogKind[], from: PlainDate): PlainDate | null =>
    entries.find((e) => kinds.includes(e.kind) && e.date >= from)?.date ?? null;
  const add = (
    id: ClockId,
    from: PlainDate | null,
    path: string,
    metOn: PlainDate | null,
    facts?: ClockFacts,
  ): void => {
    if (from) list.push({ id, from, path, metOn, ...(facts ? { facts } : {}) });
  };
  const unlisted = file.works.some((w) => w.listed === false);
  const filedOn = entries.findLast((e) => e.kind === 'app.filed')?.date;
  const applicationFacts: ClockFacts = filedOn ? { applicationFiled: filedOn } : {};

  for (const a of file.assessments) {
    add('3.3', a.date, `assessments/${a.id}/date`, a.date ? first(['pre.filed'], a.date) : null);
  }
  for (const { date, path } of periodEnds(file, entries)) {
    add('7.3', date, path, firstAfter(reportDates(file, entries), date, asOf));
  }
  for (const { date, path } of reportDates(file, entries)) {
    add('8.2', date, path, first(['app.filed'], date));
    const own = date === file.externalAudit.reportDate;
    const onControls = own ? file.findings.filter((f) => /^(?:[5-9]|1\d)\./.test(f.controlId)) : [];
    if (onControls.length > 0) add('10.1(4)', date, path, lastCompletion(onControls));
  }
  if (at.listing === 'registered' || at.listing === 'suspended' || at.listing === 'expired') {
    const listed = entries.findLast((e) => e.kind === 'decision.registered');
    const end = listed ? auditPeriodEnd(file, entries.slice(0, entries.indexOf(listed) + 1)) : null;
    // The renewal is the filing made while the registration stood.
    if (listed) add('12.1', end, 'externalAudit/periodEnd', first(['app.filed'], addDays(listed.date, 1)));
  }
  add('7.6(7)', file.internalAudit.endedOn, 'internalAudit/endedOn', null);

  for (const e of entries) {
    const path = `log/${e.id}/date`;
    switch (e.kind) {
      case 'pre.filed':
        if (unlisted) add('5.3', e.date, path, first(['pre.notice', 'pre.notAccepted'], e.date));
        break;
      case 'pre.received':
        add('4.3', e.date, path, first(['pre.inquiry', 'pre.accepted', 'pre.notAccepted'], e.date));
        break;
      case 'pre.inquiry':
        add('4.5(1)', e.date, path, answered(entries, e, 'pre.answered'));
        break;
      case 'app.received':
        add('9.3', e.date, path, first(['app.inquiry', 'app.accepted', 'app.notAccepted'], e.date));
        break;
      case 'app.inquiry':
        add('9.6(1)', e.date, path, answered(entries, e, 'app.answered'));
        break;
      case 'app.infoRequest':
        add('10.4', e.date, path, answered(entries, e, 'app.infoAnswered'), applicationFacts);
        break;
      case 'app.accepted':
        add(
          '10.6',
          e.date,
          path,
          first(['decision.registered', 'decision.rejected', 'decision.withheld'], e.date),
          applicationFacts,
        );
        break;
      case 'decision.withheld':
        add('10.9', e.date, path, first(['withheld.intent'], e.date), applicationFacts);
        break;
      case 'followup.period':
        add('10.10(1)', e.from, `log/${e.id}/from`, null, applicationFacts);
        if (e.to) add('10.10(3)', e.to, `log/${e.id}/to`, first(['followup.report'], e.to), applicationFacts);
        break;
      case 'followup.report':
        add('10.10(4)', e.date, path, first(['followup.filed'], e.date), applicationFacts);
        break;
      case 'incident.recognised':
        add('13.2', e.date, path, answered(entries, e, 'incident.flash'));
        add('13.3', e.date, path, answered(entries, e, 'incident.report'));
        break;
      case 'suspension.started':
        if (e.outcome === '13.7') {
          const incident = entries.find((x) => x.id === e.relatesTo);
          const occurred = incident ? occurrence(entries, incident) : null;
          if (occurred) {
            const facts: ClockFacts =
              incident?.kind === 'incident.recognised' ? { incidentRecognised: incident.date } : {};
            add('18.2(6)', occurred, path, first(['suspension.released'], e.date), facts);
          }
        }
        break;
      default:
    }
  }
  return list;
}

type Dated = { readonly date: PlainDate; readonly path: string };

/** The ends of the audit periods: those logged, and that of the case where the log does not hold it. */
function periodEnds(file: CaseFile, entries: readonly LogEntry[]): Dated[] {
  const logged = entries.flatMap((e): Dated[] =>
    e.kind === 'audit.period' && e.to ? [{ date: e.to, path: `log/${e.id}/to` }] : [],
  );
  return withOwn(logged, file.externalAudit.periodEnd, 'externalAudit/periodEnd');
}

/** The dates of the audit reports, likewise. */
function reportDates(file: CaseFile, entries: readonly LogEntry[]): Dated[] {
  const logged = entries.flatMap((e): Dated[] =>
    e.kind === 'audit.report' ? [{ date: e.date, path: `log/${e.id}/date` }] : [],
  );
  return withOwn(logged, file.externalAudit.reportDate, 'externalAudit/reportDate');
}

function withOwn(logged: Dated[], own: PlainDate | null, path: string): Dated[] {
  return own === null || logged.some((d) => d.date === own) ? logged : [...logged, { date: own, path }];
}

/** The first of the dates after `date` that has come by `asOf`. */
function firstAfter(dates: readonly Dated[], date: PlainDate, asOf: PlainDate): PlainDate | null {
  return dates.reduce<PlainDate | null>((best, d) => {
    if (d.date <= date || d.date > asOf) return best;
    return best === null || d.date < best ? d.date : best;
  }, null);
}

/** The day the last finding was remedied; null while one is open. */
function lastCompletion(findings: CaseFile['findings']): PlainDate | null {
  let last: PlainDate | null = null;
  for (const f of findings) {
    if (!f.completedOn) return null;
    if (!last || f.completedOn > last) last = f.completedOn;
  }
  return last;
}

/** The answer to an entry: one that names it, else the first of the kind on or after its day that names no other. */
function answered(entries: readonly LogEntry[], to: LogEntry, kind: LogKind): PlainDate | null {
  const named = entries.find((e) => e.kind === kind && e.relatesTo === to.id);
  const free = entries.find((e) => e.kind === kind && e.relatesTo === null && e.date >= to.date);
  return (named ?? free)?.date ?? null;
}

function occurrence(entries: readonly LogEntry[], incident: LogEntry): PlainDate | null {
  if (incident.kind === 'incident.occurred') return incident.date;
  const root = entries.find((e) => e.id === incident.relatesTo && e.kind === 'incident.occurred');
  return root?.date ?? null;
}
