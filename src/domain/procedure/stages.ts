/**
 * The procedure as data. A case runs on two tracks: its filing (chapters 3–11, again for a renewal, 12.2, or a
 * re-application, 17.1) and its listing (chapters 11–18), which stands while a renewal is pending (12.1).
 */
import type { LogEntry, LogKind } from '#schemas';

/** Where the filing stands. `preparing` also when none is under way. */
export const FILING_STAGES = [
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
] as const;
export type FilingStage = (typeof FILING_STAGES)[number];

/** Where the listing stands. */
export const LISTING_STAGES = [
  'registered', // 登録中
  'suspended', // 登録の一時停止中
  'expired', // 有効期限切れ
  'removed', // 登録の削除
] as const;
export type ListingStage = (typeof LISTING_STAGES)[number];

/** The stage of a case: that of its listing where there is one, else that of its filing. */
export const STAGES = [...FILING_STAGES, ...LISTING_STAGES] as const;
export type StageId = FilingStage | ListingStage;

type To<T> = T | ((entry: LogEntry, from: T | null) => T | undefined);

/** One rule of the procedure: in which stages an entry may be made, and what it leads to. */
export type Transition = {
  readonly kind: LogKind;
  readonly clause: string;
} & (
  | { readonly track: 'any' }
  | { readonly track: 'filing'; readonly allowedIn: readonly FilingStage[]; readonly to?: To<FilingStage> }
  | { readonly track: 'listing'; readonly allowedIn: readonly ListingStage[]; readonly to?: To<ListingStage> }
);

// A service that has changed since its notice needs a new one (9.1(5)), so a pre-application may come again.
const BEFORE_PRE: readonly FilingStage[] = [
  'preparing',
  'preNotAccepted',
  'notApplicable',
  'auditing',
  'appNotAccepted',
  'rejected',
];
const PRE_OPEN: readonly FilingStage[] = ['preFiled', 'preReview'];
const PRE_DISPUTED: readonly FilingStage[] = ['preFiled', 'preReview', 'preNotAccepted', 'notApplicable'];
const APP_OPEN: readonly FilingStage[] = ['appFiled', 'review', 'followupFiled'];
const IN_REVIEW: readonly FilingStage[] = ['review', 'followupFiled'];
const LISTED: readonly ListingStage[] = ['registered', 'suspended'];
const OFF_LIST: readonly ListingStage[] = ['expired', 'removed'];

const byOutcome =
  <T>(map: Readonly<Record<string, T>>) =>
  (entry: LogEntry): T | undefined =>
    map[entry.outcome];

/** An objection that is upheld (6.2) reopens what it was made against; the rules leave the rest to the answer. */
const upheldReopens = (entry: LogEntry, from: FilingStage | null): FilingStage | undefined => {
  if (entry.outcome !== 'upheld') return undefined;
  if (from === 'notApplicable') return 'preReview';
  return from === 'preNotAccepted' ? 'preFiled' : undefined;
};

const filing = (
  kind: LogKind,
  clause: string,
  allowedIn: readonly FilingStage[],
  to?: To<FilingStage>,
): Transition =>
  to === undefined
    ? { kind, clause, track: 'filing', allowedIn }
    : { kind, clause, track: 'filing', allowedIn, to };
const listing = (
  kind: LogKind,
  clause: string,
  allowedIn: readonly ListingStage[],
  to?: To<ListingStage>,
): Transition =>
  to === undefined
    ? { kind, clause, track: 'listing', allowedIn }
    : { kind, clause, track: 'listing', allowedIn, to };
const always = (kind: LogKind, clause: string): Transition => ({ kind, clause, track: 'any' });

