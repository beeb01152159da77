/** The parts of a case file. Empty text is '', unknown dates and choices are null: a draft is always valid. */
import { z } from 'zod';
import { examinedRow, internalAuditor, internalFinding } from './audit.ts';
import { instant, line, maybeDate, record, recordId, sha256, text } from './base.ts';
import { workStatus } from './workbench.ts';

export const address = z.object({ postalCode: line, text: line });

/** 役員 (7.5(1)). */
export const officer = record.extend({ title: line, name: line });
/** 資本関係 (7.5(1)). */
export const shareholder = record.extend({ name: line, country: line, ratio: line });

/** 申請者. One per case. */
export const vendor = record.extend({
  name: line,
  nameKana: line,
  corporateNumber: line,
  address,
  representative: z.object({ title: line, name: line }),
  officers: z.array(officer).max(200),
  shareholders: z.array(shareholder).max(200),
});

/** 連絡担当者. */
export const contact = record.extend({
  role: z.enum(['main', 'deputy', 'incident']),
  department: line,
  name: line,
  phone: line,
  email: line,
});

/** クラウドサービス. */
export const service = record.extend({
  name: line,
  nameKana: line,
  url: line,
  summary: text,
  /** 2.1: SaaS as the rules mean it. */
  isSaas: z.boolean().nullable(),
  /** 7.11: offered under the vendor's own name. */
  ownName: z.boolean().nullable(),
  /** 7.13: not an excluded party. */
  notExcluded: z.boolean().nullable(),
  /** 5.1(4): no earlier removal under 18.2(5) / ISMAP 14.2(5). */
  neverRemoved: z.boolean().nullable(),
  startedOn: maybeDate,
  subcontractors: text,
  dataLocation: text,
  certifications: text,
});

/** サービスの機能 (3.3). */
export const serviceFunction = record.extend({ name: line, description: text });

/** A work (業務) done on the service; `listed` = on 対象業務一覧 (2.8). */
export const work = record.extend({
  name: line,
  description: text,
  listed: z.boolean().nullable(),
  listEntry: line,
});

export const axis = z.enum(['confidentiality', 'integrity', 'availability']);
/** 低位 / 中位 / 高位. The default scale; its wording belongs to a content pack. */
export const level = z.enum(['low', 'moderate', 'high']);
export const levels = z.object({
  confidentiality: level.nullable(),
  integrity: level.nullable(),
  availability: level.nullable(),
});

/** A kind of information handled, with the vendor's own assessment of it. */
export const information = record.extend({
  name: line,
  description: text,
  subjects: line,
  volume: line,
  storage: line,
  personalData: z.boolean().nullable(),
  /** What would follow from a leak, a falsification, a stop. */
  leak: text.default(''),
  falsification: text.default(''),
  stop: text.default(''),
  self: levels.extend({ reason: text }),
});

export const bodyKind = z.enum(['ministry', 'incorporatedAgency', 'designatedCorporation']);

/** An agency's result for one kind of information. */
export const assessedLevel = record.extend({ informationId: recordId, levels });

/** 影響度評価結果 of one agency (3.3). */
export const assessment = record.extend({
  body: line,
  /** 国の行政機関 / 独立行政法人 / 指定法人 */
  kind: bodyKind.nullable(),
  department: line,
  date: maybeDate,
  results: z.array(assessedLevel).max(2_000),
  overall: level.nullable(),
  remarks: text,
  attachmentIds: z.array(recordId).max(50),
});

/** 特別措置 (special-measure notice). */
export const specialMeasure = record.extend({
  wanted: z.boolean().nullable(),
  plannedFiling: maybeDate,
  pledgedOn: maybeDate,
  confirmedOn: maybeDate,
  /** ① reduced audit scope used; ② exemption from 2-3 used (once each). */
  usedAuditScope: z.boolean(),
  usedInternalAuditExemption: z.boolean(),
  /** The day another application of this service was filed with ①, ②: neither can be used again. Null = none known. */
  auditScopeUsedOn: maybeDate.default(null),
  internalAuditExemptionUsedOn: maybeDate.default(null),
  /** The pledge as handed in, the ministries' confirmation. */
  attachmentIds: z.array(recordId).max(50).default([]),
});

/** 事前申請. */
export const preApplication = record.extend({
  plannedOn: maybeDate,
  remarks: text,
  /** 6.1: what the objection is about, and why. */
  objection: text.default(''),
});

/** The id of a statement row is its control id (`5.1.1.1`, `6.1.3.3.PB`), so dots are allowed, two in a row are not. */
export const rowId = z
  .string()
  .regex(/^[0-9A-Za-z_-]+(\.[0-9A-Za-z_-]+)*$/, { error: 'id.form' })
  .max(64, { error: 'id.form' });

export const tier = z.enum(['governance', 'management', 'objective', 'detailed']);
export const decision = z.enum(['adopted', 'notAdopted']);

