/** Filling official form files without placeholders: recognise their blanks, fill what is sure, read back. */
import type { Result } from '#kernel';
import type { OfficialCorrections, OfficialReading, OfficialValues, OfficialVocabulary } from '#schemas';
import type { Filled, Filler, FillFailure, ReadBack } from './contract.ts';
import { openPackage } from './package.ts';

export {
  fillFailure,
  type Filled,
  type FillCode,
  type FillFailure,
  type OpenCode,
  type OpenPoint,
} from './contract.ts';
export type { ReadBack, Written, WrittenCell } from './contract.ts';
export { comparePlaces, type PlaceDifference } from './compare.ts';
export type { RowDifference } from './compare-rows.ts';
export { compareReadings, type ReadingDifference } from './compare.ts';
export { stillSays } from './still-says.ts';
export { readValues, type ValuesProblem } from './read-values.ts';
export { PACKAGE_LIMITS } from './package.ts';
export { normaliseLabel } from './labels.ts';

/** Each half is loaded when the first file of its kind comes. */
const fillerOf = async (format: 'docx' | 'xlsx'): Promise<Filler> =>
  format === 'docx'
    ? (await import('./docx/index.ts')).docxFiller
    : (await import('./xlsx/index.ts')).xlsxFiller;

/**
 * Reads an official form. `name` (the file's name, if known) is only used to notice a wrong extension. The reading is plain
 * data; `places` are in document order.
 */
export async function recognise(
  bytes: Uint8Array<ArrayBuffer>,
  vocabulary: OfficialVocabulary,
  corrections: OfficialCorrections | null = null,
  name = '',
): Promise<Result<OfficialReading, FillFailure>> {
  const opened = openPackage(bytes, name);
  if (!opened.ok) return opened;
  return (await fillerOf(opened.value.kind)).recognise(bytes, vocabulary, corrections);
}

/** Fills the sure places of a reading of the same bytes (with the user's corrections in it, if any). */
export async function fill(
  bytes: Uint8Array<ArrayBuffer>,
  reading: OfficialReading,
  values: OfficialValues,
  vocabulary: OfficialVocabulary,
): Promise<Result<Filled, FillFailure>> {
  return (await fillerOf(reading.format)).fill(bytes, reading, values, vocabulary);
}

/** What stands at the places in a filled copy of `original`, also after it was edited elsewhere. */
export async function readBack(
  original: Uint8Array<ArrayBuffer>,
  bytes: Uint8Array<ArrayBuffer>,
  reading: OfficialReading,
  vocabulary: OfficialVocabulary,
): Promise<Result<ReadBack, FillFailure>> {
  return (await fillerOf(reading.format)).readBack(original, bytes, reading, vocabulary);
}
