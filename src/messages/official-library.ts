/** The library of official forms: why files, jobs and shared corrections were refused. */
import { fillFailureMessage } from './official.ts';
import type { Notice } from './storage.ts';

const LIBRARY: Readonly<Record<string, Notice>> = {
  'official.tooLarge': {
    title: 'ファイルが大きすぎるため、読みません（様式は50MB、zipは200MBまで）。',
    remedy: '様式のファイルか確かめてください。',
  },
  'official.tooMany': {
    title: '一度に読むのは500ファイルまでです。',
    remedy: 'このファイルは取り込んでいません。分けて取り込んでください。',
  },
  'official.zip': {
    title: 'zipが途中で切れているか、壊れているか、読めない形です。',
    remedy: 'zipを展開し、フォルダーかファイルで選び直してください。',
  },
  'official.unreadable': {
    title: 'ファイルを開けませんでした。',
    remedy: '移動や削除をしていないか確かめて、選び直してください。',
  },
  'official.cancelled': { title: '中止しました。', remedy: '取り込んだものはありません。' },
  'official.worker': {
    title: '処理が途中で止まりました。',
    remedy: 'ページを再読み込みして、もう一度試してください。',
  },
  'official.storage': {
    title: 'ブラウザーの保存領域に書き込めませんでした。',
    remedy: '空き容量を確かめて、もう一度試してください。',
  },
  'official.gone': {
    title: 'この様式は、様式集にもうありません。',
    remedy: '公式様式の画面で取り込み直してください。',
  },
  'official.notOfForm': {
    title: '別の様式のファイルです。',
    remedy: 'この様式に記入して保存したファイルを選んでください。',
  },
  'official.notCorrections': {
    title: '割り当てのファイルとして読めません。',
    remedy: 'この画面の「割り当てを書き出す」で保存したファイルを選んでください。',
  },
};

/** Every code of the library itself. */
export const LIBRARY_FAILURE_CODES: readonly string[] = Object.keys(LIBRARY);

/** Why a form file, a collection or a job on them was refused, and what to do. */
export function officialFailureMessage(failure: { readonly code: string; readonly where: string }): Notice {
  return LIBRARY[failure.code] ?? fillFailureMessage(failure);
}
