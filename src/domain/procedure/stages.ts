import type { PlainDate } from '#kernel';
import type { LogEntry, LogKind } from '#schemas';

/** Where a case stands, in the order of the procedure. */
export const STAGES = [
  'preparing', // 準備中
  'preFiled', // 事前申請済み（受理待ち）
  'preNotAccepted', // 事前申請の不受理
  'preReview', // 事前申請の審査中
  'notApplicable', // 該当性なし
  'auditing', // 該当性あり（言明と監査）
  'appFiled', // 登録申請済み（受理待ち）
  'appNotAccepted', // 登録申請の不受理
  'review', // 審査中
  'withheld', // 登録留保（意思表明前）
  'followup', // 登録留保に係る監査
  'followupFiled', // 登録留保に係る申請済み
  'rejected', // 却下
  'registered', // 登録中
  'suspended', // 登録の一時停止中
  'removed', // 登録の削除
] as const;
export type StageId = (typeof STAGES)[number];

/** One rule of the procedure: in which stages an entry may be made, and the stage it leads to. */
export type Transition = {
  readonly kind: LogKind;
  readonly clause: string;
  /** `any` = in every stage. */
  readonly allowedIn: readonly StageId[] | 'any';
  /** The stage after it; undefined = the stage stays. */
  readonly to?: StageId | ((entry: LogEntry) => StageId | undefined);
};

const LISTED: readonly StageId[] = ['registered', 'suspended'];
// A renewal runs chapters 3–11 again while the registration stands (12.2), so its entries may come in these too.
const BEFORE_PRE: readonly StageId[] = [
  'preparing',
  'preNotAccepted',
  'notApplicable',
  'rejected',
  'removed',
];
const byOutcome =
  (map: Readonly<Record<string, StageId>>) =>
  (entry: LogEntry): StageId | undefined =>
    map[entry.outcome];

