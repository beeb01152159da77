/** The filings themselves: days, what must be attached, and what must have happened before. */
import { isCorporateNumber, normaliseCode, type PlainDate } from '#kernel';
import { closedReason, lastOpeningDayOnOrBefore, runClock } from '#domain/calendar';
import {
  applicationDay,
  attachmentIds,
  attachmentLists,
  error,
  evidenceIds,
  type IdList,
  lastEntry,
  missing,
  preApplicationDay,
  warning,
  type FilingDay,
} from '#domain/facts';
import { rulebookFor, type Rulebook } from '#rulebook';
import type { AttachmentKind, CaseFile, Problem } from '#schemas';

function planned(day: FilingDay, asOf: PlainDate, clauses: readonly string[]): Problem[] {
  if (day.filed || day.date === null) return [];
  const { date, path } = day;
  if (date < asOf) return [warning('filing.plannedInPast', path, clauses, { date })];
  const closed = closedReason(date);
  if (closed === null) return [];
  const params = { date, reason: closed, untilDate: lastOpeningDayOnOrBefore(date) ?? date };
  return [warning('filing.closedDay', path, clauses, params)];
}

/** When the pre-application is to be filed. */
export function preApplicationDayProblems(file: CaseFile, asOf: PlainDate): Problem[] {
  const day = preApplicationDay(file, asOf);
  if (day.date === null) return [missing('preApplication/plannedOn', ['3.1', '3.3'])];
  return planned(day, asOf, ['3.1']);
}

/** 8.2, 9.1(2): within one month of the report's date. */
export function applicationDayProblems(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): Problem[] {
  const clauses = ['8.2', '9.1(2)'];
  const day = applicationDay(file, asOf);
  const { reportDate } = file.externalAudit;
  const problems: Problem[] = [];
  if (reportDate === null) problems.push(missing('externalAudit/reportDate', ['7.3', '8.2']));
  if (day.date === null) problems.push(missing('application/plannedOn', clauses));
  if (reportDate === null || day.date === null) return [...problems, ...planned(day, asOf, clauses)];
  const clock = runClock('8.2', reportDate, {}, rulebook.clocks);
  if (day.date < reportDate) {
    problems.push(error('filing.beforeReport', day.path, ['8.2', '7.12'], { date: day.date, reportDate }));
  } else if (!clock.covered) {
    problems.push(error('filing.notCovered', 'externalAudit/reportDate', clauses, { date: reportDate }));
  } else if (day.date > clock.due) {
    const params = { date: day.date, reportDate, due: clock.due };
    problems.push(error('filing.tooLate', day.path, clauses, params));
  } else if (!day.filed && clock.due < asOf) {
    problems.push(error('filing.missed', day.path, clauses, { reportDate, due: clock.due }));
  }
  return [...problems, ...planned(day, asOf, clauses)];
}

const holds = (file: CaseFile, kind: AttachmentKind): boolean =>
  file.attachments.some((a) => a.kind === kind);

/** Each agency's own sheet (3.1(1)). */
export function preApplicationAttachments(file: CaseFile): Problem[] {
  if (file.assessments.length === 0) return [error('impact.noAssessment', 'assessments', ['3.1(1)', '3.3'])];
  return file.assessments
    .filter((a) => a.attachmentIds.length === 0)
    .map((a) =>
      error('attachment.assessmentSigned', `assessments/${a.id}/attachmentIds`, ['3.1(1)', '3.3'], {
        body: a.body,
      }),
    );
}

/** What others issue and the application must carry (8.1(1), (4), (9)). */
export function applicationAttachments(file: CaseFile): Problem[] {
  const problems: Problem[] = [];
  const numbered = isCorporateNumber(normaliseCode(file.vendor.corporateNumber));
  if (!numbered && !holds(file, 'registryCertificate')) {
    problems.push(error('attachment.registryCertificate', 'vendor/corporateNumber', ['8.1(1)']));
  }
  if (file.externalAudit.attachmentIds.length === 0 && !holds(file, 'auditReport')) {
    problems.push(error('attachment.auditReport', 'externalAudit/attachmentIds', ['8.1(4)']));
  }
  if (!holds(file, 'preApplicationNotice')) {
    problems.push(error('attachment.preApplicationNotice', 'attachments', ['8.1(9)']));
  }
  return problems;
}

/** Lists that name an attachment, or a piece of evidence, the case no longer holds. */
export function danglingAttachments(file: CaseFile): Problem[] {
  return [
    ...goneFrom(attachmentLists(file), attachmentIds(file)),
    ...goneFrom(evidenceLists(file), evidenceIds(file)),
  ];
}

const evidenceLists = (file: CaseFile): IdList[] =>
  file.rows
    .filter((r) => r.evidenceIds.length > 0)
    .map((r): IdList => [`rows/${r.id}/evidenceIds`, r.evidenceIds]);

const goneFrom = (lists: readonly IdList[], known: ReadonlySet<string>): Problem[] =>
  lists.flatMap(([path, ids]) => {
    const count = ids.filter((id) => !known.has(id)).length;
    return count > 0 ? [error('attachment.gone', path, ['9.1(1)'], { count })] : [];
  });

/** 5.5, 8.1(9), 9.1(5): the notice of applicability, and the service still being the same. */
export function noticeProblems(file: CaseFile, asOf: PlainDate): Problem[] {
  const problems: Problem[] = [];
  const notice = lastEntry(file, ['pre.notice'], asOf);
  if (!notice) problems.push(error('notice.none', 'log', ['5.4', '5.5', '8.1(9)']));
  else if (notice.outcome === 'notApplicable') {
    problems.push(error('notice.notApplicable', `log/${notice.id}/outcome`, ['5.5'], { date: notice.date }));
  } else if (notice.outcome !== 'applies') {
    problems.push(error('notice.outcomeUnknown', `log/${notice.id}/outcome`, ['5.4'], { date: notice.date }));
  }
  const filed = lastEntry(file, ['app.filed'], asOf);
  if (notice && filed && filed.date < notice.date) {
    const params = { date: filed.date, noticeDate: notice.date };
    problems.push(warning('notice.afterFiling', `log/${filed.id}/date`, ['5.5', '8.1(9)'], params));
  }
  return problems;
}

/** 9.1(5). */
export function sameServiceProblems(file: CaseFile): Problem[] {
  const same = file.application.sameAsPreApplication;
  if (same === null) return [missing('application/sameAsPreApplication', ['9.1(5)'])];
  return same ? [] : [error('application.serviceChanged', 'application/sameAsPreApplication', ['9.1(5)'])];
}
