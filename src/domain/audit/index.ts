export { checkExternalAudit, type ExternalAuditResult } from './external.ts';
export { judgeFindings, type FindingResult, type FindingsResult } from './findings.ts';
export { auditCoverage, chooseRows, type ChapterCoverage, type SampleWish } from './examined.ts';
export { independenceConflicts, type IndependenceConflict } from './independence.ts';
export { checkInternalAudit, type InternalAuditResult } from './internal.ts';
