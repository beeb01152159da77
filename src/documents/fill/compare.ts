/** Comparing: a filled copy with the values that went in, and a form with its next version. */
import type {
  OfficialPlace,
  OfficialReading,
  OfficialValue,
  OfficialValues,
  OfficialVocabulary,
} from '#schemas';
import type { ReadBack } from './contract.ts';
import { canonical, squash } from './labels.ts';
import { plainText } from './print-value.ts';

/** A field whose value in the file is not that of the data. Null = none there. */
export type PlaceDifference = {
  readonly place: string;
  readonly field: string;
  readonly before: OfficialValue | null;
  readonly now: OfficialValue | null;
};

/**
 * Where a filled copy says something else than `values`, in the order of the places. Spaces and widths do not count. The
 * boxes of one question come together, with all that is ticked.
 */
export function comparePlaces(
  reading: OfficialReading,
  found: ReadBack,
  values: OfficialValues,
  vocabulary: OfficialVocabulary,
): PlaceDifference[] {
  const out: PlaceDifference[] = [];
  const done = new Set<string>();
  for (const place of reading.places) {
    if (place.field === null || !place.sure || found.gone.includes(place.id)) continue;
    const field = vocabulary.fields.find((f) => f.key === place.field);
    if (!field) continue;
    const isBox = place.kind === 'box';
    if (isBox && done.has(field.key)) continue;
    if (isBox) done.add(field.key);
    const now = isBox ? ticked(reading, field.key, found, field.kind) : (found.values.get(place.id) ?? null);
    const before = values.get(field.key) ?? null;
    const printed = (v: OfficialValue | null): string => (v ? keyOf(v, field) : '');
    if (printed(now) !== printed(before)) out.push({ place: place.id, field: field.key, before, now });
  }
  return out;
}

function ticked(reading: OfficialReading, key: string, found: ReadBack, kind: string): OfficialValue | null {
  const values = reading.places
    .filter((p) => p.kind === 'box' && p.field === key)
    .flatMap((p) => {
      const value = found.values.get(p.id);
      return value?.kind === 'choices' ? value.values : [];
    });
  const [first] = values;
  if (first === undefined) return null;
  return kind === 'choice' && values.length === 1
    ? { kind: 'choice', value: first }
    : { kind: 'choices', values };
}

type Printed = Parameters<typeof plainText>[1];

function keyOf(
  value: OfficialValue,
  field: Printed & { readonly columns: readonly { key: string }[] },
): string {
  if (value.kind !== 'rows') return squash(plainText(value, field) ?? '');
  return value.rows
    .map((row) =>
      field.columns.map((c) => (row[c.key] ? squash(plainText(row[c.key]!, field) ?? '') : '')).join('|'),
    )
    .filter((line) => line.replaceAll('|', '') !== '')
    .join('\n');
}

/** What another version of a form changed: labels added and gone, places that stand elsewhere (by signature). */
export type ReadingDifference = {
  readonly added: readonly string[];
  readonly gone: readonly string[];
  readonly moved: readonly { readonly before: OfficialPlace; readonly now: OfficialPlace }[];
};

/** Compares a form's version in use with a newer one. */
export function compareReadings(before: OfficialReading, now: OfficialReading): ReadingDifference {
  const without = (a: readonly string[], b: readonly string[]): string[] => {
    const left = new Map<string, number>();
    for (const t of b) left.set(canonical(t), (left.get(canonical(t)) ?? 0) + 1);
    return a.filter((t) => {
      const n = left.get(canonical(t)) ?? 0;
      left.set(canonical(t), n - 1);
      return n <= 0;
    });
  };
  const bySignature = new Map(now.places.map((p) => [p.signature, p]));
  return {
    added: without(now.labels, before.labels),
    gone: without(before.labels, now.labels),
    moved: before.places.flatMap((p) => {
      const other = bySignature.get(p.signature);
      return other && other.locator !== p.locator ? [{ before: p, now: other }] : [];
    }),
  };
}
