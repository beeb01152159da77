export { checkExternalAudit, type ExternalAuditResult } from './external.ts';
export { judgeFindings, type FindingResult, type FindingsResult } from './findings.ts';
export { checkInternalAudit, type InternalAuditResult } from './internal.ts';
