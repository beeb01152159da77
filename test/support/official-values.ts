/** The fixtures' expectations, and their samples as values of the vocabulary. */
import type { OfficialValue, OfficialVocabulary } from '#schemas';
import { readValues } from '../../src/documents/fill/read-values.ts';
import type { At } from './word-text.ts';

export type ExpectedCell = { locator: string; at: At; expectText: string };
export type ExpectedField = {
  field: string;
  locator: string;
  at: At;
  kind: string;
  sample: unknown;
  expectText: string;
  acceptRegex?: string;
  cells?: ExpectedCell[];
  columns?: string[];
  rowsProvided?: number;
  sampleOverflow?: Record<string, string>[];
};
export type Expectation = {
  form: string;
  title: string;
  file: string;
  fields: ExpectedField[];
  mustNotChange: string[];
};

/** All samples as values; a sample that cannot be read is a mistake of the test. */
export function valuesOf(
  expectation: Expectation,
  vocabulary: OfficialVocabulary,
): Map<string, OfficialValue> {
  const json = Object.fromEntries(expectation.fields.map((f) => [f.field, f.sample]));
  const { values, problems } = readValues(json, vocabulary);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return values;
}
