/**
 * What a printed label says, whatever its spaces, widths, numbering, marks and hints: 「１．住   所（本店）」 is 住所.
 */

const SPACES = /[\s\u200B\u2060\uFEFF]+/g;

// Encircled numbers become plain ones by NFKC and would run into the label: 「①名称」.
const CIRCLED = /^([\s\u3000]*)[①-⑳⑴-⒛㉑-㉟❶-❿]/u;
const fold = (text: string): string => text.replace(CIRCLED, '$1(1) ').normalize('NFKC');

/** Width and spaces gone: the form in which texts are compared. */
export const squash = (text: string): string => text.normalize('NFKC').replace(SPACES, '');

// Numbering and marks ahead of a label, on text after NFKC with its spaces. A number needs something that ends it.
const NUMBERING =
  /^\s*(?:第\s*[0-9一二三四五六七八九十]{1,3}\s*(?:章|節|項|号)?[\s.、:)]|\(?[0-9]{1,2}(?:[-.][0-9]{1,2})*\)|[0-9]{1,2}(?:[-.][0-9]{1,2})*[.．、:\s](?![0-9])|[0-9]{1,2}(?=[^\x00-\x7F年月日時分人名件桁字])|\([一二三四五六七八九十ア-ンa-z]\)|[一二三四五六七八九十]{1,3}[、.\s]|[ア-コ][、.\s)]|[a-hA-H][.)]|[■●◆◇○◎▼▶▷・※*★☆§➤▪•]|別紙[0-9]*\s)\s*/u;
const BRACKETED = /[(（【〔［[][^()（）【】〔〕［\]]*[)）】〕］\]]/gu;
const TAIL = /[\s:：;_＿…‥.・、。,→\-－―—]+$/u;

/** In brackets, but no hint: another label altogether, 「名称（フリガナ）」, 「電話番号（緊急）」. */
const MEANT =
  /^[(（【〔［[](?:フリガナ|ふりがな|カナ|かな|カタカナ|ひらがな|よみ(?:がな)?|読み(?:仮名|がな)?|ローマ字|英[文語字].*|略称|通称|旧.*|前回.*|変更[前後].*|副|代理.*|代行.*|緊急.*|夜間.*|休日.*|携帯.*|内線.*|fax|ファ(?:ック|ク)ス|.*委託先)[)）】〕］\]]$/iu;
const withoutHints = (text: string): string =>
  text.replace(BRACKETED, (hint) => (MEANT.test(hint.replace(SPACES, '')) ? hint : ''));

/** Office-only blanks are marked by ※ ahead of their label. */
export const isOfficeMark = (text: string): boolean => /^\s*※/.test(text.normalize('NFKC'));

const stripNumbering = (text: string): string => {
  let rest = text;
  for (let i = 0; i < 3; i++) {
    const next = rest.replace(NUMBERING, '');
    if (next === rest || next.trim() === '') break;
    rest = next;
  }
  return rest;
};

/** The label without numbering, marks, hints in brackets and what ends it; spaces gone. For showing and for comparing. */
export function normaliseLabel(printed: string): string {
  const text = stripNumbering(
    fold(printed)
      .replace(/\u3000/g, ' ')
      .trim(),
  );
  const whole = /^[(【〔[](.*)[)】〕\]]$/su.exec(text.trim());
  // 「（申請者）」: the brackets are the frame of the heading, not a hint.
  const unframed =
    whole && !/[()【】〔〕[\]]/.test(whole[1]!) ? stripNumbering(whole[1]!) : withoutHints(text);
  return (unframed.replace(SPACES, '') === '' ? text : unframed).replace(SPACES, '').replace(TAIL, '');
}

// Words that ask for the same thing, and ways to write one word.
const SAME: readonly (readonly [RegExp, string])[] = [
  [/クラウドサービス|saas(?:サービス)?|ｸﾗｳﾄﾞ/g, 'サービス'],
  [/年月日/g, '日'],
  [/(?<=.)名称/g, '名'],
  [/及び|および|並びに|ならびに|[,、/／･]/g, '・'],
  [/または|若しくは|もしくは/g, '又は'],
  [/(?<=[a-z])[-‐－](?=[a-z])/g, ''],
  [/(?<=[^a-z])no\.?$/, '番号'],
  [/御(?=\p{Script=Han})|(?<!\p{Script=Hiragana})[おご](?=\p{Script=Han})/gu, ''],
  [/ふりがな/g, 'フリガナ'],
  [/の/g, ''],
  [/[()（）]/g, ''],
  [/問い?合わ?せ/g, '問合せ'],
  [/届け出|届出る/g, '届出'],
  [/申し?立て?/g, '申立'],
  [/取り?下げ/g, '取下'],
  [/取り?扱い?/g, '取扱'],
  [/電話番号|tel番号|tel\.?|phone/g, '電話'],
  [/(?:電子|e)?(?:メール|mail)(?:アドレス)?/g, 'メール'],
  [
    /(?:web|ウェブ)サイト(?:アドレス|url)?|(?<=サービス)サイト(?:アドレス|url)|(?:ホームページ|hp)(?:アドレス|url)?/g,
    'url',
  ],
  [/〒/g, '郵便番号'],
  [/住所(?:又は|・)所在地|所在地(?:又は|・)住所|所在地/g, '住所'],
  [/名前/g, '氏名'],
  [/(?:所属)?(?:部署|部課|部門)名?|所属(?:先|名)?$/g, '部署'],
  [/役職名|職名|役名/g, '役職'],
];

