/**
 * The sample cases (「サンプル案件で試す」): fictional, deterministic, consistent as of late November 2026. Loaded lazily: it is
 * not part of the first page.
 */
import { countingIds } from '#kernel';
import { currentEdition } from '#rulebook';
import { catalogueEdition, control, controlIds } from '#rulebook/controls';
import type { CaseFile, SampleKind } from '#schemas';
import { completeCase } from './complete.ts';
import { spoil } from './incomplete.ts';
import { registeredCase, withheldCase } from './later.ts';
import type { ControlFact } from './rows.ts';

export { SAMPLE_FILE_KEYS, SAMPLE_FILES, sampleFileBytes, type SampleFileKey } from './attachments.ts';

/**
 * A sample case with every row decided (`complete`), the same vendor family with gaps and mistakes in each area
 * (`incomplete`), or the complete case a year further on: `registered`, or `withheld` (登録留保). The same each time: ids
 * count up, times are fixed. Attachments carry their bytes in `data`.
 */
export function sampleCase(which: SampleKind): CaseFile {
  const controls = controlIds.map((id): ControlFact => ({
    id,
    plain: control(id)?.tier === 'detailed' && control(id)?.basic === false,
  }));
  const base = { edition: currentEdition.id, catalogue: catalogueEdition, controls };
  if (which === 'complete') return completeCase(base, 'SAMPLEA');
  if (which === 'registered') return registeredCase(completeCase(base, 'SAMPLEC'), 'SAMPLEC');
  if (which === 'withheld') return withheldCase(completeCase(base, 'SAMPLED'), 'SAMPLED');
  const source = { id: countingIds('SAMPLEBX'), now: () => '2026-11-05T02:00:00.000Z' };
  return spoil(completeCase(base, 'SAMPLEB'), controls, source);
}
