/** What a schedule rests on beyond the rules: how long the vendor, its agency and its auditor take. All of it is editable. */

export const ASSUMPTION_IDS = [
  'describe',
  'assessment',
  'preFiling',
  'listedNotice',
  'controls',
  'auditPeriod',
  'internalAudit',
  'auditReport',
  'applicationPrep',
] as const;
export type AssumptionId = (typeof ASSUMPTION_IDS)[number];

/** A duration at its shortest, likely and longest, in days (`auditPeriod`: whole months). */
export type Span = { readonly min: number; readonly likely: number; readonly max: number };
export type Assumptions = Readonly<Record<AssumptionId, Span>>;

/** Our own defaults (provenance: ours, 要原文確認 does not apply: nothing in the rules says how long a vendor takes). */
export const DEFAULT_ASSUMPTIONS: Assumptions = {
  /** Writing down the service and the vendor's own assessment. */
  describe: { min: 5, likely: 14, max: 30 },
  /** The agency's assessment, from the request to the signed result. */
  assessment: { min: 14, likely: 30, max: 90 },
  /** From the result to filing the pre-application. */
  preFiling: { min: 1, likely: 7, max: 30 },
  /** 5.3 「速やかに」 for listed work: the rules name no period. */
  listedNotice: { min: 14, likely: 30, max: 60 },
  /** Until every adopted control operates. */
  controls: { min: 30, likely: 90, max: 180 },
  /** The audit period in whole months; three at least let the controls run long enough (10.3(1)). */
  auditPeriod: { min: 3, likely: 6, max: 12 },
  /** The internal audit. */
  internalAudit: { min: 10, likely: 30, max: 60 },
  /** From the end of the audit period to the report. */
  auditReport: { min: 20, likely: 45, max: 90 },
  /** From the report to filing the application. */
  applicationPrep: { min: 1, likely: 14, max: 30 },
};

/** Whether a span can be used: whole, not negative, in order. */
export function isSpan(span: Span): boolean {
  const all = [span.min, span.likely, span.max];
  return (
    all.every((n) => Number.isInteger(n) && n >= 0 && n <= 3650) &&
    span.min <= span.likely &&
    span.likely <= span.max
  );
}

/** The defaults with the user's own spans over them; spans that cannot be used are left out. */
export function withDefaults(own: Partial<Record<string, Span>>): Assumptions {
  const entries = ASSUMPTION_IDS.map((id) => {
    const span = own[id];
    return [id, span && isSpan(span) ? span : DEFAULT_ASSUMPTIONS[id]] as const;
  });
  return Object.fromEntries(entries) as Assumptions;
}
