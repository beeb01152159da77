/** What is already settled: steps done by the log and the case, and dates the vendor has set as a plan. */
import type { PlainDate } from '#kernel';
import { rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile } from '#schemas';
import { replay } from '../procedure/index.ts';
import type { StepId } from './steps.ts';

export type Settled = {
  /** Done on or before the as-of date. */
  readonly done: Partial<Readonly<Record<StepId, PlainDate>>>;
  /** Set by the vendor for a later day. */
  readonly planned: Partial<Readonly<Record<StepId, PlainDate>>>;
  /** Whether any work lies outside the listed works (5.3's half-year batch). */
  readonly unlisted: boolean;
};

/** The settled dates of a case as of a date. */
export function settledOf(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): Settled {
  const { entries } = replay(file, asOf, rulebook);
  const last = (kind: string): PlainDate | null => entries.findLast((e) => e.kind === kind)?.date ?? null;
  const assessed = file.assessments
    .flatMap((a) => (a.date ? [a.date] : []))
    .reduce<PlainDate | null>((best, d) => (best === null || d > best ? d : best), null);
  const preFiled = last('pre.filed');
  const known: Record<StepId, PlainDate | null> = {
    describe: null,
    assessment: assessed,
    preFile: preFiled ?? file.preApplication.plannedOn,
    preAccept: last('pre.accepted'),
    notice: entries.findLast((e) => e.kind === 'pre.notice' && e.outcome === 'applies')?.date ?? null,
    controls: operatingFrom(file),
    periodStart: file.externalAudit.periodStart,
    internalAudit: file.internalAudit.endedOn,
    periodEnd: file.externalAudit.periodEnd,
    report: file.externalAudit.reportDate,
    file: last('app.filed') ?? file.application.plannedOn,
    accept: last('app.accepted'),
    decision: last('decision.registered'),
  };
  const done: Partial<Record<StepId, PlainDate>> = {};
  const planned: Partial<Record<StepId, PlainDate>> = {};
  // A planned filing is not a filing: only the log says that it was made.
  const logged = new Set<StepId>(['preFile', 'file']);
  for (const [step, date] of Object.entries(known) as [StepId, PlainDate | null][]) {
    if (!date) continue;
    const made = logged.has(step)
      ? (step === 'preFile' ? preFiled : last('app.filed')) === date
      : date <= asOf;
    if (made && date <= asOf) done[step] = date;
    else if (date > asOf) planned[step] = date;
  }
  if (done.assessment && !done.describe) done.describe = done.assessment;
  return { done, planned, unlisted: file.works.some((w) => w.listed === false) };
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