/**
 * A row of the statement: one control. `id` is the control id of the catalogue (`5.1.1.1`). The 121 objectives
 * (統制目標) have rows too, but only the 1,163 governance, management and detailed rows are "statement rows".
 */
export const statementRow = record.extend({
  id: rowId,
  decision: decision.nullable(),
  reason: text,
  how: text,
  owner: line,
  operatingSince: maybeDate,
  /** Ids of `evidence`. */
  evidenceIds: z.array(recordId).max(200),
  note: text,
  /** How far the work on the row is, by the vendor's own mark. */
  work: workStatus.default('todo'),
  /** When `how` and `evidenceIds` were changed last; set by the store, null = never since they are kept. */
  howChanged: instant.nullable().default(null),
  evidenceChanged: instant.nullable().default(null),
});

/** 言明書 2-1, apart from its rows, and 経営者確認書 2-2. */
export const statement = record.extend({
  scope: text,
  scopeExcluded: text,
  preparedOn: maybeDate,
  subsequentEvents: text,
  annexLanguage: z.enum(['ja', 'en']),
  confirmedOn: maybeDate,
  confirmedBy: z.object({ title: line, name: line }),
});

/** 内部監査 (7.2, 別紙2). */
export const internalAudit = record.extend({
  plan: text,
  scope: text,
  lead: line,
  auditors: text,
  independence: text,
  periodStart: maybeDate,
  periodEnd: maybeDate,
  endedOn: maybeDate,
  reportedOn: maybeDate,
  reportedTo: line,
  method: text,
  result: text,
  improvements: text,
  attachmentIds: z.array(recordId).max(50),
  people: z.array(internalAuditor).max(100).default([]),
  examined: z.array(examinedRow).max(2_000).default([]),
  findings: z.array(internalFinding).max(500).default([]),
});

/** 外部監査 (7.1, 7.3). */
export const externalAudit = record.extend({
  firm: line,
  engagedOn: maybeDate,
  periodStart: maybeDate,
  periodEnd: maybeDate,
  /** 実施結果報告書の日付 */
  reportDate: maybeDate,
  /** Last day of the audit period of the application before (7.14), for a renewal. */
  previousPeriodEnd: maybeDate,
  /** Whether the report holds findings; null = not yet recorded. */
  hasFindings: z.boolean().nullable(),
  attachmentIds: z.array(recordId).max(50),
});

/** 発見事項, with its line of the improvement plan (7.4, 10.1(4)). */
export const finding = record.extend({
  number: line,
  controlId: line,
  kind: z.enum(['design', 'operation', 'evidenceLate']).nullable(),
  description: text,
  cause: text,
  action: text,
  owner: line,
  plannedOn: maybeDate,
  completedOn: maybeDate,
  attachmentIds: z.array(recordId).max(50),
  /** How the attached proof shows that it is done, and what to say of it at the hearing (10.5). */
  proof: text.default(''),
  hearingNote: text.default(''),
});

/** 7.5 (2)–(4); (1) is in the vendor. */
export const disclosure = record.extend({
  capitalNote: text,
  foreignLaw: text,
  governingLaw: line,
  jurisdiction: line,
  testing: text,
  testingAcceptance: text,
  lastTestedOn: maybeDate,
});

/** 7.6 oath: the seven items, each accepted by itself. */
export const oath = record.extend({
  item1: z.boolean(),
  item2: z.boolean(),
  item3: z.boolean(),
  item4: z.boolean(),
  item5: z.boolean(),
  item6: z.boolean(),
  item7: z.boolean(),
  swornOn: maybeDate,
});

/** 登録申請 2-4. */
export const application = record.extend({
  kind: z.enum(['new', 'renewal']),
  plannedOn: maybeDate,
  sameAsPreApplication: z.boolean().nullable(),
  remarks: text,
});

/** A duration at its shortest, likely and longest (days; whole months for the audit period). */
export const span = z.object({
  min: z.number().int().min(0).max(3650),
  likely: z.number().int().min(0).max(3650),
  max: z.number().int().min(0).max(3650),
});

/** A named plan of the schedule: the wished day of registration, and the assumptions that differ from the defaults. */
export const plan = record.extend({
  name: line,
  target: maybeDate,
  assumptions: z.record(z.string().max(40), span),
});

/** What an attachment is, by the clause that asks for it. */
export const attachmentKind = z.enum([
  'assessmentSigned',
  'registryCertificate',
  'auditReport',
  'preApplicationNotice',
  'internalAuditRecord',
  'evidence',
  'received',
  'finalPaper',
  'other',
]);

/** A file kept with the case. Its bytes live beside it under their SHA-256; `data` carries them in a lone JSON file. */
export const attachment = record.extend({
  kind: attachmentKind,
  title: line,
  fileName: line,
  mediaType: line,
  bytes: z.number().int().min(0),
  sha256,
  /** The document's own date, not that of its upload. */
  documentDate: maybeDate,
  data: z.base64().optional(),
});

export { instant };
