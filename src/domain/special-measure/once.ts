/** 「同一のサービスにつき一度限り」(special 2(4) ①, ②; 附則(R5.5.11)1): judged over all the cases that are about one service. */
import { entriesOf, error, info, warning, type Reason } from '#domain/facts';
import { isCorporateNumber, normaliseCode, type Patch, type PlainDate } from '#kernel';
import { isWithin, rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile, Problem } from '#schemas';

type OnceOnly = '①' | '②';

/** What a case says of its service and of the use it makes of the special measure. Plain data: other cases are not loaded whole. */
export type ServiceUse = {
  readonly caseId: string;
  readonly title: string;
  readonly service: string;
  readonly vendor: string;
  readonly corporateNumber: string;
  /** The case of the cycle before, where they are linked. */
  readonly previousCaseId: string | null;
  /** ①, ② as the case has them ticked. */
  readonly used: Readonly<Record<OnceOnly, boolean>>;
  /** The first application of the case filed within the measure's term; null where there is none. */
  readonly filedOn: PlainDate | null;
};

/** The facts of a case as of a date. */
export function serviceUseOf(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): ServiceUse {
  const filed = entriesOf(file, ['app.filed'], asOf).find((e) => isWithin(e.date, rulebook.terms.special));
  return {
    caseId: file.id,
    title: file.title,
    service: file.service.name,
    vendor: file.vendor.name,
    corporateNumber: file.vendor.corporateNumber,
    previousCaseId: file.renewal.previousCaseId,
    used: {
      '①': file.specialMeasure.usedAuditScope,
      '②': file.specialMeasure.usedInternalAuditExemption,
    },
    filedOn: filed?.date ?? null,
  };
}

/** 株式会社, （株） and white space are written in many ways, and say nothing about who it is. */
const nameKey = (name: string): string =>
  normaliseCode(name).replace(/株式会社|有限会社|合同会社|\(株\)|\(有\)|\(同\)|[\s・]/g, '');

/** What tells of which service a case is. */
export type ServiceIdentity = Pick<
  ServiceUse,
  'caseId' | 'service' | 'vendor' | 'corporateNumber' | 'previousCaseId'
>;

/** Whether two cases are by name about the same service of the same vendor. */
function isSameName(a: ServiceIdentity, b: ServiceIdentity): boolean {
  const service = nameKey(a.service);
  if (service === '' || service !== nameKey(b.service)) return false;
  const numbers = [a, b].map((c) => normaliseCode(c.corporateNumber));
  if (numbers.every(isCorporateNumber)) return numbers[0] === numbers[1];
  const vendor = nameKey(a.vendor);
  return vendor !== '' && vendor === nameKey(b.vendor);
}

/** The other cases about the same service: by name, or linked as cycles of it, also through a case between. */
export function sameService<T extends ServiceIdentity>(of: T, others: readonly T[]): readonly T[] {
  const left = others.filter((o) => o.caseId !== of.caseId);
  const found: T[] = [];
  for (let queue: readonly T[] = [of]; queue.length > 0;) {
    const next = left.filter(
      (o) =>
        !found.includes(o) &&
        queue.some((q) => q.previousCaseId === o.caseId || o.previousCaseId === q.caseId || isSameName(q, o)),
    );
    found.push(...next);
    queue = next;
  }
  return left.filter((o) => found.includes(o));
}

const FIELDS = {
  '①': { used: 'specialMeasure/usedAuditScope', usedOn: 'specialMeasure/auditScopeUsedOn' },
  '②': {
    used: 'specialMeasure/usedInternalAuditExemption',
    usedOn: 'specialMeasure/internalAuditExemptionUsedOn',
  },
} as const satisfies Record<OnceOnly, { used: string; usedOn: string }>;

/** Of two that were both filed, the first one had it. */
const isFirst = (of: ServiceUse, filedOn: PlainDate | null): boolean =>
  of.filedOn !== null && (filedOn === null || of.filedOn < filedOn);

/**
 * What the other cases say against using a measure in this one. An application filed with it has used it up (error, or to be
 * known where this case does not use it); one that is only prepared competes with this case (warning).
 */
export function usedElsewhere(
  of: ServiceUse,
  others: readonly ServiceUse[],
  measure: OnceOnly,
): readonly Reason[] {
  const path = FIELDS[measure].used;
  const clauses = [`special 2(4) ${measure}`];
  return sameService(of, others)
    .filter((o) => o.used[measure])
    .map((o) => {
      const params = { title: o.title, measure, date: o.filedOn ?? '' };
      if (!of.used[measure]) return info('special.usedInOther', path, clauses, params);
      if (o.filedOn === null || isFirst(of, o.filedOn)) {
        return warning('special.alsoInOther', path, clauses, params);
      }
      return error('special.usedInOtherAlready', path, clauses, params);
    });
}

const usedOnOf = ({ specialMeasure: s }: CaseFile): Readonly<Record<OnceOnly, PlainDate | null>> => ({
  '①': s.auditScopeUsedOn,
  '②': s.internalAuditExemptionUsedOn,
});

/**
 * What the case's own record of another application says against using a measure in it. The record travels with the case, so
 * that pre-flight, bundles and the command line, which see no other case, judge alike.
 */
export function usedOnRecord(
  file: CaseFile,
  asOf: PlainDate,
  measure: OnceOnly,
  rulebook: Rulebook,
): readonly Problem[] {
  const date = usedOnOf(file)[measure];
  if (date === null || date > asOf) return [];
  const use = serviceUseOf(file, asOf, rulebook);
  const path = FIELDS[measure].used;
  const clauses = [`special 2(4) ${measure}`];
  const params = { measure, date };
  if (!use.used[measure]) return [info('special.usedUp', path, clauses, params)];
  if (isFirst(use, date)) return [warning('special.usedOnRecordLater', path, clauses, params)];
  return [error('special.usedOnRecord', path, clauses, params)];
}

/**
 * The edit that brings the record of a case in line with the other cases of the browser; [] where there is nothing to do. A
 * use is recorded where the case counts on the measure too, and taken back where the application of that day says no more
 * that it used it. What was recorded stays when the other case is deleted: it has happened.
 */
export function recordOfUses(
  file: CaseFile,
  others: readonly ServiceUse[],
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): readonly Patch[] {
  const use = serviceUseOf(file, asOf, rulebook);
  const same = sameService(use, others);
  return (['①', '②'] as const).flatMap((measure): readonly Patch[] => {
    const path = FIELDS[measure].usedOn;
    const date = usedOnOf(file)[measure];
    if (date !== null) {
      const then = same.filter((o) => o.filedOn === date);
      return then.length > 0 && !then.some((o) => o.used[measure]) ? [{ path, value: null }] : [];
    }
    const [first] = same
      .flatMap((o) => (o.used[measure] && o.filedOn !== null ? [o.filedOn] : []))
      .sort((a, b) => (a < b ? -1 : 1));
    return use.used[measure] && first !== undefined && !isFirst(use, first) ? [{ path, value: first }] : [];
  });
}
