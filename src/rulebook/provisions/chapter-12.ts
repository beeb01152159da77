import { clock, define, screen } from './define.ts';
import { auditPeriodsFromOctober2023 } from './effects.ts';

export const chapter12 = define('12', [
  {
    id: '12.1',
    title: '有効期限と更新の期限',
    summary:
      '基本規程3.6の有効期限までに更新を申請します。間に合わなければ登録は自動で削除されます。申請してあれば、期限が過ぎても更新の判断が出るまで登録は有効です。次回以降も同じです。',
    binds: ['registrant'],
    kind: 'must',
    refs: ['11.2', '18.2(1)'],
    use: [clock('12.1')],
  },
  {
    id: '12.2',
    title: '更新の申請の手続',
    summary: '更新でも、第3章・第7章・第8章に従い、事前申請と登録の申請の両方を行います。',
    binds: ['registrant'],
    kind: 'must',
    refs: ['3.4', '7.14', '8.4'],
    use: [screen('pre-application'), screen('application')],
  },
  {
    id: '12.3',
    title: '言明の変更を監査へ伝達',
    summary:
      '更新のために監査を受けるときは、前回の監査対象期間より後に言明の内容が変わった点を、もれなく監査機関に伝えます。',
    binds: ['registrant'],
    kind: 'must',
    effect: auditPeriodsFromOctober2023,
    refs: ['7.14', '12.2'],
    use: [screen('external-audit')],
  },
]);
