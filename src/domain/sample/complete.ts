/** The complete sample: a fictional vendor three days before it files its application (as of late November 2026). */
import { countingIds, plainDate as d } from '#kernel';
import { impactScale } from '#rulebook/packs';
import { impactScalePack, newCase, newRecord, type CaseFile, type RecordSource } from '#schemas';
import { SAMPLE_FILE_KEYS, sampleAttachment, type SampleFileKey } from './attachments.ts';
import {
  assessmentsOf,
  contactsOf,
  functionsOf,
  informationOf,
  logOf,
  serviceOf,
  vendorOf,
  worksOf,
} from './parties.ts';
import { internalAuditParts, sampleHearing } from './audits.ts';
import { sampleEvidence } from './evidence.ts';
import { sampleRows, type ControlFact } from './rows.ts';

export type SampleBase = {
  readonly edition: string;
  readonly catalogue: string;
  readonly controls: readonly ControlFact[];
};

/** Rows with findings; both are plain detailed controls. */
export const FINDING_ROWS = ['9.2.1.1', '12.4.1.1'] as const;
const NOW = '2026-11-05T01:30:00.000Z';

/** The complete case. Ids start with `prefix`, so that two samples never share one. */
export function completeCase(from: SampleBase, prefix: string): CaseFile {
  const s: RecordSource = { id: countingIds(prefix), now: () => NOW };
  const blank = newCase(s, {
    title: 'サンプル案件：あさぎり会議室予約',
    edition: from.edition,
    catalogue: from.catalogue,
    controlIds: [],
  });
  const files = Object.fromEntries(SAMPLE_FILE_KEYS.map((key) => [key, s.id()])) as Record<
    SampleFileKey,
    string
  >;
  const information = informationOf(s);
  const log = logOf(s, files);
  // Ids of their own series, so that what was there before keeps its ids.
  const audits: RecordSource = { id: countingIds(`${prefix}A`), now: s.now };
  const evidence = sampleEvidence({ id: countingIds(`${prefix}E`), now: s.now }, files);
  const rows = sampleRows(from.controls, new Set<string>(FINDING_ROWS), evidence, NOW);
  return {
    ...blank,
    sample: true,
    vendor: vendorOf(s, blank.vendor),
    contacts: contactsOf(s),
    service: serviceOf(blank.service),
    functions: functionsOf(s),
    works: worksOf(s),
    information,
    assessments: assessmentsOf(
      s,
      information.map((i) => i.id),
      files,
    ),
    // A copy, as every case with levels keeps one.
    impactScale: impactScalePack.parse(impactScale),
    specialMeasure: { ...blank.specialMeasure, wanted: false },
    preApplication: {
      ...blank.preApplication,
      plannedOn: d('2026-01-26'),
      remarks: '対象業務一覧にない業務を1件含むため、二つの機関から影響度評価結果を入手した。',
    },
    statement: {
      ...blank.statement,
      scope:
        'あさぎり会議室予約の本番環境、その開発・運用・利用者支援を行う部署（開発部、基盤運用部、お客様支援部、セキュリティ推進室、管理部）及び東京本社の執務室',
      scopeExcluded:
        '基盤の事業者が管理するデータセンターの施設と機器（委託先の第三者報告書により確認）。試験的に提供している案内表示端末の機能',
      preparedOn: d('2026-10-05'),
      subsequentEvents:
        '該当なし（令和8年10月1日から作成日までに、言明の内容に影響する事象は生じていない。）',
      confirmedOn: d('2026-10-06'),
      confirmedBy: { title: '代表取締役社長', name: '𠮷田　直樹' },
    },
    rows,
    internalAudit: {
      ...blank.internalAudit,
      plan: '2026年度内部監査計画（令和8年4月13日、情報セキュリティ責任者承認）に基づき、ガバナンス基準とマネジメント基準の全項目と、管理策基準のうち採用した全項目を対象とした。',
      scope: '言明の対象範囲と同じ。',
      lead: '中村　理恵（監査室長）',
      auditors: '中村　理恵（監査室長）、岡部　誠（監査室）。いずれも内部監査員の研修を修了している。',
      independence: '監査室は代表取締役の直下に置き、監査員は監査の対象となる部署の業務を担当していない。',
      periodStart: d('2026-06-01'),
      periodEnd: d('2026-08-28'),
      endedOn: d('2026-08-28'),
      reportedOn: d('2026-09-11'),
      reportedTo: '代表取締役社長　𠮷田　直樹',
      method: '規程と記録の閲覧、担当者への質問、設定の実査、記録の抽出（管理策ごとに最大25件）による。',
      result:
        '重大な不適合はなかった。改善の余地を3件認めた（権限の棚卸しの記録の様式、訓練の欠席者への補講、台帳の更新の遅れ）。',
      improvements: '3件とも令和8年9月30日までに対応を終え、監査室が確認した。',
      attachmentIds: [files.internalAudit],
      ...internalAuditParts(audits, rows),
    },
    externalAudit: {
      ...blank.externalAudit,
      firm: '有限責任架空監査法人',
      engagedOn: d('2026-03-27'),
      periodStart: d('2026-04-01'),
      periodEnd: d('2026-09-30'),
      reportDate: d('2026-10-30'),
      hasFindings: true,
      attachmentIds: [files.auditReport],
    },
    findings: [
      {
        ...newRecord.finding(s),
        number: '1',
        controlId: FINDING_ROWS[0],
        kind: 'operation',
        description: '抽出した25件のうち1件で、退職した者の利用者IDの停止が規程の期限より3日遅れていた。',
        cause: '退職の連絡が月末の人事締めの後に届き、停止の依頼が翌営業日以降になっていた。',
        action:
          '人事の記録と利用者IDを毎朝自動で照合し、差異があれば当日中に停止する。照合の結果を毎月点検する。',
        owner: '基盤運用部長　森田　健',
        plannedOn: d('2026-11-13'),
        completedOn: d('2026-11-12'),
        attachmentIds: [files.remedy],
        proof: '10月分の照合の結果と、停止の記録の画面の写し。',
        hearingNote: '停止が遅れた1件は3日以内に停止しており、その間の利用はない。照合は毎朝動いている。',
      },
      {
        ...newRecord.finding(s),
        number: '2',
        controlId: FINDING_ROWS[1],
        kind: 'design',
        description: '管理用の補助サーバー1台が、ログの収集の対象から漏れていた。',
        cause: '構築の手順に、収集の対象への追加を確かめる工程がなかった。',
        action:
          '当該サーバーを収集の対象に加え、構築の手順に確認の工程を設ける。構成の一覧との突き合わせを毎週自動で行う。',
        owner: '基盤運用部長　森田　健',
        plannedOn: d('2026-12-11'),
        hearingNote: '対象のサーバーは収集に加えた。手順の改訂と周知を12月11日までに終える。',
      },
    ],
    hearing: sampleHearing(),
    disclosure: {
      ...blank.disclosure,
      capitalNote: '親会社はない。議決権の過半を持つ株主はない。',
      foreignLaw:
        '利用者の情報は日本国内の施設にのみ保存する。基盤の事業者の親会社は日本の法人であり、外国の法令に基づく情報の開示の求めを受けたことはない。求めを受けた場合は、法令の許す限り、応じる前に利用者へ通知する。',
      governingLaw: '日本法',
      jurisdiction: '東京地方裁判所（第一審の専属的合意管轄）',
      testing:
        '外部の専門会社によるWebアプリケーション診断とネットワーク診断を年1回、自動の脆弱性診断を毎月実施している。直近の結果は高0件、中2件（修正済み）、低5件。',
      testingAcceptance: '利用者による検査は、10営業日前までの申込みにより、専用の検証環境で受け入れる。',
      lastTestedOn: d('2026-06-26'),
    },
    oath: {
      ...blank.oath,
      item1: true,
      item2: true,
      item3: true,
      item4: true,
      item5: true,
      item6: true,
      item7: true,
      swornOn: d('2026-11-02'),
    },
    application: {
      ...blank.application,
      kind: 'new',
      plannedOn: d('2026-11-25'),
      sameAsPreApplication: true,
      remarks: '発見事項2件について改善計画書を添付する。うち1件は改善を終えている。',
    },
    log,
    attachments: SAMPLE_FILE_KEYS.map((key) => sampleAttachment(key, files[key], NOW)),
    evidence: [...evidence.records],
  };
}
