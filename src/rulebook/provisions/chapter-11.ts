import { define, info, screen, type Draft } from './define.ts';
import { october2023Applications } from './effects.ts';
import { AUTHORITY, KEEPING } from './reasons.ts';

export const chapter11 = define('11', [
  {
    id: '11.1',
    title: '登録と公開',
    summary:
      '運営委員会が登録を決めると、運用支援機関がリストに載せてWebサイトで公開し、申請者に様式2-6で知らせます。',
    binds: ['operator'],
    kind: 'must',
    forms: ['2-6'],
    refs: ['10.6', '11.5'],
    use: [screen('log')],
  },
  {
    id: '11.2',
    title: '更新の登録と公開',
    summary: '更新が決まると、運用支援機関が公開リストの内容を新しくし、様式2-6で知らせます。',
    binds: ['operator'],
    kind: 'must',
    forms: ['2-6'],
    refs: ['11.5', '12.1'],
    use: [screen('log')],
  },
  {
    id: '11.3',
    title: '登録通知書の管理',
    summary: '様式2-6は(1)と(2)のとおりに取り扱います。',
    binds: ['registrant'],
    kind: 'must',
    forms: ['2-6'],
    refs: ['11.1'],
    use: info(KEEPING),
  },
  {
    id: '11.3(1)',
    title: '原本を有効期限まで保管',
    summary: '原本は、有効期限が来るまで持っておきます。',
    binds: ['registrant'],
    kind: 'must',
    forms: ['2-6'],
    use: info(KEEPING),
  },
  {
    id: '11.3(2)',
    title: '目的外の使用の禁止',
    summary: '登録された範囲を超えたり、制度の目的に反したりする使い方はできません。',
    binds: ['registrant'],
    kind: 'mustNot',
    forms: ['2-6'],
    use: info(KEEPING),
  },
  {
    id: '11.4',
    title: '却下の通知と手続の終了',
    summary:
      '10.6の判断で要求事項を満たしていないとされると、申請の却下が様式2-7で申請者に伝えられ、審査と登録の手続は終わります。',
    binds: ['operator'],
    kind: 'must',
    effect: october2023Applications,
    forms: ['2-7'],
    refs: ['10.6', '19.1'],
    use: [screen('log')],
  },
  {
    id: '11.5',
    title: '公開リストの掲載項目',
    summary: '登録されたサービスについて、(1)〜(13)がリストに載ります。',
    binds: ['operator'],
    kind: 'fact',
    refs: ['7.9', '14.2'],
    use: [screen('application')],
  },
  ...listed([
    ['(1)', '掲載：サービス名', 'サービスの名称が載ります。', 'service', ['7.9(1)']],
    ['(2)', '掲載：ホームページ', 'サービスのホームページのURLが載ります。', 'service', []],
    ['(3)', '掲載：事業者', '事業者の名称と所在地が載ります。', 'service', []],
    ['(4)', '掲載：登録日', '登録された日が載ります。', null, ['11.1']],
    ['(5)', '掲載：有効期限', 'いつまで登録が有効かが載ります。', null, ['12.1']],
    ['(6)', '掲載：言明の範囲', 'どこまでを対象に言明したかが載ります。', 'statement', ['7.9(2)']],
    [
      '(7)',
      '掲載：実施する管理策',
      '基本言明要件に関して、実施している統制目標の管理策が載ります。',
      'statement',
      ['7.9(3)'],
    ],
    ['(8)', '掲載：監査対象期間', '外部監査の対象とした期間が載ります。', 'external-audit', ['7.9(4)']],
    ['(9)', '掲載：後発事象', '言明書に書いた後発事象が載ります。', 'statement', ['7.9(5)']],
    [
      '(10)',
      '掲載：改善計画書の有無',
      '改善計画書があるかどうかが載ります。',
      'external-audit',
      ['7.4', '7.9'],
    ],
    ['(11)', '掲載：7.5の情報', '7.5により出した情報が載ります。', 'application', ['7.5', '7.9']],
    ['(12)', '掲載：特記事項', '登録に関して特に書いておくべきことがあれば載ります。', null, []],
    [
      '(13)',
      '掲載：利用機関の数',
      'このサービスをいま利用している政府機関等がいくつあるかが載ります。',
      null,
      [],
    ],
  ]),
]);

type Listed = readonly [
  item: string,
  title: string,
  summary: string,
  screen: 'service' | 'statement' | 'external-audit' | 'application' | null,
  refs: readonly string[],
];

/** The rows of the public list: facts for the vendor to expect; what the operator fills in has no screen. */
function listed(rows: readonly Listed[]): Draft[] {
  return rows.map(([item, title, summary, from, refs]) => ({
    id: `11.5${item}`,
    title,
    summary,
    binds: ['operator'],
    kind: 'fact',
    refs,
    use: from === null ? info(AUTHORITY) : [screen(from)],
  }));
}
