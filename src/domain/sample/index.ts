/**
 * The sample cases (「サンプル案件で試す」): fictional, deterministic, consistent as of late November 2026. Loaded lazily: it is
 * not part of the first page.
 */
import { countingIds } from '#kernel';
import { currentEdition } from '#rulebook';
import { catalogueEdition, control, controlIds } from '#rulebook/controls';
import type { CaseFile } from '#schemas';
import { completeCase } from './complete.ts';
import { spoil } from './incomplete.ts';
import type { ControlFact } from './rows.ts';

export { SAMPLE_FILE_KEYS, SAMPLE_FILES, sampleFileBytes, type SampleFileKey } from './attachments.ts';

/**
 * A sample case with every row decided (`complete`), or the same vendor family with gaps and mistakes in each area
 * (`incomplete`). The same each time: ids count up, times are fixed. Attachments carry their bytes in `data`.
 */
export function sampleCase(which: 'complete' | 'incomplete'): CaseFile {
  const controls = controlIds.map((id): ControlFact => ({
    id,
    plain: control(id)?.tier === 'detailed' && control(id)?.basic === false,
  }));
  const base = { edition: currentEdition.id, catalogue: catalogueEdition, controls };
  if (which === 'complete') return completeCase(base, 'SAMPLEA');
  const source = { id: countingIds('SAMPLEBX'), now: () => '2026-11-05T02:00:00.000Z' };
  return spoil(completeCase(base, 'SAMPLEB'), controls, source);
}
