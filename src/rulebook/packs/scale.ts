/** The packs a case keeps a copy of: its own once it has been worked by, until then the one in use in this browser. */
import type { CaseFile } from '#schemas';
import { packInUse, type OwnPacks, type PackInUse } from './own.ts';
import type { PackKind, PackOf } from './schema.ts';

export type CasePack<K extends PackKind> = PackInUse<K> & {
  /** The case keeps its own copy of it. */
  readonly kept: boolean;
};
export type CaseScale = CasePack<'impactScale'>;

/** The impact scale for a case; `own` = the packs of the browser, of which only the tick counts once the case keeps a copy. */
export function scaleOfCase(file: Pick<CaseFile, 'impactScale'>, own: OwnPacks = {}): CaseScale {
  return casePack('impactScale', file.impactScale, own);
}

/**
 * The report items (別紙3) for the incidents of a case. Incidents that were written before the case kept a copy were written by
 * the shipped ones, whatever the browser has by now: papers, workers and the command line know no browser.
 */
export function reportItemsOfCase(
  file: Pick<CaseFile, 'incidentReport' | 'incidents'>,
  own: OwnPacks = {},
): CasePack<'incidentReport'> {
  const isWritten = file.incidentReport === null && file.incidents.length > 0;
  return casePack('incidentReport', isWritten ? packInUse('incidentReport').pack : file.incidentReport, own);
}

function casePack<K extends PackKind>(kind: K, kept: PackOf<K> | null, own: OwnPacks): CasePack<K> {
  if (kept === null) return { ...packInUse(kind, own), kept: false };
  const checked = own[kind]?.checked ?? null;
  const checkedOn = checked?.id === kept.id && checked.version === kept.version ? checked.on : null;
  const isShipped = packInUse(kind).pack.id === kept.id;
  return {
    pack: kept,
    own: !isShipped,
    checkedOn,
    needsCheck: kept.needsCheck && checkedOn === null,
    kept: true,
  };
}
