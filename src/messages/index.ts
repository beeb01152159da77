export type * from './contract.ts';
export { FIELDS, fieldInfo, fieldPattern, pathLabel } from './fields/index.ts';
export * from './labels.ts';
export { logKindInfo, logKindLabel, type LogKindInfo } from './log-kinds.ts';
export { EXPLANATION_CODES, actorLabel, clockMessage, explanationMessage, forceLabel } from './clocks.ts';
export { ACTION_CODES, actionMessage, dutyMessage, stageMessage } from './procedure.ts';
export { CONFLICT_CODES, assumptionLabel, conflictMessage, stepLabel } from './schedule.ts';
export { OVERALL_LABELS, scaleFieldLabel } from './scale.ts';
export * from './storage.ts';
export { bundleMessage, currentMessage, verifyMessage } from './bundle.ts';
export {
  LANE_LABELS,
  ZOOM_LABELS,
  basisMessages,
  countingMessage,
  eventText,
  itemDates,
  itemReasons,
  itemState,
  itemSummary,
  itemTitle,
  spanMessage,
  type EventText,
  type ItemFact,
} from './timeline.ts';
export { blockerMessage, CHANGED_FIELD_LABELS, FINDING_STATE_LABELS, ROW_CHANGE_LABELS } from './audits.ts';
export { attentionMessage } from './attention.ts';
export { INCIDENT_STEP_WORDS, timeLeftText } from './incident.ts';
export { cliMessage } from './cli.ts';
export { TABLE_FAILURE_CODES, catalogueMessage, tableMessage } from './tables.ts';
export { zipMessage } from './zip.ts';
export { coverageMessage } from './coverage.ts';
export { dateInputMessage } from './input.ts';
export { LINT_LEVEL_LABELS, lintMessage, lintRuleLabel } from './lint.ts';
export { EVIDENCE_FLAG_WORDS, EVIDENCE_STEPS } from './evidence.ts';
export * from './self-check.ts';
export { copyTitle, importMessage } from './import.ts';
export { PROBLEM_CODES, problemMessage } from './problems.ts';
export { VERDICT_LABELS, checkMessage } from './checks.ts';
export { CONTENT_CODES, CONTENT_REASONS, contentMessage } from './content.ts';
export {
  effectMessage,
  partyLabel,
  provisionKindLabel,
  useTargetLabel,
  verdictMessage,
} from './provisions.ts';
export {
  RETURNED_STEP,
  WORKBOOK_FAILURE_CODES,
  placeLabel,
  returnedMessage,
  workbookMessage,
} from './workbook.ts';
export * from './official-library.ts';
export * from './official.ts';
