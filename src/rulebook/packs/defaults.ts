import { impactScale } from './impact-scale.ts';
import { incidentReportItems } from './incident-report.ts';
import { internalAuditRequirements } from './internal-audit.ts';
import { listedWorks } from './listed-works.ts';
import type { ContentPack, PackKind, PackOf } from './schema.ts';

const DEFAULTS: { readonly [K in PackKind]: PackOf<K> } = {
  impactScale,
  internalAudit: internalAuditRequirements,
  incidentReport: incidentReportItems,
  listedWorks,
};

/** The packs the program ships, one of each kind. */
export const defaultPacks: readonly ContentPack[] = Object.values(DEFAULTS);

/** The shipped pack of a kind. */
export function defaultPack<K extends PackKind>(kind: K): PackOf<K> {
  return DEFAULTS[kind];
}
