/** The statement's tables and the criteria beside the cases: why a file was refused. Nothing was changed. */
import { contentMessage } from './content.ts';
import type { Notice } from './storage.ts';

const KINDS = 'Excelブック（.xlsx）またはCSV';
const SAVE_AS = `表計算ソフトで開き、「名前を付けて保存」で${KINDS}を選んで保存し直してください。`;
const AGAIN = 'もう一度選んでください。';

const FAILURES: Readonly<Record<string, Notice>> = {
  'xlsx.empty': { title: '空のファイルです。', remedy: `中身を確かめてから、${AGAIN}` },
  'xlsx.tooLarge': {
    title: 'ファイルが大きすぎます。',
    remedy: '管理策の表だけを残したファイルにしてから選んでください。',
  },
  'xlsx.notWorkbook': { title: `${KINDS}ではありません。`, remedy: SAVE_AS },
  'xlsx.pdf': { title: 'PDFからは取り込めません。', remedy: `${KINDS}の配布ファイルを選んでください。` },
  'xlsx.csv': { title: '表として読めません。', remedy: SAVE_AS },
  'xlsx.xls': { title: '古い形式のExcelブック（.xls）です。', remedy: SAVE_AS },
  'xlsx.xlsb': { title: 'バイナリ形式のExcelブック（.xlsb）です。', remedy: SAVE_AS },
  'xlsx.ods': { title: 'OpenDocument形式（.ods）のファイルです。', remedy: SAVE_AS },
  'xlsx.encrypted': {
    title: 'パスワードで保護されたファイルは読めません。',
    remedy: '表計算ソフトで開き、パスワードを外して保存し直したものを選んでください。',
  },
  'xlsx.macro': { title: 'マクロが入っているため、読みません。', remedy: SAVE_AS },
  'xlsx.external': {
    title: 'ほかのブックへのリンクが入っているため、読みません。',
    remedy: 'リンクの設定を解除し、値だけにして保存し直したものを選んでください。',
  },
  'xlsx.damaged': { title: 'ファイルの中身が壊れています。', remedy: SAVE_AS },
  'xlsx.zip': { title: 'ファイルが途中で切れているか、壊れています。', remedy: SAVE_AS },
  'csv.empty': { title: '空のファイルです。', remedy: `中身を確かめてから、${AGAIN}` },
  'csv.tooLarge': {
    title: 'ファイルが大きすぎます。',
    remedy: '管理策の表だけを残したファイルにしてから選んでください。',
  },
  'csv.encoding': {
    title: '文字コードを読み取れません。',
    remedy: 'UTF-8またはShift_JISのCSVで保存し直してください。',
  },
  'csv.binary': { title: '表のファイルではありません。', remedy: SAVE_AS },
  'exchange.noTable': {
    title: '管理策の表が見つかりません。',
    remedy:
      '「番号」と「採否」などの見出しがある表を選んでください。見出しの行を消している場合は、戻してください。',
  },
  'exchange.newerVersion': {
    title: 'より新しいLIU Naviで書き出した表です。',
    remedy: 'ページを再読み込みしてLIU Naviを新しくしてから、もう一度選んでください。',
  },
  'table.cancelled': { title: '取りやめました。', remedy: '' },
  'table.worker': { title: '処理の途中で失敗しました。', remedy: `ページを再読み込みしてから、${AGAIN}` },
};

/** Every code that has sentences; the tests compare it with the codes in use. */
export const TABLE_FAILURE_CODES: readonly string[] = Object.keys(FAILURES);

/** Why a table was not read or made, and what to do. */
export function tableMessage(failure: { readonly code: string; readonly where: string }): Notice {
  const known = FAILURES[failure.code] ?? FAILURES['table.worker']!;
  const where = failure.where === '' ? '' : `（${failure.where}）`;
  return { title: `${known.title}${where}何も変更していません。`, remedy: known.remedy };
}

type Failure = Parameters<typeof contentMessage>[0];

const CATALOGUE: Readonly<Record<string, (where: string, detail: string) => string>> = {
  'content.catalogue.invalid': (where) =>
    `管理基準の版のファイルではないか、項目「${where === '' ? '全体' : where}」が正しくありません。`,
  'content.catalogue.shipped': (_, detail) => `ID「${detail}」は、このアプリに同梱された版のものです。`,
  'content.catalogue.idTwice': (_, detail) => `番号「${detail}」が2つあります。`,
  'content.catalogue.noParent': (where, detail) => `「${where}」の上の見出し「${detail}」がありません。`,
  'content.catalogue.mapping': (_, detail) => `対応表の移行先「${detail}」が、この版のIDと違います。`,
  'content.catalogue.newerVersion': () => 'より新しい形式で書かれたファイルです。',
};

/** Why an edition of the catalogue, or a mapping, was not taken in. */
export function catalogueMessage(failure: Failure): Notice {
  const known = CATALOGUE[failure.code];
  if (!known) return contentMessage(failure);
  const title = known(failure.where, String(failure.params['reason'] ?? ''));
  return {
    title: `${title}何も変更していません。`,
    remedy: 'ファイルを直すか、作った人に確かめてから、もう一度読み込んでください。',
  };
}
