import { z } from 'zod';
import { after, NO_AFTER } from './after.ts';
import { firstCycle, hearing, noHearing, renewal, snapshot } from './audit.ts';
import { instant, line, record } from './base.ts';
import * as p from './case-parts.ts';
import { archivedRow, catalogueData } from './catalogue.ts';
import { impactScalePack, incidentReportPack, listUsed } from './content-pack.ts';
import { evidence } from './evidence.ts';
import { incident } from './incident.ts';
import { paperStates } from './papers.ts';
import { receivedPaper } from './received.ts';
import { NO_FOLLOWUP, review } from './review.ts';
import { logEntry } from './log.ts';
import { workbench } from './workbench.ts';

/** Format name and version of a case file. The version rises with each migration in `migrations/`. */
export const CASE_FORMAT = 'liu-navi/case';
export const CASE_VERSION = 1;

/** Everything known about one service in one cycle: what is stored, exported, imported and read by every rule. */
export const caseFile = record.extend({
  format: z.literal(CASE_FORMAT),
  version: z.literal(CASE_VERSION),
  title: line,
  /** The edition of the rules this case is pinned to. */
  edition: line,
  /** The edition of the control catalogue its rows follow. */
  catalogue: line,
  /** True for 「サンプル案件」: papers say so. */
  sample: z.boolean(),
  vendor: p.vendor,
  contacts: z.array(p.contact).max(50),
  service: p.service,
  functions: z.array(p.serviceFunction).max(500),
  works: z.array(p.work).max(500),
  information: z.array(p.information).max(2_000),
  assessments: z.array(p.assessment).max(50),
  /** The scale its levels are chosen by, as it stood when the first was; null before. */
  impactScale: impactScalePack.nullable().default(null),
  /** The list its works were looked up in; null where none was. */
  listUsed: listUsed.nullable().default(null),
  /** The report items (別紙3) its incidents are written by, as they stood at the first; null before. */
  incidentReport: incidentReportPack.nullable().default(null),
  specialMeasure: p.specialMeasure,
  preApplication: p.preApplication,
  statement: p.statement,
  rows: z.array(p.statementRow).max(10_000),
  /** The catalogue itself, where it is not the shipped one. */
  ownCatalogue: catalogueData.nullable().default(null),
  archivedRows: z.array(archivedRow).max(20_000).default([]),
  internalAudit: p.internalAudit,
  externalAudit: p.externalAudit,
  findings: z.array(p.finding).max(2_000),
  hearing: hearing.default(noHearing),
  disclosure: p.disclosure,
  oath: p.oath,
  application: p.application,
  plans: z.array(p.plan).max(50),
  workbench: workbench.default({ views: [], snippets: [], variables: [], mutes: [], people: [] }),
  log: z.array(logEntry).max(100_000),
  attachments: z.array(p.attachment).max(10_000),
  evidence: z.array(evidence).max(10_000).default([]),
  review: review.default({ answers: [], followup: NO_FOLLOWUP }),
  incidents: z.array(incident).max(500).default([]),
  after: after.default(NO_AFTER),
  received: z.array(receivedPaper).max(2_000).default([]),
  papers: paperStates.default({ overrides: [], finals: [] }),
  renewal: renewal.default(firstCycle),
  snapshots: z.array(snapshot).max(5_000).default([]),
});

export { instant };

export type CaseFile = z.infer<typeof caseFile>;
export type Vendor = z.infer<typeof p.vendor>;
export type Officer = z.infer<typeof p.officer>;
export type Shareholder = z.infer<typeof p.shareholder>;
export type Contact = z.infer<typeof p.contact>;
export type Service = z.infer<typeof p.service>;
export type ServiceFunction = z.infer<typeof p.serviceFunction>;
export type Work = z.infer<typeof p.work>;
export type Axis = z.infer<typeof p.axis>;
export type Level = z.infer<typeof p.level>;
export type Levels = z.infer<typeof p.levels>;
export type Information = z.infer<typeof p.information>;
export type Assessment = z.infer<typeof p.assessment>;
export type AssessedLevel = z.infer<typeof p.assessedLevel>;
export type SpecialMeasure = z.infer<typeof p.specialMeasure>;
export type PreApplication = z.infer<typeof p.preApplication>;
export type Tier = z.infer<typeof p.tier>;
export type Decision = z.infer<typeof p.decision>;
export type StatementRow = z.infer<typeof p.statementRow>;
export type Statement = z.infer<typeof p.statement>;
export type InternalAudit = z.infer<typeof p.internalAudit>;
export type ExternalAudit = z.infer<typeof p.externalAudit>;
export type Finding = z.infer<typeof p.finding>;
export type Disclosure = z.infer<typeof p.disclosure>;
export type Oath = z.infer<typeof p.oath>;
export type Application = z.infer<typeof p.application>;
export type Span = z.infer<typeof p.span>;
export type Plan = z.infer<typeof p.plan>;
export type AttachmentKind = z.infer<typeof p.attachmentKind>;
export type Attachment = z.infer<typeof p.attachment>;
