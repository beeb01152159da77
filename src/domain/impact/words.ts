/**
 * Words that give information away (5.1(3)): our own list, to point a human to a place, never to decide. A group is one kind of
 * information under the names it goes by; the first of them is the one that is shown.
 */

/** What a function that handles it usually says. */
export const INFORMATION_WORDS: readonly (readonly string[])[] = [
  ['氏名', '名前', '名簿', '連絡先'],
  ['メールアドレス', 'メール', '連絡先'],
  ['電話番号', '連絡先'],
  ['住所', '所在地', '連絡先'],
  ['生年月日', '年齢'],
  ['顔写真', '写真', '顔画像', '画像'],
  ['位置情報', '現在地'],
  ['口座', '振込先'],
  ['添付ファイル', '添付', 'ファイル', '文書', '資料'],
  ['録音', '録画', '音声', '動画'],
];

/** Kinds that are rarely 低位 when they leak. */
export const SENSITIVE_WORDS: readonly (readonly string[])[] = [
  ['個人番号', 'マイナンバー', '特定個人情報'],
  ['健康', '病歴', '診療', '診断書', '障害の', '既往'],
  ['犯罪', '前科', '捜査', '逮捕'],
  ['信条', '宗教', '思想', '人種', '本籍'],
  ['生活保護', '滞納', '納税', '所得'],
  ['口座', 'クレジットカード'],
  ['指紋', '虹彩', '生体認証', '生体情報'],
  ['パスワード', '秘密鍵', '暗号鍵'],
  ['人事評価', '懲戒', '処分歴'],
];

/** The groups of which a word stands in one of the texts: the word itself, and the group's number. */
export function wordsIn(
  groups: readonly (readonly string[])[],
  texts: readonly string[],
): readonly { readonly group: number; readonly word: string }[] {
  const text = texts.join('\n').normalize('NFKC');
  return groups.flatMap((words, group) => {
    const word = words.find((w) => text.includes(w));
    return word === undefined ? [] : [{ group, word }];
  });
}
