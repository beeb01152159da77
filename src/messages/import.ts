/** Why a backup, case file or bundle was refused, in words. */
import { storageMessage, type Notice } from './storage.ts';

type Failure = {
  readonly code: string;
  readonly where: string;
  readonly params: Readonly<Record<string, string | number>>;
};

const AGAIN = 'もとのファイルをもう一度コピーまたはダウンロードして、やり直してください。';
const OTHER = '別の時点のバックアップがあれば、それを選んでください。';
const NOTHING = '何も変更していません。';

const size = (bytes: string | number | undefined): string =>
  `${Math.round(Number(bytes ?? 0) / 1_048_576)} MB`;

const SENTENCES: Readonly<Record<string, (f: Failure) => Notice>> = {
  'import.empty': (f) => ({ title: `「${f.where}」は空のファイルです。`, remedy: AGAIN }),
  'import.notJson': (f) => ({
    title: `${at(f)}をJSONとして読めません。ファイルが途中で切れているか、別の種類のファイルです。`,
    remedy: `バックアップ（.zip）、提出バンドル（.zip）または案件.jsonを選んでください。${AGAIN}`,
  }),
  'import.notCase': (f) => ({
    title: `${at(f)}はLIU Naviの案件ファイルではありません。`,
    remedy: 'バックアップ（.zip）、提出バンドル（.zip）または案件.jsonを選んでください。',
  }),
  'import.noManifest': () => ({
    title:
      'このzipファイルは、LIU Naviのバックアップでも提出バンドルでもありません（manifest.jsonがありません）。',
    remedy: 'LIU Naviが保存したzipファイルを、展開や詰め直しをせずにそのまま選んでください。',
  }),
  'import.manifest': (f) => ({
    title: `目録（manifest.json）の内容が正しくありません（${f.where}）。`,
    remedy: `${AGAIN}${OTHER}`,
  }),
  'import.newerVersion': (f) => ({
    title: `より新しい版のLIU Naviで作られたファイルです（ファイルの版 ${f.params['version'] ?? '不明'}、この版が読める版 ${f.params['supported'] ?? '不明'}まで）。`,
    remedy: 'ページを再読み込みしてLIU Naviを新しい版にしてから、もう一度読み込んでください。',
  }),
  'import.schema': (f) => ({
    title: `${at(f)}の内容が案件の形式に合いません（${reason(f)}）。`,
    remedy: `手で編集した場合は、示した項目を直してください。${OTHER}`,
  }),
  'import.hash': (f) => ({
    title: `${at(f)}の中身が、記録されたハッシュ値と一致しません。壊れているか、書き換えられています。`,
    remedy: `${AGAIN}${OTHER}`,
  }),
  'import.missingEntry': (f) => ({
    title: `目録にある「${f.where}」がzipファイルの中にありません。`,
    remedy: `zipファイルを詰め直さず、保存したときのまま選んでください。${OTHER}`,
  }),
  'import.unlisted': (f) => ({
    title: `目録にないファイル「${f.where}」がzipファイルに入っています。`,
    remedy: 'zipファイルにファイルを足さず、保存したときのまま選んでください。',
  }),
  'import.settings': (f) => ({ title: `${at(f)}（設定）を読めません。`, remedy: `${AGAIN}${OTHER}` }),
  'import.storage': (f) => {
    const inner = storageMessage(String(f.params['cause'] ?? ''));
    return { title: `読み込んだ内容を保存できませんでした。${inner.title}`, remedy: inner.remedy };
  },
  'import.zip.notZip': () => ({
    title: 'zipファイルとして読めません。',
    remedy: `バックアップまたは提出バンドルのzipファイルを選んでください。${AGAIN}`,
  }),
  'import.zip.truncated': (f) => ({
    title: `zipファイルが途中で切れているか、壊れています${inside(f)}。`,
    remedy: AGAIN,
  }),
  'import.zip.path': (f) => ({
    title: `zipファイルに、安全でない名前のファイルが入っています${inside(f)}。`,
    remedy: 'LIU Naviが保存したzipファイルを、そのまま選んでください。',
  }),
  'import.zip.duplicate': (f) => ({
    title: `zipファイルに、同じ名前のファイルが2つ入っています${inside(f)}。`,
    remedy: 'LIU Naviが保存したzipファイルを、そのまま選んでください。',
  }),
  'import.zip.entries': (f) => ({
    title: `zipファイルに入っているファイルが多すぎます（上限 ${f.params['limit'] ?? ''} 件）。`,
    remedy: 'LIU Naviが保存したzipファイルかどうかを確認してください。',
  }),
  'import.zip.single': (f) => ({
    title: `zipファイルに、大きすぎるファイルが入っています${inside(f)}（上限 ${size(f.params['limit'])}）。`,
    remedy: 'LIU Naviが保存したzipファイルかどうかを確認してください。',
  }),
  'import.zip.total': (f) => ({
    title: `zipファイルの中身が大きすぎます（展開後の上限 ${size(f.params['limit'])}）。`,
    remedy: '案件ごとに書き出したファイルがあれば、1件ずつ読み込んでください。',
  }),
  'import.zip.size': (f) => ({
    title: `zipファイルに書かれた大きさと、実際の中身が一致しません${inside(f)}。`,
    remedy: AGAIN,
  }),
  'import.zip.encrypted': (f) => ({
    title: `パスワード付きのzipファイルは読めません${inside(f)}。`,
    remedy: 'パスワードのない、保存したときのzipファイルを選んでください。',
  }),
  'import.zip.method': (f) => ({
    title: `読めない方式で圧縮されたファイルが入っています${inside(f)}。`,
    remedy: 'LIU Naviが保存したzipファイルを、詰め直さずに選んでください。',
  }),
  'import.zip.zip64': () => ({
    title: 'zip64形式のzipファイルは読めません。',
    remedy: 'LIU Naviが保存したzipファイルを、詰め直さずに選んでください。',
  }),
  'import.zip.overlap': (f) => ({
    title: `zipファイルの中のファイルが互いに重なっています${inside(f)}。`,
    remedy: 'LIU Naviが保存したzipファイルを、そのまま選んでください。',
  }),
  'import.zip.crc': (f) => ({ title: `zipファイルの中身が壊れています${inside(f)}。`, remedy: AGAIN }),
  'backup.invalidCase': (f) => ({
    title: `案件「${f.params['title'] ?? ''}」に、保存の形式に合わない項目があります（${f.where}）。`,
    remedy:
      'その項目を直してから、もう一度保存してください。ほかの案件は、案件ごとの書き出しで保存できます。',
  }),
  'backup.tooLarge': () => ({
    title: '案件と添付の合計が大きすぎて、1つのファイルにまとめられません。',
    remedy: '案件ごとの書き出しを使ってください。',
  }),
  'backup.selfCheck': (f) => ({
    title: `作ったファイルを読み返したところ、正しく読めませんでした${inside(f)}。ファイルは渡していません。`,
    remedy: 'もう一度お試しください。続く場合は、ページを再読み込みしてからお試しください。',
  }),
  'backup.storage': (f) => storageMessage(String(f.params['cause'] ?? '')),
};

