import type { Sentences } from './types.ts';

/** The impact assessment. */
export const impactSentences = {
  'impact.noFunctions': [
    'サービスの機能が記録されていません。',
    '影響度評価シートに書く機能を追加してください。',
  ],
  'impact.noInformation': [
    '取り扱う情報が記録されていません。',
    'サービスで扱う情報の種類を追加してください。',
  ],
  'impact.functionsWithoutInformation': [
    '機能が{count}件あるのに、取り扱う情報が1件もありません。',
    'それぞれの機能が扱う情報を追加してください。情報を扱わない機能だけであれば、その旨を概要で説明してください。',
  ],
  'impact.noWorks': [
    'サービスで行う業務が記録されていません。',
    '業務を追加し、対象業務一覧に載っているかを選んでください。',
  ],
  'impact.noAssessment': [
    '政府機関等の影響度評価結果がありません。',
    '政府機関等に評価を依頼し、受け取った結果を追加してください。',
  ],
  'impact.noUsableAssessment': [
    '事前申請に使える影響度評価結果がまだありません。',
    '記録した{count}件の評価結果の不足や期限切れを直すか、新しい評価結果を追加してください。',
  ],
  'impact.twoAgenciesNeeded': [
    'この時期の事前申請には、2以上の政府機関等の評価結果が必要です（使えるものは{usable}機関）。',
    '対象業務一覧にない業務のため、別の政府機関等からも評価結果を得て追加してください。',
  ],
  'impact.assessmentInFuture': [
    '影響度評価の日（{date}）がまだ来ていません。',
    '評価された日を確かめてください。予定であれば、結果を受け取ってから記録してください。',
  ],
  'impact.assessedAfterFiling': [
    '影響度評価の日（{date}）が、事前申請の日（{filingDate}）より後です。',
    '評価結果は事前申請の前に要ります。どちらかの日付を直すか、事前申請の予定を後にしてください。',
  ],
  'impact.validityNotCovered': [
    '影響度評価の日（{date}）は、この規則の施行より前のため有効期限を計算できません。',
    '日付を確かめてください。正しければ、施行後の評価結果を得てください。',
  ],
  'impact.expired': [
    '影響度評価結果（{date}）は、事前申請の日（{filingDate}）には期限が切れています。',
    '使えるのは{due}までの事前申請です。予定を早めるか、改めて評価を受けてください。',
  ],
  'impact.bodyKindTooEarly': [
    '独立行政法人・指定法人の評価（{date}）は、{startDate}より前のため使えません。',
    '政府機関等の種類と日付を確かめ、正しければ改めて評価を受けてください。',
  ],
  'impact.bodyKindTooLate': [
    '独立行政法人・指定法人の評価（{date}）は、それらが評価できる期間（{endDate}まで）の後のため使えません。',
    '政府機関等の種類と日付を確かめ、正しければ国の行政機関に改めて評価を依頼してください。',
  ],
  'impact.informationUnnamed': [
    '機能「{name}」の説明に「{word}」がありますが、取り扱う情報に当てはまるものがありません。',
    'その情報を扱うなら「取り扱う情報」に加えて評価を受けてください。扱わないなら、説明を直してください（気づきのための語の一覧による指摘です）。',
  ],
  'impact.sensitiveLow': [
    '「{name}」に「{word}」とありますが、機密性の自己評価が低位です。',
    '漏れたときに困る人がいないかを見直し、低位とする理由を書いてください（気づきのための語の一覧による指摘です）。',
  ],
  'impact.sensitiveLowByAgency': [
    '「{name}」に「{word}」とありますが、「{body}」の機密性の評価が低位です。',
    '審査で理由を問われやすいところです。評価の前提を政府機関等に確かめ、備考に残してください（気づきのための語の一覧による指摘です）。',
  ],
  'impact.overallBelowHighest': [
    '「{body}」の全体の結果（{recordedLevel}）が、情報ごとの最も高い評価（{computedLevel}）より低くなっています。',
    '受け取ったシートと見比べてください。最も高いものを全体とする考え方は要原文確認です。',
  ],
  'impact.overallAboveHighest': [
    '「{body}」の全体の結果（{recordedLevel}）が、情報ごとの最も高い評価（{computedLevel}）より高くなっています。',
    '受け取ったシートと見比べ、写し間違いや記録していない情報がないか確かめてください。',
  ],
  'impact.notLow': [
    '「{body}」の影響度評価結果が{level}です。',
    '低位でなければISMAP-LIUには該当しません。扱う情報や業務を見直すか、ISMAPへの登録を検討してください。',
  ],
  'impact.low': ['「{body}」の影響度評価結果は低位です。', ''],
  'impact.allListed': ['業務はすべて対象業務一覧に載っているため、この項目の審査は要りません。', ''],
  'impact.judgedByNext': [
    '対象業務一覧にない業務を含むため、5.1(2)で審査されます。',
    '判断は半期ごとにまとめて行われるため、時期に余裕を見てください。',
  ],
  'impact.resultWithoutInformation': [
    '「{body}」の評価に、削除された情報についての結果が残っています。',
    'その結果を削除するか、情報を追加し直してください。',
  ],
  'impact.resultTwice': [
    '「{body}」の評価に、情報「{name}」の結果が2つあります。',
    'どちらか一方を削除してください。',
  ],
  'impact.informationNotAssessed': [
    '情報「{name}」が「{body}」に評価されていません。',
    '扱う情報はすべて評価が要ります。結果を追加するか、評価を依頼してください。',
  ],
  'impact.agencyLowerForPersonalData': [
    '個人情報を含む「{name}」の{axis}を、「{body}」は自己評価（{ownLevel}）より低い{agencyLevel}としています。',
    '審査で理由を問われやすい点です。前提が正しく伝わっているか「{body}」に確かめてください。',
  ],
  'impact.agencyMuchLower': [
    '「{name}」の{axis}が、自己評価（{ownLevel}）と「{body}」の評価（{agencyLevel}）で2段階違います。',
    'どちらかの前提に誤りがないか確かめてください。',
  ],
  'impact.agencyLower': [
    '「{name}」の{axis}を、「{body}」は自己評価（{ownLevel}）より低い{agencyLevel}としています。',
    '評価の理由を確かめておくと、審査の質問に答えやすくなります。',
  ],
  'impact.agencyHigher': [
    '「{name}」の{axis}を、「{body}」は自己評価（{ownLevel}）より高い{agencyLevel}としています。',
    '見落としている影響がないか確かめてください。',
  ],
  'impact.agenciesDisagree': [
    '「{name}」の{axis}の評価が、「{body}」（{firstLevel}）と「{otherBody}」（{otherLevel}）で違います。',
    '使い方の違いによるものか確かめ、説明できるようにしてください。',
  ],
} as const satisfies Sentences;
