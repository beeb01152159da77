/** By what a place is known again, and what the user said of it. */
import type { OfficialCorrections, OfficialPlace } from '#schemas';
import { normaliseLabel } from './labels.ts';

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

/** The places as the user corrected them: by signature, and by id where the same form has no such signature. */
export function applyCorrections(
  places: readonly OfficialPlace[],
  fingerprint: string,
  corrections: OfficialCorrections | null,
): OfficialPlace[] {
  if (!corrections) return [...places];
  const same = corrections.fingerprint === fingerprint;
  const here = new Set(places.map((p) => p.signature));
  return places.map((place) => {
    // A copy with rows added is the same form with places moved: an address counts only where no signature does.
    const said =
      corrections.entries.find((c) => c.signature === place.signature) ??
      (same ? corrections.entries.find((c) => c.place === place.id && !here.has(c.signature)) : undefined);
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
