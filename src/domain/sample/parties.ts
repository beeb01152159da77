/** The vendor, its service, the agencies' results and the log of the complete sample. */
import { plainDate as d } from '#kernel';
import { newRecord, type CaseFile, type LogEntry, type RecordSource } from '#schemas';
import type { SampleFileKey } from './attachments.ts';

export function vendorOf(s: RecordSource, blank: CaseFile['vendor']): CaseFile['vendor'] {
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

export function contactsOf(s: RecordSource): CaseFile['contacts'] {
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

export function serviceOf(blank: CaseFile['service']): CaseFile['service'] {
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

export function functionsOf(s: RecordSource): CaseFile['functions'] {
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

export function worksOf(s: RecordSource): CaseFile['works'] {
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

export function informationOf(s: RecordSource): CaseFile['information'] {
  const all = [
    [
      '利用者の登録情報',
      '職員の氏名、所属、職場のメールアドレス',
      '職員',
      '1機関あたり最大8,000件',
      true,
      '職場の連絡先に限られ、多くが職員録などで知られているため。',
      '職場の連絡先が知られ、迷惑な連絡が届くことがある。',
      '連絡が届かないことがあるが、人事の記録と照らして直せる。',
      '数日は、電話と職員録で代わりができる。',
    ],
    [
      '予約の情報',
      '会議室名、日時、会議の件名、参加人数',
      '職員',
      '1機関あたり年間約6万件',
      false,
      '件名には会議の内容を書かない運用とし、画面にも注意を表示しているため。',
      '会議の日時が知られるが、内容は分からない。',
      '会議室の重なりが生じるが、当日の調整で収まる。',
      '数日は、紙の予約表で代わりができる。',
    ],
    [
      '会議室と備品の台帳',
      '名称、定員、設置場所、備品の数',
      '（個人に関する情報を含まない）',
      '1機関あたり約500件',
      false,
      '庁舎の案内などで公開されている内容であるため。',
      '公開されている内容のため、影響はほとんどない。',
      '誤った会議室を選ぶことがあるが、台帳の原本から直せる。',
      '予約の受付が遅れるが、業務は続けられる。',
    ],
    [
      '来訪者の受付の記録',
      '来訪者の所属する団体の名称と人数',
      '来訪者の所属団体',
      '1機関あたり年間約3,000件',
      false,
      '公開の説明会に限り、個人を特定する情報を記録しないため。',
      '団体の名称が知られるが、個人は特定されない。',
      '受付の人数が合わなくなるが、名簿と照らして直せる。',
      '当日は、紙の受付簿で代わりができる。',
    ],
  ] as const;
  return all.map(
    ([name, description, subjects, volume, personalData, reason, leak, falsification, stop]) => ({
      ...newRecord.information(s),
      name,
      description,
      subjects,
      volume,
      storage: '国内のデータベース（暗号化して保存）',
      personalData,
      leak,
      falsification,
      stop,
      self: { confidentiality: 'low', integrity: 'low', availability: 'low', reason },
    }),
  );
}

export function assessmentsOf(
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

export function logOf(s: RecordSource, files: Readonly<Record<SampleFileKey, string>>): LogEntry[] {
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
