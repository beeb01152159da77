import type { ImpactScalePack } from './schema.ts';

/** Our default for 別紙1, until the vendor's or agency's own copy replaces it. */
export const impactScale: ImpactScalePack = {
  id: 'impact-scale-default',
  version: 1,
  kind: 'impactScale',
  title: '影響度の目安（初期設定）',
  provenance: 'ours',
  source: '',
  needsCheck: true,
  clauses: ['2.5', '2.6', '別紙1'],
  axes: [
    {
      axis: 'confidentiality',
      label: '機密性',
      question: 'この情報が、見てはいけない人に見られたり漏れたりしたら、どれほど困りますか。',
      levels: [
        {
          level: 'low',
          label: '低位',
          guidance: '漏れても、業務や関係者への悪い影響がわずかで、説明や連絡などの通常の対応で収まるもの。',
          examples: ['研修の受講状況', '会議室の予約', '公表を予定している資料の作成途中のもの'],
        },
        {
          level: 'moderate',
          label: '中位',
          guidance: '漏れると、個人の権利や組織の信用を傷つけ、業務の見直しや特別な対応が必要になるもの。',
          examples: [
            '人事評価や健康に関する情報',
            '公表前の政策の検討資料',
            '他者から秘密として預かった情報',
          ],
        },
        {
          level: 'high',
          label: '高位',
          guidance: '漏れると、国の安全、人の生命や財産、行政の重要な働きに深刻な損害が出るもの。',
          examples: ['安全保障や捜査に関する情報', '人の生命・身体の危険につながる情報'],
        },
      ],
    },
    {
      axis: 'integrity',
      label: '完全性',
      question: 'この情報が書き換えられたり壊れたりしたら、どれほど困りますか。',
      levels: [
        {
          level: 'low',
          label: '低位',
          guidance: '誤りに気づきやすく、元の資料から直せて、判断や権利に影響がほとんど出ないもの。',
          examples: ['行事の日程表', '社内連絡の掲示'],
        },
        {
          level: 'moderate',
          label: '中位',
          guidance: '誤りのまま使うと、行政の判断や個人の権利に影響し、訂正に手間と時間がかかるもの。',
          examples: ['手続の受付の記録', '支払や契約の金額'],
        },
        {
          level: 'high',
          label: '高位',
          guidance: '誤りが、人の生命や財産、社会の基盤に取り返しのつかない損害を生むもの。',
          examples: ['災害時の避難に関わる情報', '重要な設備を制御する情報'],
        },
      ],
    },
    {
      axis: 'availability',
      label: '可用性',
      question: 'この情報やサービスが必要なときに使えなかったら、どれほど困りますか。',
      levels: [
        {
          level: 'low',
          label: '低位',
          guidance: '数日使えなくても、電話や紙などの別のやり方で業務を続けられるもの。',
          examples: ['アンケートの集計', '研修動画の視聴'],
        },
        {
          level: 'moderate',
          label: '中位',
          guidance: '使えない状態が続くと、業務の遅れや国民への不便が目立つようになるもの。',
          examples: ['窓口業務を支える仕組み', '期限のある手続の受付'],
        },
        {
          level: 'high',
          label: '高位',
          guidance: '短い時間でも止まると、人の生命や財産、社会の基盤に深刻な損害が出るもの。',
          examples: ['緊急の通報や警報', '重要な設備の監視'],
        },
      ],
    },
  ],
  overall: 'highest',
  overallAxes: ['confidentiality', 'integrity', 'availability'],
  overallText: '情報ごと・観点ごとに選んだ影響度のうち、いちばん高いものを全体の影響度とします。',
};
