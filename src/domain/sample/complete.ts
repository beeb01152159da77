/** The complete sample: a fictional vendor three days before it files its application (as of late November 2026). */
import { countingIds, plainDate as d } from '#kernel';
import { newCase, newRecord, type CaseFile, type LogEntry, type RecordSource } from '#schemas';
import { SAMPLE_FILE_KEYS, sampleAttachment, type SampleFileKey } from './attachments.ts';
import { sampleRows, type ControlFact } from './rows.ts';
import type { EvidenceKey } from './topics.ts';

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
    rows: sampleRows(from.controls, new Set<string>(FINDING_ROWS), evidenceIds(files), NOW),
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
      },
    ],
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
  };
}

function evidenceIds(files: Readonly<Record<SampleFileKey, string>>): Record<EvidenceKey, string> {
  const { policy, risk, training, assets, access, operations, scan, supplier, drill } = files;
  return { policy, risk, training, assets, access, operations, scan, supplier, drill };
}

function vendorOf(s: RecordSource, blank: CaseFile['vendor']): CaseFile['vendor'] {
  const officers = [
    ['代表取締役社長', '𠮷田　直樹'],
    ['取締役', '髙橋　美咲'],
    ['取締役', '渡邉　浩二'],
    ['監査役', '三浦　節子'],
  ] as const;
  const shareholders = [
    ['𠮷田　直樹', '日本', '42.0%'],
    ['架空ベンチャー投資事業有限責任組合', '日本', '31.5%'],
    ['例示通信株式会社', '日本', '16.5%'],
    ['従業員持株会', '日本', '10.0%'],
  ] as const;
  return {
    ...blank,
    name: '株式会社あさぎり予約工房',
    nameKana: 'カブシキガイシャアサギリヨヤクコウボウ',
    // Fictional; the first digit is the right check digit.
    corporateNumber: '9990100000123',
    address: { postalCode: '100-0099', text: '東京都千代田区架空町二丁目4番6号　架空第一ビル5階' },
    representative: { title: '代表取締役社長', name: '𠮷田　直樹' },
    officers: officers.map(([title, name]) => ({ ...newRecord.officer(s), title, name })),
    shareholders: shareholders.map(([name, country, ratio]) => ({
      ...newRecord.shareholder(s),
      name,
      country,
      ratio,
    })),
  };
}

function contactsOf(s: RecordSource): CaseFile['contacts'] {
  const all = [
    ['main', 'セキュリティ推進室', '髙橋　美咲', '03-0000-2601', 'liu@asagiri.example.jp'],
    ['deputy', '管理部', '小林　翔', '03-0000-2602', 'kanri@asagiri.example.jp'],
    ['incident', '基盤運用部（24時間）', '森田　健', '03-0000-2699', 'csirt@asagiri.example.jp'],
  ] as const;
  return all.map(([role, department, name, phone, email]) => ({
    ...newRecord.contact(s, role),
    department,
    name,
    phone,
    email,
  }));
}

function serviceOf(blank: CaseFile['service']): CaseFile['service'] {
  return {
    ...blank,
    name: 'あさぎり会議室予約',
    nameKana: 'アサギリカイギシツヨヤク',
    url: 'https://kaigi.asagiri.example.jp/',
    summary:
      '庁舎内の会議室と共用備品の空き状況を一覧で示し、職員が予約、変更、取消しを行うSaaSである。承認の要る会議室には承認者への通知を行い、利用の実績を月ごとに集計する。説明会などの来訪者の人数の受付にも用いる。',
    isSaas: true,
    ownName: true,
    notExcluded: true,
    neverRemoved: true,
    startedOn: d('2021-07-01'),
    subcontractors: '基盤：例示クラウド株式会社（国内の2拠点）。利用者支援と開発の委託はない。',
    dataLocation: '日本国内（東京、大阪）',
    certifications: 'ISO/IEC 27001（2022年取得）、プライバシーマーク（2021年取得）',
  };
}

function functionsOf(s: RecordSource): CaseFile['functions'] {
  const all = [
    ['空き状況の一覧', '会議室と共用備品の空きを、日、週、月の単位で示す。'],
    ['予約と変更', '利用者が予約、変更、取消しを行い、結果をメールで受け取る。'],
    ['承認', '大会議室などの予約を、管理者が承認又は差し戻す。'],
    ['受付', '説明会などの来訪者の所属と人数を受付の担当者が記録する。'],
    ['集計', '会議室ごとの利用時間を月ごとに集計し、CSVで出力する。'],
    ['利用者管理', '組織の管理者が利用者の登録と抹消、権限の設定を行う。'],
  ] as const;
  return all.map(([name, description]) => ({ ...newRecord.serviceFunction(s), name, description }));
}

