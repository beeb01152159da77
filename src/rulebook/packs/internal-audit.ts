import type { InternalAuditPack } from './schema.ts';

/** Our default for 別紙2. `record-keeping` rests on 7.6(7); the others on how internal audits are commonly done. */
export const internalAuditRequirements: InternalAuditPack = {
  id: 'internal-audit-default',
  version: 1,
  kind: 'internalAudit',
  title: '内部監査で示すこと（初期設定）',
  provenance: 'ours',
  source: '',
  needsCheck: true,
  clauses: ['2.9', '7.2', '7.6(7)', '10.1(7)', '別紙2'],
  items: [
    {
      id: 'plan',
      title: '計画を立てている',
      guidance: '目的、時期、担当、手順を書いた監査計画があり、始める前に承認されていることを書きます。',
      fields: ['plan'],
    },
    {
      id: 'scope',
      title: '範囲が言明と合っている',
      guidance:
        '言明の対象サービス、拠点、管理策のうちどこまでを監査したかを書きます。外したものがあれば理由も書きます。',
      fields: ['scope'],
    },
    {
      id: 'period',
      title: '対象の期間がはっきりしている',
      guidance: 'いつからいつまでの運用を監査したかを書きます。',
      fields: ['periodStart', 'periodEnd'],
    },
    {
      id: 'auditors',
      title: '監査する人に力がある',
      guidance: '責任者と担当者の氏名、所属、経験や資格を書きます。',
      fields: ['lead', 'auditors'],
    },
    {
      id: 'independence',
      title: '自分の仕事を監査していない',
      guidance: '監査する人が、監査される業務の担当や責任者でないことを、どう確かめたかを書きます。',
      fields: ['independence'],
    },
    {
      id: 'method',
      title: '証拠にもとづいている',
      guidance: '資料の閲覧、聞き取り、観察、抜き取りなど、どの方法で何を確かめたかを書きます。',
      fields: ['method'],
    },
    {
      id: 'result',
      title: '結果をまとめている',
      guidance: '管理策ごとの結果、見つかった問題とその重さを書きます。問題がなければ、ないと書きます。',
      fields: ['result'],
    },
    {
      id: 'reporting',
      title: '経営者に報告している',
      guidance: '監査を終えた日、報告した日、報告した相手を書きます。',
      fields: ['endedOn', 'reportedOn', 'reportedTo'],
    },
    {
      id: 'improvement',
      title: '問題を直している',
      guidance: '見つかった問題をだれがいつまでに直すか、直ったことをどう確かめたかを書きます。',
      fields: ['improvements'],
    },
    {
      id: 'record-keeping',
      title: '記録を保管している',
      guidance: '報告書や調書などの記録を、監査の終了から少なくとも3年間保管できるようにします（7.6(7)）。',
      fields: ['attachmentIds', 'endedOn'],
    },
  ],
};