/**
 * Two labels are the same when this is: の, hyphens of Latin words, 御 and brackets do not count, and words that ask for the
 * same thing are one (住所 and 所在地, TEL and 電話番号, 年月日 and 日).
 */
export function canonical(label: string): string {
  const before = remembered.get(label);
  if (before !== undefined) return before;
  const made = SAME.reduce((text, [from, to]) => text.replace(from, to), squash(label).toLowerCase());
  // The same words are compared again and again, with every line of a form.
  if (remembered.size < 5_000 && label.length < 100) remembered.set(label, made);
  return made;
}

const remembered = new Map<string, string>();

const ACTS =
  '(?:(?:申請|届出|報告|登録|言明|評価|監査|異議申し?立て|申し?立て|取り?下げ|変更|更新|留保|一時停止|解除|審査|意思表明|提出|宣誓|本件|本申請)+(?:の)?)?';
const AHEAD = new RegExp(
  `^${ACTS}(?:に係る|にかかる|に関する|の(?=対象と))|^(?:登録|審査)を(?:受けようとする|受けている|受ける)|^対象となる|^対象とする|^登録されている|^登録済み|^対象の?|^当該|^本件の?|^上記の?|^貴社の?|^御社の?|^必須`,
  'u',
);
const BEHIND =
  /(?:に関する事項|に関する情報|に関すること|について|の?情報|の?記入欄|の?記載欄|の?欄|の概要|等)$/u;

/** The readings of a label, most faithful first: each with what it loses in confidence. */
export function readingsOf(printed: string): { readonly key: string; readonly loss: number }[] {
  const base = normaliseLabel(printed);
  const found = new Map<string, number>();
  const add = (text: string, loss: number): void => {
    const key = canonical(text);
    if (key !== '' && !found.has(key)) found.set(key, loss);
  };
  add(base, 0);
  const once = base.replace(AHEAD, '');
  const ahead = once.replace(AHEAD, '');
  if (once !== ahead) add(once, 0.03);
  if (ahead !== base) add(ahead, 0.03);
  const behind = base.replace(BEHIND, '');
  if (behind !== base) add(behind, 0.04);
  const both = ahead.replace(BEHIND, '');
  if (both !== ahead) add(both, 0.06);
  // With its hint: 「業務の名称（機能）」 may be listed so.
  const hinted = squash(stripNumbering(fold(printed)));
  if (hinted !== base) add(hinted, 0.01);
  return [...found].map(([key, loss]) => ({ key, loss }));
}

/** Text that tells how to fill in, rather than a label: sentences, quotations, long lines. Hints in brackets do not count. */
export function isProse(text: string): boolean {
  const whole = squash(text);
  const bare = whole.replace(BRACKETED, '');
  const t = bare === '' ? whole : bare;
  return /[。「」『』]/.test(t) || /(?:こと|とする|ください|します)$/.test(t) || t.length > 40;
}

/** Headings under which everything is instruction. */
export const isInstructions = (text: string): boolean =>
  /^[(〔[]?注(?:意|記)?[0-9]{0,2}[)〕\]]/u.test(squash(text)) ||
  (/^(?:記載要領|記載上の注意|記入要領|記入上の注意|記載方法|記入方法|記載例|記入例|注意事項|留意事項|作成要領|作成上の注意|備考|注意|注|注\d+)/u.test(
    squash(normaliseLabel(text)),
  ) &&
    !/欄/.test(text));

/** Words of boxes which are the office's own. */
export const isOfficeText = (text: string): boolean => {
  const t = squash(text);
  return (
    /事務局(?:記入|使用|処理|確認|記載|用)/.test(t) ||
    /(?:受付|処理|確認|決裁|整理|審査)(?:欄|番号|年月日|日|印|者)/.test(t) ||
    /記入しないで|記入不要|官庁使用|行政庁(?:記入|使用)|運用支援機関(?:記入|使用)|記載しないで/.test(t)
  );
};
