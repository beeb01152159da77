/** What follows from the special measure: its three incentives, and which later papers drop out (special 2(4)). */
import type { PlainDate } from '#kernel';
import { applicationDay, entriesOf, error, info, warning, type Reason } from '#domain/facts';
import type { CaseFile, Problem } from '#schemas';
import { isWithin, phaseOf, rulebookFor, type Rulebook } from '#rulebook';
import { serviceUseOf, usedElsewhere, usedOnRecord, type ServiceUse } from './once.ts';
import { boundsOf } from './period.ts';

export type Measure = {
  readonly id: '①' | '②' | '③';
  readonly clause: string;
  /** Whether a service could begin to use it at the date asked about. */
  readonly available: boolean;
  /** Whether this case says it uses (has used) it, and whether that holds. */
  readonly used: boolean;
  readonly holds: boolean;
  readonly reasons: readonly Reason[];
};

/** The three incentives for this case as of a date; `ready` = all four requirements are met or were confirmed. */
export function measuresOf(
  file: CaseFile,
  asOf: PlainDate,
  ready: boolean,
  rulebook: Rulebook,
  others: readonly ServiceUse[],
): readonly Measure[] {
  const use = serviceUseOf(file, asOf, rulebook);
  return [
    beside(auditScope(file, asOf, ready, rulebook), usedElsewhere(use, others, '①')),
    beside(internalAudit(file, asOf, ready, rulebook), usedElsewhere(use, others, '②')),
    bodies(asOf, rulebook),
  ];
}

/** What the record of a case says without a name, by what is said with the name of the other case. */
const NAMED: Readonly<Record<string, string>> = {
  'special.usedInOtherAlready': 'special.usedOnRecord',
  'special.usedInOther': 'special.usedUp',
};

/** A measure with what other cases about the same service say against it. */
function beside(measure: Measure, others: readonly Reason[]): Measure {
  const told = new Set(others.map((r) => NAMED[r.code]));
  return {
    ...measure,
    available: measure.available && others.length === 0,
    holds: measure.holds && others.every((r) => r.severity !== 'error'),
    reasons: [...others, ...measure.reasons.filter((r) => !told.has(r.code))],
  };
}

function phaseReason(asOf: PlainDate, path: string, clause: string, { terms }: Rulebook): Reason[] {
  const phase = phaseOf(asOf, terms.special);
  if (phase === 'during') return [];
  const code = phase === 'after' ? 'special.ended' : 'special.notYet';
  return [info(code, path, [clause, terms.special.source], { date: asOf, ...boundsOf(terms.special) })];
}

function confirmed(file: CaseFile, path: string, clause: string, { terms }: Rulebook): Problem[] {
  const { confirmedOn } = file.specialMeasure;
  if (confirmedOn !== null && isWithin(confirmedOn, terms.special)) return [];
  if (confirmedOn === null) return [error('special.usedWithoutConfirmation', path, [clause, 'special 2(2)'])];
  return [
    error('special.confirmedOutside', path, [clause, terms.special.source], {
      date: confirmedOn,
      ...boundsOf(terms.special),
    }),
  ];
}

/**
 * ① and ② can be used once for a service: an application of the same service that was already decided within the period
 * may have used it up, and a renewal always follows one.
 */
function onceOnly(
  file: CaseFile,
  asOf: PlainDate,
  path: string,
  clause: string,
  { terms }: Rulebook,
): Problem[] {
  const day = applicationDay(file, asOf).date ?? asOf;
  const registered = entriesOf(file, ['decision.registered'], asOf).find((e) => e.date < day);
  const earlier = entriesOf(file, ['app.filed'], asOf).find(
    (e) =>
      isWithin(e.date, terms.special) &&
      registered !== undefined &&
      e.date <= registered.date &&
      e.date < day,
  );
  if (earlier) return [error('special.usedBefore', path, [clause], { date: earlier.date })];
  if (file.application.kind === 'renewal') return [warning('special.onceOnly', path, [clause])];
  return [];
}

