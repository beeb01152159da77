/** Where in the case the fields of the official forms stand that are one value there: read from it, and taken back into it. */
import { currentIncident } from '#domain/incident';
import type { CaseFile } from '#schemas';
import { listOf, mainPaper } from './use.ts';

/** A form of this number, about a paper and an element of it; what is left out is as the form is taken for by itself. */
export type About = { readonly form?: string; readonly subject?: string };

/** The paper and its element. */
export type Asked = {
  readonly form: string;
  /** The list of the case the paper is about, and the id of its element ('' = none there). */
  readonly list: string | null;
  readonly subject: string;
};

export function askedOf(file: CaseFile, formNo: string | null, about: About): Asked {
  const form = about.form ?? mainPaper(formNo);
  const list = listOf(form);
  return { form, list, subject: list === null ? '' : about.subject || lastOf(file, list) };
}

function lastOf(file: CaseFile, list: string): string {
  const elements: Readonly<Record<string, readonly { readonly id: string }[]>> = {
    incidents: file.incidents,
    'after/changes': file.after.changes,
    'after/monitoring': file.after.monitoring,
    'after/reaudits': file.after.reaudits,
    'after/objections': file.after.objections,
    'review/answers': file.review.answers,
  };
  return elements[list]?.at(-1)?.id ?? '';
}

/** The incident a form speaks of: that asked for, on a paper about something else the one that is dealt with. */
export const incidentOf = (file: CaseFile, { list, subject }: Asked): CaseFile['incidents'][number] | null =>
  list === 'incidents' ? (file.incidents.find((i) => i.id === subject) ?? null) : currentIncident(file);

/** The change likewise. */
export const changeOf = (
  file: CaseFile,
  { list, subject }: Asked,
): CaseFile['after']['changes'][number] | null =>
  (list === 'after/changes' ? file.after.changes.find((c) => c.id === subject) : file.after.changes.at(-1)) ??
  null;

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
};

/** The dates of filing that stand in the case itself, of papers about the case as a whole; others follow from the log or the plan. */
const DATES: Readonly<Record<string, string>> = {
  '2-1': 'statement/preparedOn',
  '2-1-annex': 'statement/preparedOn',
  '2-2': 'statement/confirmedOn',
  '2-3': 'internalAudit/reportedOn',
  '2-15': 'after/withdrawal/filedOn',
  '2-20': 'review/followup/intentOn',
  '2-21': 'review/followup/filedOn',
  '2-1-followup': 'review/followup/preparedOn',
  '2-1-annex-followup': 'review/followup/preparedOn',
  '2-2-followup': 'review/followup/confirmedOn',
  '7.6-oath': 'oath/swornOn',
  'special-measure-pledge': 'specialMeasure/pledgedOn',
};

/** The same of papers about one element: the field of it. */
const ELEMENT_DATES: Readonly<Record<string, string>> = {
  '2-9': 'releaseOn',
  '2-10': 'filedOn',
  '2-11': 'filedOn',
  '2-17': 'filedOn',
  '2-1-reaudit': 'preparedOn',
  '2-1-annex-reaudit': 'preparedOn',
  'inquiry-answer': 'answeredOn',
  'monitoring-answer': 'answeredOn',
  'monitoring-defence': 'defenceOn',
};

const AUDIT: Readonly<Record<string, string>> = {
  'audit.firm': 'firm',
  'audit.periodStart': 'periodStart',
  'audit.periodEnd': 'periodEnd',
  'audit.reportDate': 'reportDate',
};
const PART: Readonly<Record<string, string>> = {
  ...AUDIT,
  'statement.scope': 'scope',
  'statement.subsequentEvents': 'subsequentEvents',
};

const CONTACT: Readonly<Record<string, string>> = {
  'contact.department': 'department',
  'contact.name': 'name',
  'contact.phone': 'phone',
  'contact.email': 'email',
};
const INCIDENT: Readonly<Record<string, string>> = {
  'incident.summary': 'summary',
  'incident.cause': 'cause',
  'incident.response': 'response',
  'incident.prevention': 'prevention',
};
const CHANGE: Readonly<Record<string, string>> = {
  'change.before': 'before',
  'change.after': 'after',
  'change.date': 'occurredOn',
};

const ofFollowup = (form: string): boolean => form === '2-21' || form.endsWith('-followup');

/** The path of each field that is one value of the case. */
export function officialPaths(file: CaseFile, asked: Asked): ReadonlyMap<string, string> {
  const { form, list, subject } = asked;
  const paths = new Map(Object.entries(FIXED));
  const put = (root: string, fields: Readonly<Record<string, string>>): void => {
    for (const [field, leaf] of Object.entries(fields)) paths.set(field, `${root}/${leaf}`);
  };
  if (ofFollowup(form)) put('review/followup', PART);
  else if (form.endsWith('-reaudit')) {
    if (subject !== '') put(`${list}/${subject}`, PART);
  } else {
    put('externalAudit', AUDIT);
    put('statement', {
      'statement.scope': 'scope',
      'statement.subsequentEvents': 'subsequentEvents',
    });
  }
  const date = DATES[form];
  const elementDate = ELEMENT_DATES[form];
  if (date !== undefined) paths.set('filing.date', date);
  else if (elementDate !== undefined && subject !== '')
    paths.set('filing.date', `${list}/${subject}/${elementDate}`);

  // Of an incident, the one to ask about it, where there is one.
  const role = form === '2-8' || form === 'incident-flash' ? 'incident' : 'main';
  const contact =
    file.contacts.find((c) => c.role === role) ??
    file.contacts.find((c) => c.role === 'main') ??
    file.contacts[0];
  if (contact) put(`contacts/${contact.id}`, CONTACT);
  const incident = incidentOf(file, asked);
  if (incident) put(`incidents/${incident.id}`, INCIDENT);
  const change = changeOf(file, asked);
  if (change) put(`after/changes/${change.id}`, CHANGE);
  return paths;
}

/** The controls a partial statement is about; null = all. */
export function controlsAsked(file: CaseFile, { form, subject }: Asked): string | null {
  if (form === '2-1-annex-followup') return file.review.followup.controlIds;
  if (form !== '2-1-annex-reaudit') return null;
  return file.after.reaudits.find((r) => r.id === subject)?.controlIds ?? '';
}
