/** The internal audit (7.2, 7.6(7), 別紙2). */
import type { PlainDate } from '#kernel';
import { runClock } from '#domain/calendar';
import { error, lastEntry, missingOf, warning } from '#domain/facts';
import { internalAuditReport } from '#domain/special-measure';
import { rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile, Problem } from '#schemas';
import { examinedProblems } from './examined.ts';

export type InternalAuditResult = {
  /** Whether 2-3 is part of the application (8.1(8), 附則(R5.5.11)1). The audit itself is always required (7.2). */
  readonly reportRequired: boolean;
  readonly endedOn: PlainDate | null;
  /** Last day its records must be kept (7.6(7)); null while the end is not known. */
  readonly keepUntil: PlainDate | null;
  readonly problems: readonly Problem[];
};

const CLAUSES = ['7.2', '別紙2'];

/** What is recorded of the internal audit, and what is wrong with it. */
export function checkInternalAudit(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): InternalAuditResult {
  const a = file.internalAudit;
  const endedOn = a.endedOn ?? lastEntry(file, ['audit.internalEnded'], asOf)?.date ?? null;
  const keep = endedOn === null ? null : runClock('7.6(7)', endedOn, {}, rulebook.clocks);
  return {
    reportRequired: internalAuditReport(file, asOf, rulebook).required,
    endedOn,
    keepUntil: keep?.covered ? keep.due : null,
    problems: [...contents(file), ...order(file, asOf), ...examinedProblems(file, asOf), ...records(file)],
  };
}

function contents(file: CaseFile): Problem[] {
  const a = file.internalAudit;
  const at = 'internalAudit/';
  return missingOf([
    [`${at}plan`, a.plan, CLAUSES],
    [`${at}scope`, a.scope, CLAUSES],
    [`${at}lead`, a.lead, CLAUSES],
    // Those named one by one say it better than the text does.
    [`${at}auditors`, a.people.length > 0 ? true : a.auditors, CLAUSES],
    [`${at}independence`, a.independence, CLAUSES],
    [`${at}periodStart`, a.periodStart, CLAUSES],
    [`${at}periodEnd`, a.periodEnd, CLAUSES],
    [`${at}endedOn`, a.endedOn, ['7.2', '7.6(7)']],
    [`${at}reportedOn`, a.reportedOn, CLAUSES],
    [`${at}reportedTo`, a.reportedTo, CLAUSES],
    [`${at}method`, a.method, CLAUSES],
    [`${at}result`, a.result, CLAUSES],
  ]);
}

function order(file: CaseFile, asOf: PlainDate): Problem[] {
  const a = file.internalAudit;
  const at = 'internalAudit/';
  const problems: Problem[] = [];
  if (a.periodStart !== null && a.periodEnd !== null && a.periodEnd < a.periodStart) {
    const params = { startDate: a.periodStart, endDate: a.periodEnd };
    problems.push(error('audit.internal.periodReversed', `${at}periodEnd`, ['7.2', '7.12'], params));
  }
  if (a.endedOn !== null && a.endedOn > asOf) {
    problems.push(error('audit.internal.notEnded', `${at}endedOn`, ['7.2'], { date: a.endedOn }));
  }
  if (a.endedOn !== null && a.periodEnd !== null && a.endedOn < a.periodEnd) {
    const params = { date: a.endedOn, endDate: a.periodEnd };
    problems.push(warning('audit.internal.endedBeforePeriodEnd', `${at}endedOn`, ['7.2'], params));
  }
  if (a.endedOn !== null && a.reportedOn !== null && a.reportedOn < a.endedOn) {
    const params = { date: a.reportedOn, endDate: a.endedOn };
    problems.push(error('audit.internal.reportedBeforeEnd', `${at}reportedOn`, ['7.2', '7.12'], params));
  }
  return problems;
}

function records(file: CaseFile): Problem[] {
  const kept =
    file.internalAudit.attachmentIds.length > 0 ||
    file.attachments.some((a) => a.kind === 'internalAuditRecord');
  if (kept || file.internalAudit.endedOn === null) return [];
  // The rules ask to keep the records, not to file them here: a reminder only.
  return [warning('audit.internal.recordsNotKept', 'internalAudit/attachmentIds', ['7.6(7)'])];
}
