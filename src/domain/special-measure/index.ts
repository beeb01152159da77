/** The special measure (特別措置), evaluated as of any date; it ended on 2025-03-31 and is never shown as if it still ran. */
import type { PlainDate } from '#kernel';
import { summariseStatement } from '#domain/statement';
import type { CaseFile, Problem } from '#schemas';
import { measuresOf, type Measure } from './measures.ts';
import { isWithin, phaseOf, rulebookFor, type Rulebook } from '#rulebook';
import type { ServiceUse } from './once.ts';
import { requirementsOf, type Requirement } from './requirements.ts';

export { CONTACT_POINTS } from './contacts.ts';
export { internalAuditReport, type Measure } from './measures.ts';
export {
  recordOfUses,
  sameService,
  serviceUseOf,
  usedElsewhere,
  type ServiceIdentity,
  type ServiceUse,
} from './once.ts';
export { REQUIREMENT_CLAUSES, type Evidence, type Requirement } from './requirements.ts';

/** What the service list shared among agencies would show (special 2(3), 注2). It is never public. */
export type ServiceListEntry = {
  readonly item: 'service' | 'vendor' | 'conformity' | 'certifications' | 'plannedFiling';
  readonly value: string;
  readonly path: string;
};

export type SpecialMeasureResult = {
  readonly phase: 'before' | 'during' | 'after';
  readonly start: PlainDate;
  /** null where an amendment took the end away. */
  readonly end: PlainDate | null;
  readonly requirements: readonly Requirement[];
  /**
   * `applied`: the ministries confirmed it within the period. `ready`: all four are met and it can still be asked for.
   * `closed`: not applied, and the period is over (or has not begun). `notMet` / `unknown`: see the requirements.
   */
  readonly outcome: 'applied' | 'ready' | 'notMet' | 'unknown' | 'closed';
  readonly measures: readonly Measure[];
  readonly serviceList: readonly ServiceListEntry[];
  readonly internalAuditReportRequired: boolean;
  /** What contradicts the use the case makes of it. */
  readonly problems: readonly Problem[];
};

/** Decides the special measure for a case as of a date. `others` = what the other cases of this browser say of their use. */
export function evaluateSpecialMeasure(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
  others: readonly ServiceUse[] = [],
): SpecialMeasureResult {
  const { special } = rulebook.terms;
  const phase = phaseOf(asOf, special);
  const requirements = requirementsOf(file, asOf, rulebook);
  const { confirmedOn } = file.specialMeasure;
  const applied = confirmedOn !== null && confirmedOn <= asOf && isWithin(confirmedOn, special);
  const states = requirements.map((r) => r.verdict.state);
  const outcome = ((): SpecialMeasureResult['outcome'] => {
    if (applied) return 'applied';
    if (phase !== 'during') return 'closed';
    if (states.includes('notMet')) return 'notMet';
    return states.includes('unknown') ? 'unknown' : 'ready';
  })();
  const measures = measuresOf(file, asOf, outcome === 'applied' || outcome === 'ready', rulebook, others);
  return {
    phase,
    start: special.from,
    end: special.until,
    requirements,
    outcome,
    measures,
    serviceList: serviceList(file),
    internalAuditReportRequired: !measures.some((m) => m.id === '②' && m.holds),
    problems: measures.flatMap((m) => m.reasons).filter((r) => r.severity !== 'info'),
  };
}

function serviceList(file: CaseFile): readonly ServiceListEntry[] {
  const { basic } = summariseStatement(file);
  return [
    { item: 'service', value: file.service.name, path: 'service/name' },
    { item: 'vendor', value: file.vendor.name, path: 'vendor/name' },
    { item: 'conformity', value: `${basic.adopted}/${basic.total}`, path: 'rows' },
    { item: 'certifications', value: file.service.certifications, path: 'service/certifications' },
    {
      item: 'plannedFiling',
      value: file.specialMeasure.plannedFiling ?? '',
      path: 'specialMeasure/plannedFiling',
    },
  ];
}
