/** The four requirements of the special measure (special 2(2)), each by itself. */
import type { PlainDate } from '#kernel';
import { entriesOf, info, missing, warning, type Verdict } from '#domain/facts';
import { assessImpact } from '#domain/impact';
import { summariseStatement } from '#domain/statement';
import type { CaseFile } from '#schemas';
import { isWithin, type Rulebook } from '#rulebook';
import { boundsOf } from './period.ts';

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
  /** Fields and attachments of the case that show it. */
  readonly evidence: readonly Evidence[];
};

/** A file of the case (`attachmentId`), or the field the requirement rests on (null). */
export type Evidence = { readonly path: string; readonly attachmentId: string | null };

/** All four, in the order of the notice. */
export function requirementsOf(file: CaseFile, asOf: PlainDate, rulebook: Rulebook): readonly Requirement[] {
  const usable = usableAssessments(file, asOf, rulebook);
  return [
    shownBy(plan(file, asOf, rulebook), logFiles(file, asOf, rulebook)),
    shownBy(
      low(file, asOf, usable, rulebook),
      usable.flatMap((a) => files(file, `assessments/${a.id}/attachmentIds`, a.attachmentIds)),
    ),
    shownBy(statement(file, asOf), []),
    shownBy(
      pledge(file, asOf, rulebook),
      files(file, 'specialMeasure/attachmentIds', file.specialMeasure.attachmentIds),
    ),
  ];
}

type Judged = Omit<Requirement, 'evidence'> & { readonly path: string };

/** Evidence is named where something is dated; a requirement that rests on nothing yet has none. */
function shownBy({ path, ...judged }: Judged, attached: readonly Evidence[]): Requirement {
  const evidence = judged.date === null ? [] : [{ path, attachmentId: null }, ...attached];
  return { ...judged, evidence };
}

function files(file: CaseFile, path: string, ids: readonly string[]): Evidence[] {
  const known = new Set(file.attachments.map((a) => a.id));
  return ids.filter((id) => known.has(id)).map((attachmentId) => ({ path, attachmentId }));
}

const FILED = ['pre.filed', 'app.filed'] as const;

function logFiles(file: CaseFile, asOf: PlainDate, { terms }: Rulebook): Evidence[] {
  return entriesOf(file, FILED, asOf)
    .filter((e) => isWithin(e.date, terms.special))
    .flatMap((e) => files(file, `log/${e.id}/attachmentIds`, e.attachmentIds));
}

function usableAssessments(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook,
): readonly CaseFile['assessments'][number][] {
  const usable = new Set(
    assessImpact(file, asOf, rulebook)
      .agencies.filter((a) => a.usable)
      .map((a) => a.assessmentId),
  );
  return file.assessments.filter((a) => usable.has(a.id));
}

function plan(file: CaseFile, asOf: PlainDate, { terms }: Rulebook): Judged {
  const clause = 'special 2(2) bullet 1';
  const clauses = [clause, 'special 2(1)'];
  const filed = entriesOf(file, FILED, asOf).find((e) => isWithin(e.date, terms.special));
  if (filed) {
    const reason = info('special.filedWithin', `log/${filed.id}/date`, clauses, { date: filed.date });
    return {
      clause,
      verdict: { state: 'met', reasons: [reason] },
      date: filed.date,
      path: `log/${filed.id}/date`,
    };
  }
  const [path, date] =
    file.specialMeasure.plannedFiling !== null
      ? (['specialMeasure/plannedFiling', file.specialMeasure.plannedFiling] as const)
      : (['preApplication/plannedOn', file.preApplication.plannedOn] as const);
  if (date === null) {
    const reasons = [missing('specialMeasure/plannedFiling', clauses)];
    return { clause, verdict: { state: 'unknown', reasons }, date, path };
  }
  const params = { date, ...boundsOf(terms.special) };
  if (!isWithin(date, terms.special)) {
    return {
      clause,
      verdict: { state: 'notMet', reasons: [warning('special.planOutside', path, clauses, params)] },
      date,
      path,
    };
  }
  if (!isWithin(asOf, terms.special) && asOf > date) {
    // A plan that nothing in the log carries out is over with the period.
    return {
      clause,
      verdict: { state: 'notMet', reasons: [warning('special.planNotCarriedOut', path, clauses, params)] },
      date,
      path,
    };
  }
  return {
    clause,
    verdict: { state: 'met', reasons: [info('special.planWithin', path, clauses, params)] },
    date,
    path,
  };
}

function low(
  file: CaseFile,
  asOf: PlainDate,
  usable: readonly CaseFile['assessments'][number][],
  rulebook: Rulebook,
): Judged {
  const clause = 'special 2(2) bullet 2';
  const impact = assessImpact(file, asOf, rulebook);
  const newest = [...usable].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1)).at(-1);
  const reasons = impact.low.reasons.map((r) => ({ ...r, clauses: [clause, ...r.clauses] }));
  return {
    clause,
    verdict: { state: impact.low.state, reasons },
    date: newest?.date ?? null,
    path: newest ? `assessments/${newest.id}/date` : 'assessments',
  };
}

function statement(file: CaseFile, asOf: PlainDate): Judged {
  const path = 'statement/preparedOn';
  const clause = 'special 2(2) bullet 3';
  const { basicRequirement } = summariseStatement(file);
  const { preparedOn } = file.statement;
  const reasons = basicRequirement.reasons.map((r) => ({ ...r, clauses: [clause, ...r.clauses] }));
  if (basicRequirement.state === 'met' && (preparedOn === null || preparedOn > asOf)) {
    // 「言明されている」: the rows alone are a draft until the statement bears a date.
    const needed = missing(path, [clause]);
    return { clause, verdict: { state: 'unknown', reasons: [needed] }, date: null, path };
  }
  return { clause, verdict: { state: basicRequirement.state, reasons }, date: preparedOn, path };
}

function pledge(file: CaseFile, asOf: PlainDate, { terms }: Rulebook): Judged {
  const clause = 'special 2(2) bullet 4';
  const path = 'specialMeasure/pledgedOn';
  const date = file.specialMeasure.pledgedOn;
  if (date === null || date > asOf) {
    return { clause, verdict: { state: 'unknown', reasons: [missing(path, [clause])] }, date, path };
  }
  const params = { date, ...boundsOf(terms.special) };
  if (!isWithin(date, terms.special)) {
    const reasons = [warning('special.pledgeOutside', path, [clause, 'special 2(1)'], params)];
    return { clause, verdict: { state: 'notMet', reasons }, date, path };
  }
  return {
    clause,
    verdict: { state: 'met', reasons: [info('special.pledged', path, [clause], params)] },
    date,
    path,
  };
}
