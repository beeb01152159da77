import { define, info, screen } from './define.ts';
import { AUTHORITY } from './reasons.ts';

export const chapter16 = define('16', [
  {
    id: '16.1',
    title: '様式2-13による再監査',
    summary:
      'モニタリングの結果15.2(5)(ア)にあたると判断すると、運用支援機関は様式2-13で、問題の箇所の再監査を登録者に求められます。',
    binds: ['operator'],
    kind: 'may',
    forms: ['2-13'],
    refs: ['15.2(5)(ア)', '16.2'],
    use: [screen('log')],
  },
  {
    id: '16.2',
    title: '再監査の受審と提出',
    summary:
      '求められた登録者は、通知書に書かれた期日までにその箇所の再監査を受け、言明書と実施結果報告書の該当部分を出します。運用支援機関を経由して運営委員会に届きます。',
    binds: ['registrant'],
    kind: 'must',
    forms: ['2-1', '2-13', '実施結果報告書'],
    refs: ['16.1'],
    use: [screen('log')],
  },
  {
    id: '16.3',
    title: '確認できたときの終了',
    summary:
      '要求事項が守られていると確かめられたら、運用支援機関が様式2-13で登録者に知らせ、運営委員会に報告して、再監査は終わります。',
    binds: ['operator'],
    kind: 'must',
    forms: ['2-13'],
    refs: ['16.1', '16.2'],
    use: [screen('log')],
  },
  {
    id: '16.4',
    title: '確認できなければ再申請',
    summary:
      '確かめられなかったときは、運用支援機関が運営委員会の確認を経て、第17章の再申請を登録者に求めます。',
    binds: ['operator'],
    kind: 'must',
    refs: ['16.2', '17.1', '18.2(4)'],
    use: [screen('log')],
  },
  {
    id: '16.5',
    title: '再監査要請書による通知',
    summary: '運営委員会が13.9を根拠に再監査を求めるときは、対象の箇所が様式2-14で登録者に届きます。',
    binds: ['operator'],
    kind: 'must',
    forms: ['2-14'],
    refs: ['13.9', '13.11', '16.6'],
    use: [screen('log')],
  },
  {
    id: '16.6',
    title: '停止中の再監査と届出',
    summary:
      '通知書の期日までに、停止を解く条件を満たす対策をしてから再監査を受けます。その箇所の言明書と実施結果報告書を様式2-9とともに、運用支援機関を経由して運営委員会に出します。',
    binds: ['registrant'],
    kind: 'must',
    forms: ['2-1', '2-9', '2-14', '実施結果報告書'],
    refs: ['13.8', '16.5'],
    use: [screen('log')],
  },
  {
    id: '16.7',
    title: '停止中の再監査の終了',
    summary:
      '13.9の求めに応えていると確かめられたら、運用支援機関が登録者に知らせ、運営委員会に報告して、再監査は終わります。',
    binds: ['operator'],
    kind: 'must',
    refs: ['13.9', '16.5', '16.6'],
    use: [screen('log')],
  },
  {
    id: '16.8',
    title: '再監査中であることの公表',
    summary: '再監査が終わるまでの間、その途中にあることを運用支援機関が公開リストで知らせます。',
    binds: ['operator'],
    kind: 'must',
    refs: ['16.3', '16.7'],
    use: info(AUTHORITY),
  },
]);
