/** The assessment sheet as a workbook: why a file was refused, and what was found in a returned one. */
import type { CellPlace, ReturnedFinding } from '#domain/impact';
import { pathLabel } from './fields/index.ts';
import { AXIS_LABELS } from './labels.ts';
import type { Notice } from './storage.ts';

const XLSX = 'Excelブック（.xlsx）';
const RESEND = `政府機関等に、LIU Naviで渡した評価シートを${XLSX}のまま返してもらってください。`;
const BY_HAND = '届いたものがPDFや紙の場合は、「評価結果を追加」から、見たとおりに入力できます。';
const SAVE_AS = `表計算ソフトで開き、「名前を付けて保存」で${XLSX}を選んで保存し直してください。`;

const FAILURES: Readonly<Record<string, Notice>> = {
  'xlsx.empty': { title: '空のファイルです。', remedy: 'もう一度受け取るか、コピーし直してください。' },
  'xlsx.tooLarge': {
    title: 'ファイルが大きすぎます。評価シートではない可能性があります。',
    remedy: `表や図を足した場合は取り除いてください。${RESEND}`,
  },
  'xlsx.notWorkbook': { title: `${XLSX}ではありません。`, remedy: `${RESEND}${BY_HAND}` },
  'xlsx.pdf': { title: 'PDFファイルです。PDFからは自動で取り込めません。', remedy: BY_HAND },
  'xlsx.csv': { title: '文字だけのファイル（CSVなど）です。', remedy: RESEND },
  'xlsx.xls': { title: '古い形式のExcelブック（.xls）です。', remedy: SAVE_AS },
  'xlsx.xlsb': { title: 'バイナリ形式のExcelブック（.xlsb）です。', remedy: SAVE_AS },
  'xlsx.ods': { title: 'OpenDocument形式（.ods）のファイルです。', remedy: SAVE_AS },
  'xlsx.encrypted': {
    title: 'パスワードで保護されたファイルは読めません。',
    remedy: '表計算ソフトで開き、パスワードを外して保存し直したものを選んでください。',
  },
  'xlsx.macro': {
    title: 'マクロが入っているため、読みません。渡した評価シートにマクロはありません。',
    remedy: `差出人に確かめてください。問題がなければ、${SAVE_AS}`,
  },
  'xlsx.external': {
    title: 'ほかのブックへのリンクが入っているため、読みません。',
    remedy: 'リンクの設定を解除し、値だけにして保存し直したものを選んでください。',
  },
  'xlsx.damaged': { title: 'ファイルの中身が壊れています。', remedy: `もう一度受け取るか、${SAVE_AS}` },
  'workbook.cancelled': { title: '読み込みを中止しました。', remedy: '' },
  'workbook.worker': {
    title: '処理を続けられませんでした。',
    remedy: 'ページを開き直して、もう一度試してください。繰り返すときは、ファイルを小さくしてください。',
  },
  'xlsx.zip': {
    title: 'ファイルが途中で切れているか、壊れています。',
    remedy: `もう一度受け取るか、${SAVE_AS}`,
  },
};

/** Every code of a refused workbook. */
export const WORKBOOK_FAILURE_CODES: readonly string[] = Object.keys(FAILURES);

/** Why a workbook was not read, and what to do. Nothing was changed. */
export function workbookMessage(failure: { readonly code: string; readonly where: string }): Notice {
  const known = FAILURES[failure.code] ?? FAILURES['xlsx.damaged']!;
  const where = failure.where === '' ? '' : `（${failure.where}）`;
  return { title: `${known.title}${where}何も変更していません。`, remedy: known.remedy };
}

/** 「第2部 政府機関等」のD5 */
export const placeLabel = (at: CellPlace): string => `「${at.sheet}」の${at.ref}`;

type Params = ReturnedFinding['params'];
const text = (p: Params, key: string): string => String(p[key] ?? '');
const quoted = (p: Params, key: string): string => (text(p, key) === '' ? '空欄' : `「${text(p, key)}」`);
const axisOf = (p: Params): string => {
  const axis = text(p, 'axis');
  return axis in AXIS_LABELS ? AXIS_LABELS[axis as keyof typeof AXIS_LABELS] : axis;
};
/** 「職員名簿」の機密性, or the label of a single field. */
const slot = (p: Params): string =>
  p['axis'] === undefined ? text(p, 'label') : `${quoted(p, 'name')}の${axisOf(p)}`;
const fieldOf = (p: Params): string => {
  const path = text(p, 'path');
  const pattern = path.replace(/^(functions|works|information)\/[^/]+/, '$1/*');
  return pathLabel(pattern);
};

