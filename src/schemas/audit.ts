/** Parts of the case that the audits add: who audits within the house, what was looked at, the hearing, the cycle before. */
import { z } from 'zod';
import { line, maybeDate, plainDate, record, recordId, text } from './base.ts';

/** 監査員 of the internal audit (7.2, 別紙2). Whether one is independent is judged row by row, by the owners of the rows. */
export const internalAuditor = record.extend({
  name: line,
  role: z.enum(['lead', 'member']).nullable(),
  department: line,
  /** Posts and duties besides the audit, one a line, as they are named in the owners of the rows. */
  duties: text,
  skills: text,
});

/** A row of the statement the internal audit looked at. */
export const examinedRow = record.extend({
  controlId: line,
  /** Who looked at it; null = not one of them alone. */
  auditorId: recordId.nullable(),
  result: z.enum(['ok', 'deficient', 'notApplicable']).nullable(),
  note: text,
});

/** 内部監査の指摘, with what is done about it. */
export const internalFinding = record.extend({
  controlId: line,
  description: text,
  action: text,
  owner: line,
  plannedOn: maybeDate,
  completedOn: maybeDate,
});

/** Notes for the hearing on the findings (10.5). */
export const hearing = z.object({
  heldOn: maybeDate,
  attendees: text,
  /** 10.5 lets the audit firm sit in. */
  auditorAttends: z.boolean().nullable(),
  opening: text,
  questions: text,
});

const digest = z.string().regex(/^[0-9a-f]{16}$/, { error: 'id.form' });
const MOST_ROWS = 10_000;

/** What is kept of a row as it was audited: its decision and dates, and a digest of each text. */
export const auditedRow = z.object({
  decision: z.enum(['adopted', 'notAdopted']).nullable(),
  operatingSince: maybeDate,
  reason: digest,
  how: digest,
  owner: digest,
  /** Edited after the filing it belongs to: what was audited may have read otherwise. */
  late: z.boolean(),
});

/** The cycle before (7.14, 12.2, 12.3). */
export const renewal = z.object({
  /** 1 = the first application; every renewal counts one more. */
  cycle: z.number().int().min(1).max(99),
  previousCaseId: recordId.nullable(),
  previousTitle: line,
  /** The rows as audited, by control id. Empty in a first application. */
  rows: z
    .record(z.string().max(64), auditedRow)
    .refine((rows) => Object.keys(rows).length <= MOST_ROWS, { error: 'text.tooLong' }),
  /** Digests of other statements to the auditor, by path (`statement/scope`). */
  values: z.record(z.string().max(200), digest),
  /** 12.3: when the changes were told to the audit firm, and what else was told. */
  toldOn: maybeDate,
  remarks: text,
});

/** How far the statement was on a day: kept when the vendor asks for it, so that progress over time is no guess. */
export const snapshot = record.extend({
  date: plainDate,
  rows: z.number().int().min(0),
  decided: z.number().int().min(0),
  complete: z.number().int().min(0),
  errors: z.number().int().min(0),
});

export const noHearing = (): z.infer<typeof hearing> => ({
  heldOn: null,
  attendees: '',
  auditorAttends: null,
  opening: '',
  questions: '',
});
export const firstCycle = (): z.infer<typeof renewal> => ({
  cycle: 1,
  previousCaseId: null,
  previousTitle: '',
  rows: {},
  values: {},
  toldOn: null,
  remarks: '',
});

export type InternalAuditor = z.infer<typeof internalAuditor>;
export type ExaminedRow = z.infer<typeof examinedRow>;
export type InternalFinding = z.infer<typeof internalFinding>;
export type Hearing = z.infer<typeof hearing>;
export type AuditedRow = z.infer<typeof auditedRow>;
export type Renewal = z.infer<typeof renewal>;
export type Snapshot = z.infer<typeof snapshot>;
