import type { Sentences } from './types.ts';

/** The statement. */
export const statementSentences = {
  'statement.basicMet': ['基本言明要件の{total}件をすべて採用しています。', ''],
  'statement.basicNotAdopted': [
    '管理策 {controlId} は基本言明要件ですが、採用しないとされています。',
    '基本言明要件はすべて満たす必要があります。採用し、実施の内容を記入してください。',
  ],
  'statement.basicUndecided': [
    '基本言明要件の{total}件のうち{count}件の採否が決まっていません。',
    '言明書で、基本の管理策を絞り込んで採否を決めてください。',
  ],
  'statement.rowMissing': [
    '管理策 {controlId} の行が案件にありません。',
    '案件の管理策の一覧が欠けています。バックアップから戻すか、案件を作り直してください。',
  ],
  'statement.unknownControl': [
    '管理策 {controlId} は、この案件の管理基準の版にない番号です。',
    '別の版から取り込まれた行かもしれません。番号を確かめてください。',
  ],
  'statement.undecided': [
    '管理策 {controlId} の採否が決まっていません。',
    '採用するか、理由を付けて採用しないかを選んでください。',
  ],
  'statement.reasonMissing': [
    '管理策 {controlId} を採用しない理由がありません。',
    '採用しない理由を記入してください。',
  ],
  'statement.howMissing': [
    '管理策 {controlId} の実施の内容がありません。',
    'どのように実施しているかを記入してください。',
  ],
  'statement.sinceMissing': [
    '管理策 {controlId} の運用の開始日がありません。',
    '運用の期間が3か月あるかを確かめるため、開始日を記入してください。',
  ],
  'statement.shortOperation': [
    '管理策 {controlId}（{startDate}に運用開始）は、監査対象期間の末日（{endDate}）までの運用が3か月に足りません。',
    '追加の監査を求められることがあります。監査対象期間の末日を{untilDate}以降にできないか検討してください。',
  ],
  'statement.objectiveWithoutControls': [
    '統制目標 {controlId} を採用していますが、その詳細管理策を1つも採用していません。',
    '統制目標をどの管理策で果たすのかを確かめ、採用するものを選んでください。',
  ],
  'statement.controlsWithoutObjective': [
    '統制目標 {controlId} を採用していませんが、その詳細管理策を{count}件採用しています。',
    '統制目標の採否を確かめてください。',
  ],
  'statement.many': [
    '{what}が{count}件あります（最初は {controlId}）。',
    '言明書で絞り込み、まとめて直してください。',
  ],
  'statement.confirmedBeforePrepared': [
    '経営者確認書の日付（{date}）が、言明書の作成日（{startDate}）より前です。',
    '経営者は作成された言明書を確認します。どちらかの日付を直してください。',
  ],
} as const satisfies Sentences;

/** What `statement.many` counts, by the code it stands for. */
export const MANY: Readonly<Record<string, string>> = {
  'statement.basicNotAdopted': '採用しないとされた基本言明要件の管理策',
  'statement.rowMissing': '案件に行のない管理策',
  'statement.unknownControl': 'この管理基準の版にない番号の行',
  'statement.undecided': '採否が決まっていない管理策',
  'statement.reasonMissing': '採用しない理由のない管理策',
  'statement.howMissing': '実施の内容のない管理策',
  'statement.sinceMissing': '運用の開始日のない管理策',
  'statement.shortOperation': '監査対象期間の末日までの運用が3か月に足りない管理策',
  'statement.objectiveWithoutControls': '詳細管理策を1つも採用していない統制目標',
  'statement.controlsWithoutObjective': '採用していないのに詳細管理策を採用している統制目標',
};
