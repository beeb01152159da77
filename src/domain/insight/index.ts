import type { PlainDate } from '#kernel';
import type { Rulebook } from '#rulebook';
import type { CaseFile, Snapshot } from '#schemas';
import { auditBlockers, type Blocker } from './blockers.ts';
import { countStatement, type StatementCounts } from './counts.ts';
import { historyOf, type History } from './history.ts';

export { auditBlockers, type Blocker } from './blockers.ts';
export { countStatement, rowState, type Counts, type RowState, type StatementCounts } from './counts.ts';
export { dayOf, historyOf, type History, type HistoryPoint } from './history.ts';

export type Insight = StatementCounts & {
  readonly history: History;
  readonly blockers: readonly Blocker[];
  /** Number of errors among the blockers. */
  readonly errors: number;
};

/** Progress, quality, history and what blocks the audit, for the screen and the report to management. */
export function insightOf(file: CaseFile, asOf: PlainDate, rulebook?: Rulebook): Insight {
  const blockers = auditBlockers(file, asOf, rulebook);
  const errors = blockers.reduce((sum, b) => sum + (b.severity === 'error' ? b.count : 0), 0);
  return { ...countStatement(file), history: historyOf(file, asOf), blockers, errors };
}

/** What a snapshot of the day keeps. */
export function snapshotCounts({
  all,
  errors,
}: Pick<Insight, 'all' | 'errors'>): Pick<Snapshot, 'rows' | 'decided' | 'complete' | 'errors'> {
  return { rows: all.total, decided: all.total - all.undecided, complete: all.complete, errors };
}
