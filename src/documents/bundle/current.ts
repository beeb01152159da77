/** Whether a bundle still says what the case says now. */
import { sha256Hex } from './hash.ts';

export type CurrentState = 'current' | 'caseChanged' | 'editionChanged' | 'unknownCase';

/**
 * Compares a verified bundle with the case as it is now. `canonicalCaseJson` = the canonical JSON of the case of the same
 * id, null when there is none here; `currentEditionId` = the edition the case is judged by now. A changed case is told
 * before a changed edition: making the bundle again mends both.
 */
export async function currentState(
  report: { readonly caseSha256: string; readonly edition: string },
  canonicalCaseJson: string | null,
  currentEditionId: string,
): Promise<CurrentState> {
  if (canonicalCaseJson === null) return 'unknownCase';
  if ((await sha256Hex(new TextEncoder().encode(canonicalCaseJson))) !== report.caseSha256)
    return 'caseChanged';
  return report.edition === currentEditionId ? 'current' : 'editionChanged';
}
