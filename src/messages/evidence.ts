/** Words for the register of evidence. */
import type { EvidenceFlag } from '#domain/evidence';

type Words = { readonly label: string; readonly why: string };

export const EVIDENCE_FLAG_WORDS = {
  missing: {
    label: '中身がない',
    why: 'ファイルがこのブラウザーにないか、保管場所が書かれていません。監査手続の終わりまでに出せないと発見事項になります（10.3(2)）。',
  },
  expired: { label: '期限切れ', why: '有効期限が基準日より前です。新しい版に差し替えてください。' },
  afterAudit: {
    label: '監査対象期間より後',
    why: '監査対象期間の末日より後の日付なので、期間中の運用を示せません。期間中の記録を加えてください。',
  },
  noDate: { label: '日付がない', why: '記録そのものの日付がないと、期間中のものかを判断できません。' },
  unused: { label: '使われていない', why: 'どの管理策にも結び付いていません。' },
} as const satisfies Readonly<Record<EvidenceFlag, Words>>;

/** What undo calls the edits of the register. */
export const EVIDENCE_STEPS = {
  add: (count: number) => (count === 1 ? '証跡の追加' : `証跡 ${count} 件の追加`),
  reference: '参照する証跡の追加',
  replace: (title: string) => `証跡「${title}」の差し替え`,
  restore: (title: string) => `証跡「${title}」の中身の取り戻し`,
  remove: (title: string) => `証跡「${title}」の削除`,
  link: (title: string, count: number) => `証跡「${title}」と管理策 ${count} 件の結び付け`,
  unlink: (title: string) => `証跡「${title}」を管理策から外す`,
} as const;
