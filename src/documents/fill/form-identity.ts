/** Which form a file is: by the number and the title printed on it, never by the name of the file. */
import type { OfficialReading, OfficialVocabulary } from '#schemas';
import { canonical, normaliseLabel, squash } from './labels.ts';

const NUMBER =
  /様式(?:第)?([0-9]{1,2})(?:[-‐‑‒–—―−ｰー－の]([0-9]{1,2}))(?:[-‐‑‒–—―−ｰー－の]([0-9]{1,2}))?(別添|別紙)?/u;

/** One short text of the form; `head` = in a header, a text box or among the first lines. */
export type FormText = { readonly text: string; readonly head: boolean; readonly title: boolean };

/** The number printed (`2-1`, `2-1別添`), or null. */
export function formNumber(text: string): string | null {
  const m = NUMBER.exec(squash(text));
  if (!m) return null;
  return `${Number(m[1])}-${Number(m[2])}${m[3] === undefined ? '' : `-${Number(m[3])}`}${m[4] ?? ''}`;
}

/** The vocabulary's form whose title this is, or null. Titles may be cut by a line break or have a subtitle in brackets. */
export function formOfTitle(text: string, vocabulary: OfficialVocabulary): string | null {
  const key = canonical(normaliseLabel(text));
  const whole = canonical(squash(text));
  if (key.length < 3) return null;
  let best: { no: string; length: number } | null = null;
  for (const form of vocabulary.forms) {
    for (const title of form.titles) {
      const t = canonical(title);
      const same = t === key || t === whole || (t.length > key.length && t.endsWith(key) && key.length >= 6);
      if (same && (best === null || t.length > best.length)) best = { no: form.no, length: t.length };
    }
  }
  return best?.no ?? null;
}

/** Number, title and how sure: both agree 0.99, title alone 0.9, number alone 0.8, both but different 0.5. */
export function identify(
  texts: readonly FormText[],
  vocabulary: OfficialVocabulary,
): OfficialReading['form'] {
  let no: string | null = null;
  let title = '';
  let titled: string | null = null;
  for (const { text, head } of texts) {
    const s = squash(text);
    if (no === null && head && s.length <= 24) no = formNumber(text);
    if (titled === null && s.length <= 60) {
      titled = formOfTitle(text, vocabulary);
      if (titled !== null) title = s;
    }
  }
  if (title === '') title = squash(texts.find((t) => t.title && squash(t.text) !== '')?.text ?? '');
  if (no !== null && titled !== null) {
    const agree = no === titled || no.startsWith(titled);
    return { no, title, confidence: agree ? 0.99 : 0.5 };
  }
  if (no !== null) return { no, title, confidence: 0.8 };
  return { no: titled, title, confidence: titled === null ? 0 : 0.9 };
}
