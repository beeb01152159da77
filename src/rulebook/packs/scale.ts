/** The impact scale a case is judged by: its own copy once it has levels, until then the one in use in this browser. */
import type { CaseFile } from '#schemas';
import { packInUse, type OwnPacks, type PackInUse } from './own.ts';

export type CaseScale = PackInUse<'impactScale'> & {
  /** The case keeps its own copy of it. */
  readonly kept: boolean;
};

/** The scale for a case; `own` = the packs of the browser, of which only the tick counts once the case keeps a copy. */
export function scaleOfCase(file: Pick<CaseFile, 'impactScale'>, own: OwnPacks = {}): CaseScale {
  const current = packInUse('impactScale', own);
  const kept = file.impactScale;
  if (kept === null) return { ...current, kept: false };
  const checked = own.impactScale?.checked ?? null;
  const checkedOn = checked?.id === kept.id && checked.version === kept.version ? checked.on : null;
  const isShipped = packInUse('impactScale').pack.id === kept.id;
  return {
    pack: kept,
    own: !isShipped,
    checkedOn,
    needsCheck: kept.needsCheck && checkedOn === null,
    kept: true,
  };
}
