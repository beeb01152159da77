import type { Sentences } from './types.ts';

/** Filing days, attachments, the notice of applicability. */
export const filingSentences = {
  'filing.plannedInPast': [
    '「{field}」（{date}）を過ぎていますが、提出の記録がありません。',
    '提出していれば記録に追加し、していなければ予定日を直してください。',
  ],
  'filing.closedDay': [
    '「{field}」（{date}）は、行政機関の休日（{reason}）です。',
    '直前の開庁日（{untilDate}）までに提出する予定にしてください。',
  ],
  'filing.beforeReport': [
    '登録申請の日（{date}）が、実施結果報告書の日付（{reportDate}）より前です。',
    '登録申請には実施結果報告書が要ります。どちらかの日付を直してください。',
  ],
  'filing.notCovered': [
    '実施結果報告書の日付（{date}）からは、登録申請の期限を計算できません。',
    '規則の施行日や暦の範囲の外です。日付を確かめてください。',
  ],
  'filing.tooLate': [
    '登録申請の日（{date}）が、実施結果報告書の日付（{reportDate}）から1か月以内の期限（{due}）を過ぎています。',
    '{due}までに申請してください。過ぎると受理されません。',
  ],
  'filing.missed': [
    '登録申請の期限（{due}）を過ぎましたが、提出の記録がありません。',
    '提出していれば記録に追加してください。していなければ、監査機関と新しい実施結果報告書について相談してください。',
  ],
  'attachment.assessmentSigned': [
    '「{body}」から受け取った影響度評価シートが添付されていません。',
    '受け取ったシートのファイルを添付してください。',
  ],
  'attachment.registryCertificate': [
    '正しい法人番号の記入も、登記事項証明書の添付もありません。',
    '法人番号を記入するか、全部事項証明書を添付してください。',
  ],
  'attachment.auditReport': [
    '実施結果報告書が添付されていません。',
    '別添を含む実施結果報告書を添付してください。',
  ],
  'attachment.preApplicationNotice': [
    '事前申請結果通知書の写しが添付されていません。',
    '該当性ありとされた様式1-4の写しを添付してください。',
  ],
  'attachment.gone': [
    '「{field}」の添付のうち{count}件のファイルが案件にありません。',
    '削除されたファイルを外すか、もう一度添付してください。',
  ],
  'notice.none': [
    '事前申請結果通知書（様式1-4）を受け取った記録がありません。',
    '該当性ありの通知を受けてから登録申請に進みます。受け取っていれば記録に追加してください。',
  ],
  'notice.notApplicable': [
    '{date}の事前申請結果通知書で、該当性なしとされています。',
    'このままでは登録申請に進めません。異議申立てか、サービス内容を見直した事前申請を検討してください。',
  ],
  'notice.outcomeUnknown': [
    '{date}の事前申請結果通知書の結果が記録されていません。',
    '記録の「結果」で、該当性ありか、なしかを選んでください。',
  ],
  'notice.afterFiling': [
    '登録申請の提出（{date}）が、事前申請結果通知書（{noticeDate}）より前です。',
    '記録の日付を確かめてください。',
  ],
  'application.serviceChanged': [
    'サービスの内容が、該当性ありとされた事前申請から変わっています。',
    'そのままでは受理されません。変わった内容で事前申請をやり直すか、運用支援機関へ相談してください。',
  ],
} as const satisfies Sentences;
