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
