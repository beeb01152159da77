import type { PlainDate } from '#kernel';
import type { CaseFile, Problem } from '#schemas';
import { condense, lintCover, lintRows } from './lint.ts';

export { auditPeriodEnd, lintCover, lintRows } from './lint.ts';
export { rowsById, summariseStatement, type Counts, type StatementSummary } from './summary.ts';

/** Everything to mend in the statement, with many problems of one kind told as one. */
export function statementProblems(file: CaseFile, asOf: PlainDate): readonly Problem[] {
  return [...lintCover(file), ...condense(lintRows(file, asOf))];
}
