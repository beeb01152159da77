/** The addresses of the app and the screens of a case, in the order of the walk. */
import type { IconName } from './parts/icons.ts';

export type ScreenInfo = {
  readonly name: string;
  readonly label: string;
  /** What the screen is for, one sentence below its heading. */
  readonly lead: string;
  readonly icon: IconName;
};
export type Phase = { readonly label: string; readonly screens: readonly ScreenInfo[] };

export const PHASES: readonly Phase[] = [
  {
    label: 'はじめに',
    screens: [
      { name: 'home', label: 'ホーム', lead: '', icon: 'home' },
      {
        name: 'start',
        label: '自己診断',
        lead: '10の質問に答えると、ISMAP-LIUの対象になり得るか、何が足りないか、いつ頃になるかの見通しが出ます。',
        icon: 'check',
      },
    ],
  },
  {
    label: '申請前',
    screens: [
      {
        name: 'service',
        label: 'サービス情報',
        lead: '申請者とクラウドサービスについて、各様式に共通して使う事項を入力します。',
        icon: 'edit',
      },
      {
        name: 'impact',
        label: '影響度評価',
        lead: '取り扱う情報を自己評価し、政府機関等から受け取った影響度評価結果を記録します。',
        icon: 'edit',
      },
      {
        name: 'special-measure',
        label: '特別措置',
        lead: '特別措置の要件に当てはまるかを、基準日の時点で確かめます。',
        icon: 'edit',
      },
      {
        name: 'pre-application',
        label: '事前申請',
        lead: '事前申請の書類をそろえ、運用支援機関の確認項目を先に自分で確かめます。',
        icon: 'edit',
      },
    ],
  },
  {
    label: '言明と監査',
    screens: [
      {
        name: 'statement',
        label: '言明書',
        lead: '言明の範囲と、管理策ごとの採否・実施内容を記録します。',
        icon: 'edit',
      },
      {
        name: 'evidence',
        label: '証跡',
        lead: '管理策の実施を示す記録を一か所にまとめ、日付と期限を確かめ、管理策に結び付けます。',
        icon: 'file',
      },
      { name: 'internal-audit', label: '内部監査', lead: '内部監査の計画と結果を記録します。', icon: 'edit' },
      {
        name: 'external-audit',
        label: '外部監査と改善計画',
        lead: '外部監査の期間と報告書、発見事項とその改善計画を記録します。',
        icon: 'edit',
      },
      {
        name: 'insight',
        label: '進み具合',
        lead: '言明書の進み具合と出来を、章ごと・担当ごと・日ごとに見て、監査の妨げになるものを確かめます。',
        icon: 'half',
      },
    ],
  },
  {
    label: '申請と登録',
    screens: [
      {
        name: 'application',
        label: '登録申請',
        lead: '7.5に規定する情報と宣誓書を整え、登録申請の書類を確かめます。',
        icon: 'edit',
      },
      {
        name: 'review',
        label: '審査と登録留保',
        lead: '照会への回答、審査の結果、登録留保とされたときの監査と申請を進めます。',
        icon: 'clock',
      },
      {
        name: 'received',
        label: '受け取った書類',
        lead: '通知書や報告書を受け取った日付で登録します。段階と期限がここから進みます。',
        icon: 'download',
      },
    ],
  },
  {
    label: '登録後',
    screens: [
      {
        name: 'incidents',
        label: 'インシデント',
        lead: '認知した日時から、速報、確報、一時停止の解除まで、いますることを一つずつ示します。',
        icon: 'alert',
      },
      {
        name: 'changes',
        label: '変更届',
        lead: '変わったことを書くと、要る届出とその理由が分かります。',
        icon: 'upload',
      },
      {
        name: 'monitoring',
        label: 'モニタリング',
        lead: '通知から回答、結果、再監査、再申請まで進めます。',
        icon: 'search',
      },
      {
        name: 'ways-out',
        label: '更新・取下げ・異議',
        lead: '登録を続けるとき、やめるとき、処置に異議があるときの道筋です。',
        icon: 'arrowRight',
      },
      {
        name: 'duties',
        label: '登録後の義務',
        lead: '宣誓した事項の点検と、保管の期限です。',
        icon: 'check',
      },
    ],
  },
  {
    label: '道具',
    screens: [
      {
        name: 'timeline',
        label: 'タイムライン',
        lead: '済んだこと、いま数えている期間、これからの見通しを一つの時間軸で見て、計画を立てます。',
        icon: 'calendar',
      },
      {
        name: 'papers',
        label: '書類',
        lead: '様式をいつでも表示し、PDFで保存できます。未完成のものには「下書き」と入ります。',
        icon: 'file',
      },
      {
        name: 'official',
        label: '公式様式',
        lead: '公式の様式のファイル（Word、Excel）を集め、案件の内容を記入して渡します。様式はすべての案件で共通です。',
        icon: 'form',
      },
      {
        name: 'bundle',
        label: '提出バンドル',
        lead: '書類・添付・案件データを一つのzipにまとめ、読み戻して確かめてから渡します。',
        icon: 'download',
      },
      {
        name: 'log',
        label: '手続の記録',
        lead: '提出・受理・通知など、日付のある出来事を記録します。今の段階と期限はここから計算されます。',
        icon: 'list',
      },
      {
        name: 'rules',
        label: '規程',
        lead: '登録規則と特別措置の各条を、要旨と条番号で確かめられます。',
        icon: 'book',
      },
      {
        name: 'settings',
        label: '設定',
        lead: '表示、保存領域、バックアップと、このアプリについて。',
        icon: 'settings',
      },
    ],
  },
];

const ALL = PHASES.flatMap((p) => p.screens);
/** Screens that are reached from another one. */
const BESIDE: readonly ScreenInfo[] = [
  {
    name: 'dashboard',
    label: 'すべての案件の期限',
    lead: 'サービスと期ごとに、段階、次にすること、最も近い期限を、急ぐ順に並べます。',
    icon: 'clock',
  },
  {
    name: 'verify',
    label: '提出バンドルの検証',
    lead: 'zipを選ぶと、壊れていないか、そろっているか、いまの案件と一致するかを確かめます。',
    icon: 'shield',
  },
  {
    name: 'statement-tables',
    label: '管理策の取込・書出し',
    lead: '管理策の表を書き出して編集して戻すこと、公式の管理基準の文章の取込み、版の切替えを行います。',
    icon: 'download',
  },
];

/** What is known of a screen, or undefined where there is none of that name. */
export const screenInfo = (name: string): ScreenInfo | undefined =>
  [...ALL, ...BESIDE].find((s) => s.name === name);

/** `#/case/:id/:screen?field=path` */
export function caseHref(id: string, screen = 'home', field = ''): string {
  const query = field === '' ? '' : `?field=${encodeURIComponent(field)}`;
  return `#/case/${encodeURIComponent(id)}${screen === 'home' ? '' : `/${screen}`}${query}`;
}
