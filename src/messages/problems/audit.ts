import type { Sentences } from './types.ts';

/** Internal audit, external audit, findings. */
export const auditSentences = {
  'audit.internal.periodReversed': [
    '内部監査の対象期間の終わり（{endDate}）が、始め（{startDate}）より前です。',
    '対象期間の日付を直してください。',
  ],
  'audit.internal.notEnded': [
    '内部監査の終了日（{date}）がまだ来ていません。',
    '内部監査が終わってから、実際の終了日を記録してください。',
  ],
  'audit.internal.endedBeforePeriodEnd': [
    '内部監査の終了日（{date}）が、対象期間の終わり（{endDate}）より前です。',
    '対象期間のすべてを監査できたか確かめ、日付を直してください。',
  ],
  'audit.internal.reportedBeforeEnd': [
    '経営者への報告日（{date}）が、内部監査の終了日（{endDate}）より前です。',
    'どちらかの日付を直してください。',
  ],
  'audit.internal.recordsNotKept': [
    '内部監査の記録が案件に添付されていません。',
    '監査報告書や調書は3年間の保管が必要です。保管場所を決めるか、ここに添付してください。',
  ],
  'audit.internal.ownsRow': [
    '監査員「{auditor}」は、自分が担当する管理策（{count}件、最初は {controlId}）を調べています。',
    '調べる人を別の監査員に割り当てるか、その管理策を担当しない人を監査員に加えてください。',
  ],
  'audit.internal.sameDepartment': [
    '監査員「{auditor}」の部署が担当する管理策（{count}件、最初は {controlId}）を、その監査員が調べています。',
    '監査される業務から独立しているかを確かめ、難しければ別の監査員に割り当ててください。',
  ],
  'audit.internal.noRows': [
    '内部監査で調べた管理策が記録されていません。',
    '言明書から調べた管理策を選び、結果を記録してください。',
  ],
  'audit.internal.rowsOpen': [
    '調べた管理策のうち、結果のないものが{count}件あります（最初は {controlId}）。',
    '問題なし、不備あり、対象外のどれかを選んでください。',
  ],
  'audit.internal.unknownControl': [
    '内部監査の管理策の番号「{controlId}」が、管理基準にありません。',
    '番号を確かめて直してください。',
  ],
  'audit.internal.deficientWithoutFinding': [
    '管理策 {controlId} は不備ありとされていますが、指摘がありません。',
    '「内部監査の指摘」に内容と直し方を書いてください。',
  ],
  'audit.internal.completedInFuture': [
    '指摘を直した日（{date}）がまだ来ていません。',
    '予定であれば「直す予定の日」に記入してください。',
  ],
  'audit.internal.remedyAfterPeriod': [
    '内部監査の指摘を直す日（{date}）が、外部監査の対象期間の末日（{endDate}）より後です。',
    '外部監査でも発見事項になり得ます。早められないか検討してください。',
  ],
  'audit.external.shortPeriod': [
    '監査対象期間（{startDate}から{endDate}まで）が3か月に足りません。',
    '運用の期間が3か月に満たない管理策があると、追加の監査を求められることがあります。運用の開始日を確かめてください。',
  ],
  'audit.external.periodReversed': [
    '監査対象期間の末日（{endDate}）が、始期（{startDate}）より前です。',
    '監査対象期間の日付を直してください。',
  ],
  'audit.external.periodTooLong': [
    '監査対象期間（{startDate}から{endDate}まで）が1年を超えています。',
    '1年以内（{untilDate}まで）とされています。この長さは基本規程によるもので、要原文確認です。',
  ],
  'audit.external.gap': [
    '前回の監査対象期間の末日（{endDate}）と今回の始期（{startDate}）の間が空いています。',
    '更新では期間が連続している必要があります。始期は{date}です。監査機関と相談してください。',
  ],
  'audit.external.overlap': [
    '今回の監査対象期間の始期（{startDate}）が、前回の末日（{endDate}）以前です。',
    '更新では期間が連続している必要があります。始期は{date}です。',
  ],
  'audit.external.reportBeforePeriodEnd': [
    '実施結果報告書の日付（{date}）が、監査対象期間の末日（{endDate}）より前です。',
    'どちらかの日付を直してください。',
  ],
  'audit.external.reportLate': [
    '実施結果報告書の日付（{date}）が、監査対象期間の末日から3か月以内の期限（{due}）を過ぎています。',
    'この報告書は有効とされません。日付を確かめ、監査機関と監査対象期間の見直しを相談してください。',
  ],
  'audit.external.reportInFuture': [
    '実施結果報告書の日付（{date}）がまだ来ていません。',
    '予定の日付であれば、報告書を受け取ってから実際の日付に直してください。',
  ],
  'audit.external.receivedBeforeDated': [
    '記録では{date}に実施結果報告書を受け取っていますが、報告書の日付は{reportDate}です。',
    '記録の日付か報告書の日付を直してください。',
  ],
  'audit.external.engagedAfterReport': [
    '監査契約の日（{date}）が、実施結果報告書の日付（{reportDate}）より後です。',
    'どちらかの日付を直してください。',
  ],
  'audit.external.engagedBeforeNotice': [
    '監査契約の日（{date}）が、該当性ありの通知（{noticeDate}）より前です。',
    '監査は該当性ありの通知を受けてから受けることができます。監査の実施時期を確かめてください。',
  ],
  'audit.finding.unknownControl': [
    '発見事項の管理策の番号「{controlId}」が、管理基準にありません。',
    '実施結果報告書の番号を確かめて直してください。',
  ],
  'audit.finding.blocks': [
    '管理策 {controlId}（{tier}）に発見事項があり、このままでは登録の要件を満たしません。',
    '統制を改善したうえで、監査機関と改めて監査を受ける時期を相談してください。',
  ],
  'audit.finding.remedyLate': [
    '管理策 {controlId} の改善（{date}）が、軽微とされる期限（{due}）を過ぎています。',
    '{due}までに改善できる計画に直してください。できない場合は、登録留保となることがあります。',
  ],
  'audit.finding.minorPossible': [
    '管理策 {controlId} の改善（{date}）は、軽微とされる期限（{due}）に間に合います。',
    '軽微かどうかは、これ以外の点も含めて審査されます。',
  ],
  'audit.finding.evidenceLate': [
    '管理策 {controlId} の発見事項は、証跡が間に合わなかったことによるものです。',
    '追加の監査を求められることがあります。証跡を用意しておいてください。',
  ],
  'audit.finding.completedInFuture': [
    '改善の完了日（{date}）がまだ来ていません。',
    '予定であれば「改善の完了予定日」に記入してください。',
  ],
  'audit.finding.noProof': [
    '管理策 {controlId} の改善は完了とされていますが、それを示す資料も説明もありません。',
    '改善を示す資料を添えるか、どこで確かめられるかを書いてください。',
  ],
  'audit.finding.notAdopted': [
    '管理策 {controlId} は採用しないとされていますが、発見事項があります。',
    '実施結果報告書の番号と、言明書の採否を確かめてください。',
  ],
  'audit.hearing.beforeReport': [
    'ヒアリングの日（{date}）が、実施結果報告書の日付（{reportDate}）より前です。',
    'どちらかの日付を直してください。',
  ],
  'audit.overall.none': ['発見事項はないとされています。', ''],
  'audit.overall.blocks': [
    'ガバナンス基準・マネジメント基準の発見事項が{count}件あり、残っている限り登録の要件を満たしません。',
    '',
  ],
  'audit.overall.notMinor': [
    '軽微とされる条件（報告書の日付から2か月以内の改善の計画）を満たさない発見事項が{count}件あります。',
    '',
  ],
  'audit.overall.minorPossible': [
    '改善の時期の条件を満たす発見事項が{count}件あります。軽微かどうかは、ほかの点も含めて審査されます。',
    '',
  ],
  'audit.overall.unknown': ['判定に要る記録がそろっていません（判定できない発見事項は{count}件）。', ''],
  'audit.findings.none': [
    '発見事項ありとされていますが、発見事項が1件も記録されていません。',
    '実施結果報告書の発見事項をすべて追加してください。',
  ],
  'audit.findings.contradiction': [
    '発見事項なしとされていますが、発見事項が{count}件記録されています。',
    '実施結果報告書を確かめ、どちらかを直してください。',
  ],
  'audit.findings.mayBeWithheld': [
    '軽微とされる条件を満たしていない発見事項が{count}件あります。',
    '登録留保となり、追加の監査を求められることがあります。改善計画を見直してください。',
  ],
} as const satisfies Sentences;
