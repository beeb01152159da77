/** The words of the self-check: its questions, choices, reasons, what is missing, and who can supply it. */
import type { QuestionId, SelfCheck, SelfCheckMissing, SelfCheckReason, Supplier } from '#domain/self-check';
import { formatBoth, isPlainDate } from '#kernel';
import type { SelfCheckAnswers } from '#schemas';

type Words = {
  /** A few words for the printed summary. */
  readonly short: string;
  readonly question: string;
  readonly why: string;
  readonly choices: Readonly<Record<string, string>>;
  /** Label of the text or date asked beside it. */
  readonly beside?: string;
};

const YES_NO = { yes: 'はい', no: 'いいえ', unsure: '分からない' };

const QUESTIONS: Readonly<Record<QuestionId, Words>> = {
  saas: {
    short: 'SaaSか',
    question: '業務や連絡などの機能を、そのまま使える形でインターネット越しに提供していますか',
    why: 'ISMAP-LIUの対象はSaaSだけです。仮想サーバーや開発基盤だけの提供は対象になりません。',
    choices: YES_NO,
    beside: 'サービスの名称（任意）',
  },
  ownName: {
    short: '自社の名前で提供',
    question: 'そのサービスを自社の名前で提供していますか',
    why: '申請できるのは自らの名前で提供する事業者です。基盤に他社のクラウドを使っていてもかまいません。',
    choices: YES_NO,
  },
  information: {
    short: '扱う情報',
    question: '政府機関等の利用で、どんな情報を扱いますか（あてはまるものすべて）',
    why: '漏れる・壊れる・使えなくなるときの影響が小さい情報だけを扱うことが条件です。区分は目安です（要原文確認）。',
    choices: {
      everyday: '予定、アンケート、公開する資料などの日常の情報',
      contact: '職員の氏名・連絡先など仕事上の連絡先',
      personal: '国民や利用者の個人情報',
      sensitive: '健康、人事評価など特に配慮の要る個人情報',
      confidential: '公表前の政策や、秘密として預かった情報',
      grave: '人の生命や国の安全に関わる情報',
    },
  },
  works: {
    short: '対象業務一覧',
    question: 'サービスで行う業務は、公表されている対象業務一覧に載っていますか',
    why: '載っていない業務でも申請できますが、審査の観点と判断の時期が変わります。',
    choices: { listed: '載っている', unlisted: '載っていない', unsure: 'まだ調べていない' },
    beside: '主な業務の名称（任意）',
  },
  agency: {
    short: '政府機関等の評価',
    question: '影響度評価をしてくれる政府機関等はありますか',
    why: '事前申請には、1以上の政府機関等から1年以内に得た影響度評価結果が要ります。低位かどうかは政府機関等が決めます。',
    choices: {
      low: '評価を受け、結果は低位だった',
      notLow: '評価を受け、結果は低位ではなかった',
      asked: '契約や相談の相手があり、評価はこれから',
      none: '相手がまだいない',
    },
    beside: '評価された日',
  },
  controls: {
    short: '管理策',
    question: 'セキュリティの管理策は、いま動いていますか',
    why: '監査では、整えただけでなく動かした実績を見られます。動かし始めた日が登録の時期を左右します。',
    choices: { running: 'ほぼすべて動いている', some: '一部は動いている', none: 'これから整える' },
    beside: '最後の管理策を動かし始めた日',
  },
  certificates: {
    short: '取得している認証',
    question: '取得している認証はありますか（あてはまるものすべて）',
    why: '認証はISMAP-LIUの監査の代わりにはなりませんが、規程や証跡を生かせます。',
    choices: {
      iso27001: 'ISMS（ISO/IEC 27001）',
      iso27017: 'ISO/IEC 27017',
      privacyMark: 'プライバシーマーク',
      soc2: 'SOC 2',
      ismap: 'ISMAP',
      other: 'その他の認証',
    },
  },
  excludedParty: {
    short: '反社会的勢力など',
    question: '会社や役員などに、反社会的勢力として指定や制限を受けた者がいますか',
    why: '指定や活動の制限を受けた団体、その構成員などは申請者になれません。',
    choices: YES_NO,
  },
  removed: {
    short: '登録の削除',
    question:
      '過去に、ISMAPまたはISMAP-LIUの登録を、求めに応じなかったなどの理由で削除されたことがありますか',
    why: '該当する削除を受けていないことが、事前申請の審査で確かめられます。',
    choices: YES_NO,
  },
  target: {
    short: '登録の希望日',
    question: 'いつまでに登録されたいですか',
    why: '希望日から逆算して、いつまでに何をするかを出します。',
    choices: {},
  },
};