function auditScope(file: CaseFile, asOf: PlainDate, ready: boolean, rulebook: Rulebook): Measure {
  const { special } = rulebook.terms;
  const clause = 'special 2(4) ①';
  const path = 'specialMeasure/usedAuditScope';
  const used = file.specialMeasure.usedAuditScope;
  const reasons: Reason[] = phaseReason(asOf, path, clause, rulebook);
  const onRecord = usedOnRecord(file, asOf, '①', rulebook);
  const problems: Problem[] = [...onRecord];
  if (used) {
    problems.push(
      ...confirmed(file, path, clause, rulebook),
      ...onceOnly(file, asOf, path, clause, rulebook),
    );
  }
  const { reportDate } = file.externalAudit;
  if (used && reportDate !== null && !isWithin(reportDate, special)) {
    problems.push(
      error('special.auditScopeTooLate', path, [clause], { date: reportDate, ...boundsOf(special) }),
    );
  }
  return {
    id: '①',
    clause,
    available: phaseOf(asOf, special) === 'during' && ready && !used && onRecord.length === 0,
    used,
    holds: used && problems.every((p) => p.severity !== 'error'),
    reasons: [...problems, ...reasons],
  };
}

function internalAudit(file: CaseFile, asOf: PlainDate, ready: boolean, rulebook: Rulebook): Measure {
  const { special, internalAuditExemption: exemption } = rulebook.terms;
  const clause = 'special 2(4) ②';
  const path = 'specialMeasure/usedInternalAuditExemption';
  const clauses = [clause, exemption.source];
  const { startDate, endDate } = boundsOf(exemption);
  const used = file.specialMeasure.usedInternalAuditExemption;
  const reasons: Reason[] = phaseReason(asOf, path, clause, rulebook);
  const onRecord = usedOnRecord(file, asOf, '②', rulebook);
  const problems: Problem[] = [...onRecord];
  if (used) {
    problems.push(
      ...confirmed(file, path, clause, rulebook),
      ...onceOnly(file, asOf, path, clause, rulebook),
    );
  }
  if (used) {
    const day = applicationDay(file, asOf);
    const date = day.date;
    if (date !== null && phaseOf(date, exemption) === 'after') {
      problems.push(error('special.exemptionTooLate', path, clauses, { date, endDate }));
    } else if (date !== null && phaseOf(date, exemption) === 'before') {
      problems.push(error('special.exemptionTooEarly', path, clauses, { date, startDate }));
    } else if (!day.filed && phaseOf(asOf, exemption) === 'after') {
      problems.push(error('special.exemptionNotFiled', path, clauses, { endDate }));
    } else if (date === null) {
      problems.push(warning('special.exemptionUndated', 'application/plannedOn', clauses, { endDate }));
    }
  }
  return {
    id: '②',
    clause,
    available: phaseOf(asOf, special) === 'during' && ready && !used && onRecord.length === 0,
    used,
    holds: used && problems.every((p) => p.severity !== 'error'),
    reasons: [...problems, ...reasons],
  };
}

function bodies(asOf: PlainDate, { terms }: Rulebook): Measure {
  const clause = 'special 2(4) ③';
  const available = isWithin(asOf, terms.otherBodies);
  const early = phaseOf(asOf, terms.otherBodies) === 'before';
  const code = available ? 'special.bodiesPermanent' : early ? 'special.notYet' : 'special.ended';
  const reason = info(code, 'assessments', [clause], { date: asOf, ...boundsOf(terms.otherBodies) });
  return { id: '③', clause, available, used: false, holds: available, reasons: [reason] };
}

/** Whether the report on the internal audit (2-3, 8.1(8)) is part of the application, with the reason. */
export function internalAuditReport(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): { readonly required: boolean; readonly reason: Reason } {
  const measure = internalAudit(file, asOf, false, rulebook);
  const { internalAuditExemption: exemption } = rulebook.terms;
  const path = 'specialMeasure/usedInternalAuditExemption';
  if (measure.holds) {
    const reason = info(
      'special.internalAuditExempt',
      path,
      [exemption.source, '8.1(8)'],
      boundsOf(exemption),
    );
    return { required: false, reason };
  }
  return { required: true, reason: info('special.internalAuditRequired', path, ['8.1(8)']) };
}
