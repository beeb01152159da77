/** The kinds of the event log in Japanese, and which parts of an entry each kind uses. */
import type { LogKind } from '#schemas';

export type LogKindInfo = {
  readonly kind: LogKind;
  readonly label: string;
  /** The chapter it belongs to, for grouping in a picker. */
  readonly group: string;
  /** Who acts: the vendor, or somebody else. */
  readonly by: 'vendor' | 'operator' | 'ministries' | 'committee' | 'auditor' | 'agency' | 'event';
  readonly clauses: readonly string[];
  readonly uses: {
    readonly time: boolean;
    readonly from: boolean;
    readonly to: boolean;
    readonly due: boolean;
  };
  /** Choices for `outcome`; empty = the kind has none. */
  readonly outcomes: readonly { readonly value: string; readonly label: string }[];
};

type Entry = [
  label: string,
  by: LogKindInfo['by'],
  clauses: readonly string[],
  extra?: { time?: true; period?: true; due?: true; outcomes?: Readonly<Record<string, string>> },
];

const OBJECTION = { upheld: '異議が認められた', dismissed: '異議が認められなかった' };

const TABLE = {
  'pre.filed': ['事前申請を提出した', 'vendor', ['3.1']],
  'pre.received': ['事前申請が受け付けられた', 'operator', ['4.2', '4.3']],
  'pre.inquiry': ['事前申請について問い合わせ・追加資料の要請があった', 'operator', ['4.4']],
  'pre.answered': ['事前申請の問い合わせに回答した', 'vendor', ['4.5(1)']],
  'pre.accepted': ['事前申請が受理された', 'operator', ['4.1']],
  'pre.notAccepted': ['事前申請が受理されなかった', 'operator', ['4.5']],
  'pre.notice': [
    '様式1-4 事前申請結果通知書を受け取った',
    'operator',
    ['5.4'],
    { outcomes: { applies: '該当性あり', notApplicable: '該当性なし' } },
  ],
  'pre.objection': ['様式1-5 事前申請に係る異議申立書を提出した', 'vendor', ['6.1']],
  'pre.objectionAnswer': [
    '様式1-6 事前申請に係る異議申立書への回答書を受け取った',
    'ministries',
    ['6.2'],
    { outcomes: OBJECTION },
  ],
  'audit.internalEnded': ['内部監査が終わった', 'vendor', ['7.2', '7.6(7)']],
  'audit.period': ['外部監査の監査対象期間が終わった', 'auditor', ['7.3'], { period: true }],
  'audit.report': ['実施結果報告書を受け取った', 'auditor', ['7.3']],
  'app.filed': ['様式2-4 登録申請書を提出した', 'vendor', ['8.1', '8.2']],
  'app.received': ['登録申請が受け付けられた', 'operator', ['9.2', '9.3']],
  'app.inquiry': ['登録申請について問い合わせ・追加資料の要請があった', 'operator', ['9.4']],
  'app.answered': ['登録申請の問い合わせに回答した', 'vendor', ['9.5']],
  'app.accepted': ['登録申請が受理された', 'operator', ['9.1']],
  'app.notAccepted': ['登録申請が受理されなかった', 'operator', ['9.6']],
  'app.infoRequest': ['審査のための追加の情報提供を求められた', 'operator', ['10.2', '10.4']],
  'app.infoAnswered': ['追加の情報提供の求めに回答した', 'vendor', ['10.4']],
  'app.additionalAudit': ['追加の監査の実施を要請された', 'operator', ['10.3']],
  'app.additionalReport': ['追加の監査の結果を提出した', 'vendor', ['10.3']],
  'app.hearing': ['発見事項に関するヒアリングに出席した', 'vendor', ['10.5']],
  'decision.registered': ['様式2-6 登録通知書を受け取った', 'operator', ['11.1', '11.2']],
  'decision.rejected': ['様式2-7 結果通知書（却下）を受け取った', 'operator', ['11.4']],
  'decision.withheld': ['様式2-19 登録留保通知書を受け取った', 'committee', ['10.7']],
  'withheld.intent': [
    '様式2-20 登録留保に関する意思表明書を提出した',
    'vendor',
    ['10.9'],
    { outcomes: { pursue: '登録留保に係る審査を求める', abandon: '求めない' } },
  ],
  'followup.period': ['登録留保に係る監査の監査対象期間を定めた', 'vendor', ['10.10(1)'], { period: true }],
  'followup.report': ['登録留保に係る実施結果報告書を受け取った', 'auditor', ['10.10(3)']],
  'followup.filed': ['様式2-21 登録留保に係る申請書を提出した', 'vendor', ['10.10(4)']],
  'followup.received': ['登録留保に係る申請が受け付けられた', 'operator', ['10.12']],
  'followup.accepted': ['登録留保に係る申請が受理された', 'operator', ['10.12']],
  'followup.notAccepted': ['登録留保に係る申請が受理されなかった', 'operator', ['10.12']],
  'incident.occurred': ['情報セキュリティインシデントが発生した', 'event', ['13.1'], { time: true }],
  'incident.recognised': [
    '情報セキュリティインシデントを認知した',
    'vendor',
    ['13.1(1)', '13.2', '13.3'],
    { time: true },
  ],
  'incident.operatorJudged': [
    '運用支援機関が重大な影響を及ぼしうると判断した',
    'operator',
    ['13.1(2)'],
    { time: true },
  ],
  'incident.flash': ['インシデントの速報を提出した', 'vendor', ['13.2'], { time: true }],
  'incident.report': ['様式2-8（確報）を提出した', 'vendor', ['13.3']],
  'incident.update': ['インシデントの続報を提出した', 'vendor', ['13.2', '13.3'], { time: true }],
  'incident.resolved': ['インシデントへの対応が終わった', 'vendor', ['13.3'], { time: true }],
  'suspension.started': [
    '登録が一時停止された',
    'operator',
    ['13.5', '13.7', '14.3'],
    {
      outcomes: {
        '13.5': '報告がないため（13.5）',
        '13.7': '特に重大な影響のため（13.7）',
        '14.3': '届出がないため（14.3）',
      },
    },
  ],
  'suspension.notified': ['一時停止・削除を利用府省庁等に通知又は公開した', 'vendor', ['7.6(5)']],
  'suspension.conditions': ['一時停止解除条件の通知を受け取った', 'committee', ['13.8']],
  'suspension.releaseFiled': [
    '様式2-9 クラウドサービスの登録の一時停止解除届出書を提出した',
    'vendor',
    ['13.9'],
  ],
  'suspension.released': ['一時停止が解除された', 'operator', ['13.6', '13.10', '14.4']],
  'change.occurred': [
    '変更が生じた',
    'event',
    ['14.1', '14.2'],
    {
      outcomes: { material: '重大な統制変更、またはつながり得る事象', listed: '公開リストの掲載事項の変更' },
    },
  ],
  'change.demanded': ['変更の届出を求められた', 'operator', ['14.3']],
  'change.filedMaterial': ['様式2-10 重大な統制変更等届出書を提出した', 'vendor', ['14.1']],
  'change.filedListed': [
    '様式2-11 ISMAP-LIUクラウドサービスリスト掲載事項変更届出書を提出した',
    'vendor',
    ['14.2'],
  ],
  'monitoring.notice': [
    '様式2-12 モニタリング実施通知書を受け取った',
    'operator',
    ['15.2(1)'],
    { due: true },
  ],
  'monitoring.answered': ['モニタリングの確認内容に回答した', 'vendor', ['15.2(2)']],
  'monitoring.hearing': ['モニタリングの聞き取り調査を受けた', 'operator', ['15.2(3)']],
  'monitoring.result': [
    '様式2-13 モニタリング実施結果等通知書を受け取った',
    'operator',
    ['15.2(4)', '15.2(5)'],
    {
      due: true,
      outcomes: {
        confirmed: '適切な実施が確認された',
        reaudit: '再監査を求められた',
        reapplication: '再申請を求められた',
      },
    },
  ],
  'monitoring.defence': ['弁明書を提出した', 'vendor', ['15.2(5)']],
  'reaudit.requested': ['再監査を求められた（様式2-14 など）', 'operator', ['16.1', '16.5'], { due: true }],
  'reaudit.filed': ['再監査の書類を提出した', 'vendor', ['16.2', '16.6']],
  'reaudit.result': [
    '再監査の結果の通知を受け取った',
    'operator',
    ['16.3', '16.4', '16.7'],
    { outcomes: { confirmed: '適切な実施が確認された', reapplication: '再申請を求められた' } },
  ],
  'reapplication.requested': ['様式2-16 再申請要請書を受け取った', 'committee', ['18.3']],
  'service.ended': [
    'サービスの提供終了、又は登録を維持できないとの判断',
    'vendor',
    ['18.1'],
    { outcomes: { ended: '提供を終了した', unsustainable: '登録を維持できないと判断した' } },
  ],
  'withdrawal.filed': ['様式2-15 登録取下届出書を提出した', 'vendor', ['18.1']],
  'registration.removed': ['登録が削除された', 'committee', ['18.2']],
  'objection.filed': ['様式2-17 異議申立書を提出した', 'vendor', ['19.1']],
  'objection.answered': [
    '様式2-18 異議申立書への回答書を受け取った',
    'committee',
    ['19.2'],
    { outcomes: OBJECTION },
  ],
} as const satisfies Record<LogKind, Entry>;

