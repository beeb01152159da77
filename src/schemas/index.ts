export type {
  AuditedRow,
  ExaminedRow,
  Hearing,
  InternalAuditor,
  InternalFinding,
  Renewal,
  Snapshot,
} from './audit.ts';
export { firstCycle, noHearing } from './audit.ts';
export {
  LIST_ITEMS,
  newAfter,
  SWORN_ITEMS,
  type After,
  type Change,
  type DutyCheck,
  type Listing,
  type ListItem,
  type Monitoring,
  type MonitoringQuestion,
  type Objection,
  type Reaudit,
  type SwornItem,
  type Withdrawal,
} from './after.ts';
export * from './base.ts';
export * from './bundle.ts';
export * from './case-file.ts';
export * from './content-pack.ts';
export * from './catalogue.ts';
export { leftOutOf, type LeftOut } from './left-out.ts';
export { LOG_KINDS, logEntry, logKind, type LogEntry, type LogKind } from './log.ts';
export * from './document.ts';
export {
  incidentContent,
  maybeTime,
  type Incident,
  type IncidentContent,
  type IncidentJudge,
  type IncidentStage,
  type IncidentStep,
  type IncidentVersion,
} from './incident.ts';
export { type ReceivedPaper } from './received.ts';
export { NO_FOLLOWUP, type Followup, type InquiryAnswer, type Review } from './review.ts';
export { type FinalPaper, type PaperOverride } from './papers.ts';
export { evidence, withEvidenceRecords, type Evidence, type EvidenceKind } from './evidence.ts';
export * from './new-record.ts';
export type * from './official.ts';
export * from './official-library.ts';
export * from './official-text.ts';
export * from './problem.ts';
export {
  readSelfCheck,
  selfCheckAnswers,
  selfCheckCertificate,
  selfCheckInformation,
  type SelfCheckAnswers,
} from './self-check.ts';
export * from './workbench.ts';
export type * from './workbook.ts';
export {
  CASE_MIGRATIONS,
  migrateCaseFile,
  upgradeCaseFile,
  type CaseFileFailure,
  type CaseMigration,
} from './migrations/index.ts';
