/** Official form files: why one was refused, why a place stays open, why a place is taken for a field. */
import type { OfficialReason } from '#schemas';
import type { Notice } from './storage.ts';

const SAVE_AS_WORD = 'Wordで開き、「名前を付けて保存」で「Word文書（.docx）」を選んで保存し直してください。';
const SAVE_AS_EXCEL =
  'Excelで開き、「名前を付けて保存」で「Excelブック（.xlsx）」を選んで保存し直してください。';
const GET_AGAIN = '公式様式を配布元からもう一度入手するか、コピーし直してください。';

const FAILURES: Readonly<Record<string, Notice>> = {
  'fill.empty': { title: '空のファイルです。', remedy: GET_AGAIN },
  'fill.tooLarge': {
    title: 'ファイルが大きすぎるため、読みません（50MBまで、展開後は合わせて200MBまで）。',
    remedy: '様式のファイルか確かめてください。大きな画像が入っている場合は、取り除いてください。',
  },
  'fill.notOffice': {
    title: 'Word文書（.docx）でもExcelブック（.xlsx）でもありません。',
    remedy: '公式様式のファイルを選んでください。',
  },
  'fill.pdf': {
    title: 'PDFファイルです。PDFには記入できません。',
    remedy: 'WordかExcelの公式様式を選んでください。',
  },
  'fill.legacyWord': { title: '古い形式のWord文書（.doc）です。', remedy: SAVE_AS_WORD },
  'fill.legacyExcel': { title: '古い形式のExcelブック（.xls）です。', remedy: SAVE_AS_EXCEL },
  'fill.xlsb': { title: 'バイナリ形式のExcelブック（.xlsb）です。', remedy: SAVE_AS_EXCEL },
  'fill.openDocument': {
    title: 'OpenDocument形式（.odt、.ods）のファイルです。',
    remedy: 'WordかExcelの形式（.docx、.xlsx）で保存し直してください。',
  },
  'fill.encrypted': {
    title: 'パスワードで保護されたファイルは読めません。',
    remedy: 'パスワードを外して保存し直したものを選んでください。',
  },
  'fill.macro': {
    title: 'マクロが入っているため、読みません。',
    remedy:
      '配布元に確かめてください。問題がなければ、マクロなしの形式（.docx、.xlsx）で保存し直してください。',
  },
  'fill.external': {
    title: '開くとほかのファイルを読み込む設定が入っているため、読みません。',
    remedy: 'リンクやテンプレートの設定を解除し、保存し直したものを選んでください。',
  },
  'fill.renamed': {
    title: '拡張子と中身が合っていません。',
    remedy: 'WordのファイルかExcelのファイルかを確かめ、拡張子を正しいものに直してください。',
  },
  'fill.zip': { title: 'ファイルが途中で切れているか、壊れています。', remedy: GET_AGAIN },
  'fill.damaged': { title: 'ファイルの中身が壊れています。', remedy: GET_AGAIN },
  'fill.entities': {
    title: '公式様式にはない危険な書き方が含まれているため、読みません。',
    remedy: 'このファイルは使わず、配布元から入手し直してください。',
  },
  'fill.tooComplex': {
    title: '中身が複雑すぎるため、読みません。',
    remedy: '様式のファイルか確かめてください。',
  },
  'fill.stale': {
    title: '読み取った後に、様式のファイルが変わっています。',
    remedy: 'もう一度読み取ってから記入してください。',
  },
  'fill.verify': {
    title: '記入した結果を確かめたところ、予定どおりに読めませんでした。ファイルは作っていません。',
    remedy: 'この様式には手で記入してください。',
  },
};

/** Every code of a form file that is refused. */
export const FILL_FAILURE_CODES: readonly string[] = Object.keys(FAILURES);

/** Why a form file was refused, and what to do. Nothing was changed. */
export function fillFailureMessage(failure: { readonly code: string; readonly where: string }): Notice {
  const known = FAILURES[failure.code] ?? FAILURES['fill.damaged']!;
  const where = failure.where === '' ? '' : `（${failure.where}）`;
  return { title: `${known.title}${where}何も変更していません。`, remedy: known.remedy };
}

