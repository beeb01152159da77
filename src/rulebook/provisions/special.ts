import { define, info, screen } from './define.ts';
import { specialPermanent, specialTerm } from './effects.ts';

const PLEDGE = '特別措置の適用に係る誓約書';
const GENERAL = '特別措置の趣旨や資料の扱いを説明するもので、申請者の作業はありません。';

export const special = define(
  'special',
  [
    {
      id: 'special 1',
      title: '特別措置の目的',
      summary:
        '登録には内部統制づくりの時間と費用がかかり、中小・新興の事業者には重くなります。先に取り組む事業者の負担を軽くし、安全の水準を保ちながら登録を増やすための措置です。',
      binds: [],
      kind: 'fact',
      use: info(GENERAL),
    },
    {
      id: 'special 2(1)',
      title: '運用の期間',
      summary: '運用は2023年5月19日から2025年3月31日まで、およそ2年に限られます。',
      binds: [],
      kind: 'fact',
      refs: ['附則(R5.5.11)1'],
      use: [screen('special-measure')],
    },
    {
      id: 'special 2(2)',
      title: '適用の要件',
      summary: '4つの要件が全部そろっていることを、制度所管省庁が確かめます。',
      binds: ['ministries', 'applicant'],
      kind: 'must',
      refs: [
        'special 2(2) bullet 1',
        'special 2(2) bullet 2',
        'special 2(2) bullet 3',
        'special 2(2) bullet 4',
      ],
      use: [screen('special-measure')],
    },
    {
      id: 'special 2(2) bullet 1',
      title: '期間中の申請予定',
      summary: '対象のSaaSの登録申請を、措置の期間のうちに出す予定があることです。事前申請でもかまいません。',
      binds: ['applicant'],
      kind: 'must',
      refs: ['3.1', '8.1', 'special 2(1)'],
      use: [screen('special-measure'), screen('pre-application')],
    },
    {
      id: 'special 2(2) bullet 2',
      title: '評価結果が低位',
      summary: '対象のSaaSについて、政府機関等がした影響度評価の結果が低位であることです。',
      binds: ['applicant', 'agency'],
      kind: 'must',
      refs: ['3.3', 'special 3'],
      use: [screen('special-measure'), screen('impact')],
    },
    {
      id: 'special 2(2) bullet 3',
      title: '必要な管理策の言明',
      summary:
        'ガバナンス基準とマネジメント基準の全部、管理策基準の統制目標、番号の末尾がBの詳細管理策について、満たしていると言明することです。',
      binds: ['applicant'],
      kind: 'must',
      forms: ['2-1'],
      refs: ['7.1', 'special 注1'],
      use: [screen('special-measure'), screen('statement')],
    },
    {
      id: 'special 2(2) bullet 4',
      title: '誓約書の提出',
      summary: '登録を申請する意思と言明の内容について、誓約書を出していることです。',
      binds: ['applicant'],
      kind: 'must',
      forms: [PLEDGE],
      use: [screen('special-measure')],
    },
    {
      id: 'special 2(3)',
      title: '特別措置サービスリスト',
      summary:
        '措置を受けたSaaSの一覧を制度所管省庁が作り、政府機関等だけで共有します。一般には公表しません。各機関は調達のときに利用できます。',
      binds: ['ministries', 'agency'],
      kind: 'fact',
      refs: ['special 注2'],
      use: [screen('special-measure')],
    },
    {
      id: 'special 2(4)',
      title: '優遇の内容',
      summary: '①外部監査の範囲、②内部監査の報告書、③影響度評価をできる機関の3つで負担を軽くします。',
      binds: ['ministries'],
      kind: 'fact',
      refs: ['special 2(4) ①', 'special 2(4) ②', 'special 2(4) ③', 'special 注3'],
      use: [screen('special-measure')],
    },
    {
      id: 'special 2(4) ①',
      title: '外部監査の範囲を限定',
      summary:
        '措置の期間中に一度だけ、外部監査の範囲を、整備状況の評価と最小限の運用状況の評価に絞れます。期間が終わると使えません。',
      binds: ['applicant'],
      kind: 'may',
      refs: ['7.1', 'special 注3', 'special 注4'],
      use: [screen('special-measure'), screen('external-audit')],
    },
    {
      id: 'special 2(4) ②',
      title: '内部監査報告書の免除',
      summary:
        '措置の期間中に一度だけ、様式2-3を出さなくてよくなります。監査の費用と申請の準備の手間を減らすためで、期間が終わると使えません。',
      binds: ['applicant'],
      kind: 'may',
      forms: ['2-3'],
      refs: ['8.1(8)', '附則(R5.5.11)1', 'special 注3'],
      use: [screen('special-measure'), screen('internal-audit')],
    },
    {
      id: 'special 2(4) ③',
      title: '評価できる機関の拡大',
      summary:
        '影響度評価ができる機関に、国の行政機関のほか独立行政法人と指定法人が加わりました。期間の終わった後も続く恒久的な措置です。',
      binds: ['agency'],
      kind: 'may',
      effect: specialPermanent,
      refs: ['3.3'],
      use: [screen('impact'), screen('special-measure')],
    },
    {
      id: 'special 3',
      title: '影響度評価の頼み方',
      summary:
        '契約済みか契約予定の政府機関等に影響度評価を頼み、結果を受け取ります。頼める機関がなければ、デジタル庁の相談窓口に問い合わせます。',
      binds: ['applicant', 'agency'],
      kind: 'must',
      forms: ['1-2'],
      refs: ['3.3', 'special 2(2) bullet 2', 'special 4'],
      use: [screen('impact')],
    },
    {
      id: 'special 4',
      title: '相談窓口',
      summary: '登録に向けた相談や特別措置の質問は、デジタル庁の相談窓口が受けると案内されています。',
      binds: [],
      kind: 'fact',
      use: info(
        '問合せ先の案内です。連絡先は変わることがあるため、最新の情報は公式サイトで確かめてください。',
      ),
    },
    {
      id: 'special 注1',
      title: '監査結果の添付は不要',
      summary:
        '特別措置では、ISMAPやISMAP-LIUの登録と違い、監査機関の実施結果報告書を付ける必要はありません。',
      binds: ['applicant'],
      kind: 'fact',
      forms: ['実施結果報告書'],
      refs: ['special 2(2) bullet 3'],
      use: [screen('special-measure')],
    },
    {
      id: 'special 注2',
      title: 'リストに載る情報',
      summary:
        'SaaSと事業者の名称、管理基準を満たす状況、ほかの第三者認証などの取得状況、事前申請を予定する時期などが載ります。',
      binds: ['ministries'],
      kind: 'fact',
      refs: ['special 2(3)'],
      use: [screen('special-measure'), screen('service')],
    },
    {
      id: 'special 注3',
      title: '①②は任意',
      summary: '①と②は使ってもよいという措置です。通常どおり監査や報告をしてもかまいません。',
      binds: ['applicant'],
      kind: 'may',
      refs: ['special 2(4) ①', 'special 2(4) ②'],
      use: [screen('special-measure')],
    },
    {
      id: 'special 注4',
      title: '運用状況評価の項目',
      summary: '最小限の運用状況評価で何を見るかは、運営委員会が別に決めます。',
      binds: ['committee'],
      kind: 'fact',
      refs: ['special 2(4) ①'],
      use: info(GENERAL),
    },
  ],
  specialTerm,
);