/** The words of a question. */
export const selfCheckQuestion = (id: QuestionId): Words => QUESTIONS[id];

/** A choice of a question in words. */
export const selfCheckChoice = (id: QuestionId, choice: string): string =>
  QUESTIONS[id].choices[choice] ?? choice;

const INFORMATION_NAMES = {
  everyday: '日常の業務の情報',
  contact: '職員の連絡先',
  personal: '利用者の個人情報',
  sensitive: '特に配慮の要る個人情報',
  confidential: '公表前の情報、秘密として預かった情報',
  grave: '生命や国の安全に関わる情報',
} as const satisfies Record<NonNullable<SelfCheckAnswers['information']>[number], string>;

/** What a case made of the answers calls things. */
export const selfCheckCaseWords = {
  information: (kind: keyof typeof INFORMATION_NAMES): string => INFORMATION_NAMES[kind],
  certificate: (id: string): string => selfCheckChoice('certificates', id),
  plan: '自己診断での希望',
} as const;

/** The verdict, and one sentence on what it means. */
export const SELF_CHECK_VERDICTS: Readonly<
  Record<SelfCheck['verdict'], { readonly label: string; readonly text: string }>
> = {
  possible: {
    label: '対象になり得る',
    text: '答えの限りでは、対象外となる事情は見当たりません。最後に決めるのは政府機関等の評価と制度所管省庁の判断です。',
  },
  excluded: {
    label: '現状では対象外',
    text: '下の理由がある間は、該当性が認められない見込みです。事情が変われば判断も変わります。',
  },
  unknown: {
    label: '判断に必要な情報が不足',
    text: '判断に要る答えがまだそろっていません。足りないものと、だれが出せるかを下に示します。',
  },
};

