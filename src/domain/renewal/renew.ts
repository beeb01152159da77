/** The next cycle of a case (12.1–12.3, 7.14): what was decided is kept, what was proven, dated or signed begins anew. */
import { lastEntry } from '#domain/facts';
import { serviceUseOf } from '#domain/special-measure';
import type { PlainDate } from '#kernel';
import { newCase, type CaseFile, type RecordSource, type StatementRow } from '#schemas';
import { digestOf } from './digest.ts';

const EVER = '9999-12-31' as PlainDate;

/** The last day of the audit period the renewal must follow on (7.14); null while none is known. */
export function endOfLastPeriod(file: CaseFile): PlainDate | null {
  return (
    file.externalAudit.periodEnd ??
    lastEntry(file, ['audit.period'], EVER)?.to ??
    file.externalAudit.previousPeriodEnd
  );
}

/**
 * A new case for the renewal of `file`. Kept: vendor, contacts, service, functions, works, the vendor's own assessment
 * with the scale it was made by, the scope, every row's decision and wording, 7.5, the tools of the workbench, the catalogue. Left behind: proofs,
 * evidence, marks of progress, dates of the cycle, log, audits, findings, oath, papers received, the special measure (it
 * can be used once). What is new in the case file later starts blank until it is named here.
 */
export function renewCase(file: CaseFile, source: RecordSource): CaseFile {
  const now = source.now();
  // Without rows: they come from the case before.
  const blank = newCase(source, {
    title: nextTitle(file),
    edition: file.edition,
    catalogue: file.catalogue,
    controlIds: [],
  });
  const kept = <T extends { created: string; changed: string }>(record: T): T => ({
    ...record,
    created: now,
    changed: now,
  });
  return {
    ...blank,
    sample: file.sample,
    vendor: {
      ...kept(file.vendor),
      officers: file.vendor.officers.map(kept),
      shareholders: file.vendor.shareholders.map(kept),
    },
    contacts: file.contacts.map(kept),
    service: kept(file.service),
    functions: file.functions.map(kept),
    works: file.works.map(kept),
    information: file.information.map(kept),
    impactScale: file.impactScale,
    specialMeasure: { ...blank.specialMeasure, ...usesOf(file) },
    statement: {
      ...blank.statement,
      scope: file.statement.scope,
      scopeExcluded: file.statement.scopeExcluded,
      annexLanguage: file.statement.annexLanguage,
    },
    rows: file.rows.map((row) => nextRow(kept(row))),
    ownCatalogue: file.ownCatalogue,
    archivedRows: file.archivedRows.map((row) => ({ ...kept(row), ...CLEARED })),
    externalAudit: { ...blank.externalAudit, previousPeriodEnd: endOfLastPeriod(file) },
    disclosure: { ...kept(file.disclosure), lastTestedOn: null },
    application: { ...blank.application, kind: 'renewal' },
    workbench: nextWorkbench(file, kept),
    renewal: {
      ...blank.renewal,
      cycle: Math.min(file.renewal.cycle + 1, 99),
      previousCaseId: file.id,
      previousTitle: file.title,
      ...digestOf(file),
    },
  };
}

/** The special measure itself is over with its cycle; that it was used stays known, for it can be used once (special 2(4)). */
function usesOf(
  file: CaseFile,
): Pick<CaseFile['specialMeasure'], 'auditScopeUsedOn' | 'internalAuditExemptionUsedOn'> {
  const { used, filedOn } = serviceUseOf(file, EVER);
  const { auditScopeUsedOn, internalAuditExemptionUsedOn } = file.specialMeasure;
  return {
    auditScopeUsedOn: auditScopeUsedOn ?? (used['①'] ? filedOn : null),
    internalAuditExemptionUsedOn: internalAuditExemptionUsedOn ?? (used['②'] ? filedOn : null),
  };
}

/** What a row loses: proof and marks of progress. The start of operation is a fact about the control, not of the cycle. */
const CLEARED = {
  evidenceIds: [],
  work: 'todo',
  howChanged: null,
  evidenceChanged: null,
} satisfies Partial<StatementRow>;

const nextRow = (row: StatementRow): StatementRow => ({ ...row, ...CLEARED });

function nextWorkbench(
  { workbench }: CaseFile,
  kept: <T extends { created: string; changed: string }>(record: T) => T,
): CaseFile['workbench'] {
  return {
    views: workbench.views.map((view) => ({ ...kept(view), filter: { ...view.filter, changedSince: null } })),
    snippets: workbench.snippets.map(kept),
    variables: workbench.variables.map(kept),
    mutes: workbench.mutes.map(kept),
    people: workbench.people.map(kept),
  };
}

const CYCLE = /（更新\d*）$/;

/** `あさぎり会議室予約（更新）`, then `（更新2）`. */
function nextTitle(file: CaseFile): string {
  const bare = file.title.replace(CYCLE, '');
  const suffix = file.renewal.cycle === 1 ? '（更新）' : `（更新${file.renewal.cycle}）`;
  return [...bare].slice(0, 480).join('') + suffix;
}
