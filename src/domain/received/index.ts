/** Papers that reach the vendor: which event of the procedure each one is, so that entering it moves stage and clocks. */
import type { Patch, PlainDate } from '#kernel';
import { formFacts, type FormFact } from '#rulebook/forms';
import { newRecord, type AttachmentKind, type CaseFile, type LogKind, type RecordSource } from '#schemas';

/** What a paper may say, as an entry of the log. */
export type ReceivedMeaning = { readonly kind: LogKind; readonly outcome: string };

export type ReceivedKind = {
  /** `2-6`, or the title of a paper without a number. */
  readonly key: string;
  readonly fact: FormFact;
  /** More than one: the vendor says which. Empty: it moves nothing, it is kept to be enclosed. */
  readonly meanings: readonly ReceivedMeaning[];
  /** What its file is kept as. */
  readonly attachment: AttachmentKind;
  /** Whether it names a day by which something is to be done (15.2(1), 16.2, 16.6). */
  readonly namesDay: boolean;
  readonly sender: string;
};

const one = (kind: LogKind, ...outcomes: readonly string[]): readonly ReceivedMeaning[] =>
  (outcomes.length === 0 ? [''] : outcomes).map((outcome) => ({ kind, outcome }));

const OPERATOR = 'ISMAP運用支援機関';
const COMMITTEE = 'ISMAP運営委員会';
type Rest = Partial<Pick<ReceivedKind, 'attachment' | 'namesDay' | 'sender'>>;
const TABLE: Readonly<Record<string, readonly [meanings: readonly ReceivedMeaning[], rest?: Rest]>> = {
  '1-4': [one('pre.notice', 'applies', 'notApplicable'), { attachment: 'preApplicationNotice' }],
  '1-6': [one('pre.objectionAnswer', 'upheld', 'dismissed'), { sender: 'ISMAP制度所管省庁' }],
  '2-6': [one('decision.registered')],
  '2-7': [one('decision.rejected')],
  '2-12': [one('monitoring.notice'), { namesDay: true }],
  '2-13': [
    [
      ...one('monitoring.result', 'confirmed', 'reaudit', 'reapplication'),
      ...one('reaudit.result', 'confirmed', 'reapplication'),
    ],
    { namesDay: true },
  ],
  '2-14': [one('reaudit.requested'), { namesDay: true, sender: COMMITTEE }],
  '2-16': [one('reapplication.requested'), { sender: COMMITTEE }],
  '2-18': [one('objection.answered', 'upheld', 'dismissed'), { sender: COMMITTEE }],
  '2-19': [one('decision.withheld'), { sender: COMMITTEE }],
  登記事項証明書: [[], { attachment: 'registryCertificate', sender: '法務局' }],
  実施結果報告書: [
    [...one('audit.report'), ...one('followup.report'), ...one('app.additionalReport')],
    { attachment: 'auditReport', sender: '監査機関' },
  ],
  事前申請結果通知書の写し: [[], { attachment: 'preApplicationNotice' }],
};

/** The ten numbered papers a vendor receives and the three written by others, in the order of the rules. */
export const receivedKinds: readonly ReceivedKind[] = formFacts
  .filter((fact) => fact.by === 'received' || fact.by === 'external')
  .map((fact) => {
    const key = fact.no ?? fact.title;
    const [meanings, rest = {}] = TABLE[key] ?? [[]];
    return { key, fact, meanings, attachment: 'received', namesDay: false, sender: OPERATOR, ...rest };
  });

/** The kind of a paper by its key (`2-6`), or undefined. */
export const receivedKind = (key: string): ReceivedKind | undefined =>
  receivedKinds.find((kind) => kind.key === key);

/** What answers, objections and results continue: the last entry of these kinds. */
const CONTINUES: Partial<Record<LogKind, readonly LogKind[]>> = {
  'pre.objectionAnswer': ['pre.objection'],
  'monitoring.result': ['monitoring.notice'],
  'reaudit.result': ['reaudit.requested', 'monitoring.result'],
  'objection.answered': ['objection.filed'],
};

/**
 * The patches that enter a paper: its record, and the entry of the log it makes (none where it means nothing to the
 * procedure). The entry has the date of the paper, from which the rules count (10.9), and the day it names.
 */
export function enterPaper(
  file: CaseFile,
  source: RecordSource,
  said: {
    readonly kind: ReceivedKind;
    readonly meaning: ReceivedMeaning | null;
    readonly date: PlainDate;
    readonly receivedOn: PlainDate | null;
    readonly due: PlainDate | null;
    readonly number: string;
    readonly attachmentIds: readonly string[];
  },
): { readonly patches: readonly Patch[]; readonly recordId: string } {
  const { kind, meaning, date, receivedOn, due, number, attachmentIds } = said;
  const ids = [...attachmentIds];
  const record = {
    ...newRecord.receivedPaper(source, kind.key),
    number,
    date,
    receivedOn,
    sender: kind.sender,
    attachmentIds: ids,
  };
  if (!meaning) return { patches: [{ path: `received/${record.id}`, value: record }], recordId: record.id };
  const before = CONTINUES[meaning.kind] ?? [];
  const entry = {
    ...newRecord.logEntry(source, meaning.kind, date),
    outcome: meaning.outcome,
    due,
    relatesTo: file.log.findLast((e) => before.includes(e.kind))?.id ?? null,
    attachmentIds: ids,
    note: number === '' ? '' : `番号：${number}`,
  };
  return {
    patches: [
      { path: `log/${entry.id}`, value: entry },
      { path: `received/${record.id}`, value: { ...record, entryId: entry.id } },
    ],
    recordId: record.id,
  };
}
