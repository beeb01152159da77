/** Text as Japanese forms need it. */

// Characters no form can hold: C0/C1 controls (tab and line feed excepted), and lone surrogates.
const CONTROL =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

const EVERY_CONTROL = new RegExp(CONTROL.source, 'g');
// What CONTROL may find, as one class: nearly every text is done with after this quick look.
const SUSPECT = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uD800-\uDFFF]/;

/** Whether the text holds a control character or half of a surrogate pair. */
export function hasControlCharacter(text: string): boolean {
  return SUSPECT.test(text) && CONTROL.test(text);
}

/** The text as it is stored: line ends as \n, control characters gone. Everything else stays as typed. */
export function cleanText(text: string): string {
  return SUSPECT.test(text) ? text.replace(/\r\n?/g, '\n').replace(EVERY_CONTROL, '') : text;
}

/** Ids, phone numbers, 法人番号: full-width to half-width (NFKC), all kinds of dash to `-`, outer space gone. */
export function normaliseCode(text: string): string {
  return cleanText(text)
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−ｰー－]/g, '-')
    .trim();
}

/**
 * Whether the 13 digits are a 法人番号 with the right check digit (the first one).
 * Public source: 法人番号の指定等に関する省令 (平成26年財務省令第70号) 第2条:
 * check = 9 − (Σ P_n × Q_n mod 9), n from the lowest of the 12 digits, Q_n = 1 for odd n, 2 for even n.
 */
export function isCorporateNumber(text: string): boolean {
  if (!/^\d{13}$/.test(text)) return false;
  let sum = 0;
  for (let n = 1; n <= 12; n++) sum += Number(text[13 - n]) * (n % 2 === 1 ? 1 : 2);
  return Number(text[0]) === 9 - (sum % 9);
}
