import { check, clock, define, info, screen } from './define.ts';
import { AUTHORITY } from './reasons.ts';

export const chapter05 = define('5', [
  {
    id: '5.1',
    title: '事前申請の技術的審査',
    summary:
      '受理した書類を運用支援機関が(1)〜(4)の観点で審査し、確認の状況と該当性の見解を様式1-3で制度所管省庁へ上げます。',
    binds: ['operator'],
    kind: 'must',
    forms: ['1-3'],
    refs: ['5.1(1)', '5.1(2)', '5.1(3)', '5.1(4)'],
    use: [check('5.1(1)'), check('5.1(2)'), check('5.1(3)'), check('5.1(4)')],
  },
  {
    id: '5.1(1)',
    title: '一覧にある業務で低位',
    summary: '業務が対象業務一覧に載っていて、評価結果が低位であることを見ます。',
    binds: ['operator'],
    kind: 'must',
    refs: ['2.8', '5.1(2)'],
    use: [check('5.1(1)'), screen('impact')],
  },
  {
    id: '5.1(2)',
    title: '一覧にない業務の妥当性',
    summary: '業務が一覧に載っていないときは、低位とした評価がもっともだといえるかを見ます。',
    binds: ['operator'],
    kind: 'must',
    refs: ['2.8', '5.1(1)', '5.3'],
    use: [check('5.1(2)'), screen('impact')],
  },
  {
    id: '5.1(3)',
    title: '評価の筋が通っているか',
    summary:
      'サービスの機能に照らして、評価シートに挙げた情報と、その情報ごとの評価結果におかしな点がないかを見ます。',
    binds: ['operator'],
    kind: 'must',
    forms: ['1-2'],
    use: [check('5.1(3)'), screen('impact')],
  },
  {
    id: '5.1(4)',
    title: '違反・過去の削除がない',
    summary:
      'ほかの規程類に違反していないか、また過去に登録を削除されていないか（本規則18.2(5)、ISMAPの登録規則14.2(5)）を見ます。',
    binds: ['operator'],
    kind: 'must',
    refs: ['18.2(5)'],
    use: [check('5.1(4)'), screen('service')],
  },
  {
    id: '5.2',
    title: '審査中の情報提供の求め',
    summary:
      '運用支援機関は必要があれば、制度所管省庁の監督を受けながら、申請者や評価をした政府機関等へ追加の情報を求められます。',
    binds: ['operator'],
    kind: 'may',
    refs: ['5.1'],
    use: info(AUTHORITY),
  },
  {
    id: '5.3',
    title: '該当性の判断と時期',
    summary:
      '制度所管省庁が報告を受けて速やかに判断します。一覧にない業務の場合は、年度の上半期・下半期ごとにまとめ、原則として各半期の末日の3か月後までに判断します。',
    binds: ['ministries'],
    kind: 'must',
    refs: ['5.1', '5.1(1)', '5.1(2)'],
    use: [clock('5.3'), screen('pre-application')],
  },
  {
    id: '5.4',
    title: '事前申請の結果通知',
    summary: '判断の結果は、様式1-4で申請者に届きます。',
    binds: ['operator'],
    kind: 'must',
    forms: ['1-4'],
    refs: ['5.3', '8.1(9)'],
    use: [screen('pre-application')],
  },
  {
    id: '5.5',
    title: '外部監査へ進む条件',
    summary: '様式1-4で「該当性あり」と通知されると、第7章の外部監査に進めます。',
    binds: ['applicant'],
    kind: 'may',
    forms: ['1-4'],
    refs: ['5.4', '7.1'],
    use: [screen('external-audit')],
  },
]);
