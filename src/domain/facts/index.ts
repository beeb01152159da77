/** What several decisions ask of a case: dated log entries, filing days, and the shape of a reason. */
import type { PlainDate } from '#kernel';
import type { CaseFile, LogEntry, LogKind, Problem, Severity } from '#schemas';

/** A reason is a problem with its code, clauses and field; reasons that explain a good result have severity `info`. */
export type Reason = Problem;

/** A decision on one requirement. `unknown` names everything that is still needed to decide. */
export type Verdict =
  | { readonly state: 'met'; readonly reasons: readonly Reason[] }
  | { readonly state: 'notMet'; readonly reasons: readonly Reason[] }
  | { readonly state: 'unknown'; readonly reasons: readonly Reason[] };

type Params = Problem['params'];
type Maker = (code: string, path: string, clauses: readonly string[], params?: Params) => Problem;

const maker =
  (severity: Severity): Maker =>
  (code, path, clauses, params = {}) => ({ code, severity, clauses, path, params });

/** Something that must be mended before filing. */
export const error = maker('error');
/** Something to look at before filing. */
export const warning = maker('warning');
/** Something to know. */
export const info = maker('info');

/** An empty field that has to be filled; the sentence takes the label from the path. */
export const missing = (path: string, clauses: readonly string[]): Problem =>
  error('field.missing', path, clauses);

/** Whether a text is empty but for white space. */
export const blank = (text: string): boolean => text.trim() === '';

/** `missing` for every path whose value is blank. */
export function missingOf(
  values: readonly (readonly [path: string, value: string | boolean | null, clauses: readonly string[]])[],
): Problem[] {
  return values
    .filter(([, value]) => value === null || (typeof value === 'string' && blank(value)))
    .map(([path, , clauses]) => missing(path, clauses));
}

/** Entries of the kinds on or before the date, oldest first; same-day entries in the order they were written. */
export function entriesOf(file: CaseFile, kinds: readonly LogKind[], asOf: PlainDate): LogEntry[] {
  return file.log
    .filter((e) => e.date <= asOf && kinds.includes(e.kind))
    .sort((a, b) => compare(a.date, b.date) || compare(a.created, b.created) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The latest entry of the kinds on or before the date. */
export function lastEntry(file: CaseFile, kinds: readonly LogKind[], asOf: PlainDate): LogEntry | null {
  return entriesOf(file, kinds, asOf).at(-1) ?? null;
}

/** The day a filing was made (from the log) or is planned for. */
export type FilingDay = {
  readonly date: PlainDate | null;
  readonly filed: boolean;
  /** The field the date stands in. */
  readonly path: string;
};

function filingDay(
  file: CaseFile,
  asOf: PlainDate,
  kinds: { filed: LogKind; spent: readonly LogKind[] },
  planned: { date: PlainDate | null; path: string },
): FilingDay {
  const filed = lastEntry(file, [kinds.filed], asOf);
  if (filed) {
    // A filing that was turned down is over; the next one is the planned one, if it lies after it.
    const over = entriesOf(file, kinds.spent, asOf).find((e) => e.date >= filed.date);
    const again = over !== undefined && planned.date !== null && planned.date >= over.date;
    if (!again) return { date: filed.date, filed: true, path: `log/${filed.id}/date` };
  }
  return { date: planned.date, filed: false, path: planned.path };
}

/** When the pre-application was filed, or is planned to be (3.1). */
export function preApplicationDay(file: CaseFile, asOf: PlainDate): FilingDay {
  return filingDay(
    file,
    asOf,
    { filed: 'pre.filed', spent: ['pre.notAccepted'] },
    { date: file.preApplication.plannedOn, path: 'preApplication/plannedOn' },
  );
}

/** When the application was filed, or is planned to be (8.1). */
export function applicationDay(file: CaseFile, asOf: PlainDate): FilingDay {
  return filingDay(
    file,
    asOf,
    { filed: 'app.filed', spent: ['app.notAccepted', 'decision.rejected'] },
    { date: file.application.plannedOn, path: 'application/plannedOn' },
  );
}

/** Attachment ids of the case. */
export const attachmentIds = (file: CaseFile): ReadonlySet<string> =>
  new Set(file.attachments.map((a) => a.id));

/** Evidence ids of the case. */
export const evidenceIds = (file: CaseFile): ReadonlySet<string> => new Set(file.evidence.map((e) => e.id));

/** The path of a list of ids, and the ids. */
export type IdList = readonly [path: string, ids: readonly string[]];

/** Every place of the case that names attachments. Lists that may be many are left out while empty. */
export function attachmentLists(file: CaseFile): IdList[] {
  const lists: IdList[] = [
    ['internalAudit/attachmentIds', file.internalAudit.attachmentIds],
    ['externalAudit/attachmentIds', file.externalAudit.attachmentIds],
    ['specialMeasure/attachmentIds', file.specialMeasure.attachmentIds],
  ];
  for (const a of file.assessments) lists.push([`assessments/${a.id}/attachmentIds`, a.attachmentIds]);
  for (const f of file.findings) lists.push([`findings/${f.id}/attachmentIds`, f.attachmentIds]);
  for (const [path, ids] of laterLists(file)) if (ids.length > 0) lists.push([path, ids]);
  for (const e of file.log)
    if (e.attachmentIds.length > 0) lists.push([`log/${e.id}/attachmentIds`, e.attachmentIds]);
  for (const e of file.evidence) {
    if (e.attachmentId !== null) lists.push([`evidence/${e.id}/attachmentId`, [e.attachmentId]]);
    if (e.earlierIds.length > 0) lists.push([`evidence/${e.id}/earlierIds`, e.earlierIds]);
  }
  return lists;
}

type Named = { readonly id: string; readonly attachmentIds: readonly string[] };

/** The lists of what came after the application: the review, incidents, received papers, the papers after registration. */
function laterLists({ review, incidents, received, after }: CaseFile): IdList[] {
  const { changes, monitoring, reaudits, objections, dutyChecks } = after;
  const of = (at: string, list: readonly Named[]): IdList[] =>
    list.map((one) => [`${at}/${one.id}/attachmentIds`, one.attachmentIds]);
  return [
    ...of('review/answers', review.answers),
    ['review/followup/attachmentIds', review.followup.attachmentIds],
    ...of('incidents', incidents),
    ...of('received', received),
    ...Object.entries({ changes, monitoring, reaudits, objections, dutyChecks }).flatMap(([key, list]) =>
      of(`after/${key}`, list),
    ),
    ...monitoring.flatMap((m) => of(`after/monitoring/${m.id}/questions`, m.questions)),
  ];
}
