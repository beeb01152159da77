/** Content packs: replaceable data for what the source documents leave out. See the README of the rulebook. */
import { err, ok, type Result } from '#kernel';
import { impactScale } from './impact-scale.ts';
import { incidentReportItems } from './incident-report.ts';
import { internalAuditRequirements } from './internal-audit.ts';
import { contentPack, type ContentPack } from './schema.ts';

export * from './schema.ts';
export { defaultPack, defaultPacks } from './defaults.ts';
export { readKeptPack, type KeptPack } from './draft.ts';
export { packInUse, readOwnPacks, type OwnPack, type OwnPacks, type PackInUse } from './own.ts';
export { reportItemsOfCase, scaleOfCase, type CasePack, type CaseScale } from './scale.ts';
export { listedWorks } from './listed-works.ts';
export { impactScale, incidentReportItems, internalAuditRequirements };

export type PackError = { readonly code: 'pack.invalid'; readonly path: string; readonly detail: string };

/** A pack from outside (an import): checked whole, the first thing wrong named by its path and code. */
export function parseContentPack(value: unknown): Result<ContentPack, PackError> {
  const parsed = contentPack.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return err({ code: 'pack.invalid', path: issue?.path.join('.') ?? '', detail: issue?.message ?? '' });
}
