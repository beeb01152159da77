/** The files of the samples. Their SHA-256 are constants in sha256.ts (the core has no digest); a test recomputes them. */
import { plainDate } from '#kernel';
import type { Attachment, AttachmentKind } from '#schemas';
import { SAMPLE_SHA256 } from './sha256.ts';
import { tinyPdf } from './tiny-pdf.ts';
import type { EvidenceKey } from './topics.ts';

export type SampleFileKey =
  'ministry' | 'agency' | 'notice' | 'auditReport' | 'internalAudit' | 'receipt' | 'remedy' | EvidenceKey;

type SampleFile = {
  readonly kind: AttachmentKind;
  readonly title: string;
  readonly fileName: string;
  readonly date: string;
  readonly lines: readonly string[];
};

const HEAD = '【見本】この書類は LIU Navi のサンプル案件のための架空のものです。';
const SERVICE = '対象サービス：あさぎり会議室予約（株式会社あさぎり予約工房）';

export const SAMPLE_FILES = {
  ministry: {
    kind: 'assessmentSigned',
    title: '影響度評価結果（例示省）',
    fileName: '影響度評価結果_例示省.pdf',
    date: '2025-12-10',
    lines: [
      '影響度評価結果',
      '評価機関：例示省　大臣官房会計課',
      '評価日：令和7年12月10日',
      SERVICE,
      '総合評価：低位',
    ],
  },
  agency: {
    kind: 'assessmentSigned',
    title: '影響度評価結果（独立行政法人架空研究機構）',
    fileName: '影響度評価結果_架空研究機構.pdf',
    date: '2026-01-15',
    lines: [
      '影響度評価結果',
      '評価機関：独立行政法人架空研究機構　総務部',
      '評価日：令和8年1月15日',
      SERVICE,
      '総合評価：低位',
    ],
  },
  notice: {
    kind: 'preApplicationNotice',
    title: '事前申請結果通知書の写し',
    fileName: '事前申請結果通知書_写し.pdf',
    date: '2026-03-24',
    lines: ['事前申請結果通知書（写し）', '通知日：令和8年3月24日', SERVICE, '判断：ISMAP-LIUの該当性あり'],
  },
  auditReport: {
    kind: 'auditReport',
    title: '実施結果報告書',
    fileName: '実施結果報告書.pdf',
    date: '2026-10-30',
    lines: [
      '実施結果報告書',
      '監査機関：有限責任架空監査法人',
      '報告書の日付：令和8年10月30日',
      '監査対象期間：令和8年4月1日から令和8年9月30日まで',
      SERVICE,
      '発見事項：2件（管理策基準）',
    ],
  },
  internalAudit: {
    kind: 'internalAuditRecord',
    title: '内部監査報告書（社内保管）',
    fileName: '内部監査報告書_2026年度.pdf',
    date: '2026-09-11',
    lines: [
      '内部監査報告書（2026年度）',
      '終了日：令和8年8月28日',
      '報告日：令和8年9月11日',
      SERVICE,
      '改善の余地：3件（いずれも対応済み）',
    ],
  },
  receipt: {
    kind: 'received',
    title: '事前申請の受付の連絡',
    fileName: '事前申請_受付連絡.pdf',
    date: '2026-01-26',
    lines: ['事前申請の受付の連絡', '受付日：令和8年1月26日', SERVICE],
  },
  remedy: {
    kind: 'evidence',
    title: '改善の完了の記録（利用者IDの照合）',
    fileName: '改善完了記録_利用者ID照合.pdf',
    date: '2026-11-12',
    lines: [
      '改善の完了の記録',
      '人事の記録と利用者IDを毎朝自動で照合する仕組みを導入した。',
      '導入日：令和8年11月12日',
    ],
  },
  policy: evidence('規程と承認の記録', '規程と承認の記録', '2026-04-06', [
    '情報セキュリティ方針の承認：取締役会',
    '職務分掌表の改定：人事異動に合わせて実施',
  ]),
  risk: evidence('リスク台帳と見直しの記録', 'リスク台帳と見直しの記録', '2026-06-15', [
    'リスクの評価：年1回と変更の都度',
    '残るリスク：4件、いずれも承認済み',
  ]),
  training: evidence('教育と訓練の受講記録', '教育と訓練の受講記録', '2026-05-29', [
    '年次教育：全42名が修了',
    '標的型メールの訓練：年4回',
  ]),
  assets: evidence('情報資産台帳（抜粋）', '情報資産台帳_抜粋', '2026-04-30', [
    '登録：58件',
    '管理者の定まらない資産：0件',
  ]),
  access: evidence('権限の棚卸しの記録', '権限の棚卸しの記録', '2026-07-10', [
    '対象：管理者12名、運用担当9名',
    '不要な権限：2件を削除',
  ]),
  operations: evidence('運用とログ点検の記録', '運用とログ点検の記録', '2026-09-30', [
    '変更：31件、うち緊急2件',
    'ログの点検：毎週',
  ]),
  scan: evidence('脆弱性診断の結果', '脆弱性診断の結果', '2026-06-26', [
    '実施：外部の専門会社',
    '高：0件、中：2件（修正済み）、低：5件',
  ]),
  supplier: evidence('委託先の評価票', '委託先の評価票', '2026-05-15', [
    '基盤の事業者：第三者報告書を確認',
    '支援業務の委託：なし',
  ]),
  drill: evidence('復旧とインシデント対応の訓練の記録', '訓練の記録', '2026-06-05', [
    '切替え訓練：目標4時間に対して1時間50分',
    '連絡訓練：全員が30分以内に応答',
  ]),
} as const satisfies Readonly<Record<SampleFileKey, SampleFile>>;

function evidence(title: string, name: string, date: string, lines: readonly string[]): SampleFile {
  return { kind: 'evidence', title, fileName: `${name}.pdf`, date, lines: [title, SERVICE, ...lines] };
}

export const SAMPLE_FILE_KEYS = Object.keys(SAMPLE_FILES) as SampleFileKey[];

/** The bytes of a sample file. */
export function sampleFileBytes(key: SampleFileKey): Uint8Array<ArrayBuffer> {
  const file = SAMPLE_FILES[key];
  return tinyPdf(`【見本】${file.title}`, [HEAD, '', ...file.lines]);
}

/** The attachment record with its bytes in `data`. */
export function sampleAttachment(key: SampleFileKey, id: string, now: string): Attachment {
  const file = SAMPLE_FILES[key];
  const bytes = sampleFileBytes(key);
  return {
    id,
    created: now,
    changed: now,
    kind: file.kind,
    title: file.title,
    fileName: file.fileName,
    mediaType: 'application/pdf',
    bytes: bytes.length,
    sha256: SAMPLE_SHA256[key],
    documentDate: plainDate(file.date),
    data: btoa(String.fromCharCode(...bytes)),
  };
}
