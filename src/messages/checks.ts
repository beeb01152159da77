/** The operator's checks in our own words: what each looks at, and what a human must judge. */
import type { Check, CheckId } from '#domain/preflight';

type Words = { readonly title: string; readonly human: string };

const CHECKS: Readonly<Record<CheckId, Words>> = {
  '4.1(1)': {
    title: '事前申請の書類がそろい、日本語で書かれている',
    human: '添付したシートが、評価した政府機関等から受け取ったものか確かめてください。',
  },
  '4.1(2)': {
    title: '事前申請の書類の記載に漏れや誤りがない',
    human: '注意の出ている項目を読み、記載がこのままでよいか確かめてください。',
  },
  '5.1(1)': {
    title: '対象業務一覧の業務で、影響度が低位である',
    human: '選んだ業務が、公表されている最新の対象業務一覧に本当に当たるか確かめてください。',
  },
  '5.1(2)': {
    title: '一覧にない業務でも、低位としたことに無理がない',
    human: 'なぜ低位といえるのかを、業務と情報の中身から説明できるか確かめてください。',
  },
  '5.1(3)': {
    title: '機能・情報・評価の組合せに不自然な点がない',
    human: '機能の一覧と見比べ、扱う情報の漏れや、軽すぎる評価がないか確かめてください。',
  },
  '5.1(4)': {
    title: '規程に反する点や、過去の登録の削除がない',
    human: '回答が事実のとおりか、社内で確かめてください。',
  },
  '9.1(1)': {
    title: '登録申請の書類がそろい、日本語で書かれている',
    human: '添付したファイルの中身と版が正しいか、開いて確かめてください。',
  },
  '9.1(2)': {
    title: '実施結果報告書の日付から1か月以内の申請である',
    human: '注意の出ている日付を確かめてください。',
  },
  '9.1(3)': {
    title: '登録申請の書類の記載に漏れや誤りがない',
    human: '注意の出ている項目を読み、記載がこのままでよいか確かめてください。',
  },
  '9.1(4)': {
    title: '実施結果報告書が有効である',
    human: '報告書の宛名・監査機関・対象範囲・期間・署名が、言明書と一致しているか確かめてください。',
  },
  '9.1(5)': {
    title: '該当性ありとされたサービス内容と同じである',
    human: '事前申請の控えと見比べ、機能・業務・情報が変わっていないか確かめてください。',
  },
  '10.1(1)': { title: '基本言明要件を満たしている', human: '言明した内容が実態のとおりか確かめてください。' },
  '10.1(2)': {
    title: 'ガバナンス・マネジメント基準に発見事項がない',
    human: '実施結果報告書の本文と別添を読み、記録漏れがないか確かめてください。',
  },
  '10.1(3)': {
    title: '管理策基準の発見事項の有無が分かる',
    human: '実施結果報告書の本文と別添を読み、記録漏れがないか確かめてください。',
  },
  '10.1(4)': {
    title: '管理策基準の発見事項が軽微である',
    human: '改善の期限のほかに、発見事項の重さそのものも判断されます。影響を説明できるか確かめてください。',
  },
  '10.1(5)': {
    title: '7.5の情報が適切で十分である',
    human: '国内法以外の法令のリスクなどが、読む人に伝わるだけ具体的か確かめてください。',
  },
  '10.1(6)': {
    title: '宣誓の7つの事項がすべて含まれている',
    human: '宣誓した内容を実行できる体制があるか確かめてください。',
  },
  '10.1(7)': {
    title: '要件を満たす内部監査が行われている',
    human: '別紙2の要件を原文で確かめ、内部監査の内容と見比べてください。',
  },
  '10.1(8)': {
    title: 'その他、規程に反する点がない',
    human: '最新の規程と、調達に関する申合せに照らして確かめてください。',
  },
};

export const VERDICT_LABELS = {
  pass: '適合',
  fail: '要修正',
  human: '人による確認が必要',
  notYet: 'まだ判定できません',
} as const satisfies Record<Check['verdict'], string>;

/** A check in words: title, verdict, and what a human must look at ('' unless the verdict asks for it). */
export function checkMessage(check: Check): {
  readonly title: string;
  readonly verdict: string;
  readonly human: string;
} {
  const { title, human } = CHECKS[check.id];
  return { title, verdict: VERDICT_LABELS[check.verdict], human: check.verdict === 'human' ? human : '' };
}
