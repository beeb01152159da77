/** What is wrong with a bundle, or why none was made: what, where, how to mend. */

import { zipMessage } from './zip.ts';

type Params = Readonly<Record<string, string | number>>;
/** As `BundleIssue` of documents/bundle. */
type Issue = { readonly code: string; readonly where: string; readonly params: Params };

const AGAIN = '元のバンドルを使うか、案件から作り直してください。';
const COPY_AGAIN = 'もう一度コピーするか、案件から作り直してください。';

const SENTENCES: Readonly<Record<string, (p: Params, where: string) => string>> = {
  // Making
  'bundle.cancelled': () => '提出バンドルの作成を中止しました。何も保存していません。',
  'bundle.badPath': (_, where) =>
    `「${where}」はファイル名として使えないか、同じ名前が2度あります。添付のファイル名を変えてください。`,
  'bundle.paperFailed': (p, where) =>
    `${p['title']}（${where}）の PDF を作れませんでした。提出バンドルは作っていません。原因: ${p['detail']}`,
  'bundle.tooLarge': (p) =>
    `添付「${p['title']}」を入れると大きすぎます（1件 ${p['single']} MB、全部で ${p['total']} MB まで）。提出バンドルは作っていません。大きな添付を分けるか、小さくしてください。`,
  'bundle.write': (p) =>
    `ファイルに書き込めませんでした。提出バンドルは作っていません。空き容量と保存先を確かめて、もう一度試してください。原因: ${p['detail']}`,
  'bundle.attachmentGone': (_, where) =>
    `作成の途中で、添付「${where}」の中身がなくなったか、変わりました。提出バンドルは作っていません。もう一度作ってください。`,
  'bundle.selfCheck': (p, where) =>
    `できた提出バンドルを読み返したところ、正しくありませんでした（${where === '' ? '全体' : where}：${SENTENCES[String(p['cause'])]?.({}, where) ?? p['cause']}）。渡さずに破棄しました。もう一度作ってください。`,
  'bundle.assets': (p) =>
    `PDF に使うフォントなどの部品を読み込めませんでした（${p['detail']}）。一度オンラインでアプリを開き直してから、やり直してください。`,
  'bundle.worker': (p) =>
    `作成の途中で処理が止まりました。何も保存していません。もう一度試してください。原因: ${p['detail']}`,
  // Reading
  'bundle.notABundle': () =>
    '提出バンドルではありません（manifest.json がないか、別の種類のものです）。LIU Navi が作った提出バンドルの ZIP を選んでください。',
  'bundle.isBackup': () =>
    'これはバックアップで、提出バンドルではありません。バックアップは「復元」から読み込んでください。',
  'bundle.newer': (p) =>
    `新しい版で作られた提出バンドルです（版 ${p['version']}、読めるのは ${p['supported']} まで）。LIU Navi を更新してから開いてください。`,
  'bundle.manifestBroken': (_, where) => `目録 ${where} が壊れています。${COPY_AGAIN}`,
  'bundle.unsafePath': (_, where) =>
    `目録に、安全でないファイル名「${where}」があります。このバンドルは使わないでください。`,
  'bundle.duplicate': (_, where) => `「${where}」が目録に2度あります。${AGAIN}`,
  'bundle.missingEntry': (_, where) => `「${where}」がバンドルの中にありません。${AGAIN}`,
  'bundle.extraEntry': (_, where) => `目録にないファイル「${where}」が入っています。${AGAIN}`,
  'bundle.size': (p, where) =>
    `「${where}」の大きさが目録と違います（目録では ${p['expected']} バイト、実際は ${p['found']} バイト）。${AGAIN}`,
  'bundle.hash': (_, where) =>
    `「${where}」の中身が、作ったときから変わっています（SHA-256 が目録と違います）。${AGAIN}`,
  'bundle.caseBroken': (_, where) => `案件データ ${where} が正しくありません。${AGAIN}`,
  'bundle.caseMismatch': (_, where) => `案件データが目録の案件と一致しません（${where}）。${AGAIN}`,
  'bundle.planDiffers': (_, where) =>
    `「${where}」について、目録の記載（不足・下書き）が、中の案件データから計算し直した結果と違います。提出バンドルを作り直してください。`,
  'bundle.repacked': () =>
    '中のファイルは目録のとおりですが、ZIP が別のソフトで作り直されたか、ファイルの外側が変わっています。目録ごと書き換えられた恐れもあるため、元のバンドルを使ってください。',
};

/**
 * The sentence for a failure to make or to read a bundle, or for what is wrong inside it (zip codes included). An unknown
 * code shows itself, so that nothing goes unsaid.
 */
export function bundleMessage({ code, where, params }: Issue): string {
  return SENTENCES[code]?.(params, where) ?? zipMessage(code, where) ?? `${code} ${where}`.trim();
}

/** The sentence for what is wrong with a bundle that was read. */
export function verifyMessage(failure: Issue): string {
  return bundleMessage(failure);
}

const CURRENT = {
  current: '今の案件と一致しています。',
  caseChanged: 'このバンドルを作った後に、案件が変わっています。提出する前に作り直してください。',
  editionChanged: '案件が従う規則の版が、このバンドルの版と違います。提出する前に作り直してください。',
  unknownCase: 'このバンドルの案件は、このブラウザーにありません。今も最新かどうかは分かりません。',
} as const;

/** Whether a bundle is still current, as a sentence. */
export function currentMessage(state: keyof typeof CURRENT): string {
  return CURRENT[state];
}
