/** What is already settled: steps done by the log and the case, and dates the vendor has set as a plan. */
import type { PlainDate } from '#kernel';
import { rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile, LogEntry } from '#schemas';
import { trace } from '../procedure/index.ts';
import type { StepId } from './steps.ts';

export type Settled = {
  /** Done on or before the as-of date. */
  readonly done: Partial<Readonly<Record<StepId, PlainDate>>>;
  /** Set by the vendor for a later day. */
  readonly planned: Partial<Readonly<Record<StepId, PlainDate>>>;
  /** Whether any work lies outside the listed works (5.3's half-year batch). */
  readonly unlisted: boolean;
  /** For a renewal: the end of the audit period the new one must follow on (7.14). */
  readonly previousEnd: PlainDate | null;
  /** For a renewal: the last day to apply for it (12.1). */
  readonly renewBy: PlainDate | null;
};

type Round = {
  preFile: LogEntry | null;
  preAccept: LogEntry | null;
  notice: LogEntry | null;
  file: LogEntry | null;
  accept: LogEntry | null;
  decision: LogEntry | null;
  /** The last of their kind, of whatever round. */
  period: LogEntry | null;
  internalEnded: LogEntry | null;
  report: LogEntry | null;
  /** The filing of the round before, where this one is a renewal or a new start after a registration. */
  previousFiling: LogEntry | null;
};

/** The settled dates of a case as of a date. */
export function settledOf(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): Settled {
  const { position, entries } = trace(file, asOf, rulebook);
  const round = currentRound(entries);
  const since = round.previousFiling?.date ?? null;
  /** What the case holds of an audit before the last registration belongs to that round, not to this. */
  const own = (date: PlainDate | null): PlainDate | null =>
    date !== null && since !== null && date <= since ? null : date;
  const current = (entry: LogEntry | null): LogEntry | null => (entry && own(entry.date) ? entry : null);
  const assessed = file.assessments
    .flatMap((a) => (a.date ? [a.date] : []))
    .reduce<PlainDate | null>((best, d) => (best === null || d > best ? d : best), null);
  const { externalAudit } = file;
  const period = current(round.period);
  const isCurrent = own(externalAudit.periodEnd ?? externalAudit.periodStart) !== null;
  const known: Record<StepId, PlainDate | null> = {
    describe: null,
    assessment: assessed,
    preFile: round.preFile?.date ?? file.preApplication.plannedOn,
    preAccept: round.preAccept?.date ?? null,
    notice: round.notice?.date ?? null,
    controls: operatingFrom(file),
    periodStart: isCurrent ? externalAudit.periodStart : (period?.from ?? null),
    internalAudit: own(file.internalAudit.endedOn) ?? current(round.internalEnded)?.date ?? null,
    periodEnd: own(externalAudit.periodEnd) ?? period?.to ?? null,
    report: own(externalAudit.reportDate) ?? current(round.report)?.date ?? null,
    file: round.file?.date ?? file.application.plannedOn,
    accept: round.accept?.date ?? null,
    decision: round.decision?.date ?? null,
  };
  const done: Partial<Record<StepId, PlainDate>> = {};
  const planned: Partial<Record<StepId, PlainDate>> = {};
  for (const [step, date] of Object.entries(known) as [StepId, PlainDate | null][]) {
    if (!date) continue;
    // A planned filing is not a filing: only the log says that it was made.
    const made = step === 'preFile' || step === 'file' ? round[step] !== null : date <= asOf;
    if (made) done[step] = date;
    else if (date > asOf) planned[step] = date;
  }
  if (done.assessment && !done.describe) done.describe = done.assessment;
  const listed = position.listing === 'registered' || position.listing === 'suspended';
  const renewing = listed && since !== null;
  return {
    done,
    planned,
    unlisted: file.works.some((w) => w.listed === false),
    previousEnd: externalAudit.previousPeriodEnd ?? (renewing ? (position.auditEnd?.date ?? null) : null),
    renewBy: renewing ? position.expires : null,
  };
}

/** The filing under way, or the last one decided: a refusal takes back what it refused, a new filing begins anew. */
function currentRound(entries: readonly LogEntry[]): Round {
  const round: Round = {
    preFile: null,
    preAccept: null,
    notice: null,
    file: null,
    accept: null,
    decision: null,
    period: null,
    internalEnded: null,
    report: null,
    previousFiling: null,
  };
  const reset = (): void => {
    round.preFile = round.preAccept = round.notice = round.file = round.accept = round.decision = null;
  };
  for (const e of entries) {
    switch (e.kind) {
      case 'pre.filed':
        if (round.decision) round.previousFiling = round.file ?? round.decision;
        reset();
        round.preFile = e;
        break;
      case 'pre.accepted':
        round.preAccept = e;
        break;
      case 'pre.notAccepted':
        reset();
        break;
      case 'pre.notice':
        if (e.outcome === 'applies') round.notice = e;
        else if (e.outcome === 'notApplicable') reset();
        break;
      case 'audit.period':
        round.period = e;
        break;
      case 'audit.internalEnded':
        round.internalEnded = e;
        break;
      case 'audit.report':
        round.report = e;
        break;
      case 'app.filed':
        round.file = e;
        round.accept = null;
        break;
      case 'app.accepted':
      case 'followup.accepted': // 10.12: the six months of 10.6 run again.
        round.accept = e;
        break;
      case 'app.notAccepted':
        round.file = round.accept = null;
        break;
      case 'decision.registered':
        round.decision = e;
        break;
      case 'decision.rejected':
        // 8.1(9): the notice stands; the application, and the audit report with its month (8.2), are to be had anew.
        round.file = round.accept = round.decision = null;
        break;
      default:
    }
  }
  return round;
}

/** The day the last adopted control began to operate; null while one has no day, or none is adopted. */
function operatingFrom(file: CaseFile): PlainDate | null {
  let latest: PlainDate | null = null;
  for (const row of file.rows) {
    if (row.decision !== 'adopted') continue;
    if (row.operatingSince === null) return null;
    if (latest === null || row.operatingSince > latest) latest = row.operatingSince;
  }
  return latest;
}
