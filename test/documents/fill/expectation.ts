/** The expectations beside the look-alike forms, and their samples as values. */
import { readFileSync } from 'node:fs';
import { isPlainDate } from '#kernel';
import type { OfficialField, OfficialKind, OfficialValue, OfficialValues } from '#schemas';
import { officialVocabulary } from '#rulebook/official';

type At = { readonly sheet?: string; readonly cell?: string };
type Cell = { readonly at: At; readonly expectText: string };
type Row = Readonly<Record<string, string | boolean>>;
export type ExpectedField = {
  readonly field: string;
  readonly at?: At;
  readonly expectText: string;
  readonly value?: string;
  readonly sample: string | boolean | readonly (string | Row)[];
  readonly sampleOverflow?: readonly Row[];
  readonly cells?: readonly Cell[];
};
export type Expectation = { readonly form: string; readonly fields: readonly ExpectedField[] };

export const readExpectation = (path: string): Expectation =>
  JSON.parse(readFileSync(path, 'utf8')) as Expectation;

/** The cells of a workbook that are filled, with what they then show. */
export const expectedCells = (
  expectation: Expectation,
): { field: string; sheet: string; ref: string; text: string; value: string | undefined }[] =>
  expectation.fields.flatMap((f) =>
    (f.cells ?? [{ at: f.at ?? {}, expectText: f.expectText }]).map(({ at, expectText }) => ({
      field: f.field,
      sheet: at.sheet ?? '',
      ref: at.cell ?? '',
      text: expectText,
      value: f.value,
    })),
  );

/** The samples as values; with `overflow`, the rows beyond those printed too. */
export function sampleValues(expectation: Expectation, overflow = false): OfficialValues {
  const values = new Map<string, OfficialValue>();
  for (const f of expectation.fields) {
    const field = officialVocabulary.fields.find((x) => x.key === f.field);
    if (!field) throw new Error(`unknown field ${f.field}`);
    const more = overflow ? (f.sampleOverflow ?? []) : [];
    values.set(f.field, valueOf(field, Array.isArray(f.sample) ? [...f.sample, ...more] : f.sample));
  }
  return values;
}

function valueOf(field: OfficialField, sample: unknown): OfficialValue {
  if (field.kind === 'rows') {
    const rows = sample as readonly Row[];
    return {
      kind: 'rows',
      rows: rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([key, value]) => [
            key,
            plain(field.columns.find((c) => c.key === key)?.kind ?? 'text', String(value)),
          ]),
        ),
      ),
    };
  }
  if (field.kind === 'choices') return { kind: 'choices', values: sample as readonly string[] };
  return plain(field.kind, String(sample));
}

function plain(kind: OfficialKind, text: string): OfficialValue {
  if (kind === 'choice') return { kind, value: text };
  if (kind !== 'date' && kind !== 'dateTime') return { kind: 'text', text };
  const [date = '', time = null] = text.split(/[T ]/);
  return isPlainDate(date) ? { kind: 'date', date, time } : { kind: 'text', text };
}
