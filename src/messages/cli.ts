/** The command line's own sentences: what, where, and how to mend. */
import { contentMessage } from './content.ts';
import { pathLabel } from './fields/index.ts';

type Params = Readonly<Record<string, string | number>>;

const FILE_REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'ファイルまたはフォルダーがありません',
  EACCES: '権限がありません',
  EPERM: '権限がありません',
  EISDIR: 'フォルダーが指定されています',
  ENOTDIR: 'フォルダーではないものがパスに含まれています',
  EEXIST: '前回の実行の一時ファイルが残っています',
  ENOSPC: 'ディスクの空きがありません',
  EROFS: '書き込みできない場所です',
};

const FIELD_ISSUES: Readonly<Record<string, string>> = {
  'date.noSuchDay': '実在する日付ではありません。YYYY-MM-DD の形で入れてください（未定なら null）。',
  'text.tooLong': '文字数が上限を超えています。短くしてください。',
  'text.control':
    '制御文字など、書類に書けない文字が入っています。取り除いてください（1行の欄では改行も書けません）。',
  'instant.form': '日時の形が違います。UTC の ISO 8601（2026-11-21T00:00:00.000Z）にしてください。',
  'id.form': 'ID に使えない文字が入っています。',
  'id.doubled': '同じ ID が2度使われています。一方を別の ID にしてください。',
  'sha256.form': 'SHA-256 の形（小文字の16進数64桁）ではありません。',
  'zod.invalid_type': '値の種類が違うか、項目がありません。書き出した案件ファイルの形に合わせてください。',
  'zod.invalid_value': '決められた値のどれでもありません。',
  'zod.too_big': '上限を超えています。',
  'zod.too_small': '下限を下回っています。',
  'zod.invalid_format': '値の形が違います。',
};

