import { define, screen } from './define.ts';

export const annexes = define('別表・別紙', [
  {
    id: '別表1',
    title: '申請書の提出方法',
    summary: '提出は、運用支援機関が指定するやり方によります。',
    binds: ['applicant'],
    kind: 'must',
    refs: ['3.1', '8.1'],
    use: [screen('pre-application'), screen('application'), screen('bundle')],
  },
  {
    id: '別紙1',
    title: '影響度評価基準',
    summary:
      '影響度評価で政府機関等が従う基準です。本文は手元の資料にないため、アプリの目安は要原文確認です。',
    binds: ['agency'],
    kind: 'must',
    forms: ['1-2'],
    refs: ['2.6'],
    use: [screen('impact')],
  },
  {
    id: '別紙2',
    title: '内部監査の要件',
    summary: '内部監査が満たすべき要件です。本文は手元の資料にないため、アプリの項目は要原文確認です。',
    binds: ['applicant'],
    kind: 'must',
    forms: ['2-3'],
    refs: ['7.2', '10.1(7)'],
    use: [screen('internal-audit')],
  },
  {
    id: '別紙3',
    title: 'インシデント報告の項目',
    summary:
      '速報と確報の項目と形式を決めています。本文は手元の資料にないため、アプリの項目は要原文確認です。',
    binds: ['registrant'],
    kind: 'must',
    forms: ['2-8', 'インシデント速報'],
    refs: ['13.2', '13.3'],
    use: [screen('log'), screen('settings')],
  },
]);
