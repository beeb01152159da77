import { define, info, screen } from './define.ts';
import { AUTHORITY } from './reasons.ts';

export const chapter14 = define('14', [
  {
    id: '14.1',
    title: '重大な統制変更の届出',
    summary:
      '統制の重大な変更、またはそれにつながりうる事象が起きたら、遅滞なく様式2-10で届け出ます。運用支援機関を経由して運営委員会に届きます。',
    binds: ['registrant'],
    kind: 'must',
    forms: ['2-10'],
    refs: ['7.6(3)', '14.3'],
    use: [screen('log')],
  },
  {
    id: '14.2',
    title: '掲載事項の変更の届出',
    summary:
      '公開リストに載っている事項がそのほかに変わったら、遅滞なく様式2-11を書き、運用支援機関を経由して運営委員会に出します。',
    binds: ['registrant'],
    kind: 'must',
    forms: ['2-11'],
    refs: ['7.6(3)', '11.5', '14.3'],
    use: [screen('log')],
  },
  {
    id: '14.3',
    title: '届出がないときの停止',
    summary:
      '14.1や14.2の事象を届出のないまま運用支援機関が知った場合、登録は一時停止となります。あわせて届出を求められることがあります。',
    binds: ['operator'],
    kind: 'must',
    refs: ['14.1', '14.2', '14.4', '14.5'],
    use: [screen('log')],
  },
  {
    id: '14.4',
    title: '届出による停止の解除',
    summary: '求めに応じて届け出れば、運用支援機関は14.3の一時停止を解きます。',
    binds: ['operator'],
    kind: 'must',
    refs: ['14.1', '14.2', '14.3'],
    use: [screen('log')],
  },
  {
    id: '14.5',
    title: '停止中であることの公表',
    summary: '停止が解けるまで、運用支援機関は登録を止めていることを公開リストで知らせます。',
    binds: ['operator'],
    kind: 'must',
    refs: ['13.12', '14.3'],
    use: info(AUTHORITY),
  },
  {
    id: '14.6',
    title: '届出後のモニタリング',
    summary: '第14章の届出の内容により、運用支援機関は第15章のモニタリングを行えます。',
    binds: ['operator'],
    kind: 'may',
    refs: ['15.1(1)'],
    use: [screen('log')],
  },
]);
