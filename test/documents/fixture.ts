/** A paper with every block, long tables, and the characters that break PDF generators. */
import { plainDate } from '#kernel';
import type { Block, Paper, Value } from '#schemas';

export const AWKWARD = {
  tsuchiyoshi: '𠮷田太郎',
  hashigodaka: '髙橋花子',
  tachisaki: '山﨑次郎',
  katsuragi: '葛\u{E0100}城三郎',
  kana: 'ﾊﾝｶｸｶﾅ ﾃﾞｰﾀ',
  boxes: '☑はい ☐いいえ ☒対象外',
  decomposed: 'か\u3099き\u3099ハ\u309Aン',
  square: '㌔と㍿と①',
  markup: '<script>alert("1")</script> & <b style="x">太字</b>',
  brackets: '「括弧（かっこ）」を含む『題名』',
  latin: 'ISO/IEC 27017:2015 and SOC 2 Type II',
  long: 'x'.repeat(500),
  longJapanese: '長い語。'.repeat(125),
  url: `https://example.jp/${'path/to/page-'.repeat(20)}end`,
} as const;

const v = (text: string, path?: string): Value =>
  path === undefined ? { text } : { text, source: { path } };

const SENTENCE =
  '管理者は、アクセス権限を年1回（又は職務の変更時）に見直し、その結果を「権限台帳」へ記録する。記録は5年間保存し、責任者がISO/IEC 27001の手順に従って確認する。';

/** Rows as the annex of a statement has them: number, title, choice, text of 100 to 400 characters. */
export function annexRows(count: number): Value[][] {
  return Array.from({ length: count }, (_, i) => {
    const number = `${5 + (i % 14)}.${1 + (i % 7)}.${1 + (i % 9)}.${i + 1}`;
    return [
      v(number),
      v(`管理策の名称（第${i + 1}項）`),
      v(i % 5 === 0 ? '非採用' : '採用'),
      i % 97 === 3
        ? { text: '', missing: true }
        : v(SENTENCE.repeat(1 + (i % 5)).slice(0, 100 + ((i * 37) % 300))),
      v(i % 3 === 0 ? SENTENCE.slice(0, 60 + (i % 20)) : '該当なし'),
    ];
  });
}

export const ANNEX_COLUMNS = [
  { label: '管理策番号', width: 0.09, align: 'center' },
  { label: '名称', width: 0.16 },
  { label: '採否', width: 0.07, align: 'center' },
  { label: '実施の状況', width: 0.45 },
  { label: '非採用の理由・備考', width: 0.23 },
] as const;

const blocks: readonly Block[] = [
  { type: 'paragraph', value: v('ISMAP運営委員会　御中'), align: 'left' },
  { type: 'paragraph', value: v('次のとおり、事前申請をします。'), align: 'center' },
  { type: 'heading', level: 1, text: '1　申請者' },
  {
    type: 'grid',
    rows: [
      { label: '申請者名', value: v('株式会社サンプル・クラウド', 'vendor/name') },
      { label: '法人番号', value: v('1234567890123', 'vendor/corporateNumber') },
      { label: '代表者氏名', value: v(AWKWARD.tsuchiyoshi, 'vendor/representative') },
      { label: '担当者', value: v(`${AWKWARD.hashigodaka}\n${AWKWARD.tachisaki}\n${AWKWARD.katsuragi}`) },
      { label: '部署', value: { text: '', missing: true, source: { path: 'vendor/department' } } },
      { label: 'フリガナ', value: v(AWKWARD.kana) },
      { label: '確認', value: v(AWKWARD.boxes) },
      { label: '備考', value: v(`${AWKWARD.decomposed} ${AWKWARD.square}`) },
    ],
  },
  { type: 'heading', level: 2, text: `1.1\u3000${AWKWARD.brackets}` },
  { type: 'paragraph', value: v(AWKWARD.markup) },
  { type: 'paragraph', value: v(SENTENCE.repeat(4)) },
  { type: 'paragraph', value: v(AWKWARD.long) },
  { type: 'paragraph', value: v(AWKWARD.longJapanese) },
  { type: 'paragraph', value: v(AWKWARD.url) },
  { type: 'paragraph', value: { text: '', missing: true } },
  { type: 'paragraph', value: v('令和8年11月21日'), align: 'right' },
  { type: 'heading', level: 3, text: '確認した事項' },
  {
    type: 'checks',
    items: [
      { checked: true, value: v('対象となるサービスの範囲を確認した。') },
      { checked: false, value: v(SENTENCE) },
      { checked: false, value: { text: '', missing: true } },
    ],
  },
  {
    type: 'list',
    ordered: true,
    items: Array.from({ length: 12 }, (_, i) => v(`第${i + 1}の誓約。${SENTENCE}`)),
  },
  { type: 'list', ordered: false, items: [v('添付資料A'), v(AWKWARD.latin)] },
  { type: 'note', text: `公表の対象となる欄には、個人の氏名を書かない。${SENTENCE}` },
  {
    type: 'signature',
    date: plainDate('2026-11-21'),
    rows: [
      { label: '申請者名', value: v('株式会社サンプル・クラウド') },
      { label: '代表者 役職・氏名', value: v(`代表取締役\u3000${AWKWARD.tsuchiyoshi}`) },
      { label: '電話番号', value: { text: '', missing: true } },
    ],
  },
  { type: 'signature', date: null, rows: [{ label: '確認者', value: v('総務部') }] },
  { type: 'pageBreak' },
  { type: 'heading', level: 1, text: '2　管理策の一覧' },
  { type: 'table', caption: '表1　管理策ごとの実施状況', columns: ANNEX_COLUMNS, rows: annexRows(60) },
  {
    type: 'table',
    columns: [
      { label: '項目', width: 0.2 },
      { label: '一枚に収まらない欄', width: 0.8 },
    ],
    rows: [
      [v('長文'), v(SENTENCE.repeat(60))],
      [v('続き'), v('次の行')],
    ],
  },
];

export const richPaper: Paper = {
  formNo: '様式1-1',
  title: '事前申請書',
  language: 'ja',
  orientation: 'portrait',
  footer: '公式様式ではありません（LIU Navi が作成）。規程：ISMAP-LIU 登録規則等 令和8年4月1日版',
  open: Array.from({ length: 7 }, (_, i) => `申請者：項目${i + 1}が未記入です（登録規則4.${i + 1}）`),
  stamp: 'サンプル',
  author: '株式会社サンプル・クラウド',
  date: plainDate('2026-11-21'),
  blocks,
};

/** As large as the real annex: 1,163 rows on landscape pages. */
export const annexPaper: Paper = {
  ...richPaper,
  formNo: '様式2-1 別添',
  title: '言明書別添（基本言明要件の実施状況）',
  orientation: 'landscape',
  open: [],
  stamp: null,
  blocks: [{ type: 'table', columns: ANNEX_COLUMNS, rows: annexRows(1163) }],
};
