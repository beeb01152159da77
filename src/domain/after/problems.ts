/** What of the papers after registration contradicts itself or comes too late (chapters 14–19). */
import { classifyChange } from '#domain/changes';
import { error, warning, type Reason } from '#domain/facts';
import { controlsNamed } from '#domain/followup';
import type { PlainDate } from '#kernel';
import type { CaseFile, Change, LogEntry, Monitoring, Reaudit } from '#schemas';

/** Everything found, in the order of the chapters; empty while nothing is entered. */
export function afterProblems(file: CaseFile, asOf: PlainDate): readonly Reason[] {
  const { changes, monitoring, reaudits, withdrawal: w, objections } = file.after;
  const log = new Map(file.log.map((e) => [e.id, e]));
  const found = [
    ...changes.flatMap((c) => ofChange(c, log)),
    ...monitoring.flatMap((m) => ofMonitoring(m, log)),
    ...reaudits.flatMap((r) => ofReaudit(file, r, log, asOf)),
  ];
  if (w.filedOn && w.occurredOn && w.filedOn < w.occurredOn)
    found.push(error('after.filedBefore', 'after/withdrawal/filedOn', ['18.1']));
  if (w.reason !== null && !log.has(w.entryId ?? ''))
    found.push(warning('after.notInLog', 'after/withdrawal/occurredOn', ['18.1']));
  for (const o of objections)
    if (o.filedOn && o.treatedOn && o.filedOn < o.treatedOn)
      found.push(error('after.filedBefore', `after/objections/${o.id}/filedOn`, ['19.1']));
  return found;
}

type Log = ReadonlyMap<string, LogEntry>;

function ofChange(change: Change, log: Log): Reason[] {
  const at = `after/changes/${change.id}`;
  const { papers, reasons } = classifyChange(change);
  const found = reasons.filter((r) => r.severity !== 'info');
  const isLogged = (paper: (typeof papers)[number]): boolean =>
    log.has((paper === 'material' ? change.materialEntryId : change.listedEntryId) ?? '');
  if (papers.some((paper) => !isLogged(paper)))
    found.push(warning('after.notInLog', `${at}/occurredOn`, ['14.1', '14.2']));
  if (change.filedOn && change.occurredOn && change.filedOn < change.occurredOn)
    found.push(error('after.filedBefore', `${at}/filedOn`, ['14.1', '14.2']));
  return found;
}

function ofMonitoring(m: Monitoring, log: Log): Reason[] {
  const at = `after/monitoring/${m.id}`;
  const found: Reason[] = [];
  if (!log.has(m.entryId ?? '') && m.noticeOn)
    found.push(warning('after.notInLog', `${at}/noticeOn`, ['15.2(1)']));
  if (m.answeredOn && m.due && m.answeredOn > m.due)
    found.push(error('after.answerLate', `${at}/answeredOn`, ['15.2(2)'], { due: m.due }));
  if (m.answeredOn && m.noticeOn && m.answeredOn < m.noticeOn)
    found.push(error('after.filedBefore', `${at}/answeredOn`, ['15.2(2)']));
  return found;
}

function ofReaudit(file: CaseFile, r: Reaudit, log: Log, asOf: PlainDate): Reason[] {
  const at = `after/reaudits/${r.id}`;
  const found: Reason[] = [];
  const clauses = [r.basis === '16.5' ? '16.6' : '16.2'];
  const { unknown } = controlsNamed(file, r.controlIds);
  if (unknown.length > 0)
    found.push(
      error('after.unknownControl', `${at}/controlIds`, clauses, { ids: unknown.slice(0, 5).join('、') }),
    );
  if (r.periodStart && r.periodEnd && r.periodEnd < r.periodStart)
    found.push(error('after.periodReversed', `${at}/periodEnd`, clauses));
  if (!log.has(r.entryId ?? '') && r.requestedOn)
    found.push(warning('after.notInLog', `${at}/requestedOn`, clauses));
  const filed = file.log.find((e) => e.kind === 'reaudit.filed' && e.relatesTo === r.entryId);
  if (r.due && (r.reportDate ?? filed?.date ?? asOf) > r.due)
    found.push(error('after.reauditLate', `${at}/due`, [...clauses, '18.2(5)'], { due: r.due }));
  return found;
}
