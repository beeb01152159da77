/** What may follow a pre-application (chapters 4–6). */
import type { LogKind } from '#schemas';
import type { LogEvent } from '../../parts/log-event.ts';

export const EVENTS: readonly LogEvent[] = [
  { kind: 'pre.received', text: '受け付けられた' },
  { kind: 'pre.inquiry', text: '問い合わせがあった' },
  { kind: 'pre.answered', text: '問い合わせに答えた' },
  { kind: 'pre.accepted', text: '受理された' },
  { kind: 'pre.notAccepted', text: '受理されなかった' },
  { kind: 'pre.notice', outcome: 'applies', text: '様式1-4 該当性あり' },
  { kind: 'pre.notice', outcome: 'notApplicable', text: '様式1-4 該当性なし' },
  { kind: 'pre.objection', text: '様式1-5 異議申立書を提出した' },
  { kind: 'pre.objectionAnswer', outcome: 'upheld', text: '様式1-6 異議が認められた' },
  { kind: 'pre.objectionAnswer', outcome: 'dismissed', text: '様式1-6 異議が認められなかった' },
];

export const ANSWERS: Partial<Record<LogKind, readonly LogKind[]>> = {
  'pre.answered': ['pre.inquiry'],
  'pre.objection': ['pre.notAccepted', 'pre.notice'],
  'pre.objectionAnswer': ['pre.objection'],
};
