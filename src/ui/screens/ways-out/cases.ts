/** The seven cases in which a registration is removed (18.2), in our words, and what one may object to (19.1). */
import type { LogKind } from '#schemas';

type Removal = { readonly clause: string; readonly text: string; readonly avoid: string };

export const REMOVALS: readonly Removal[] = [
  {
    clause: '18.2(1)',
    text: '有効期限までに更新の申請をしなかった',
    avoid: '期限までに更新の申請を出す（12.1）。審査中は期限を過ぎても登録が続きます。',
  },
  { clause: '18.2(2)', text: '自ら登録取下届出書を出した', avoid: '様式2-15を出すと削除されます（18.1）。' },
  {
    clause: '18.2(3)',
    text: '更新の申請が却下された',
    avoid: '申請の前に、確認項目を自分で確かめておく（9.1、10.1）。',
  },
  {
    clause: '18.2(4)',
    text: '再申請を求められた',
    avoid: 'モニタリングと再監査の求めに、期日までに十分に答える（15.2、16.2）。',
  },
  {
    clause: '18.2(5)',
    text: '正当な理由なく、委員会や運用支援機関の求めに応じなかった',
    avoid: '応じられないときは、理由を早く文書で伝える。',
  },
  {
    clause: '18.2(6)',
    text: '一時停止のもとになったインシデントの発生から1年たっても、問題が解消しなかったと判断された',
    avoid: '「インシデント」の画面の1年の期限までに、一時停止の解除を受ける。',
  },
  {
    clause: '18.2(7)',
    text: 'その他、要求事項を満たさないことが明らかになった',
    avoid: '「登録後の義務」の点検を続け、証跡を残す。',
  },
];

export const CONTESTABLE: readonly LogKind[] = [
  'app.notAccepted',
  'decision.rejected',
  'decision.withheld',
  'suspension.started',
  'suspension.conditions',
  'change.demanded',
  'monitoring.result',
  'reaudit.requested',
  'reaudit.result',
  'reapplication.requested',
  'registration.removed',
];
