/** 「同一のサービスにつき一度限り」(special 2(4) ①, ②; 附則(R5.5.11)1): judged over all the cases that are about one service. */
import { entriesOf, error, info, warning, type Reason } from '#domain/facts';
import { isCorporateNumber, normaliseCode, type PlainDate } from '#kernel';
import { isWithin, rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile } from '#schemas';

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
  readonly used: { readonly '①': boolean; readonly '②': boolean };
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
  '①': 'specialMeasure/usedAuditScope',
  '②': 'specialMeasure/usedInternalAuditExemption',
} as const;

/**
 * What the other cases say against using a measure in this one. An application filed with it has used it up (error, or to be
 * known where this case does not use it); one that is only prepared competes with this case (warning).
 */
export function usedElsewhere(
  of: ServiceUse,
  others: readonly ServiceUse[],
  measure: '①' | '②',
): readonly Reason[] {
  const path = FIELDS[measure];
  const clauses = [`special 2(4) ${measure}`];
  return sameService(of, others)
    .filter((o) => o.used[measure])
    .map((o) => {
      const params = { title: o.title, measure, date: o.filedOn ?? '' };
      if (!of.used[measure]) return info('special.usedInOther', path, clauses, params);
      // Of two that were both filed, the first one had it.
      const isFirst = of.filedOn !== null && (o.filedOn === null || of.filedOn < o.filedOn);
      if (o.filedOn === null || isFirst) return warning('special.alsoInOther', path, clauses, params);
      return error('special.usedInOtherAlready', path, clauses, params);
    });
}
