/** What the case says, by the fields of the official forms' vocabulary. A field the case cannot answer is left out. */
import { applicationDay, preApplicationDay } from '#domain/facts';
import { currentIncident } from '#domain/incident';
import type { PlainDate } from '#kernel';
import { catalogueOf } from '#rulebook/controls';
import type { CaseFile, Level, LogEntry, LogKind, OfficialValue, OfficialValues } from '#schemas';

type Row = Readonly<Record<string, OfficialValue>>;

/**
 * The values for a form (`formNo` as it is printed: `2-4`, `2-1別添`; null = not known), as the case stands on the date. Only
 * fields with something in them.
 */
export function officialValues(file: CaseFile, asOf: PlainDate, formNo: string | null): OfficialValues {
  const values = new Map<string, OfficialValue>();
  const text = (key: string, value: string): void => {
    if (value.trim() !== '') values.set(key, { kind: 'text', text: value });
  };
  const date = (key: string, value: PlainDate | null | undefined, time: string | null = null): void => {
    if (value) values.set(key, { kind: 'date', date: value, time });
  };
  const rows = (key: string, list: readonly Row[]): void => {
    if (list.length > 0) values.set(key, { kind: 'rows', rows: list });
  };
  const last = (...kinds: LogKind[]): LogEntry | undefined =>
    file.log
      .filter((e) => kinds.includes(e.kind) && e.date <= asOf)
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .at(-1);

  const { vendor, service, externalAudit } = file;
  date('filing.date', filingDate(file, asOf, formNo, last));
  text('applicant.name', vendor.name);
  text('applicant.nameKana', vendor.nameKana);
  text('applicant.corporateNumber', vendor.corporateNumber);
  text('applicant.postalCode', vendor.address.postalCode);
  text('applicant.address', vendor.address.text);
  text('representative.title', vendor.representative.title);
  text('representative.name', vendor.representative.name);
  rows(
    'officers[]',
    vendor.officers.map((o) => rowOf({ title: o.title, name: o.name })),
  );

  // Of an incident, the one to ask about it, where there is one.
  const role = formNo === '2-8' ? 'incident' : 'main';
  const contact =
    file.contacts.find((c) => c.role === role) ??
    file.contacts.find((c) => c.role === 'main') ??
    file.contacts[0];
  if (contact) {
    text('contact.department', contact.department);
    text('contact.name', contact.name);
    text('contact.phone', contact.phone);
    text('contact.email', contact.email);
  }

  text('service.name', service.name);
  text('service.url', service.url);
  text('service.description', service.summary);
  values.set('application.kind', { kind: 'choice', value: file.application.kind });
  date('preApplication.noticeDate', last('pre.notice')?.date);
  text('audit.firm', externalAudit.firm);
  date('audit.periodStart', externalAudit.periodStart);
  date('audit.periodEnd', externalAudit.periodEnd);
  date('audit.reportDate', externalAudit.reportDate);
  text('statement.scope', file.statement.scope);
  text('statement.subsequentEvents', file.statement.subsequentEvents);

  const incident = currentIncident(file);
  const recognised = last('incident.recognised', 'incident.occurred');
  if (incident?.recognisedOn) date('incident.recognisedAt', incident.recognisedOn, incident.recognisedTime);
  else date('incident.recognisedAt', recognised?.date, recognised?.time ?? null);
  text('incident.summary', incident?.summary || (recognised?.note ?? ''));
  if (incident) {
    const lost = [
      ['confidentiality', incident.leak],
      ['integrity', incident.falsification],
      ['availability', incident.stop],
    ] as const;
    const kinds = lost.flatMap(([kind, yes]) => (yes === true ? [kind] : []));
    if (kinds.length > 0) values.set('incident.kind', { kind: 'choices', values: kinds });
    const { affectedFunctions, affectedAgencies, affectedInformation, affectedUsers } = incident;
    const affected = [affectedFunctions, affectedAgencies, affectedInformation, affectedUsers];
    text('incident.impact', affected.filter((line) => line !== '').join('\n'));
    text('incident.cause', incident.cause);
    text('incident.response', incident.response);
    text('incident.prevention', incident.prevention);
  }
  const stage = last('incident.flash', 'incident.update', 'incident.report', 'incident.resolved');
  if (stage) values.set('incident.stage', { kind: 'choice', value: STAGES[stage.kind] ?? '続報' });
  date('change.date', last('change.occurred')?.date);

  assessment(file, text, date, rows, (key, value) => values.set(key, { kind: 'choice', value }));
  rows('controls[]', controls(file));
  rows(
    'findings[]',
    file.findings.map((f) => ({
      ...rowOf({ controlId: f.controlId, summary: f.description, action: f.action, owner: f.owner }),
      ...(f.plannedOn === null ? {} : { due: { kind: 'date', date: f.plannedOn, time: null } as const }),
    })),
  );
  return values;
}

