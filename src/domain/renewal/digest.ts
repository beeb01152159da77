/** What a renewal keeps of the cycle before, so that changes show even when that case has left the browser (12.3). */
import { lastEntry } from '#domain/facts';
import { getAt, type PlainDate } from '#kernel';
import type { AuditedRow, CaseFile, Renewal, StatementRow } from '#schemas';

/** Other values the auditor must hear of when they change: the scope and what it rests on. */
export const WATCHED_PATHS = [
  'statement/scope',
  'statement/scopeExcluded',
  'service/name',
  'service/summary',
  'service/subcontractors',
  'service/dataLocation',
  'service/certifications',
] as const;

/** Digits of a text that tell whether it changed (two 32-bit FNV-1a sums); blanks at the ends and line ends do not count. */
export function textDigest(text: string): string {
  const trimmed = text.replace(/\r\n?/g, '\n').trim();
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (let i = 0; i < trimmed.length; i++) {
    const unit = trimmed.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193) >>> 0;
    b = Math.imul(b ^ ((unit << 7) | (i % 127)), 0x01000193) >>> 0;
  }
  return a.toString(16).padStart(8, '0') + b.toString(16).padStart(8, '0');
}

/** The day after which an edit cannot have been before the auditor: the filing, or else the report's date. */
export function auditedUntil(file: CaseFile): PlainDate | null {
  const last = '9999-12-31' as PlainDate;
  return lastEntry(file, ['app.filed'], last)?.date ?? file.externalAudit.reportDate;
}

function auditedRow(row: StatementRow, until: PlainDate | null): AuditedRow {
  return {
    decision: row.decision,
    operatingSince: row.operatingSince,
    reason: textDigest(row.reason),
    how: textDigest(row.how),
    owner: textDigest(row.owner),
    // A day in Japan ends at 15:00 UTC.
    late: until !== null && row.changed >= `${until}T15:00:00.000Z`,
  };
}

/** The digest of a case as its audit found it. */
export function digestOf(file: CaseFile): Pick<Renewal, 'rows' | 'values'> {
  const until = auditedUntil(file);
  return {
    rows: Object.fromEntries(file.rows.map((row) => [row.id, auditedRow(row, until)])),
    values: Object.fromEntries(
      WATCHED_PATHS.map((path) => [path, textDigest(String(getAt(file, path) ?? ''))]),
    ),
  };
}