/** Every kind of log entry with its clause. Order as in LOG_KINDS. */
export const TRANSITIONS: readonly Transition[] = [
  filing('pre.filed', '3.1', BEFORE_PRE, 'preFiled'),
  filing('pre.received', '4.3', ['preFiled']),
  filing('pre.inquiry', '4.4', PRE_OPEN),
  filing('pre.answered', '4.5(1)', PRE_OPEN),
  filing('pre.accepted', '4.1', ['preFiled'], 'preReview'),
  filing('pre.notAccepted', '4.5', ['preFiled'], 'preNotAccepted'),
  filing(
    'pre.notice',
    '5.4',
    ['preReview'],
    byOutcome({ applies: 'auditing', notApplicable: 'notApplicable' }),
  ),
  filing('pre.objection', '6.1', PRE_DISPUTED),
  filing('pre.objectionAnswer', '6.2', PRE_DISPUTED, upheldReopens),
  always('audit.internalEnded', '7.2'),
  always('audit.period', '7.3'),
  always('audit.report', '7.3'),
  filing('app.filed', '8.1', ['auditing', 'appNotAccepted', 'rejected'], 'appFiled'),
  filing('app.received', '9.3', ['appFiled']),
  // Once accepted, what is asked is a request for information (10.2); a follow-up filing is checked anew (10.12).
  filing('app.inquiry', '9.4', ['appFiled', 'followupFiled']),
  filing('app.answered', '9.5', APP_OPEN),
  filing('app.accepted', '9.1', ['appFiled'], 'review'),
  filing('app.notAccepted', '9.6', ['appFiled'], 'appNotAccepted'),
  filing('app.infoRequest', '10.2', IN_REVIEW),
  filing('app.infoAnswered', '10.4', IN_REVIEW),
  filing('app.additionalAudit', '10.3', IN_REVIEW),
  filing('app.additionalReport', '10.3', IN_REVIEW),
  filing('app.hearing', '10.5', IN_REVIEW),
  filing('decision.registered', '11.1', IN_REVIEW, 'preparing'),
  filing('decision.rejected', '11.4', [...IN_REVIEW, 'withheld', 'followup'], 'rejected'),
  filing('decision.withheld', '10.7', IN_REVIEW, 'withheld'),
  filing('withheld.intent', '10.9', ['withheld'], byOutcome({ pursue: 'followup' })),
  filing('followup.period', '10.10(1)', ['withheld', 'followup']),
  filing('followup.report', '10.10(3)', ['followup']),
  filing('followup.filed', '10.10(4)', ['followup'], 'followupFiled'),
  filing('followup.received', '10.12', ['followupFiled']),
  filing('followup.accepted', '10.12', ['followupFiled']),
  filing('followup.notAccepted', '10.12', ['followupFiled'], 'followup'),
  listing('incident.occurred', '13.1', LISTED),
  listing('incident.recognised', '13.1', LISTED),
  listing('incident.operatorJudged', '13.1(2)', LISTED),
  listing('incident.flash', '13.2', LISTED),
  listing('incident.report', '13.3', LISTED),
  listing('incident.update', '13.2', LISTED),
  listing('incident.resolved', '13.3', LISTED),
  listing('suspension.started', '13.7', LISTED, 'suspended'),
  listing('suspension.notified', '7.6(5)', ['suspended', ...OFF_LIST]),
  listing('suspension.conditions', '13.8', ['suspended']),
  listing('suspension.releaseFiled', '13.9', ['suspended']),
  listing('suspension.released', '13.10', ['suspended'], 'registered'),
  listing('change.occurred', '14.1', LISTED),
  listing('change.demanded', '14.3', LISTED),
  listing('change.filedMaterial', '14.1', LISTED),
  listing('change.filedListed', '14.2', LISTED),
  listing('monitoring.notice', '15.2(1)', LISTED),
  listing('monitoring.answered', '15.2(2)', LISTED),
  listing('monitoring.hearing', '15.2(3)', LISTED),
  listing('monitoring.result', '15.2(5)', LISTED),
  listing('monitoring.defence', '15.2(5)', LISTED),
  listing('reaudit.requested', '16.1', LISTED),
  listing('reaudit.filed', '16.2', LISTED),
  listing('reaudit.result', '16.3', LISTED),
  // 18.2(4): asking for a re-application removes the service from the list; the notice comes with it (18.3).
  listing('reapplication.requested', '18.3', [...LISTED, 'removed'], 'removed'),
  listing('service.ended', '18.1', LISTED),
  listing('withdrawal.filed', '18.1', LISTED),
  listing('registration.removed', '18.2', [...LISTED, 'expired'], 'removed'),
  always('objection.filed', '19.1'),
  always('objection.answered', '19.2'),
];