const STAGES: Partial<Record<LogKind, string>> = {
  'incident.flash': '速報',
  'incident.update': '続報',
  'incident.report': '確報',
  'incident.resolved': '確報',
};

/** The texts of a row; empty ones are left out. */
const rowOf = (cells: Readonly<Record<string, string>>): Row =>
  Object.fromEntries(
    Object.entries(cells)
      .filter(([, value]) => value.trim() !== '')
      .map(([key, value]) => [key, { kind: 'text', text: value }]),
  );

/** The day that stands on the form: that of its own filing, planned or made. */
function filingDate(
  file: CaseFile,
  asOf: PlainDate,
  formNo: string | null,
  last: (...kinds: LogKind[]) => LogEntry | undefined,
): PlainDate | null {
  switch (formNo) {
    case '1-1':
    case '1-2':
      return preApplicationDay(file, asOf).date;
    case '1-5':
      return last('pre.objection')?.date ?? null;
    case '2-1':
    case '2-1別添':
      return file.statement.preparedOn;
    case '2-2':
      return file.statement.confirmedOn;
    case '2-3':
      return file.internalAudit.reportedOn;
    case '2-8':
      return last('incident.report', 'incident.update', 'incident.flash')?.date ?? null;
    case '2-10':
      return last('change.filedMaterial')?.date ?? null;
    case '2-11':
      return last('change.filedListed')?.date ?? null;
    case '2-15':
      return last('withdrawal.filed')?.date ?? null;
    case '2-17':
      return last('objection.filed')?.date ?? null;
    default:
      return applicationDay(file, asOf).date;
  }
}

const LEVELS: Readonly<Record<Level, string>> = { low: '低', moderate: '中', high: '高' };

/** The impact assessment: an agency's result where there is one, else the vendor's own. */
function assessment(
  file: CaseFile,
  text: (key: string, value: string) => void,
  date: (key: string, value: PlainDate | null) => void,
  rows: (key: string, list: readonly Row[]) => void,
  choice: (key: string, value: string) => void,
): void {
  const agency = file.assessments.at(-1);
  text('assessment.agency', agency?.body ?? '');
  date('assessment.date', agency?.date ?? null);
  if (agency?.overall) choice('assessment.overall', agency.overall === 'low' ? '低位' : '低位以外');
  rows(
    'assessment.functions[]',
    file.functions.map((f) => rowOf({ name: f.name, detail: f.description })),
  );
  rows(
    'assessment.information[]',
    file.information.map((i) => {
      const levels = agency?.results.find((r) => r.informationId === i.id)?.levels ?? i.self;
      const axes = { c: levels.confidentiality, i: levels.integrity, a: levels.availability };
      const picked = Object.entries(axes).flatMap(([key, level]) =>
        level === null ? [] : [[key, { kind: 'choice', value: LEVELS[level] }] as const],
      );
      return { ...rowOf({ name: i.name }), ...Object.fromEntries(picked) };
    }),
  );
}

/** The statement's rows with a decision; objectives are printed on the form and have none. */
function controls(file: CaseFile): Row[] {
  const { control } = catalogueOf(file);
  return file.rows
    .filter((row) => row.decision !== null && control(row.id)?.tier !== 'objective')
    .map((row) => ({
      ...rowOf({
        id: row.id,
        how: row.decision === 'adopted' ? row.how : '',
        reason: row.decision === 'notAdopted' ? row.reason : '',
      }),
      adopted: { kind: 'choice', value: row.decision === 'adopted' ? 'true' : 'false' },
    }));
}
