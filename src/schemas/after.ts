/** 登録後 (chapters 14–19): changes, the public list, monitoring, re-audit, sworn duties, withdrawal, objections. */
import { z } from 'zod';
import { line, maybeDate, plainDate, record, recordId, text } from './base.ts';
import type { RecordSource } from './new-record.ts';

/** The thirteen items of the public list, in the order of 11.5. */
export const LIST_ITEMS = [
  'name',
  'url',
  'vendor',
  'registeredOn',
  'expires',
  'scope',
  'controls',
  'period',
  'subsequentEvents',
  'plan',
  'information',
  'remarks',
  'agencies',
] as const;
export const listItem = z.enum(LIST_ITEMS);

const files = z.array(recordId).max(50);
const { boolean } = z;
/** Which of the thirteen a change touches. */
const touched = z.object({
  name: boolean(),
  url: boolean(),
  vendor: boolean(),
  registeredOn: boolean(),
  expires: boolean(),
  scope: boolean(),
  controls: boolean(),
  period: boolean(),
  subsequentEvents: boolean(),
  plan: boolean(),
  information: boolean(),
  remarks: boolean(),
  agencies: boolean(),
});
export const NOTHING_TOUCHED: z.infer<typeof touched> = {
  name: false,
  url: false,
  vendor: false,
  registeredOn: false,
  expires: false,
  scope: false,
  controls: false,
  period: false,
  subsequentEvents: false,
  plan: false,
  information: false,
  remarks: false,
  agencies: false,
};

/** 変更 (14.1, 14.2). */
export const change = record.extend({
  title: line,
  occurredOn: maybeDate,
  what: text,
  before: text,
  after: text,
  /** 14.1: a control changed materially; something that may lead to that. Null while nobody has judged it. */
  material: z.boolean().nullable(),
  mayLead: z.boolean().nullable(),
  judgedReason: text,
  items: touched,
  controlIds: text,
  impact: text,
  measures: text,
  filedOn: maybeDate,
  attachmentIds: files,
  /** Its entries 「変更が生じた」 in the log, one for each paper it asks for. */
  materialEntryId: recordId.nullable(),
  listedEntryId: recordId.nullable(),
});

/** The public list entry as it stood on a day: the text of each item. */
export const listing = record.extend({
  date: plainDate,
  occasion: line,
  values: z.object({
    name: text,
    url: text,
    vendor: text,
    registeredOn: text,
    expires: text,
    scope: text,
    controls: text,
    period: text,
    subsequentEvents: text,
    plan: text,
    information: text,
    remarks: text,
    agencies: text,
  }),
});

export const monitoringQuestion = record.extend({
  question: text,
  answer: text,
  basis: text,
  attachmentIds: files,
});

/** モニタリング (15.1, 15.2). */
export const monitoring = record.extend({
  number: line,
  noticeOn: maybeDate,
  /** The day the notice names. */
  due: maybeDate,
  reason: z.enum(['report', 'complaint', 'oath']).nullable(),
  questions: z.array(monitoringQuestion).max(500),
  answeredOn: maybeDate,
  remarks: text,
  hearingNote: text,
  /** 15.2(5): what the operator could not confirm, and what is said to it. */
  unconfirmed: text,
  defenceOn: maybeDate,
  defence: text,
  attachmentIds: files,
  /** Its notice in the log. */
  entryId: recordId.nullable(),
});

/** 再監査 (16.2, 16.6): the controls at issue, audited again. */
export const reaudit = record.extend({
  /** After monitoring (16.1), or before a suspension ends (16.5). */
  basis: z.enum(['16.1', '16.5']).nullable(),
  requestedOn: maybeDate,
  due: maybeDate,
  parts: text,
  controlIds: text,
  scope: text,
  firm: line,
  periodStart: maybeDate,
  periodEnd: maybeDate,
  reportDate: maybeDate,
  preparedOn: maybeDate,
  subsequentEvents: text,
  attachmentIds: files,
  /** What asked for it in the log: the result 2-13, or the request 2-14. */
  entryId: recordId.nullable(),
});

/** 取下げ (18.1). */
export const withdrawal = z.object({
  reason: z.enum(['ended', 'unsustainable']).nullable(),
  occurredOn: maybeDate,
  explanation: text,
  /** How the agencies that use it are told (7.6(5)). */
  notice: text,
  filedOn: maybeDate,
  entryId: recordId.nullable(),
});
export const NO_WITHDRAWAL: z.infer<typeof withdrawal> = {
  reason: null,
  occurredOn: null,
  explanation: '',
  notice: '',
  filedOn: null,
  entryId: null,
};

