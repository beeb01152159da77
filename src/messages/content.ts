/** Why an edition file or a content pack was refused. Nothing was changed. */
import { storageMessage, type Notice } from './storage.ts';

type Failure = {
  readonly code: string;
  readonly where: string;
  readonly params: Readonly<Record<string, string | number>>;
};

const MEND = 'ファイルを直すか、作った人に確かめてから、もう一度読み込んでください。';

const REASONS: Readonly<Record<string, string>> = {
  'date.noSuchDay': '存在しない日付です（YYYY-MM-DD で書きます）',
  'text.empty': '空になっています',
  'text.tooLong': '文字数が多すぎます',
  'text.control': '使えない制御文字が入っています',
  'id.form': 'IDに使えない文字が入っています',
  'edition.unknownClock': 'このアプリにない期限の番号です',
  'edition.beforeInForce': '版の施行日より前の日付です',
  'edition.unknownTerm': 'このアプリにない期間の名前です',
  'edition.termEndsFirst': '期間の終わりが始まりより前です',
  'edition.doubled': '同じ日から始まる定めが2つあります',
  'edition.ownBase': '自分自身を元の版にしています',
  'pack.axes': '機密性・完全性・可用性の3つがこの順にそろっていません',
  'pack.levels': '低位・中位・高位の3つがこの順にそろっていません',
  'pack.overallAxes': '全体に数える観点が1つもないか、重なっています',
  'pack.duplicateId': '同じIDが2つあります',
  'pack.stages': '必須とする段階が、報告する段階に含まれていません',
  'pack.needsCheck': '規則の本文から取ったもの以外は、needsCheck を true にします',
  'zod.invalid_type': '項目がないか、値の種類が違います',
  'zod.invalid_value': '決められた値ではありません',
  'zod.invalid_union': '決められた形ではありません',
  'zod.unrecognized_keys': '決められていない項目が入っています',
  'zod.too_big': '上限を超えています',
  'zod.too_small': '下限を下回っています',
};

const reason = (f: Failure): string => REASONS[String(f.params['reason'] ?? '')] ?? '形式が違います';
const place = (f: Failure): string => (f.where === '' ? 'ファイル全体' : `項目「${f.where}」`);

const SENTENCES: Readonly<Record<string, (f: Failure) => Notice>> = {
  'content.notJson': (f) => ({
    title: `「${f.where}」をJSONとして読めません。`,
    remedy: '版または内容パックのJSONファイルを選んでください。',
  }),
  'content.tooLarge': (f) => ({
    title: `「${f.where}」は大きすぎます（上限 ${Math.round(Number(f.params['limit'] ?? 0) / 1_000_000)} MB）。`,
    remedy: '版または内容パックのJSONファイルかどうかを確かめてください。',
  }),
  'content.edition.notEdition': () => ({
    title: '規則の版のファイルではありません（format が「liu-navi/edition」ではありません）。',
    remedy: '版のJSONファイルを選んでください。',
  }),
  'content.edition.newer': (f) => ({
    title: `より新しい形式で書かれた版のファイルです（version ${f.params['reason'] ?? ''}）。`,
    remedy: 'ページを再読み込みしてLIU Naviを新しくしてから、もう一度読み込んでください。',
  }),
  'content.edition.invalid': (f) => ({
    title: `版のファイルの${place(f)}が正しくありません：${reason(f)}。`,
    remedy: MEND,
  }),
  'content.edition.idTaken': (f) => ({
    title: `ID「${f.params['reason'] ?? ''}」は、このアプリに同梱された版のものです。`,
    remedy: '別のIDを付けてください。',
  }),
  'content.edition.unknownBase': (f) => ({
    title: `元の版「${f.params['reason'] ?? ''}」がこのブラウザーにありません。`,
    remedy: '先に元の版のファイルを読み込んでください。',
  }),
  'content.edition.beforeBase': (f) => ({
    title: `施行日が、元の版の施行日（${f.params['reason'] ?? ''}）より後になっていません。`,
    remedy: MEND,
  }),
  'content.edition.isBase': (f) => ({
    title: `「${f.params['title'] ?? ''}」がこの版を元にしているため、削除できません。`,
    remedy: '先にそちらの版を削除してください。',
  }),
  'content.pack.invalid': (f) => ({
    title: `内容パックの${place(f)}が正しくありません：${reason(f)}。`,
    remedy: `${MEND}形は「書き出す」で保存したファイルに合わせます。`,
  }),
  'content.storage': (f) => storageMessage(String(f.params['cause'] ?? '')),
};

/** What was wrong with the file and where, how to mend it, and that nothing was changed. */
export function contentMessage(failure: Failure): Notice {
  const notice = SENTENCES[failure.code]?.(failure) ?? { title: failure.code, remedy: MEND };
  return { ...notice, title: `${notice.title}何も変更していません。` };
}

/** Every code that has sentences; the tests compare it with the codes in use. */
export const CONTENT_CODES: readonly string[] = Object.keys(SENTENCES);
/** Every reason within a file that has words. */
export const CONTENT_REASONS: readonly string[] = Object.keys(REASONS);
