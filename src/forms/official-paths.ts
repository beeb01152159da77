/** Where in the case the value of a field of the official forms comes from: for taking a colleague's change back. */
import { isPlainDate } from '#kernel';
import type { CaseFile, OfficialValue } from '#schemas';
import type { FormDefinition } from './contract.ts';

const FIXED: Readonly<Record<string, string>> = {
  'applicant.name': 'vendor/name',
  'applicant.nameKana': 'vendor/nameKana',
  'applicant.corporateNumber': 'vendor/corporateNumber',
  'applicant.postalCode': 'vendor/address/postalCode',
  'applicant.address': 'vendor/address/text',
  'representative.title': 'vendor/representative/title',
  'representative.name': 'vendor/representative/name',
  'service.name': 'service/name',
  'service.url': 'service/url',
  'service.description': 'service/summary',
  'application.kind': 'application/kind',
  'audit.firm': 'externalAudit/firm',
  'audit.periodStart': 'externalAudit/periodStart',
  'audit.periodEnd': 'externalAudit/periodEnd',
  'audit.reportDate': 'externalAudit/reportDate',
  'statement.scope': 'statement/scope',
  'statement.subsequentEvents': 'statement/subsequentEvents',
};

/** The dates of filing that stand in the case itself; all others follow from the log or the plan. */
const FILING_DATES: Readonly<Record<string, string>> = {
  '2-1': 'statement/preparedOn',
  '2-1別添': 'statement/preparedOn',
  '2-2': 'statement/confirmedOn',
  '2-3': 'internalAudit/reportedOn',
};

const CONTACT: Readonly<Record<string, string>> = {
  'contact.department': 'department',
  'contact.name': 'name',
  'contact.phone': 'phone',
  'contact.email': 'email',
};

/** The one path of the case a field of this form is written to; null where there is none, or more than one. */
export function officialPath(file: CaseFile, formNo: string | null, field: string): string | null {
  if (field === 'filing.date') return FILING_DATES[formNo ?? ''] ?? null;
  const part = CONTACT[field];
  if (part === undefined) return FIXED[field] ?? null;
  const role = formNo === '2-8' ? 'incident' : 'main';
  const contact =
    file.contacts.find((c) => c.role === role) ??
    file.contacts.find((c) => c.role === 'main') ??
    file.contacts[0];
  return contact ? `contacts/${contact.id}/${part}` : null;
}

/** The value as the case holds it; undefined where it cannot stand there. An emptied field is '' or null. */
export function caseValueOf(path: string, value: OfficialValue | null): string | null | undefined {
  const isDate = /\/(?:preparedOn|confirmedOn|reportedOn|periodStart|periodEnd|reportDate)$/.test(path);
  if (value === null) return path === 'application/kind' ? undefined : isDate ? null : '';
  if (isDate) return value.kind === 'date' && isPlainDate(value.date) ? value.date : undefined;
  if (path === 'application/kind')
    return value.kind === 'choice' && (value.value === 'new' || value.value === 'renewal')
      ? value.value
      : undefined;
  return value.kind === 'text' ? value.text : undefined;
}

/** The number under which the library knows the official form of a paper; null = the paper has none of its own. */
export function officialNo(form: Pick<FormDefinition, 'key'>): string | null {
  if (form.key === '2-1-annex') return '2-1別添';
  if (form.key === 'improvement-plan') return '改善計画書';
  return /^\d+-\d+$/.test(form.key) ? form.key : null;
}
