/** What follows from the special measure: its three incentives, and which later papers drop out (special 2(4)). */
import type { PlainDate } from '#kernel';
import { applicationDay, entriesOf, error, info, warning, type Reason } from '#domain/facts';
import type { CaseFile, Problem } from '#schemas';
import { PERIOD, phaseOf, within } from './period.ts';

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
export function measuresOf(file: CaseFile, asOf: PlainDate, ready: boolean): readonly Measure[] {
  return [auditScope(file, asOf, ready), internalAudit(file, asOf, ready), bodies(asOf)];
}

const bounds = { startDate: PERIOD.start, endDate: PERIOD.end };

function phaseReason(asOf: PlainDate, path: string, clause: string): Reason[] {
  const phase = phaseOf(asOf);
  if (phase === 'during') return [];
  const code = phase === 'after' ? 'special.ended' : 'special.notYet';
  return [info(code, path, [clause, 'special 2(1)'], { date: asOf, ...bounds })];
}

function confirmed(file: CaseFile, path: string, clause: string): Problem[] {
  const { confirmedOn } = file.specialMeasure;
  if (confirmedOn !== null && within(confirmedOn)) return [];
  if (confirmedOn === null) return [error('special.usedWithoutConfirmation', path, [clause, 'special 2(2)'])];
  return [
    error('special.confirmedOutside', path, [clause, 'special 2(1)'], { date: confirmedOn, ...bounds }),
  ];
}

/**
 * ① and ② can be used once for a service: an application of the same service that was already decided within the period
 * may have used it up, and a renewal always follows one.
 */
function onceOnly(file: CaseFile, asOf: PlainDate, path: string, clause: string): Problem[] {
  const day = applicationDay(file, asOf).date ?? asOf;
  const registered = entriesOf(file, ['decision.registered'], asOf).find((e) => e.date < day);
  const earlier = entriesOf(file, ['app.filed'], asOf).find(
    (e) => within(e.date) && registered !== undefined && e.date <= registered.date && e.date < day,
  );
  if (earlier) return [error('special.usedBefore', path, [clause], { date: earlier.date })];
  if (file.application.kind === 'renewal') return [warning('special.onceOnly', path, [clause])];
  return [];
}

function auditScope(file: CaseFile, asOf: PlainDate, ready: boolean): Measure {
  const clause = 'special 2(4) ①';
  const path = 'specialMeasure/usedAuditScope';
  const used = file.specialMeasure.usedAuditScope;
  const reasons: Reason[] = phaseReason(asOf, path, clause);
  const problems: Problem[] = used
    ? [...confirmed(file, path, clause), ...onceOnly(file, asOf, path, clause)]
    : [];
  const { reportDate } = file.externalAudit;
  if (used && reportDate !== null && !within(reportDate)) {
    problems.push(error('special.auditScopeTooLate', path, [clause], { date: reportDate, ...bounds }));
  }
  return {
    id: '①',
    clause,
    available: phaseOf(asOf) === 'during' && ready && !used,
    used,
    holds: used && problems.every((p) => p.severity !== 'error'),
    reasons: [...problems, ...reasons],
  };
}

function internalAudit(file: CaseFile, asOf: PlainDate, ready: boolean): Measure {
  const clause = 'special 2(4) ②';
  const path = 'specialMeasure/usedInternalAuditExemption';
  const clauses = [clause, '附則(R5.5.11)1'];
  const used = file.specialMeasure.usedInternalAuditExemption;
  const reasons: Reason[] = phaseReason(asOf, path, clause);
  const problems: Problem[] = used
    ? [...confirmed(file, path, clause), ...onceOnly(file, asOf, path, clause)]
    : [];
  if (used) {
    const day = applicationDay(file, asOf);
    const date = day.date;
    if (date !== null && date > PERIOD.end) {
      problems.push(error('special.exemptionTooLate', path, clauses, { date, endDate: PERIOD.end }));
    } else if (date !== null && date < PERIOD.start) {
      problems.push(error('special.exemptionTooEarly', path, clauses, { date, startDate: PERIOD.start }));
    } else if (!day.filed && asOf > PERIOD.end) {
      problems.push(error('special.exemptionNotFiled', path, clauses, { endDate: PERIOD.end }));
    } else if (date === null) {
      problems.push(
        warning('special.exemptionUndated', 'application/plannedOn', clauses, { endDate: PERIOD.end }),
      );
    }
  }
  return {
    id: '②',
    clause,
    available: phaseOf(asOf) === 'during' && ready && !used,
    used,
    holds: used && problems.every((p) => p.severity !== 'error'),
    reasons: [...problems, ...reasons],
  };
}

function bodies(asOf: PlainDate): Measure {
  const clause = 'special 2(4) ③';
  const available = asOf >= PERIOD.start;
  const code = available ? 'special.bodiesPermanent' : 'special.notYet';
  const reason = info(code, 'assessments', [clause], { date: asOf, ...bounds });
  return { id: '③', clause, available, used: false, holds: available, reasons: [reason] };
}

/** Whether the report on the internal audit (2-3, 8.1(8)) is part of the application, with the reason. */
export function internalAuditReport(
  file: CaseFile,
  asOf: PlainDate,
): { readonly required: boolean; readonly reason: Reason } {
  const measure = internalAudit(file, asOf, false);
  const path = 'specialMeasure/usedInternalAuditExemption';
  if (measure.holds) {
    const reason = info('special.internalAuditExempt', path, ['附則(R5.5.11)1', '8.1(8)'], bounds);
    return { required: false, reason };
  }
  return { required: true, reason: info('special.internalAuditRequired', path, ['8.1(8)']) };
}
