/** 情報セキュリティインシデント (chapter 13): what is known of one, the reports on it, and a suspension that follows. */
import { z } from 'zod';
import { line, maybeDate, record, recordId, text } from './base.ts';
import { packItemId } from './content-pack.ts';

/** HH:MM in Japan. */
export const maybeTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .nullable();

/** What the reports tell (別紙3 by our own list), and what a version of them keeps. */
export const incidentContent = z.object({
  title: line,
  howNoticed: text,
  summary: text,
  /** 漏えい, 改ざん, 停止: null while nobody knows. */
  leak: z.boolean().nullable(),
  falsification: z.boolean().nullable(),
  stop: z.boolean().nullable(),
  affectedFunctions: text,
  affectedAgencies: text,
  affectedInformation: text,
  affectedUsers: line,
  response: text,
  continuing: z.boolean().nullable(),
  recovery: text,
  /** Telling the users, and the public. */
  publication: text,
  otherReports: text,
  cause: text,
  controls: text,
  prevention: text,
  /** What the vendor's copy of 別紙3 asks beyond this list. */
  others: text,
  /** Answers to the items of the vendor's own list that have no field here, by the id of the item. */
  answers: z.record(packItemId, text).default({}),
});

/** One step of the response: what was done or found, when. */
export const incidentStep = record.extend({ on: maybeDate, time: maybeTime, text });

export const incidentStage = z.enum(['flash', 'report']);

/** A report as it was handed in. */
export const incidentVersion = record.extend({
  stage: incidentStage,
  /** From 1 within its stage. */
  number: z.number().int().min(1).max(1_000),
  filedOn: maybeDate,
  filedTime: maybeTime,
  /** What changed since the version before. */
  changes: text,
  /** What it said. */
  said: incidentContent,
  /** The entry of the log it made. */
  entryId: recordId.nullable(),
});

/** Who judged it serious: the vendor (13.1(1)), the operator (13.1(2)); `none` = it is not, and nothing is reported. */
export const incidentJudge = z.enum(['vendor', 'operator', 'none']);

export const incident = record.extend({
  ...incidentContent.shape,
  occurredOn: maybeDate,
  occurredTime: maybeTime,
  recognisedOn: maybeDate,
  recognisedTime: maybeTime,
  judgedBy: incidentJudge.nullable(),
  judgedOn: maybeDate,
  judgedReason: text,
  /** What the next report changes: goes into its version when it is handed in. */
  changes: text,
  steps: z.array(incidentStep).max(500),
  versions: z.array(incidentVersion).max(200),
  /** Its 「認知した」 in the log: everything else of the log hangs on that. */
  entryId: recordId.nullable(),
  /** 一時停止解除条件 (13.8), what was done about each, and the words of the 2-9. */
  conditions: text,
  conditionsAnswer: text,
  releaseOn: maybeDate,
  releaseRemarks: text,
  attachmentIds: z.array(recordId).max(50),
});

export type IncidentContent = z.infer<typeof incidentContent>;
export type IncidentStep = z.infer<typeof incidentStep>;
export type IncidentStage = z.infer<typeof incidentStage>;
export type IncidentVersion = z.infer<typeof incidentVersion>;
export type IncidentJudge = z.infer<typeof incidentJudge>;
export type Incident = z.infer<typeof incident>;