const SENTENCES: Readonly<Record<string, (p: Params) => string>> = {
  'args.unknown': (p) => `知らない指定です: ${p['name']}。使い方は --help で見られます。`,
  'args.twice': (p) => `同じ指定が2度あります: ${p['name']}。1つにしてください。`,
  'args.noValue': (p) => `${p['name']} の後に値がありません。`,
  'args.lacking': (p) => `${p['name']} がありません。使い方は --help で見られます。`,
  'args.extra': (p) => `余分な指定があります: ${p['name']}。使い方は --help で見られます。`,
  'args.needed': (p) => `${p['name']} を指定してください。使い方は --help で見られます。`,
  'args.date': (p) =>
    `${p['name']} の「${p['value']}」は実在する日付ではありません。YYYY-MM-DD の形で指定してください。`,
  'args.filing': (p) =>
    `--filing の「${p['value']}」は使えません。all（すべて）か、次のどれかを指定してください: ${p['known']}。`,
  'args.subject': (p) =>
    `--subject の「${p['value']}」はこの提出の対象にありません。${p['known'] === '' ? 'この提出では指定しません' : `次のどれかを指定してください: ${p['known']}`}。`,
  'args.sample': (p) =>
    `--kind の「${p['value']}」は使えません。次のどれかを指定してください: ${p['known']}。`,
  'args.formats': (p) =>
    `--formats の「${p['value']}」は使えません。pdf、docx、xlsx をコンマでつないで指定してください（pdf は必ず入ります）。`,
  'args.command': (p) => `知らないコマンドです: ${p['name']}。使い方は --help で見られます。`,
  'file.read': (p) => `${p['path']} を読めません: ${fileReason(p)}。`,
  'file.write': (p) => `${p['path']} に書き込めません: ${fileReason(p)}。何も書き込んでいません。`,
  'case.notText': () =>
    '案件ファイルが UTF-8 のテキストではありません。書き出したままのファイルを指定してください。',
  'case.json': (p) =>
    `案件ファイルが JSON として読めません: ${p['line']}行${p['column']}文字目に誤りがあります。そこを直すか、書き出したままのファイルを指定してください。`,
  'case.jsonEnd': (p) =>
    `案件ファイルが途中で切れています（${p['line']}行${p['column']}文字目で終わり）。もう一度書き出すかコピーしてください。`,
  'case.notCase': (p) =>
    `案件ファイルではありません（format が「${p['format']}」ではない）。「liu sample」の出力か、アプリから書き出した案件の JSON を指定してください。`,
  'case.newer': (p) =>
    `新しい版で作られた案件ファイルです（版 ${p['version']}、読めるのは ${p['supported']} まで）。LIU Navi を更新してから開いてください。`,
  'case.field': (p) =>
    `案件ファイルの ${place(p)}: ${FIELD_ISSUES[String(p['issue'])] ?? '値が正しくありません。'}`,
  'case.moreFields': (p) => `ほかに ${p['n']} か所の誤りがあります。`,
  'edition.notText': () => '版のファイルが UTF-8 のテキストではありません。',
  'edition.json': (p) =>
    `版のファイルが JSON として読めません: ${p['line']}行${p['column']}文字目に誤りがあります。`,
  'edition.jsonEnd': (p) =>
    `版のファイルが途中で切れています（${p['line']}行${p['column']}文字目で終わり）。`,
  'edition.refused': (p) => {
    const { title, remedy } = contentMessage({
      code: String(p['code']),
      where: String(p['where']),
      params: { reason: p['reason'] ?? '' },
    });
    return `${title}${remedy}`;
  },
  'edition.unknown': (p) =>
    `案件が従う規則の版「${p['edition']}」は同梱されていません。「${p['title']}」で読みました。--edition で版のファイルを指定してください。`,
  'rules.unknownId': (p) =>
    `「${p['id']}」という条項はありません。番号（例: 8.2、10.10(1)、附則(R5.7.3)1、special 2(1)）で指定してください。一覧は「liu rules」で見られます。`,
  'schedule.notCovered': () =>
    '祝日の分かっている範囲（2022年から2050年まで）か規則の適用の外に出るため、予定を計算できません。',
  'schedule.targetNotCovered': (p) =>
    `${p['date']} の登録から逆算すると、規則の適用の前か祝日の分かっている範囲の外に出るため、計算できません。`,
  'clock.unknownId': (p) =>
    `「${p['id']}」という期限はありません。条項の番号（例: 8.2、10.10(1)）で指定してください。一覧は clock --help で見られます。`,
  'clock.date': (p) => `「${p['date']}」は実在する日付ではありません。YYYY-MM-DD の形で指定してください。`,
  'clock.line': () => '1行に「ID 日付」を空白で区切って書いてください。',
  'clock.atLine': (p) => `${p['line']}行目: ${p['problem']}`,
  'clock.notCovered': (p) => `${p['n']} 行は対象外でした（その行の notCovered に理由があります）。`,
  'bundle.draft': (p) => `下書きです: ${p['title']}（${p['n']} 件が未記入）`,
  'bundle.missing': (p) => `不足しています: ${p['title']}。${p['reason']}`,
  'bundle.lost': (p) =>
    `PDF に書けない文字があります: 「${p['character']}」（${p['codePoint']}）、${p['title']} の「${p['context']}」。別の字に置き換えてください。`,
  'values.notText': () => '内容のファイルが UTF-8 のテキストではありません。',
  'values.json': (p) =>
    `内容のファイルが JSON として読めません: ${p['line']}行${p['column']}文字目に誤りがあります。`,
  'values.jsonEnd': (p) =>
    `内容のファイルが途中で切れています（${p['line']}行${p['column']}文字目で終わり）。`,
  'fill.problem': (p) => `内容のファイルの ${p['problem']}`,
  'fill.refused': (p) => `${p['file']}: ${p['title']}${p['remedy']}`,
  'fill.open': (p) => `${p['file']}: ${p['where']} ${p['reason']}`,
  'fill.subject': (p) =>
    `--subject の「${p['value']}」はこの案件にありません。${p['known'] === '' ? '指定できるものはありません' : `次のどれかを指定してください: ${p['known']}`}。`,
  'official.noNumber': (p) =>
    `${p['file']}: どの様式か分かりません（番号も知られた題名も印字されていません）。使いません。`,
  'official.twice': (p) =>
    `${p['file']}: 様式${p['no']}は ${p['used']} を使います。このファイルは使いません。`,
  'official.notForms': (p) => `${p['path']} は様式のファイルでも、様式集のzipでもありません。`,
  'official.note': (p) => `公式様式 ${p['form']} ${p['title']}: ${p['reason']}`,
  'fill.sameName': (p) =>
    `${p['path']} は元のファイル、または先に書いたファイルと同じです。ほかのフォルダーを --out に指定するか、名前を変えてください。`,
  bug: (p) => `内部の誤りで止まりました（何も書き込んでいません）: ${p['detail']}`,
};

/** One sentence (or two) for a code of the command line; an unknown code shows itself, so that nothing goes unsaid. */
export function cliMessage(code: string, params: Params): string {
  return SENTENCES[code]?.(params) ?? code;
}

function fileReason(p: Params): string {
  return FILE_REASONS[String(p['reason'])] ?? `エラー ${p['reason']}`;
}

function place(p: Params): string {
  const path = String(p['path']);
  if (path === '') return '全体';
  const label = pathLabel(path);
  return label === '' || label === path ? path : `${path}（${label}）`;
}