const FINDINGS: Readonly<Record<ReturnedFinding['code'], (p: Params) => string>> = {
  'returned.foreign': () =>
    'この案件の評価シートではありません。LIU Naviで渡した評価シートを選んでください。',
  'returned.otherCase': () => '別の案件から渡した評価シートです。対象のサービスを確かめてください。',
  'returned.noIdentity': () =>
    '評価シートの識別情報が失われています。見出しと情報の名称で読み取りました。対象のサービスが合っているか確かめてください。',
  'returned.identityDisagrees': () =>
    '識別情報が2か所で食い違っています。別のシートと混ざっていないか確かめてください。',
  'returned.newerVersion': () =>
    'より新しい版のLIU Naviで作った評価シートです。読み取れない項目があるかもしれません。',
  'returned.otherPack': () =>
    '影響度の目安が、この案件の今のものと違う評価シートです。目安の違いを確かめてください。',
  'returned.staleRevision': () =>
    '評価シートを渡した後に、申請者の記入部分が変わっています。政府機関等は変わる前の内容で評価しています。',
  'returned.staleField': (p) =>
    `渡した後の変更：${fieldOf(p)}\u3000${quoted(p, 'before')} → ${quoted(p, 'after')}`,
  'returned.vendorChanged': (p) =>
    `申請者の記入部分が書き換えられています：${fieldOf(p)}\u3000${quoted(p, 'before')} → ${quoted(p, 'after')}（取り込みません）`,
  'returned.vendorFormula': (p) => `申請者の記入部分が数式に変わっています：${fieldOf(p)}（取り込みません）`,
  'returned.vendorRowMissing': (p) =>
    `申請者の記入部分の行がなくなっています：${fieldOf(p)}${text(p, 'name') === '' ? '' : `\u3000${quoted(p, 'name')}`}`,
  'returned.vendorPartMissing': () =>
    '申請者の記入部分を照合できませんでした（照合のための列がありません）。',
  'returned.vendorUnchecked': () => '渡したときの控えがシートにないため、今の案件の内容と比べました。',
  'returned.tableMissing': () => '「情報ごとの評価」の表が見つかりません。情報ごとの影響度は取り込めません。',
  'returned.missingRow': (p) => `情報${quoted(p, 'name')}の行がありません。`,
  'returned.extraRow': (p) => `案件にない情報の行です：${quoted(p, 'name')}（取り込みません）`,
  'returned.removedInformation': (p) =>
    `渡した後に案件から削除された情報です：${quoted(p, 'name')}（取り込みません）`,
  'returned.byName': (p) => `情報${quoted(p, 'name')}の行を、名称で見分けました。`,
  'returned.keyMoved': (p) =>
    `行の並べ替えで識別の列がずれています。名称のとおり${quoted(p, 'name')}の行として読みました。`,
  'returned.rowTwice': (p) =>
    `${slot(p)}が2つの行で違っています（もう一方は${text(p, 'other')}）。どちらも取り込みません。`,
  'returned.fieldTwice': (p) =>
    `${text(p, 'label')}が2か所に違う内容で書かれています。${text(p, 'other')}の方を読みました。`,
  'returned.fieldMissing': (p) => `「${text(p, 'label')}」の欄が見つかりません。`,
  'returned.blank': (p) => `${slot(p)}が空欄です。`,
  'returned.unknownLevel': (p) =>
    `${slot(p)}の${quoted(p, 'text')}は、影響度の選択肢にありません（取り込みません）。`,
  'returned.unknownKind': (p) =>
    `${quoted(p, 'text')}は、政府機関等の種類の選択肢にありません（取り込みません）。`,
  'returned.unreadableDate': (p) =>
    `${text(p, 'label')}の${quoted(p, 'text')}を日付として読めません（取り込みません）。`,
  'returned.tooLong': (p) => `${text(p, 'label')}が長すぎます（${text(p, 'most')}字まで。取り込みません）。`,
  'returned.formula': (p) =>
    `${slot(p)}に数式が入っています（計算結果は${quoted(p, 'text')}）。数式は取り込みません。`,
  'returned.errorValue': (p) => `${slot(p)}がエラー値（${text(p, 'text')}）です（取り込みません）。`,
  'returned.more': (p) => `ほかに ${text(p, 'count')} 件あります。`,
};

/** What was found in a returned sheet, without its place. */
export const returnedMessage = (f: Pick<ReturnedFinding, 'code' | 'params'>): string =>
  FINDINGS[f.code](f.params);

/** The name of the undo step. */
export const RETURNED_STEP = '記入済みの評価シートの取り込み';
