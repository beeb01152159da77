/** Japanese words for the fixed choices of the case file. One place, so that screens and papers say the same. */
import type {
  Assessment,
  AttachmentKind,
  Axis,
  Contact,
  Decision,
  EvidenceKind,
  ExaminedRow,
  Finding,
  InternalAuditor,
  Level,
  Tier,
  WorkStatus,
} from '#schemas';

export const LEVEL_LABELS = { low: '低位', moderate: '中位', high: '高位' } as const satisfies Record<
  Level,
  string
>;
export const AXIS_LABELS = {
  confidentiality: '機密性',
  integrity: '完全性',
  availability: '可用性',
} as const satisfies Record<Axis, string>;
type BodyKind = NonNullable<Assessment['kind']>;
export const BODY_KIND_LABELS = {
  ministry: '国の行政機関',
  incorporatedAgency: '独立行政法人',
  designatedCorporation: '指定法人',
} as const satisfies Record<BodyKind, string>;
export const TIER_LABELS = {
  governance: 'ガバナンス基準',
  management: 'マネジメント基準',
  objective: '統制目標',
  detailed: '詳細管理策',
} as const satisfies Record<Tier, string>;
export const DECISION_LABELS = { adopted: '採用する', notAdopted: '採用しない' } as const satisfies Record<
  Decision,
  string
>;
export const WORK_STATUS_LABELS = {
  todo: '未着手',
  doing: '作業中',
  review: '確認待ち',
  done: '完了',
} as const satisfies Record<WorkStatus, string>;
export const CONTACT_ROLE_LABELS = {
  main: '主担当',
  deputy: '副担当',
  incident: 'インシデント時の連絡担当',
} as const satisfies Record<Contact['role'], string>;
export const FINDING_KIND_LABELS = {
  design: '整備状況の発見事項',
  operation: '運用状況の発見事項',
  evidenceLate: '証跡が間に合わなかった発見事項',
} as const satisfies Record<NonNullable<Finding['kind']>, string>;
export const AUDITOR_ROLE_LABELS = { lead: '責任者', member: '監査員' } as const satisfies Record<
  NonNullable<InternalAuditor['role']>,
  string
>;
export const EXAMINED_LABELS = {
  ok: '問題なし',
  deficient: '不備あり',
  notApplicable: '対象外',
} as const satisfies Record<NonNullable<ExaminedRow['result']>, string>;
export const APPLICATION_KIND_LABELS = { new: '新規の登録', renewal: '登録の更新' } as const;
export const ANNEX_LANGUAGE_LABELS = { ja: '日本語', en: '英語' } as const;
export const ATTACHMENT_KIND_LABELS = {
  assessmentSigned: '政府機関等から受け取った影響度評価シート',
  registryCertificate: '登記事項証明書（全部事項証明書）',
  auditReport: '実施結果報告書（別添を含む）',
  preApplicationNotice: '事前申請結果通知書の写し',
  internalAuditRecord: '内部監査の記録',
  evidence: '証跡',
  finalPaper: '確定した書類',
  received: '受け取った通知など',
  other: 'その他',
} as const satisfies Record<AttachmentKind, string>;
export const EVIDENCE_KIND_LABELS = {
  file: 'ファイル',
  reference: '別の場所に保管',
} as const satisfies Record<EvidenceKind, string>;

/** 低位 / 中位 / 高位; 「未記入」 while unknown. */
export const levelLabel = (level: Level | null): string => (level ? LEVEL_LABELS[level] : '未記入');
/** 機密性 / 完全性 / 可用性. */
export const axisLabel = (axis: Axis): string => AXIS_LABELS[axis];
/** 国の行政機関 / 独立行政法人 / 指定法人; 「未記入」 while unknown. */
export const bodyKindLabel = (kind: BodyKind | null): string => (kind ? BODY_KIND_LABELS[kind] : '未記入');
/** ガバナンス基準 / マネジメント基準 / 統制目標 / 詳細管理策. */
export const tierLabel = (tier: Tier): string => TIER_LABELS[tier];
/** What an attachment is. */
export const attachmentKindLabel = (kind: AttachmentKind): string => ATTACHMENT_KIND_LABELS[kind];
