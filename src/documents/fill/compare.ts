/** Comparing: a filled copy with the values that went in, and a form with its next version. */
import type {
  OfficialField,
  OfficialPlace,
  OfficialReading,
  OfficialValue,
  OfficialValues,
  OfficialVocabulary,
} from '#schemas';
import type { ReadBack } from './contract.ts';
import { compareRows, printedRow, type RowDifference, type ValueRow } from './compare-rows.ts';
import { canonical, squash } from './labels.ts';
import { plainText } from './print-value.ts';

/** A field whose value in the file is not that of the data. Null = none there. */
export type PlaceDifference = {
  readonly place: string;
  readonly field: string;
  readonly before: OfficialValue | null;
  readonly now: OfficialValue | null;
  /** Of a table: the rows that differ. */
  readonly rows: readonly RowDifference[];
};

/**
 * Where a filled copy says something else than `values`, in the order of the places. Spaces and widths do not count. The
 * boxes of one question come together, with all that is ticked. `asFilled` = what is read from the form as it is filled now:
 * what it had no room for was not taken out by anybody.
 */
export function comparePlaces(
  reading: OfficialReading,
  found: ReadBack,
  values: OfficialValues,
  vocabulary: OfficialVocabulary,
  asFilled: ReadBack | null = null,
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
    const at = (read: ReadBack): OfficialValue | null =>
      isBox ? ticked(reading, field.key, read, field.kind) : (read.values.get(place.id) ?? null);
    const now = at(found);
    const before = values.get(field.key) ?? null;
    const filled = asFilled ? at(asFilled) : before;
    if (place.kind === 'table') {
      const columns = place.columns.flatMap((c) => (c.key === null ? [] : [c.key]));
      const rows = rowDifferences(field, columns, rowsIn(before), rowsIn(now), rowsIn(filled));
      if (rows.length > 0) out.push({ place: place.id, field: field.key, before, now, rows });
      continue;
    }
    const printed = (v: OfficialValue | null): string => (v ? squash(plainText(v, field) ?? '') : '');
    if (printed(now) !== printed(before) && printed(now) !== printed(filled))
      out.push({ place: place.id, field: field.key, before, now, rows: [] });
  }
  return out;
}

const rowsIn = (value: OfficialValue | null): readonly ValueRow[] =>
  value?.kind === 'rows' ? value.rows : [];

/** Without the rows that the form as it is filled does not have either. */
function rowDifferences(
  field: OfficialField,
  columns: readonly string[],
  before: readonly ValueRow[],
  now: readonly ValueRow[],
  filled: readonly ValueRow[],
): RowDifference[] {
  const there = new Set(filled.map((row) => printedRow(field, row, columns)));
  return compareRows(before, now, field, columns).filter(
    (d) => d.now !== null || there.has(printedRow(field, d.was ?? {}, columns)),
  );
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
