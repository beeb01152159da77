import type { Sentences } from './types.ts';

/** The event log: entries out of order or in contradiction, days that have passed. */
export const procedureSentences = {
  'procedure.notAllowed': [
    '{date}の「{logKind}」は、その時点の段階（{stage}）では行われないはずの出来事です。',
    '日付と種類を確かめてください。前提となる出来事の記録が抜けているかもしれません。',
  ],
  'procedure.clockPast': [
    '「{task}」の期限（{due}）を過ぎています。',
    '済んでいれば記録に追加してください。{consequenceNote}',
  ],
  'procedure.clockLate': [
    '「{task}」が期限（{due}）の後に行われています。',
    '記録の日付を確かめてください。{consequenceNote}',
  ],
  'procedure.outcomeMissing': [
    '{date}の「{logKind}」の結果が選ばれていません。',
    '通知に書かれた結果を選んでください。',
  ],
  'procedure.periodMissing': [
    '{date}の「{logKind}」に期間の日付がありません。',
    '期間の始めと終わりを記入してください。',
  ],
  'procedure.periodReversed': [
    '期間の終わり（{toDate}）が、始め（{fromDate}）より前です。',
    '期間の日付を直してください。',
  ],
  'procedure.dueBeforeNotice': [
    '通知に書かれた期日（{due}）が、通知の日（{date}）より前です。',
    '通知書を確かめ、日付を直してください。',
  ],
  'procedure.answerBeforeQuestion': [
    '「{logKind}」（{date}）が、対応する記録（{askedDate}）より前の日付です。',
    'どちらかの日付を直してください。',
  ],
  'procedure.nothingToAnswer': [
    '{date}の「{logKind}」に対応する、問い合わせや通知などの記録がありません。',
    '前提となる出来事を記録に追加し、「関係する記録」で結びつけてください。',
  ],
  'procedure.recognitionMissing': [
    '{date}の「{logKind}」について、インシデントを認知した日の記録がありません。',
    '速報と確報の期限は認知した日から数えます。「認知した」の記録を加え、「関係する記録」で結びつけてください。',
  ],
  'procedure.occurrenceMissing': [
    '{date}の「{logKind}」について、もとになったインシデントの発生日の記録がありません。',
    '発生から1年を数えるため、「発生した」の記録を加え、「関係する記録」で結びつけてください。',
  ],
  'procedure.auditGap': [
    '監査対象期間の始まり（{fromDate}）と前回の期間の間が空いています。',
    '更新では期間が連続している必要があります。始まりは{expectedDate}です。',
  ],
  'procedure.auditOverlap': [
    '監査対象期間の始まり（{fromDate}）が前回の期間と重なっています。',
    '更新では期間が連続している必要があります。始まりは{expectedDate}です。',
  ],
  'procedure.followupTooShort': [
    '登録留保に係る監査対象期間の終わり（{toDate}）では、3か月に足りません。',
    '期間の終わりを{earliestDate}以降にしてください。',
  ],
  'procedure.periodUnknown': [
    '{date}の実施結果報告書について、登録留保に係る監査対象期間が記録されていません。',
    '監査対象期間を記録に追加してください。',
  ],
  'procedure.reportBeforePeriodEnd': [
    '実施結果報告書（{date}）が、監査対象期間の終わり（{endDate}）以前の日付です。',
    '報告書は期間が終わってから作られます。どちらかの日付を直してください。',
  ],
} as const satisfies Sentences;
