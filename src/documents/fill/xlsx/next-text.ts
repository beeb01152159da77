/** What is printed in a new row, going by the rows above: the same words, or the next number. */

const FULL = /[０-９]/u;
const CIRCLED = /^[①-⑳]$/u;

const asciiDigits = (text: string): string =>
  text.replace(/[０-９]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0));
const fullDigits = (text: string): string =>
  text.replace(/[0-9]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

/** The n-th text (from 1) after these; null where they do not say how they go on. */
export function nextText(texts: readonly string[], n: number): string | null {
  const last = texts.at(-1);
  if (last === undefined) return null;
  if (texts.length > 1 && texts.every((t) => t === last)) return last;
  if (CIRCLED.test(last)) {
    const counted = texts.every(
      (t, i) => t.charCodeAt(0) === last.charCodeAt(0) - texts.length + 1 + i && CIRCLED.test(t),
    );
    const next = last.charCodeAt(0) + n;
    return counted && startsAtOne(texts, last.charCodeAt(0) - 0x245f) && next <= 0x2473
      ? String.fromCharCode(next)
      : null;
  }
  const numbered = /^(\D*)(\d{1,6})(\D*)$/u.exec(asciiDigits(last));
  if (!numbered) return null;
  const [, head = '', digits = '', tail = ''] = numbered;
  const show = (k: number): string => {
    const text = String(k).padStart(/^0/.test(digits) ? digits.length : 1, '0');
    return `${head}${FULL.test(last) ? fullDigits(text) : text}${tail}`;
  };
  const number = Number(digits);
  const counted = texts.every((t, i) => t === show(number - texts.length + 1 + i));
  return counted && startsAtOne(texts, number) ? show(number + n) : null;
}

/** One row alone tells only that it is the first. */
const startsAtOne = (texts: readonly string[], last: number): boolean => texts.length > 1 || last === 1;