/** 登録に係る異議申立 (19.1). */
export const objection = record.extend({
  against: line,
  treatedOn: maybeDate,
  content: text,
  request: text,
  reasons: text,
  filedOn: maybeDate,
  attachmentIds: files,
  /** The treatment in the log. */
  entryId: recordId.nullable(),
});

export const SWORN_ITEMS = ['1', '2', '3', '4', '5', '6', '7'] as const;
/** One look at a sworn duty (7.6(1)–(7)): when, by whom, what was seen. */
export const dutyCheck = record.extend({
  item: z.enum(SWORN_ITEMS),
  checkedOn: maybeDate,
  checkedBy: line,
  result: z.enum(['kept', 'mend']).nullable(),
  note: text,
  attachmentIds: files,
});

export const NO_AFTER = {
  changes: [],
  listing: [],
  listed: { remarks: '', agencies: '' },
  monitoring: [],
  reaudits: [],
  withdrawal: NO_WITHDRAWAL,
  objections: [],
  dutyChecks: [],
};

export const after = z.object({
  changes: z.array(change).max(1_000).default([]),
  listing: z.array(listing).max(500).default([]),
  /** The items of the list that only the operator writes, as they stand there. */
  listed: z.object({ remarks: text, agencies: line }).default(NO_AFTER.listed),
  monitoring: z.array(monitoring).max(200).default([]),
  reaudits: z.array(reaudit).max(100).default([]),
  withdrawal: withdrawal.default(NO_WITHDRAWAL),
  objections: z.array(objection).max(100).default([]),
  dutyChecks: z.array(dutyCheck).max(2_000).default([]),
});

export type ListItem = z.infer<typeof listItem>;
export type Change = z.infer<typeof change>;
export type Listing = z.infer<typeof listing>;
export type MonitoringQuestion = z.infer<typeof monitoringQuestion>;
export type Monitoring = z.infer<typeof monitoring>;
export type Reaudit = z.infer<typeof reaudit>;
export type Withdrawal = z.infer<typeof withdrawal>;
export type Objection = z.infer<typeof objection>;
export type SwornItem = (typeof SWORN_ITEMS)[number];
export type DutyCheck = z.infer<typeof dutyCheck>;
export type After = z.infer<typeof after>;

type Base = { id: string; created: string; changed: string };
function base(source: RecordSource): Base {
  const now = source.now();
  return { id: source.id(), created: now, changed: now };
}

/** Empty records of this part of the case. */
export const newAfter = {
  change: (s: RecordSource): Change => ({
    ...base(s),
    title: '',
    occurredOn: null,
    what: '',
    before: '',
    after: '',
    material: null,
    mayLead: null,
    judgedReason: '',
    items: { ...NOTHING_TOUCHED },
    controlIds: '',
    impact: '',
    measures: '',
    filedOn: null,
    attachmentIds: [],
    materialEntryId: null,
    listedEntryId: null,
  }),
  listing: (s: RecordSource, of: Omit<Listing, keyof Base>): Listing => ({ ...base(s), ...of }),
  question: (s: RecordSource, question = ''): MonitoringQuestion => ({
    ...base(s),
    question,
    answer: '',
    basis: '',
    attachmentIds: [],
  }),
  monitoring: (s: RecordSource): Monitoring => ({
    ...base(s),
    number: '',
    noticeOn: null,
    due: null,
    reason: null,
    questions: [],
    answeredOn: null,
    remarks: '',
    hearingNote: '',
    unconfirmed: '',
    defenceOn: null,
    defence: '',
    attachmentIds: [],
    entryId: null,
  }),
  reaudit: (s: RecordSource): Reaudit => ({
    ...base(s),
    basis: null,
    requestedOn: null,
    due: null,
    parts: '',
    controlIds: '',
    scope: '',
    firm: '',
    periodStart: null,
    periodEnd: null,
    reportDate: null,
    preparedOn: null,
    subsequentEvents: '',
    attachmentIds: [],
    entryId: null,
  }),
  objection: (s: RecordSource): Objection => ({
    ...base(s),
    against: '',
    treatedOn: null,
    content: '',
    request: '',
    reasons: '',
    filedOn: null,
    attachmentIds: [],
    entryId: null,
  }),
  dutyCheck: (s: RecordSource, item: SwornItem): DutyCheck => ({
    ...base(s),
    item,
    checkedOn: null,
    checkedBy: '',
    result: null,
    note: '',
    attachmentIds: [],
  }),
};
