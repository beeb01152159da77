/** Where a re-audit stands (16.1–16.7): the one thing to do next. */
import type { PlainDate } from '#kernel';
import type { CaseFile, Reaudit } from '#schemas';
import { lackingEntries, wantedOfReaudit } from './log-sync.ts';

export type ReauditStep =
  | 'notice' // write what the notice says, and put it into the log
  | 'audit' // be audited, and attach the report
  | 'statement' // the statement for that part
  | 'file' // hand it in by the day of the notice
  | 'result' // wait for what comes of it
  | 'confirmed' // nothing more
  | 'reapplication'; // 17.1

/** The step a re-audit is at, by what is written of it and by the log up to the date. */
export function reauditStep(file: CaseFile, r: Reaudit, asOf: PlainDate): ReauditStep {
  const about = file.log.filter((e) => e.relatesTo === r.entryId && e.relatesTo !== null && e.date <= asOf);
  const result = about.findLast((e) => e.kind === 'reaudit.result');
  if (result) return result.outcome === 'confirmed' ? 'confirmed' : 'reapplication';
  if (about.some((e) => e.kind === 'reaudit.filed')) return 'result';
  const isTold = r.basis !== null && r.requestedOn !== null && r.due !== null && r.parts.trim() !== '';
  if (!isTold || lackingEntries(file, wantedOfReaudit(file, r)).length > 0) return 'notice';
  if (r.reportDate === null || r.attachmentIds.length === 0) return 'audit';
  return r.scope.trim() === '' || r.preparedOn === null ? 'statement' : 'file';
}
