import type { PlainDate } from '#kernel';

/** The steps of a schedule, in the order in which they come. */
export const STEP_IDS = [
  'describe', // サービスの整理
  'assessment', // 影響度評価結果
  'preFile', // 事前申請
  'preAccept', // 事前申請の受理
  'notice', // 該当性の通知
  'controls', // 管理策の運用開始
  'periodStart', // 監査対象期間の初日
  'internalAudit', // 内部監査の終了
  'periodEnd', // 監査対象期間の末日
  'report', // 実施結果報告書
  'file', // 登録申請
  'accept', // 登録申請の受理
  'decision', // 登録の判断
] as const;
export type StepId = (typeof STEP_IDS)[number];

/** The clause a step rests on, and whose time it is. */
export const STEP_FACTS: Readonly<
  Record<
    StepId,
    { clause: string; by: 'vendor' | 'agency' | 'operator' | 'ministries' | 'auditor' | 'committee' }
  >
> = {
  describe: { clause: '3.3', by: 'vendor' },
  assessment: { clause: '3.3', by: 'agency' },
  preFile: { clause: '3.1', by: 'vendor' },
  preAccept: { clause: '4.3', by: 'operator' },
  notice: { clause: '5.3', by: 'ministries' },
  controls: { clause: '10.3(1)', by: 'vendor' },
  periodStart: { clause: '7.3', by: 'vendor' },
  internalAudit: { clause: '7.2', by: 'vendor' },
  periodEnd: { clause: '7.3', by: 'vendor' },
  report: { clause: '7.3', by: 'auditor' },
  file: { clause: '8.2', by: 'vendor' },
  accept: { clause: '9.3', by: 'operator' },
  decision: { clause: '10.6', by: 'committee' },
};

export type Dates = Readonly<Record<StepId, PlainDate>>;

/** A finding about a schedule; `messages/` has the sentence. */
export type Conflict = {
  readonly code: string;
  readonly step: StepId;
  readonly clauses: readonly string[];
  readonly params: Readonly<Record<string, string | number>>;
};