const REASONS: Readonly<Record<string, string>> = {
  'saas.good': '利用者に機能を提供するSaaSです。',
  'saas.bad': 'SaaSではないため、ISMAP-LIUの対象ではありません。ISMAPへの登録を検討してください。',
  'ownName.good': '自社の名前で提供しています。',
  'ownName.bad': '自社の名前で提供していないため、申請者になれません。提供元の事業者が申請します。',
  'information.assessed': '扱う情報は、政府機関等により低位と評価されています。',
  'information.plain': '扱う情報は、低位に収まりやすい種類です。',
  'information.personal':
    '個人情報を扱いますが、量や内容により低位に収まることもあります。評価で理由を問われやすい点です。',
  'information.sensitive': '低位に収まらないことのある情報を扱います。政府機関等の評価を待つ必要があります。',
  'information.grave':
    '低位とは評価されにくい重大な情報を扱います。扱う情報を限るか、ISMAPへの登録を検討してください（要原文確認）。',
  'works.listed': '業務が対象業務一覧に載っているため、該当性は速やかに判断されます。',
  'works.unlisted':
    '業務が対象業務一覧にないため、低位であることの妥当性が審査され、判断は半期ごとにまとめて行われます。',
  'agency.low': '{date}に低位の影響度評価結果を得ています。事前申請に使えるのは{due}までです。',
  'agency.lowUndated': '低位の影響度評価結果を得ています。',
  'agency.expired': '影響度評価結果（{date}）は、得てから1年を過ぎているか、規則の適用前のため使えません。',
  'agency.future': '影響度評価の日（{date}）がまだ来ていないため、結果はまだ使えません。',
  'agency.notLow':
    '政府機関等の評価が低位ではないため、このままでは該当しません。情報や業務を限って評価を受け直すか、ISMAPへの登録を検討してください。',
  'agency.asked': '評価を頼める相手がいます。影響度評価シートの申請者の部分を書いて渡します。',
  'agency.none': '評価を頼む相手がまだいません。デジタル庁の相談窓口に相談できます。',
  'controls.long': '管理策は{since}から動いており、{date}で3か月になります。',
  'controls.short':
    '管理策は{since}から動き、{date}で3か月になります。監査対象期間の末日がそれより前だと、追加の監査を求められることがあります。',
  'controls.some': '動いていない管理策があります。採用する管理策は、監査の前に動かし、実績を残します。',
  'controls.none': '管理策はこれから整えます。基本言明要件の管理策はすべて採用する必要があります。',
  'certificates.some': '取得した認証は監査の代わりになりませんが、規程や証跡を言明書に生かせます。',
  'certificates.none': '認証はなくても申請できます。',
  'excludedParty.good': '申請者になれない者に当たりません。',
  'excludedParty.bad': '反社会的勢力などに当たる場合は、申請者になれません。',
  'removed.good': '問題になる登録の削除を受けていません。',
  'removed.bad': '求めに応じなかったことなどによる登録の削除を受けているため、審査で違反とされます。',
  'special.before': '登録促進のための特別措置は{start}に始まります。',
  'special.during':
    '登録促進のための特別措置の期間中です（{end}まで）。要件を満たせば、監査の範囲と内部監査に係る報告書の負担を一度だけ減らせます。',
  'special.after':
    '登録促進のための特別措置は{end}に終わっています。独立行政法人と指定法人に評価を頼めることだけが残っています。',
};

/** A reason as a sentence. */
export function selfCheckReason({ code, params }: Pick<SelfCheckReason, 'code' | 'params'>): string {
  const sentence = REASONS[code] ?? code;
  return sentence.replace(/\{([a-z]+)\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    return isPlainDate(value) ? formatBoth(value) : value;
  });
}

/** Every reason that has a sentence; the tests compare it with the codes in use. */
export const SELF_CHECK_REASONS: readonly string[] = Object.keys(REASONS);

const MISSING: Readonly<Record<string, string>> = {
  saas: 'SaaSに当たるかどうか',
  ownName: '自社の名前で提供しているかどうか',
  information: 'どんな情報を扱うか',
  informationLevel: '特に配慮の要る情報が低位に収まるかどうか',
  works: '業務が対象業務一覧に載っているかどうか',
  agency: '影響度評価をしてくれる政府機関等があるかどうか',
  agencyResult: '政府機関等の影響度評価結果',
  agencyAgain: '新しい影響度評価結果',
  agencyDate: '影響度評価の日付（評価から1年以内に事前申請が要ります）',
  controls: '管理策がどこまで動いているか',
  controlsSince: '最後の管理策を動かし始めた日',
  excludedParty: '反社会的勢力などに当たる者がいないかどうか',
  removed: '過去に登録の削除を受けていないかどうか',
};

/** What is missing, as a noun phrase. */
export const selfCheckMissing = ({ code }: Pick<SelfCheckMissing, 'code'>): string => MISSING[code] ?? code;

/** Every missing item that has words. */
export const SELF_CHECK_MISSING: readonly string[] = Object.keys(MISSING);

const SUPPLIERS: Readonly<Record<Supplier, string>> = {
  vendor: '自社の担当者',
  management: '自社の経営者・法務',
  agency: '利用する政府機関等',
  desk: 'デジタル庁のISMAP-LIU相談窓口',
  guidance: 'ISMAPポータルの業務・情報の影響度評価ガイダンス',
};

/** Who can supply what is missing. */
export const supplierLabel = (who: Supplier): string => SUPPLIERS[who];
