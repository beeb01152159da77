export { assessImpact, type AgencyResult, type Impact, type SelfAssessment } from './assess.ts';
export { differencesOf, type Difference } from './differences.ts';
export { AXES, highest, isComplete, known, overallOf, rank, type OverallRule } from './levels.ts';
export { isAssessed, keepingScale, SCALE_PATH, scaleDifferences, type ScaleDifference } from './scale.ts';
export type { Validity } from './validity.ts';
export {
  AGENCY_FIELDS,
  COLUMNS,
  CONSEQUENCES,
  GRID,
  IDENTITY_NAME,
  KEY_MARK,
  NAME_HEAD,
  REASON_HEAD,
  SHEET_KINDS,
  agencyHead,
  hiddenRows,
  identityLine,
  ownHead,
  scaleOf,
  sheetIdentity,
  vendorTexts,
  type AgencyField,
  type SheetIdentity,
} from './sheet.ts';
export { applyReturned, likelyTarget, previewReturned, readReturned } from './returned.ts';
export {
  RETURNED_CODES,
  type CellPlace,
  type Returned,
  type ReturnedChange,
  type ReturnedCode,
  type ReturnedFinding,
  type ReturnedPreview,
} from './returned-types.ts';
