/** How an official form looks, for the review screen: no styles, no pictures, only text, tables and places. */
import type { FillFailure } from '#documents/fill';
import type { Result } from '#kernel';
import type { OfficialReading, OfficialVocabulary } from '#schemas';
import type { Sketch } from './contract.ts';

export { SKETCH_LIMITS } from './contract.ts';
export type { Sketch, SketchBlock, SketchCell, SketchPiece, SketchSheet } from './contract.ts';

/** The sketch of the file the reading is of. Each half is loaded when it is needed. */
export async function sketchForm(
  bytes: Uint8Array<ArrayBuffer>,
  reading: OfficialReading,
  vocabulary: OfficialVocabulary,
): Promise<Result<Sketch, FillFailure>> {
  if (reading.format === 'xlsx') return (await import('./xlsx.ts')).sketchXlsx(bytes, reading);
  return (await import('./docx.ts')).sketchDocx(bytes, reading, vocabulary);
}