/** The procedure as data: every kind of log entry with its clause. Order as in LOG_KINDS. */
export const TRANSITIONS: readonly Transition[] = [
  { kind: 'pre.filed', clause: '3.1', allowedIn: BEFORE_PRE, to: 'preFiled' },
  { kind: 'pre.received', clause: '4.3', allowedIn: ['preFiled'] },
  { kind: 'pre.inquiry', clause: '4.4', allowedIn: ['preFiled', 'preReview'] },
  { kind: 'pre.answered', clause: '4.5(1)', allowedIn: ['preFiled', 'preReview'] },
  { kind: 'pre.accepted', clause: '4.1', allowedIn: ['preFiled'], to: 'preReview' },
  { kind: 'pre.notAccepted', clause: '4.5', allowedIn: ['preFiled'], to: 'preNotAccepted' },
  {
    kind: 'pre.notice',
    clause: '5.4',
    allowedIn: ['preReview'],
    to: byOutcome({ applies: 'auditing', notApplicable: 'notApplicable' }),
  },
  {
    kind: 'pre.objection',
    clause: '6.1',
    allowedIn: ['preNotAccepted', 'notApplicable', 'preFiled', 'preReview'],
  },
  {
    kind: 'pre.objectionAnswer',
    clause: '6.2',
    allowedIn: ['preNotAccepted', 'notApplicable', 'preFiled', 'preReview'],
  },
  { kind: 'audit.internalEnded', clause: '7.2', allowedIn: 'any' },
  { kind: 'audit.period', clause: '7.3', allowedIn: 'any' },
  { kind: 'audit.report', clause: '7.3', allowedIn: 'any' },
  { kind: 'app.filed', clause: '8.1', allowedIn: ['auditing', 'appNotAccepted'], to: 'appFiled' },
  { kind: 'app.received', clause: '9.3', allowedIn: ['appFiled'] },
  { kind: 'app.inquiry', clause: '9.4', allowedIn: ['appFiled', 'review'] },
  { kind: 'app.answered', clause: '9.5', allowedIn: ['appFiled', 'review'] },
  { kind: 'app.accepted', clause: '9.1', allowedIn: ['appFiled'], to: 'review' },
  { kind: 'app.notAccepted', clause: '9.6', allowedIn: ['appFiled'], to: 'appNotAccepted' },
  { kind: 'app.infoRequest', clause: '10.2', allowedIn: ['review', 'followupFiled'] },
  { kind: 'app.infoAnswered', clause: '10.4', allowedIn: ['review', 'followupFiled'] },
  { kind: 'app.additionalAudit', clause: '10.3', allowedIn: ['review', 'followupFiled'] },
  { kind: 'app.hearing', clause: '10.5', allowedIn: ['review', 'followupFiled'] },
  { kind: 'decision.registered', clause: '11.1', allowedIn: ['review', 'followupFiled'], to: 'registered' },
  {
    kind: 'decision.rejected',
    clause: '11.4',
    allowedIn: ['review', 'withheld', 'followup', 'followupFiled'],
    to: 'rejected',
  },
  { kind: 'decision.withheld', clause: '10.7', allowedIn: ['review'], to: 'withheld' },
  {
    kind: 'withheld.intent',
    clause: '10.9',
    allowedIn: ['withheld'],
    to: byOutcome({ pursue: 'followup' }),
  },
  { kind: 'followup.period', clause: '10.10(1)', allowedIn: ['withheld', 'followup'] },
  { kind: 'followup.report', clause: '10.10(3)', allowedIn: ['followup'] },
  { kind: 'followup.filed', clause: '10.10(4)', allowedIn: ['followup'], to: 'followupFiled' },
  { kind: 'followup.received', clause: '10.12', allowedIn: ['followupFiled'] },
  { kind: 'followup.accepted', clause: '10.12', allowedIn: ['followupFiled'] },
  { kind: 'followup.notAccepted', clause: '10.12', allowedIn: ['followupFiled'], to: 'followup' },
  { kind: 'incident.occurred', clause: '13.1', allowedIn: LISTED },
  { kind: 'incident.recognised', clause: '13.1', allowedIn: LISTED },
  { kind: 'incident.operatorJudged', clause: '13.1(2)', allowedIn: LISTED },
  { kind: 'incident.flash', clause: '13.2', allowedIn: LISTED },
  { kind: 'incident.report', clause: '13.3', allowedIn: LISTED },
  { kind: 'incident.update', clause: '13.2', allowedIn: LISTED },
  { kind: 'incident.resolved', clause: '13.3', allowedIn: LISTED },
  { kind: 'suspension.started', clause: '13.7', allowedIn: ['registered'], to: 'suspended' },
  { kind: 'suspension.conditions', clause: '13.8', allowedIn: ['suspended'] },
  { kind: 'suspension.releaseFiled', clause: '13.9', allowedIn: ['suspended'] },
  { kind: 'suspension.released', clause: '13.10', allowedIn: ['suspended'], to: 'registered' },
  { kind: 'change.occurred', clause: '14.1', allowedIn: LISTED },
  { kind: 'change.demanded', clause: '14.3', allowedIn: LISTED },
  { kind: 'change.filedMaterial', clause: '14.1', allowedIn: LISTED },
  { kind: 'change.filedListed', clause: '14.2', allowedIn: LISTED },
  { kind: 'monitoring.notice', clause: '15.2(1)', allowedIn: LISTED },
  { kind: 'monitoring.answered', clause: '15.2(2)', allowedIn: LISTED },
  { kind: 'monitoring.hearing', clause: '15.2(3)', allowedIn: LISTED },
  { kind: 'monitoring.result', clause: '15.2(5)', allowedIn: LISTED },
  { kind: 'monitoring.defence', clause: '15.2(5)', allowedIn: LISTED },
  { kind: 'reaudit.requested', clause: '16.1', allowedIn: LISTED },
  { kind: 'reaudit.filed', clause: '16.2', allowedIn: LISTED },
  { kind: 'reaudit.result', clause: '16.3', allowedIn: LISTED },
  { kind: 'reapplication.requested', clause: '18.3', allowedIn: LISTED, to: 'removed' },
  { kind: 'withdrawal.filed', clause: '18.1', allowedIn: LISTED },
  { kind: 'registration.removed', clause: '18.2', allowedIn: LISTED, to: 'removed' },
  { kind: 'objection.filed', clause: '19.1', allowedIn: 'any' },
  { kind: 'objection.answered', clause: '19.2', allowedIn: 'any' },
];

/** Entries up to a date in their legal order: by day, time, place in the procedure, id. Insertion order never matters. */
export function entriesUntil(
  log: readonly LogEntry[],
  asOf: PlainDate,
  order: ReadonlyMap<LogKind, number>,
): LogEntry[] {
  return log
    .filter((e) => e.date <= asOf)
    .sort(
      (a, b) =>
        compare(a.date, b.date) ||
        compare(a.time ?? '', b.time ?? '') ||
        order.get(a.kind)! - order.get(b.kind)! ||
        compare(a.id, b.id),
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
