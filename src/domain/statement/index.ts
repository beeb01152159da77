import type { PlainDate } from '#kernel';
import type { CaseFile, Problem } from '#schemas';
import { condense, lintCover, lintRows } from './lint.ts';

export { rowsInOtherLanguage } from './annex-language.ts';
export { auditPeriodEnd, lintCover, lintRows } from './lint.ts';
export {
  editionSwitchPatches,
  hasWork,
  planEditionSwitch,
  type EditionSwitch,
  type WorkCount,
} from './edition-switch.ts';
export * from './exchange/index.ts';
export * from './official-text/index.ts';
export {
  EDIT_COLUMNS,
  parseBlock,
  patchesOf,
  planBulk,
  planFillDown,
  planPaste,
  takesColumn,
  type CellChange,
  type EditColumn,
  type PastePlan,
  type RefusedCell,
  type RowValues,
} from './row-edits.ts';
export * from './linter/index.ts';
export {
  appendText,
  expandSnippet,
  SNIPPET_VARIABLES,
  type Expanded,
  type SnippetRow,
  type SnippetVariableName,
} from './snippets.ts';
export { rowsById, summariseStatement, type Counts, type StatementSummary } from './summary.ts';
export {
  ALL_ROWS,
  chapterOf,
  filterRows,
  groupOf,
  groupRows,
  isFiltered,
  isMissing,
  nextUndecided,
  ownersOf,
  rowTest,
  searchKey,
  warmSearch,
  type GroupBy,
  type RowFacts,
  type RowFilter,
  type RowGroup,
} from './view.ts';

/** Everything to mend in the statement, with many problems of one kind told as one. */
export function statementProblems(file: CaseFile, asOf: PlainDate): readonly Problem[] {
  return [...lintCover(file), ...condense(lintRows(file, asOf))];
}
