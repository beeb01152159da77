/** What a reading says of the whole file: which form it is, what it is known by, and the user's corrections. */
import type { OfficialCorrections, OfficialPlace, OfficialReading, OfficialVocabulary } from '#schemas';
import { sha256Hex } from '../bundle/hash.ts';
import { canonical, normaliseLabel, squash } from './labels.ts';

const NUMBER =
  /様式第?([0-9]{1,2})[-‐‑‒–—―−ー－の]([0-9]{1,2})(?:[-‐‑‒–—―−ー－の]([0-9]{1,2}))?号?((?:の)?別添)?/;

/** The number printed in a text, `2-1別添`; null when it has none. */
export function formNumber(text: string): string | null {
  const m = NUMBER.exec(squash(text));
  return m
    ? `${m[1]}-${m[2]}${m[3] === undefined ? '' : `-${m[3]}`}${m[4] === undefined ? '' : '別添'}`
    : null;
}

/** The form a text is the title of, by the longest title of the vocabulary it contains; null when it is none. */
export function titledForm(text: string, vocabulary: OfficialVocabulary): string | null {
  const t = canonical(text);
  if (t.length > 60) return null;
  const known = vocabulary.forms
    .flatMap((f) => f.titles.map((title) => ({ no: f.no, key: canonical(title) })))
    .filter(({ key }) => key.length >= 4 && t.includes(key))
    .sort((a, b) => b.key.length - a.key.length);
  return known[0]?.no ?? null;
}

/** The form by what is printed at its head (in the order printed): its number, else a title that is known. */
export function formOf(texts: readonly string[], vocabulary: OfficialVocabulary): OfficialReading['form'] {
  const numbers = texts.map(formNumber);
  const no = numbers.find((n) => n !== null) ?? null;
  const titles = texts.map((t) => titledForm(t, vocabulary));
  const titled = titles.findIndex((t) => t !== null && (no === null || t === no));
  const plain = texts.find((t, i) => numbers[i] === null && squash(t).length >= 3);
  const title = squash(texts[titled] ?? plain ?? '');
  if (no !== null) return { no, title, confidence: titled >= 0 ? 0.98 : 0.9 };
  const byTitle = titled >= 0 ? (titles[titled] ?? null) : null;
  return { no: byTitle, title, confidence: byTitle === null ? 0 : 0.85 };
}

/** Known again in the form's next version: headings, label, kind, and the how-manieth of them. */
export function signatureOf(
  seen: Map<string, number>,
  context: readonly string[],
  label: string,
  kind: string,
  option: string | null = null,
): string {
  const base = [
    ...context.slice(0, 2).reverse().map(normaliseLabel),
    normaliseLabel(label),
    kind,
    option ?? '',
  ]
    .map((s) => s.replaceAll('|', ' '))
    .join('|');
  const n = seen.get(base) ?? 0;
  seen.set(base, n + 1);
  return `${base}|${n}`;
}

/** 16 hex digits of what is printed and where the blanks are. */
export async function fingerprintOf(
  labels: readonly string[],
  signatures: readonly string[],
): Promise<string> {
  const text = `${labels.join('\n')}\u0000${signatures.join('\n')}`;
  return (await sha256Hex(new TextEncoder().encode(text))).slice(0, 16);
}

/** The places as the user corrected them: by id for the same form, by signature for another version of it. */
export function applyCorrections(
  places: readonly OfficialPlace[],
  fingerprint: string,
  corrections: OfficialCorrections | null,
): OfficialPlace[] {
  if (!corrections) return [...places];
  const same = corrections.fingerprint === fingerprint;
  return places.map((place) => {
    const said = corrections.entries.find((c) =>
      same ? c.place === place.id : c.signature === place.signature,
    );
    if (!said) return place;
    return {
      ...place,
      field: said.field,
      option: said.option === undefined ? place.option : said.option,
      confidence: 1,
      sure: said.field !== null,
      why: { code: 'why.user', params: {} },
    };
  });
}