const OPEN: Readonly<Record<string, string>> = {
  'open.noPlace': 'この様式に、記入する場所が見つかりません。',
  'open.noValue': '記入する内容がまだありません。',
  'open.unsure': '場所の見当はつきますが、確かではないため記入していません。確かめて割り当ててください。',
  'open.unassigned': '何を記入する場所か分かりません。必要なら割り当ててください。',
  'open.overflow': '欄の数に収まりません。',
  'open.occupied': '別の内容がすでに記入されています。',
  'open.option': '様式の選択肢に、当てはまるものがありません。',
  'open.kind': 'この欄に書ける種類の内容ではありません。',
  'open.era': '印字された元号では表せない日付です。',
  'open.protected': '数式や保護された欄のため、記入していません。',
};

/** Every code of a point that stays open. */
export const OPEN_POINT_CODES: readonly string[] = Object.keys(OPEN);

/** Why something was not written. */
export const openPointMessage = (code: string): string => OPEN[code] ?? `記入していません（${code}）。`;

const quoted = (p: OfficialReason['params'], key: string): string => (p[key] ? `「${p[key]}」` : '');

const REASONS: Readonly<Record<string, (p: OfficialReason['params']) => string>> = {
  'why.none': () => '見出しの語が辞書にありません。',
  'why.noLabel': () => '見出しがありません。',
  'why.label': (p) => `見出し${quoted(p, 'label')}によります。`,
  'why.labelAndHeading': (p) => `${quoted(p, 'heading')}の下の見出し${quoted(p, 'label')}によります。`,
  'why.alike': (p) => `見出し${quoted(p, 'label')}に近い語によります。`,
  'why.unlisted': (p) => `見出し${quoted(p, 'label')}に近い語はありますが、確かではありません。`,
  'why.noHeading': (p) => `${quoted(p, 'label')}が誰（何）のものか、見出しから分かりません。`,
  'why.unknownHeading': (p) => `上の見出し${quoted(p, 'heading')}が何を指すか分かりません。`,
  'why.ambiguous': (p) => `見出し${quoted(p, 'label')}は、複数の項目に当てはまります。`,
  'why.otherParty': (p) => `${quoted(p, 'heading')}は、記入する項目のある見出しではありません。`,
  'why.kind': () => '欄の形が、項目の内容と合いません。',
  'why.dateAtHead': () => '様式の冒頭にある日付の行です。',
  'why.option': () => '選択肢の語が辞書にありません。',
  'why.options': () => '選択肢の語によります。',
  'why.kana': () => 'どの名前の読みか分かりません。',
  'why.twice': () => '同じ項目に見える場所がほかにもあります。',
  'why.columns': (p) => `表の列の見出し${p['heading'] ? `と${quoted(p, 'heading')}` : ''}によります。`,
  'why.bound': () => 'ほかのデータと結び付いた欄か、変更を禁じられた欄です。',
  'why.tracked': () => '変更履歴の付いた行か段落です。',
  'why.spacing': () => '見出しの下の空き行です。記入する場所か、ただの空きかが分かりません。',
  'why.twoVersions': () => '同じ場所が2通りの内容で保存されています。',
  'why.occupied': () => 'すでに記入されています。',
  'why.user': () => '利用者が割り当てました。',
};

/** Every code of a reason. */
export const PLACE_REASON_CODES: readonly string[] = Object.keys(REASONS);

/** Why a place is taken for its field, or why it is in doubt. */
export const placeReasonMessage = (why: OfficialReason): string =>
  REASONS[why.code]?.(why.params) ?? `（${why.code}）`;

const VALUES: Readonly<Record<string, string>> = {
  'values.unknown': '辞書にない項目です。',
  'values.date': '日付として読めません（2026-11-21 のように書きます）。',
  'values.kind': 'この項目の内容の形ではありません。',
};

/** Why an entry of a values file was left out. */
export const valuesProblemMessage = (problem: { readonly code: string; readonly at: string }): string =>
  `${problem.at === '' ? '全体' : problem.at}：${VALUES[problem.code] ?? problem.code}`;
