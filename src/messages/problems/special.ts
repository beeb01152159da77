import type { Sentences } from './types.ts';

/** The special measure. */
export const specialSentences = {
  'special.filedWithin': ['{date}に、特別措置の期間内に申請が提出されています。', ''],
  'special.planWithin': ['申請の提出予定日（{date}）は、特別措置の期間内です。', ''],
  'special.planOutside': [
    '申請の提出予定日（{date}）が、特別措置の期間（{startDate}から{endDate}まで）の外です。',
    '期間外の申請では特別措置を使えません。通常の手続として進めてください。',
  ],
  'special.planNotCarriedOut': [
    '期間内（{endDate}まで）に申請を提出した記録がありません。',
    '提出していた場合は、記録に事前申請または登録申請の提出を追加してください。',
  ],
  'special.pledged': ['{date}に誓約書が提出されています。', ''],
  'special.pledgeOutside': [
    '誓約書の提出日（{date}）が、特別措置の期間（{startDate}から{endDate}まで）の外です。',
    '日付を確かめてください。正しければ、この要件は満たされません。',
  ],
  'special.ended': [
    '特別措置は{endDate}に終わっています。',
    '①と②を新たに使うことはできません。通常の手続として進めてください。',
  ],
  'special.notYet': ['特別措置は{startDate}に始まります。', ''],
  'special.bodiesPermanent': [
    '独立行政法人と指定法人も影響度評価を行えます（{startDate}からの恒久的な措置です）。',
    '',
  ],
  'special.usedWithoutConfirmation': [
    '「{field}」とされていますが、制度所管省庁の確認日がありません。',
    '要件の確認を受けた日を記録してください。受けていなければ、チェックを外してください。',
  ],
  'special.confirmedOutside': [
    '制度所管省庁の確認日（{date}）が、特別措置の期間（{startDate}から{endDate}まで）の外です。',
    '確認日を確かめてください。期間外であれば、特別措置は使えません。',
  ],
  'special.usedBefore': [
    '「{field}」とされていますが、このサービスは{date}の登録申請で登録を受けており、措置は一度しか使えません。',
    '前の申請で使っていた場合は、チェックを外してください。',
  ],
  'special.usedInOther': [
    '措置{measure}は、同じサービスの案件「{title}」で使われています。',
    '同じサービスに一度しか使えないため、この案件では使えません。',
  ],
  'special.usedInOtherAlready': [
    '「{field}」とされていますが、同じサービスの案件「{title}」が、{date}の登録申請で先に使っています。',
    '措置は同じサービスに一度しか使えません。どちらかのチェックを外してください。',
  ],
  'special.alsoInOther': [
    '「{field}」とされていますが、同じサービスの案件「{title}」でも使うことになっています。',
    '措置は同じサービスに一度しか使えません。どちらの申請で使うかを決め、もう一方のチェックを外してください。',
  ],
  'special.usedOnRecord': [
    '「{field}」とされていますが、同じサービスの別の登録申請（{date}）で使ったと記録されています。',
    '措置は同じサービスに一度しか使えません。チェックを外してください。記録が誤りなら、「別の申請で措置{measure}を使った日」を直してください。',
  ],
  'special.usedOnRecordLater': [
    '「{field}」とされていますが、後の登録申請（{date}）でも使ったと記録されています。',
    '措置は同じサービスに一度しか使えません。後の申請のほうのチェックを外してください。',
  ],
  'special.usedUp': [
    '措置{measure}は、同じサービスの別の登録申請（{date}）で使われたと記録されています。',
    '同じサービスに一度しか使えないため、この案件では使えません。',
  ],
  'special.onceOnly': [
    '「{field}」とされていますが、更新の申請です。措置は同じサービスに一度しか使えません。',
    '前回の申請で使っていないことを確かめてください。使っていた場合は、チェックを外してください。',
  ],
  'special.auditScopeTooLate': [
    '実施結果報告書の日付（{date}）が特別措置の期間（{startDate}から{endDate}まで）の外のため、監査範囲を狭める措置は使えません。',
    'チェックを外し、通常の範囲で監査を受けてください。',
  ],
  'special.exemptionTooLate': [
    '登録申請の日（{date}）が{endDate}より後のため、内部監査に係る報告書の免除は使えません。',
    'チェックを外し、様式2-3を用意してください。',
  ],
  'special.exemptionTooEarly': [
    '登録申請の日（{date}）が{startDate}より前のため、内部監査に係る報告書の免除は使えません。',
    '日付を確かめるか、チェックを外してください。',
  ],
  'special.exemptionNotFiled': [
    '{endDate}までに登録申請を提出した記録がないため、内部監査に係る報告書の免除は使えません。',
    '提出していた場合は記録に追加してください。していなければ、チェックを外してください。',
  ],
  'special.exemptionUndated': [
    '内部監査に係る報告書の免除には、{endDate}までの登録申請が要りますが、予定日がありません。',
    '登録申請の提出予定日を記入してください。',
  ],
  'special.internalAuditExempt': [
    '特別措置により、内部監査に係る報告書（様式2-3）の提出が免除されています。',
    '',
  ],
  'special.internalAuditRequired': ['内部監査に係る報告書（様式2-3）の提出が必要です。', ''],
} as const satisfies Sentences;
