/** Whether an agency's result can be used on the filing day (3.3; special 2(4) ③). */
import type { PlainDate } from '#kernel';
import { runClock } from '#domain/calendar';
import { error, missing, warning, type FilingDay } from '#domain/facts';
import { isWithin, phaseOf, shippedRulebook, type Rulebook } from '#rulebook';
import type { Assessment, Problem } from '#schemas';

export type Validity =
  | { readonly state: 'valid'; readonly until: PlainDate; readonly safeUntil: PlainDate }
  | { readonly state: 'expired'; readonly until: PlainDate }
  /** Dated after the filing day, or after the date asked about. */
  | { readonly state: 'future' }
  | { readonly state: 'undated' }
  | { readonly state: 'notCovered'; readonly code: string };

/** Validity on the filing day, or on `asOf` while no filing day is known. */
export function validityOf(
  assessment: Assessment,
  filing: FilingDay,
  asOf: PlainDate,
  rulebook: Rulebook = shippedRulebook,
): { readonly validity: Validity; readonly problems: readonly Problem[] } {
  const at = `assessments/${assessment.id}/date`;
  const { date } = assessment;
  if (date === null) return { validity: { state: 'undated' }, problems: [missing(at, ['3.3'])] };
  if (date > asOf) {
    return {
      validity: { state: 'future' },
      problems: [warning('impact.assessmentInFuture', at, ['3.3'], { date })],
    };
  }
  const day = filing.date ?? asOf;
  if (date > day) {
    return {
      validity: { state: 'future' },
      problems: [error('impact.assessedAfterFiling', at, ['3.3'], { date, filingDate: day })],
    };
  }
  const clock = runClock('3.3', date, {}, rulebook.clocks);
  if (!clock.covered) {
    return {
      validity: { state: 'notCovered', code: clock.reason.code },
      problems: [error('impact.validityNotCovered', at, ['3.3', '附則(R4.11.1)1'], { date })],
    };
  }
  if (day > clock.due) {
    return {
      validity: { state: 'expired', until: clock.due },
      problems: [error('impact.expired', at, ['3.3'], { date, filingDate: day, due: clock.due })],
    };
  }
  return { validity: { state: 'valid', until: clock.due, safeUntil: clock.safeDue }, problems: [] };
}

/** Whether a body of this kind could assess on that date: others than ministries may within their window (special 2(4) ③). */
export function bodyKindProblems(assessment: Assessment, rulebook: Rulebook = shippedRulebook): Problem[] {
  const { otherBodies } = rulebook.terms;
  const at = `assessments/${assessment.id}/kind`;
  if (assessment.kind === null) return [missing(at, ['3.3', 'special 2(4) ③'])];
  const { date } = assessment;
  if (assessment.kind !== 'ministry' && date !== null && !isWithin(date, otherBodies)) {
    const late = phaseOf(date, otherBodies) === 'after';
    return [
      error(late ? 'impact.bodyKindTooLate' : 'impact.bodyKindTooEarly', at, [otherBodies.source], {
        startDate: otherBodies.from,
        endDate: otherBodies.until ?? '',
        date,
      }),
    ];
  }
  return [];
}
