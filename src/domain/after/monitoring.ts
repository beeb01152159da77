/** Where a monitoring stands (15.2, 16, 17): the one thing to do next. */
import { entriesOf } from '#domain/facts';
import type { PlainDate } from '#kernel';
import type { CaseFile, LogEntry, LogKind, Monitoring } from '#schemas';

export const MONITORING_STEPS = [
  'notice', // put the notice into the log
  'questions', // copy the questions
  'answer', // answer each
  'file', // hand the answer in
  'result', // hearing, or the result
  'confirmed', // nothing more
  'reaudit', // 16.2
  'reapplication', // 17.1
] as const;
export type MonitoringStep = (typeof MONITORING_STEPS)[number];

/** The entries of the log that continue a monitoring, directly or by one another, oldest first. */
export function monitoringEntries(file: CaseFile, m: Monitoring, asOf: PlainDate): readonly LogEntry[] {
  const own = new Set([m.entryId]);
  const kinds = KINDS.filter((kind) => kind !== 'monitoring.notice');
  const found = entriesOf(file, kinds, asOf).filter((e) => {
    if (e.relatesTo === null || !own.has(e.relatesTo)) return false;
    own.add(e.id);
    return true;
  });
  return found;
}
const KINDS: readonly LogKind[] = [
  'monitoring.notice',
  'monitoring.answered',
  'monitoring.hearing',
  'monitoring.result',
  'monitoring.defence',
  'reaudit.requested',
  'reaudit.filed',
  'reaudit.result',
  'reapplication.requested',
];

/** The step a monitoring is at. A later result (of a re-audit) outweighs an earlier one. */
export function monitoringStep(file: CaseFile, m: Monitoring, asOf: PlainDate): MonitoringStep {
  const entries = monitoringEntries(file, m, asOf);
  const result = entries.findLast((e) => e.kind === 'monitoring.result' || e.kind === 'reaudit.result');
  if (entries.some((e) => e.kind === 'reapplication.requested')) return 'reapplication';
  if (result?.outcome === 'confirmed') return 'confirmed';
  if (result?.outcome === 'reapplication') return 'reapplication';
  if (result?.outcome === 'reaudit') return 'reaudit';
  if (entries.some((e) => e.kind === 'monitoring.answered')) return 'result';
  if (!file.log.some((e) => e.id === m.entryId)) return 'notice';
  if (m.questions.length === 0) return 'questions';
  return m.questions.every((q) => q.question.trim() !== '' && q.answer.trim() !== '') && m.answeredOn
    ? 'file'
    : 'answer';
}
