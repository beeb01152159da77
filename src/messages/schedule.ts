/** Sentences about the schedule: its steps, what it assumes, and what does not fit. */
import { formatBoth, isPlainDate } from '#kernel';
import type { AssumptionId, Conflict, StepId } from '#domain/schedule';

const STEPS: Readonly<Record<StepId, string>> = {
  describe: 'サービスの整理と自己評価',
  assessment: '影響度評価結果の受領',
  preFile: '事前申請の提出',
  preAccept: '事前申請の受理',
  notice: '事前申請結果通知書（該当性あり）',
  controls: '管理策の運用開始',
  periodStart: '監査対象期間の初日',
  internalAudit: '内部監査の終了',
  periodEnd: '監査対象期間の末日',
  report: '実施結果報告書の日付',
  file: '登録申請の提出',
  accept: '登録申請の受理',
  decision: '登録の判断',
};

/** What a step of the schedule is called. */
export function stepLabel(id: StepId): string {
  return STEPS[id];
}

const ASSUMPTIONS: Readonly<Record<AssumptionId, string>> = {
  describe: 'サービスの整理と自己評価にかかる日数',
  assessment: '政府機関等の影響度評価にかかる日数',
  preFiling: '評価結果の受領から事前申請までの日数',
  listedNotice: '対象業務一覧の業務についての、受理から通知までの日数',
  controls: 'すべての管理策の運用を始めるまでの日数',
  auditPeriod: '監査対象期間の長さ（月数）',
  internalAudit: '内部監査にかかる日数',
  auditReport: '監査対象期間の末日から実施結果報告書までの日数',
  applicationPrep: '実施結果報告書から登録申請までの日数',
};

/** What an assumption of the schedule is called. */
export function assumptionLabel(id: AssumptionId): string {
  return ASSUMPTIONS[id];
}

type Params = Conflict['params'];
const day = (value: unknown): string => (isPlainDate(value) ? formatBoth(value) : String(value));

const CONFLICTS: Readonly<Record<string, (p: Params, step: string) => string>> = {
  'schedule.tooLate': (p, step) =>
    `「${step}」を安全に終えられる最後の日は${day(p['latest'])}で、すでに過ぎています。${day(p['target'])}の登録には、前提を短くするか、希望日を後にしてください。`,
  'schedule.filingOnHoliday': (p, step) =>
    `「${step}」の予定日の${day(p['date'])}は閉庁日（${p['why']}）です。開庁日に変えてください。`,
  'schedule.assessmentTooOld': (p) =>
    `${day(p['assessed'])}の影響度評価結果は、事前申請の見込み日（${day(p['filing'])}）には1年を過ぎています。${day(p['due'])}までに提出するか、政府機関等に再評価を求めてください。`,
  'schedule.batchMissed': (p) =>
    `事前申請の見込み日（${day(p['filing'])}）は、${day(p['closed'])}に締め切られる半期の${p['days']}日後です。それまでに提出すれば、判断が半年早まります。`,
  'schedule.reportBeforeEnd': (p) =>
    `実施結果報告書の日付（${day(p['report'])}）が、監査対象期間の末日（${day(p['end'])}）より後になっていません。日付を見直してください。`,
  'schedule.reportTooLate': (p) =>
    `実施結果報告書の見込み日（${day(p['report'])}）が、監査対象期間の末日から3か月の期限（${day(p['due'])}）を過ぎます。期間か報告書の日を見直してください。`,
  'schedule.auditBeforeNotice': (p) =>
    `実施結果報告書の見込み日（${day(p['report'])}）が、該当性ありの通知（${day(p['notice'])}）より前です。監査は通知を受けてから受けます。`,
  'schedule.filingTooLate': (p) =>
    `登録申請の見込み日（${day(p['filing'])}）が、実施結果報告書の日付から1か月の期限（${day(p['due'])}）を過ぎます。申請の準備を早めてください。`,
  'schedule.filingBeforeReport': (p) =>
    `登録申請の見込み日（${day(p['filing'])}）が、実施結果報告書の日付（${day(p['report'])}）より前です。報告書を受け取ってから申請してください。`,
  'schedule.controlsTooYoung': (p) =>
    `管理策の運用開始（${day(p['since'])}）から監査対象期間の末日（${day(p['end'])}）までが3か月に足りません。運用を早めるか、期間を後にしてください。`,
  'schedule.renewalTooLate': (p) =>
    `更新の申請の見込み日（${day(p['filing'])}）が、登録の有効期限（${day(p['due'])}）を過ぎます。それまでに申請しないと、登録は自動的に削除されます。`,
  'schedule.auditGap': (p) =>
    `監査対象期間の初日（${day(p['start'])}）が、前回の期間の翌日（${day(p['expected'])}）ではありません。更新では期間を途切れさせないようにします。`,
  'schedule.periodReversed': (p) =>
    `監査対象期間の末日（${day(p['end'])}）が、初日（${day(p['start'])}）より前です。日付を見直してください。`,
};

/** What does not fit, and how to mend it. */
export function conflictMessage(conflict: Conflict): string {
  return CONFLICTS[conflict.code]?.(conflict.params, stepLabel(conflict.step)) ?? conflict.code;
}

/** Every code that has a sentence; the tests compare it with the codes in use. */
export const CONFLICT_CODES: readonly string[] = Object.keys(CONFLICTS);
