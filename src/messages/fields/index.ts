/** Every field of the case file that a user edits: its name, why it is asked, its clauses. One file per section. */
import type { Path } from '#kernel';
import type { FieldInfo } from '../contract.ts';
import { afterFields } from './after.ts';
import { auditPartFields } from './audit-parts.ts';
import { auditFields } from './audits.ts';
import { evidenceFields } from './evidence.ts';
import { impactFields } from './impact.ts';
import { incidentFields } from './incident.ts';
import { logFields } from './log.ts';
import { paperFields } from './papers.ts';
import { procedureFields } from './procedure.ts';
import { receivedFields } from './received.ts';
import { reviewFields } from './review.ts';
import { serviceFields } from './service.ts';
import { statementFields } from './statement.ts';
import { vendorFields } from './vendor.ts';

export const FIELDS: readonly FieldInfo[] = [
  ...vendorFields,
  ...serviceFields,
  ...impactFields,
  ...procedureFields,
  ...statementFields,
  ...evidenceFields,
  ...paperFields,
  ...receivedFields,
  ...reviewFields,
  ...incidentFields,
  ...afterFields,
  ...auditFields,
  ...auditPartFields,
  ...logFields,
];

const byPattern = new Map(FIELDS.map((f) => [f.path, f]));
// The lists of the case: the step after one of these is an id.
const LISTS = new Set([
  ...'contacts functions works information assessments rows evidence findings overrides finals answers received'.split(
    ' ',
  ),
  ...'log attachments plans officers shareholders results people examined snapshots'.split(' '),
  ...'views snippets variables mutes'.split(' '),
  ...'incidents steps versions'.split(' '),
  ...'changes listing monitoring questions reaudits objections dutyChecks'.split(' '),
]);

/** The path with each id replaced by `*`: `information/INFO0001/name` → `information/*\/name`. */
export function fieldPattern(path: Path): string {
  const steps = path.split('/');
  return steps.map((step, i) => (i > 0 && LISTS.has(steps[i - 1] ?? '') ? '*' : step)).join('/');
}

/** What is known of the field at a path (ids or `*` in it), or null where there is no such field. */
export function fieldInfo(path: Path): FieldInfo | null {
  return byPattern.get(fieldPattern(path)) ?? null;
}

const GROUPS: Readonly<Record<string, string>> = {
  '': '案件全体',
  vendor: '申請者',
  'vendor/officers': '役員',
  'vendor/officers/*': '役員',
  'vendor/shareholders': '株主・出資者',
  'vendor/shareholders/*': '株主・出資者',
  'vendor/address': '所在地',
  'vendor/representative': '代表者',
  contacts: '連絡担当者',
  'contacts/*': '連絡担当者',
  service: 'クラウドサービス',
  functions: 'サービスの機能',
  'functions/*': 'サービスの機能',
  plans: '日程の計画',
  'plans/*': '日程の計画',
  works: '業務',
  'works/*': '業務',
  information: '取り扱う情報',
  'information/*': '取り扱う情報',
  'information/*/self': '自己評価',
  assessments: '影響度評価結果',
  'assessments/*': '影響度評価結果',
  'assessments/*/results': '情報ごとの評価',
  'assessments/*/results/*': '情報ごとの評価',
  'assessments/*/results/*/levels': '情報ごとの評価',
  impactScale: '影響度の目安',
  listUsed: '対象業務一覧',
  incidentReport: 'インシデントの報告項目',
  specialMeasure: '特別措置',
  preApplication: '事前申請',
  statement: '言明書',
  'statement/confirmedBy': '経営者確認書',
  rows: '言明書の管理策',
  'rows/*': '言明書の管理策',
  internalAudit: '内部監査',
  'internalAudit/people': '内部監査の監査員',
  'internalAudit/people/*': '内部監査の監査員',
  'internalAudit/examined': '内部監査で調べた管理策',
  'internalAudit/examined/*': '内部監査で調べた管理策',
  'internalAudit/findings': '内部監査の指摘',
  'internalAudit/findings/*': '内部監査の指摘',
  externalAudit: '外部監査',
  findings: '発見事項',
  'findings/*': '発見事項',
  hearing: '発見事項のヒアリング',
  renewal: '前回からの変更',
  'renewal/rows': '前回の監査を受けた管理策',
  snapshots: '進み具合の記録',
  disclosure: '7.5の情報',
  oath: '宣誓書',
  application: '登録申請',
  log: '記録',
  'log/*': '記録',
  workbench: '言明書の作業',
  'workbench/views': '一覧の見方',
  'workbench/views/*': '一覧の見方',
  'workbench/snippets': '定型文',
  'workbench/snippets/*': '定型文',
  'workbench/variables': '差し込む語',
  'workbench/variables/*': '差し込む語',
  'workbench/mutes': '止めた指摘',
  'workbench/mutes/*': '止めた指摘',
  'workbench/people': '担当の一覧',
  'workbench/people/*': '担当の一覧',
  attachments: '添付書類',
  'attachments/*': '添付書類',
  evidence: '証跡',
  received: '受け取った書類',
  'received/*': '受け取った書類',
  review: '審査と登録留保',
  'review/answers': '照会への回答',
  'review/answers/*': '照会への回答',
  'review/followup': '登録留保',
  'review/followup/confirmedBy': '確認した経営者',
  incidents: 'インシデント',
  'incidents/*': 'インシデント',
  'incidents/*/steps': '対応の経過',
  'incidents/*/steps/*': '対応の経過',
  'incidents/*/versions': '報告の版',
  'incidents/*/versions/*': '報告の版',
  after: '登録後',
  'after/changes': '変更',
  'after/changes/*': '変更',
  'after/changes/*/items': '変わる掲載事項',
  'after/listing': '公開リストの控え',
  'after/listing/*': '公開リストの控え',
  'after/listed': '公開リストの掲載',
  'after/monitoring': 'モニタリング',
  'after/monitoring/*': 'モニタリング',
  'after/monitoring/*/questions': '確認内容',
  'after/monitoring/*/questions/*': '確認内容',
  'after/reaudits': '再監査',
  'after/reaudits/*': '再監査',
  'after/withdrawal': '登録の取下げ',
  'after/objections': '登録に係る異議申立',
  'after/objections/*': '登録に係る異議申立',
  'after/dutyChecks': '宣誓した事項の点検',
  'after/dutyChecks/*': '宣誓した事項の点検',
  papers: '書類',
  'papers/overrides': '書類だけの記載',
  'papers/overrides/*': '書類だけの記載',
  'papers/finals': '確定版',
  'papers/finals/*': '確定版',
  'evidence/*': '証跡',
  'evidence/*/attachmentId': '証跡のファイル',
  'evidence/*/earlierIds': '証跡の前の版',
};

/** A short Japanese name for any path of the case: the field's label, or the name of its section. */
export function pathLabel(path: Path): string {
  const pattern = fieldPattern(path);
  return byPattern.get(pattern)?.label ?? GROUPS[pattern] ?? '案件';
}
