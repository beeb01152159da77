/** The words of a monitoring (15.2): its next step, and what may come of it. */
import type { MonitoringStep, ReauditStep } from '#domain/after';
import type { LogEvent } from '../../parts/log-event.ts';

export const STEP_TEXT: Readonly<Record<MonitoringStep, string>> = {
  notice: '通知書の日付と期日を書き、手続の記録に入れる',
  questions: '通知書の確認内容を写す',
  answer: '確認内容のすべてに答え、回答の日付を書く',
  file: '回答のバンドルを作って出し、「回答した」を押す',
  result: '聞き取りがあれば応じ、結果の通知を待つ。届いたら記録する',
  confirmed: '適切な実施が確認され、終わりました',
  reaudit: '下の「再監査」で、期日までに再監査を受けて書類を出す。異論があれば「5　弁明」を出す',
  reapplication:
    '様式2-16が届いたら下の「再申請」に記録し、そのとおりに進める。異論があれば「5　弁明」を出す',
};

export const REAUDIT_STEP_TEXT: Readonly<Record<ReauditStep, string>> = {
  notice: '通知書の日付、期日、求められた箇所を書き、手続の記録に入れる',
  audit: '求められた箇所の監査を受け、実施結果報告書の日付とファイルを入れる',
  statement: '該当箇所に関する言明書の範囲と作成日を書く',
  file: '再監査のバンドルを作って期日までに出し、「提出した」を押す',
  result: '結果の連絡を待つ。届いたら記録する',
  confirmed: '適切な実施が確認され、終わりました',
  reapplication: '様式2-16が届いたら下の「再申請」に記録し、そのとおりに進める',
};

export const MONITORING_EVENTS: readonly LogEvent[] = [
  { kind: 'monitoring.hearing', text: '聞き取り調査を受けた' },
  { kind: 'monitoring.result', outcome: 'confirmed', text: '結果：適切な実施が確認された' },
  { kind: 'monitoring.result', outcome: 'reaudit', text: '結果：再監査を求められた' },
  { kind: 'monitoring.result', outcome: 'reapplication', text: '結果：再申請を求められた' },
];

export const REAUDIT_EVENTS: readonly LogEvent[] = [
  { kind: 'reaudit.result', outcome: 'confirmed', text: '結果：適切な実施が確認された' },
  { kind: 'reaudit.result', outcome: 'reapplication', text: '結果：再申請を求められた' },
];
