/** What the case says, by the fields of the official forms' vocabulary. A field the case cannot answer is left out. */
import { applicationDay, preApplicationDay } from '#domain/facts';
import { controlsNamed } from '#domain/followup';
import { getAt, isPlainDate, type PlainDate } from '#kernel';
import { officialVocabulary } from '#rulebook/official';
import type { CaseFile, Change, Incident, LogEntry, LogKind, OfficialValue, OfficialValues } from '#schemas';
import { reportDay, reportNumber } from '../incident-parts.ts';
import { elementRows, type ElementRow } from './lists.ts';
import {
  askedOf,
  changeOf,
  controlsAsked,
  incidentOf,
  officialPaths,
  type About,
  type Asked,
} from './paths.ts';

type Last = (...kinds: LogKind[]) => LogEntry | undefined;
type Put = (key: string, value: OfficialValue | null | undefined) => void;

/**
 * The values for a form (`formNo` as it is printed: `2-4`, `2-1別添`; null = not known), as the case stands on the date. Only
 * fields with something in them. `about` = for which paper of ours, about which incident, change …
 */
export function officialValues(
  file: CaseFile,
  asOf: PlainDate,
  formNo: string | null,
  about: About = {},
): OfficialValues {
  const values = new Map<string, OfficialValue>();
  const asked = askedOf(file, formNo, about);
  const put: Put = (key, value) => {
    if (!value || (value.kind === 'text' && value.text.trim() === '')) return;
    values.set(key, value);
  };
  for (const [key, path] of officialPaths(file, asked)) put(key, valueAt(file, path));
  const last: Last = (...kinds) =>
    file.log
      .filter((e) => kinds.includes(e.kind) && e.date <= asOf)
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .at(-1);
  if (!values.has('filing.date')) put('filing.date', day(filingDate(file, asOf, asked, last)));
  put('application.kind', { kind: 'choice', value: file.application.kind });
  put('preApplication.noticeDate', day(last('pre.notice')?.date));
  incidentValues(incidentOf(file, asked), asked, last, put);
  changeValues(changeOf(file, asked), last, put);
  const agency = file.assessments.at(-1);
  put('assessment.agency', text(agency?.body ?? ''));
  put('assessment.date', day(agency?.date));
  if (agency?.overall)
    put('assessment.overall', { kind: 'choice', value: agency.overall === 'low' ? '低位' : '低位以外' });
  for (const { key, kind } of officialVocabulary.fields) {
    const rows = kind === 'rows' ? rowsOf(file, key, asked) : [];
    if (rows.length > 0) put(key, { kind: 'rows', rows: rows.map((r) => r.row) });
  }
  return values;
}

/** The rows of a field, each with the id of its element. */
export function rowsOf(file: CaseFile, field: string, asked: Asked): readonly ElementRow[] {
  const named = controlsAsked(file, asked);
  return elementRows(file, field, named === null ? null : new Set(controlsNamed(file, named).known));
}

const text = (value: string): OfficialValue => ({ kind: 'text', text: value });
const day = (date: PlainDate | null | undefined, time: string | null = null): OfficialValue | null =>
  date ? { kind: 'date', date, time } : null;

function valueAt(file: CaseFile, path: string): OfficialValue | null {
  const value = getAt(file, path);
  if (isPlainDate(value)) return day(value);
  return typeof value === 'string' ? text(value) : null;
}

/** The day of a filing that the case does not state: that of the log, of the plan, or of the paper itself. */
function filingDate(file: CaseFile, asOf: PlainDate, asked: Asked, last: Last): PlainDate | null {
  const { form } = asked;
  switch (form) {
    case '1-1':
    case '1-2':
      return preApplicationDay(file, asOf).date;
    case '1-5':
      return last('pre.objection')?.date ?? null;
    case '2-8':
    case 'incident-flash': {
      const incident = incidentOf(file, asked);
      return incident ? reportDay(incident, form === '2-8' ? 'report' : 'flash', asOf) : null;
    }
    case '2-15':
      return last('withdrawal.filed')?.date ?? null;
    case '2-4':
    case '2-3':
    case 'improvement-plan':
    case '':
      return applicationDay(file, asOf).date;
    default:
      // What another paper states itself and does not yet, nobody else knows.
      return null;
  }
}

/** What is known of the incident; where none is written up, what the log says. */
function incidentValues(incident: Incident | null, { form }: Asked, last: Last, put: Put): void {
  const recognised = last('incident.recognised', 'incident.occurred');
  if (!incident) {
    put('incident.recognisedAt', day(recognised?.date, recognised?.time ?? null));
    put('incident.summary', text(recognised?.note ?? ''));
    return;
  }
  put('incident.recognisedAt', day(incident.recognisedOn, incident.recognisedTime));
  const kinds = INCIDENT_KINDS.filter(([, field]) => incident[field] === true).map(([kind]) => kind);
  if (kinds.length > 0) put('incident.kind', { kind: 'choices', values: kinds });
  const { affectedFunctions, affectedAgencies, affectedInformation, affectedUsers } = incident;
  const affected = [affectedFunctions, affectedAgencies, affectedInformation, affectedUsers];
  put('incident.impact', text(affected.filter((line) => line !== '').join('\n')));
  // The stage is that of the paper, not of the log: before it is handed in, the log tells of the report before.
  const stage = form === 'incident-flash' ? 'flash' : 'report';
  const first = stage === 'flash' ? '速報' : '確報';
  put('incident.stage', { kind: 'choice', value: reportNumber(incident, stage) > 1 ? '続報' : first });
}

/** The kinds of a breach, and where the case says that it was one. */
export const INCIDENT_KINDS = [
  ['confidentiality', 'leak'],
  ['integrity', 'falsification'],
  ['availability', 'stop'],
] as const;

/** The items of the public list (11.5) that a form names in one word. The vendor is more than a name, others are not asked. */
export const CHANGE_KINDS = [
  ['service.name', 'name'],
  ['service.url', 'url'],
] as const;

function changeValues(change: Change | null, last: Last, put: Put): void {
  if (!change) return put('change.date', day(last('change.occurred')?.date));
  const touched = Object.entries(change.items).flatMap(([item, yes]) => (yes ? [item] : []));
  const kinds = CHANGE_KINDS.filter(([, item]) => touched.includes(item)).map(([kind]) => kind);
  // Ticking one of two would say that the other has not changed.
  if (kinds.length > 0 && kinds.length === touched.length)
    put('change.kind', { kind: 'choices', values: kinds });
}
