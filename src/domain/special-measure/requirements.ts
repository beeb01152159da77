/** The four requirements of the special measure (special 2(2)), each by itself. */
import type { PlainDate } from '#kernel';
import { entriesOf, info, missing, warning, type Verdict } from '#domain/facts';
import { assessImpact } from '#domain/impact';
import { summariseStatement } from '#domain/statement';
import type { CaseFile } from '#schemas';
import { PERIOD, within } from './period.ts';

export const REQUIREMENT_CLAUSES = [
  'special 2(2) bullet 1',
  'special 2(2) bullet 2',
  'special 2(2) bullet 3',
  'special 2(2) bullet 4',
] as const;

export type Requirement = {
  readonly clause: (typeof REQUIREMENT_CLAUSES)[number];
  readonly verdict: Verdict;
  /** The date it rests on: of the filing, the assessment, the statement, the pledge. */
  readonly date: PlainDate | null;
};

/** All four, in the order of the notice. */
export function requirementsOf(file: CaseFile, asOf: PlainDate): readonly Requirement[] {
  return [plan(file, asOf), low(file, asOf), statement(file, asOf), pledge(file, asOf)];
}

function plan(file: CaseFile, asOf: PlainDate): Requirement {
  const clause = 'special 2(2) bullet 1';
  const clauses = [clause, 'special 2(1)'];
  const filed = entriesOf(file, ['pre.filed', 'app.filed'], asOf).find((e) => within(e.date));
  if (filed) {
    const reason = info('special.filedWithin', `log/${filed.id}/date`, clauses, { date: filed.date });
    return { clause, verdict: { state: 'met', reasons: [reason] }, date: filed.date };
  }
  const [path, date] =
    file.specialMeasure.plannedFiling !== null
      ? (['specialMeasure/plannedFiling', file.specialMeasure.plannedFiling] as const)
      : (['preApplication/plannedOn', file.preApplication.plannedOn] as const);
  if (date === null) {
    const reasons = [missing('specialMeasure/plannedFiling', clauses)];
    return { clause, verdict: { state: 'unknown', reasons }, date };
  }
  const params = { date, startDate: PERIOD.start, endDate: PERIOD.end };
  if (!within(date)) {
    return {
      clause,
      verdict: { state: 'notMet', reasons: [warning('special.planOutside', path, clauses, params)] },
      date,
    };
  }
  if (asOf > PERIOD.end) {
    // A plan that nothing in the log carries out is over with the period.
    return {
      clause,
      verdict: { state: 'notMet', reasons: [warning('special.planNotCarriedOut', path, clauses, params)] },
      date,
    };
  }
  return {
    clause,
    verdict: { state: 'met', reasons: [info('special.planWithin', path, clauses, params)] },
    date,
  };
}

function low(file: CaseFile, asOf: PlainDate): Requirement {
  const clause = 'special 2(2) bullet 2';
  const impact = assessImpact(file, asOf);
  const dates = impact.agencies
    .filter((a) => a.usable)
    .flatMap((a) => file.assessments.find((x) => x.id === a.assessmentId)?.date ?? []);
  const reasons = impact.low.reasons.map((r) => ({ ...r, clauses: [clause, ...r.clauses] }));
  return { clause, verdict: { state: impact.low.state, reasons }, date: dates.sort().at(-1) ?? null };
}

function statement(file: CaseFile, asOf: PlainDate): Requirement {
  const clause = 'special 2(2) bullet 3';
  const { basicRequirement } = summariseStatement(file);
  const { preparedOn } = file.statement;
  const reasons = basicRequirement.reasons.map((r) => ({ ...r, clauses: [clause, ...r.clauses] }));
  if (basicRequirement.state === 'met' && (preparedOn === null || preparedOn > asOf)) {
    // 「言明されている」: the rows alone are a draft until the statement bears a date.
    const needed = missing('statement/preparedOn', [clause]);
    return { clause, verdict: { state: 'unknown', reasons: [needed] }, date: null };
  }
  return { clause, verdict: { state: basicRequirement.state, reasons }, date: preparedOn };
}

function pledge(file: CaseFile, asOf: PlainDate): Requirement {
  const clause = 'special 2(2) bullet 4';
  const path = 'specialMeasure/pledgedOn';
  const date = file.specialMeasure.pledgedOn;
  if (date === null || date > asOf) {
    return { clause, verdict: { state: 'unknown', reasons: [missing(path, [clause])] }, date };
  }
  const params = { date, startDate: PERIOD.start, endDate: PERIOD.end };
  if (!within(date)) {
    const reasons = [warning('special.pledgeOutside', path, [clause, 'special 2(1)'], params)];
    return { clause, verdict: { state: 'notMet', reasons }, date };
  }
  return {
    clause,
    verdict: { state: 'met', reasons: [info('special.pledged', path, [clause], params)] },
    date,
  };
}