const REASONS: Readonly<Record<string, string>> = {
  'date.noSuchDay': '存在しない日付',
  'text.tooLong': '文字数が多すぎる',
  'text.control': '使えない制御文字',
  'instant.form': '日時の形式が違う',
  'id.form': 'IDの形式が違う',
  'id.doubled': '同じIDが2つある',
  'sha256.form': 'ハッシュ値の形式が違う',
  'schema.invalid_type': '項目がないか、種類が違う',
  'schema.invalid_value': '決められた値でない',
  'schema.too_big': '数が多すぎる',
};

const reason = (f: Failure): string => REASONS[String(f.params['reason'] ?? '')] ?? '形式が違う';
const inside = (f: Failure): string => (f.where === '' ? '' : `（「${f.where}」）`);

/** `cases/X.json#vendor/name` as 「cases/X.json」の項目「vendor/name」. */
function at(f: Failure): string {
  const [entry = '', field = ''] = f.where.split('#');
  if (field === '') return `「${entry}」`;
  return entry === '' ? `項目「${field}」` : `「${entry}」の項目「${field}」`;
}

/** What was wrong and where, and how to mend it. Says too that nothing was changed. */
export function importMessage(failure: Failure): Notice {
  const known = SENTENCES[failure.code];
  const notice = known
    ? known(failure)
    : { title: `ファイルを読み込めませんでした${inside(failure)}。`, remedy: `${AGAIN}${OTHER}` };
  return failure.code.startsWith('import.') ? { ...notice, title: `${notice.title}${NOTHING}` } : notice;
}

/** The title of a copy; a title never grows past what a line holds. */
export function copyTitle(title: string): string {
  return `${Array.from(title).slice(0, 240).join('')}（コピー）`;
}