const GROUPS: Readonly<Record<string, string>> = {
  pre: '事前申請',
  audit: '監査',
  app: '登録申請と審査',
  decision: '登録の決定',
  withheld: '登録留保',
  followup: '登録留保',
  incident: 'インシデント',
  suspension: '一時停止',
  change: '変更届',
  monitoring: 'モニタリング',
  reaudit: '再監査',
  reapplication: '再申請',
  service: '取下げと削除',
  withdrawal: '取下げと削除',
  registration: '取下げと削除',
  objection: '異議申立',
};

const entryOf = (kind: LogKind): Entry => TABLE[kind];

/** Label by kind, in the order of the procedure. */
export const LOG_KIND_LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(TABLE).map(([kind, [label]]) => [kind, label]),
);

/** The kind as a short Japanese sentence: what happened. */
export const logKindLabel = (kind: LogKind): string => entryOf(kind)[0];

/** What an entry of this kind says and which of its parts it uses. */
export function logKindInfo(kind: LogKind): LogKindInfo {
  const [label, by, clauses, extra = {}] = entryOf(kind);
  return {
    kind,
    label,
    group: GROUPS[kind.split('.')[0] ?? ''] ?? '',
    by,
    clauses,
    uses: {
      time: extra.time === true,
      from: extra.period === true,
      to: extra.period === true,
      due: extra.due === true,
    },
    outcomes: Object.entries(extra.outcomes ?? {}).map(([value, text]) => ({ value, label: text })),
  };
}
