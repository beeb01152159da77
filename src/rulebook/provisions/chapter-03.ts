import { clock, define, form, screen } from './define.ts';

export const chapter03 = define('3', [
  {
    id: '3.1',
    title: '事前申請書の提出',
    summary: '様式1-1で事前申請を行います。添付書類をそろえ、別表1の方法で運用支援機関に出します。',
    binds: ['applicant'],
    kind: 'must',
    forms: ['1-1'],
    refs: ['3.1(1)', '別表1'],
    use: [screen('pre-application'), form('1-1')],
  },
  {
    id: '3.1(1)',
    title: '添付：影響度評価シート',
    summary: '事前申請書には様式1-2（影響度評価シート）を添えます。',
    binds: ['applicant'],
    kind: 'must',
    forms: ['1-2'],
    refs: ['3.3'],
    use: [screen('impact'), form('1-2')],
  },
  {
    id: '3.2',
    title: '事前申請の秘密保持',
    summary: '事前申請をして知った情報は、外に漏らせません。',
    binds: ['applicant'],
    kind: 'mustNot',
    use: [screen('pre-application')],
  },
  {
    id: '3.3',
    title: '影響度評価結果の入手',
    summary:
      '様式1-2にサービスの機能などを書き、1つ以上の政府機関等から評価結果をもらいます。使えるのは、事前申請の日からさかのぼって1年以内の評価だけです。',
    binds: ['applicant', 'agency'],
    kind: 'must',
    forms: ['1-2'],
    refs: ['2.5', '2.6', '附則(R4.11.1)2'],
    use: [screen('impact'), clock('3.3'), form('1-2')],
  },
  {
    id: '3.4',
    title: '更新のときの事前申請',
    summary: '登録を更新するときの事前申請にも、第3章をあてはめます。',
    binds: ['registrant'],
    kind: 'must',
    refs: ['12.2'],
    use: [screen('pre-application')],
  },
]);