function worksOf(s: RecordSource): CaseFile['works'] {
  return [
    {
      ...newRecord.work(s),
      name: '会議室及び共用備品の予約管理',
      description: '庁舎内の会議室と備品の予約、承認、利用実績の集計を行う。',
      listed: true,
      listEntry: '施設・備品の予約（例示）',
    },
    {
      ...newRecord.work(s),
      name: '説明会等の来訪者の受付',
      description: '公開の説明会の来訪者について、所属と人数を記録する。氏名や連絡先は扱わない。',
      listed: false,
      listEntry: '',
    },
  ];
}

function informationOf(s: RecordSource): CaseFile['information'] {
  const all = [
    [
      '利用者の登録情報',
      '職員の氏名、所属、職場のメールアドレス',
      '職員',
      '1機関あたり最大8,000件',
      true,
      '職場の連絡先に限られ、多くが職員録などで知られているため。',
    ],
    [
      '予約の情報',
      '会議室名、日時、会議の件名、参加人数',
      '職員',
      '1機関あたり年間約6万件',
      false,
      '件名には会議の内容を書かない運用とし、画面にも注意を表示しているため。',
    ],
    [
      '会議室と備品の台帳',
      '名称、定員、設置場所、備品の数',
      '（個人に関する情報を含まない）',
      '1機関あたり約500件',
      false,
      '庁舎の案内などで公開されている内容であるため。',
    ],
    [
      '来訪者の受付の記録',
      '来訪者の所属する団体の名称と人数',
      '来訪者の所属団体',
      '1機関あたり年間約3,000件',
      false,
      '公開の説明会に限り、個人を特定する情報を記録しないため。',
    ],
  ] as const;
  return all.map(([name, description, subjects, volume, personalData, reason]) => ({
    ...newRecord.information(s),
    name,
    description,
    subjects,
    volume,
    storage: '国内のデータベース（暗号化して保存）',
    personalData,
    self: { confidentiality: 'low', integrity: 'low', availability: 'low', reason },
  }));
}

function assessmentsOf(
  s: RecordSource,
  informationIds: readonly string[],
  files: Readonly<Record<SampleFileKey, string>>,
): CaseFile['assessments'] {
  const low = { confidentiality: 'low', integrity: 'low', availability: 'low' } as const;
  const one = (
    a: Pick<
      CaseFile['assessments'][number],
      'body' | 'kind' | 'department' | 'date' | 'remarks' | 'attachmentIds'
    >,
  ): CaseFile['assessments'][number] => {
    const blank = newRecord.assessment(s, informationIds);
    return {
      ...blank,
      ...a,
      results: blank.results.map((r) => ({ ...r, levels: { ...low } })),
      overall: 'low',
    };
  };
  return [
    one({
      body: '例示省',
      kind: 'ministry',
      department: '大臣官房会計課',
      date: d('2025-12-10'),
      remarks: '会議の件名の書き方を庁内の利用手引に定めることを前提とした評価である。',
      attachmentIds: [files.ministry],
    }),
    one({
      body: '独立行政法人架空研究機構',
      kind: 'incorporatedAgency',
      department: '総務部情報システム課',
      date: d('2026-01-15'),
      remarks: '来訪者の受付は公開の説明会に限る。',
      attachmentIds: [files.agency],
    }),
  ];
}

function logOf(s: RecordSource, files: Readonly<Record<SampleFileKey, string>>): LogEntry[] {
  const entry = (kind: LogEntry['kind'], date: string, more: Partial<LogEntry> = {}): LogEntry => ({
    ...newRecord.logEntry(s, kind, d(date)),
    ...more,
  });
  const inquiry = entry('pre.inquiry', '2026-01-30', {
    note: '来訪者の受付で氏名を扱うかどうかの問い合せ。',
  });
  return [
    entry('pre.filed', '2026-01-26', { note: '様式1-1と様式1-2（2機関分）を提出した。' }),
    entry('pre.received', '2026-01-26', { attachmentIds: [files.receipt] }),
    inquiry,
    entry('pre.answered', '2026-02-03', {
      relatesTo: inquiry.id,
      note: '氏名を扱わない旨と画面の写しを提出した。',
    }),
    entry('pre.accepted', '2026-02-06'),
    entry('pre.notice', '2026-03-24', {
      outcome: 'applies',
      note: '様式1-4。該当性あり。',
      attachmentIds: [files.notice],
    }),
    entry('audit.internalEnded', '2026-08-28'),
    entry('audit.period', '2026-09-30', { from: d('2026-04-01'), to: d('2026-09-30') }),
    entry('audit.report', '2026-10-30', { attachmentIds: [files.auditReport] }),
  ];
}
