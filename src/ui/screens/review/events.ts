/** What may happen while an application is looked at (chapters 9–11), and while it is withheld. */
import type { LogKind } from '#schemas';
import type { LogEvent } from '../../parts/log-event.ts';

export const REVIEW_EVENTS: readonly LogEvent[] = [
  { kind: 'app.received', text: '受け付けられた' },
  { kind: 'app.inquiry', text: '問い合わせがあった' },
  { kind: 'app.answered', text: '問い合わせに答えた' },
  { kind: 'app.accepted', text: '受理された' },
  { kind: 'app.notAccepted', text: '受理されなかった' },
  { kind: 'app.infoRequest', text: '追加の情報提供を求められた' },
  { kind: 'app.infoAnswered', text: '追加の情報を提供した' },
  { kind: 'app.additionalAudit', text: '追加の監査を要請された' },
  { kind: 'app.additionalReport', text: '追加の監査の結果を出した' },
  { kind: 'app.hearing', text: 'ヒアリングに出席した' },
  { kind: 'decision.registered', text: '様式2-6 登録された' },
  { kind: 'decision.rejected', text: '様式2-7 却下された' },
  { kind: 'decision.withheld', text: '様式2-19 登録留保とされた' },
];

export const FOLLOWUP_EVENTS: readonly LogEvent[] = [
  { kind: 'followup.received', text: '受け付けられた' },
  { kind: 'followup.accepted', text: '受理された' },
  { kind: 'followup.notAccepted', text: '受理されなかった' },
];

export const ANSWERS: Partial<Record<LogKind, readonly LogKind[]>> = {
  'app.answered': ['app.inquiry'],
  'app.infoAnswered': ['app.infoRequest'],
  'app.additionalReport': ['app.additionalAudit'],
};
