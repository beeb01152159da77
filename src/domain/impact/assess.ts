/** The impact assessment as a whole: self-assessment, agencies, how many are needed, and whether it is 低位. */
import { normaliseCode, type PlainDate } from '#kernel';
import {
  error,
  info,
  missing,
  missingOf,
  preApplicationDay,
  warning,
  type FilingDay,
  type Verdict,
} from '#domain/facts';
import { isWithin, rulebookFor, type Rulebook } from '#rulebook';
import { scaleOfCase } from '#rulebook/packs';
import type { Assessment, CaseFile, Level, Problem } from '#schemas';
import { differencesOf, implausible, type Difference } from './differences.ts';
import { AXES, highest, isComplete, overallOf, rank, type OverallRule } from './levels.ts';
import { bodyKindProblems, validityOf, type Validity } from './validity.ts';

export type SelfAssessment = {
  /** By the rule of the scale, of what is entered so far; final only when `complete`. Null where the rule gives none. */
  readonly overall: Level | null;
  readonly complete: boolean;
  readonly missing: readonly Problem[];
};

export type AgencyResult = {
  readonly assessmentId: string;
  readonly body: string;
  readonly recorded: Level | null;
  /** Of its single results by the rule of the scale; null where the rule gives none. */
  readonly computed: Level | null;
  readonly complete: boolean;
  readonly validity: Validity;
  /** The same on the date asked about, whatever filing day is planned. */
  readonly validityNow: Validity;
  readonly differences: readonly Difference[];
  /** Complete, dated, valid on the filing day, and from a body that could assess then. */
  readonly usable: boolean;
  readonly problems: readonly Problem[];
};

export type Impact = {
  readonly self: SelfAssessment;
  readonly agencies: readonly AgencyResult[];
  /** Whether all work is on 対象業務一覧 (2.8). */
  readonly listed: 'listed' | 'unlisted' | 'unknown';
  readonly filing: FilingDay;
  /** How many agencies are needed (3.3; 附則(R4.11.1)2), and how many distinct ones are usable. */
  readonly agenciesNeeded: number;
  readonly agenciesUsable: number;
  /** Is the result 低位 (5.1(1), 5.1(2))? */
  readonly low: Verdict;
  /** What may be called unreasonable (5.1(3)). */
  readonly implausible: readonly Problem[];
  /** Everything to mend, the parts above included. */
  readonly problems: readonly Problem[];
};

/**
 * Decides the impact assessment as of a date. Pure; never throws on a valid case. `rule` = the scale's, which is that of the
 * copy the case keeps.
 */
export function assessImpact(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
  rule: OverallRule = scaleOfCase(file).pack,
): Impact {
  const filing = preApplicationDay(file, asOf);
  const self = assessSelf(file, rule);
  const agencies = file.assessments.map((a) => assessAgency(file, a, { filing, asOf, rulebook, rule }));
  const works = workProblems(file);
  const listed = listedOf(file);
  const day = filing.date ?? asOf;
  const twoNeeded = listed !== 'listed' && isWithin(day, rulebook.terms.twoAgencies);
  const agenciesNeeded = twoNeeded && listed === 'unlisted' ? 2 : 1;
  const usable = agencies.filter((a) => a.usable);
  const agenciesUsable = new Set(usable.map((a) => normaliseCode(a.body))).size;
  const odd = implausible(file);
  const count = countProblems(file, agenciesNeeded, agenciesUsable);
  const low = lowOf(agencies, usable, count, listed, twoNeeded);
  return {
    self,
    agencies,
    listed,
    filing,
    agenciesNeeded,
    agenciesUsable,
    low,
    implausible: odd,
    problems: [
      ...works,
      ...self.missing,
      ...count,
      ...agencies.flatMap((a) => a.problems),
      ...(low.state === 'notMet' ? low.reasons : []),
      ...odd,
    ],
  };
}

function assessSelf(file: CaseFile, rule: OverallRule): SelfAssessment {
  const missingHere = file.information.flatMap((item) => {
    const at = `information/${item.id}`;
    return missingOf([
      [`${at}/name`, item.name, ['3.3']],
      [`${at}/personalData`, item.personalData, ['5.1(3)']],
      ...AXES.map((axis) => [`${at}/self/${axis}`, item.self[axis], ['2.5', '別紙1']] as const),
    ]).map((p) => (p.path.includes('/self/') ? { ...p, severity: 'warning' as const } : p));
  });
  return {
    overall: overallOf(
      rule,
      file.information.map((i) => i.self),
    ),
    complete: file.information.length > 0 && file.information.every((i) => isComplete(i.self)),
    missing: missingHere,
  };
}

function assessAgency(
  file: CaseFile,
  a: Assessment,
  by: { filing: FilingDay; asOf: PlainDate; rulebook: Rulebook; rule: OverallRule },
): AgencyResult {
  const { filing, asOf, rulebook, rule } = by;
  const at = `assessments/${a.id}`;
  const { validity, problems: dated } = validityOf(a, filing, asOf, rulebook);
  const kind = bodyKindProblems(a, rulebook);
  const gaps = missingOf([
    [`${at}/body`, a.body, ['3.3']],
    [`${at}/overall`, a.overall, ['5.1(1)', '5.1(2)']],
    ...a.results.flatMap((r) =>
      AXES.map((axis) => [`${at}/results/${r.id}/levels/${axis}`, r.levels[axis], ['3.3']] as const),
    ),
  ]);
  const assessed = new Set(a.results.map((r) => r.informationId));
  const complete =
    gaps.length === 0 && file.information.length > 0 && file.information.every((i) => assessed.has(i.id));
  const computed = overallOf(
    rule,
    a.results.map((r) => r.levels),
  );
  return {
    assessmentId: a.id,
    body: a.body,
    recorded: a.overall,
    computed,
    complete,
    validity,
    validityNow: validityOf(a, { ...filing, date: null }, asOf, rulebook).validity,
    differences: differencesOf(file, a),
    usable: complete && validity.state === 'valid' && kind.length === 0,
    problems: [...gaps, ...dated, ...kind, ...overallProblems(a, computed)],
  };
}

function overallProblems(a: Assessment, computed: Level | null): Problem[] {
  if (a.overall === null || computed === null || a.overall === computed) return [];
  const params = { body: a.body, recordedLevel: a.overall, computedLevel: computed };
  const code = rank(a.overall) < rank(computed) ? 'impact.overallBelowHighest' : 'impact.overallAboveHighest';
  // How the overall level follows is content of a pack, not of the rules, so this is a question, not an error.
  return [warning(code, `assessments/${a.id}/overall`, ['5.1(3)', '別紙1'], params)];
}

function workProblems(file: CaseFile): Problem[] {
  if (file.works.length === 0) return [error('impact.noWorks', 'works', ['2.8', '5.1(1)'])];
  return file.works.flatMap((w) => [
    ...missingOf([
      [`works/${w.id}/name`, w.name, ['2.8']],
      [`works/${w.id}/listed`, w.listed, ['5.1(1)', '5.1(2)']],
    ]),
    ...(w.listed === true ? missingOf([[`works/${w.id}/listEntry`, w.listEntry, ['2.8', '5.1(1)']]]) : []),
  ]);
}

function listedOf(file: CaseFile): Impact['listed'] {
  if (file.works.some((w) => w.listed === false)) return 'unlisted';
  return file.works.length > 0 && file.works.every((w) => w.listed === true) ? 'listed' : 'unknown';
}

function countProblems(file: CaseFile, needed: number, usable: number): Problem[] {
  if (file.assessments.length === 0) return [error('impact.noAssessment', 'assessments', ['3.3'])];
  if (usable >= needed) return [];
  return needed > 1
    ? [error('impact.twoAgenciesNeeded', 'assessments', ['附則(R4.11.1)2'], { usable })]
    : [error('impact.noUsableAssessment', 'assessments', ['3.3'], { count: file.assessments.length })];
}

function lowOf(
  agencies: readonly AgencyResult[],
  usable: readonly AgencyResult[],
  count: readonly Problem[],
  listed: Impact['listed'],
  twoNeeded: boolean,
): Verdict {
  const clauses = ['5.1(1)', '5.1(2)'];
  // What an agency has already found higher decides, whether or not the rest is known.
  const higher = agencies.filter(
    (a) => a.validity.state !== 'future' && a.validity.state !== 'expired' && above(a),
  );
  if (higher.length > 0) {
    return {
      state: 'notMet',
      reasons: higher.map((a) =>
        error('impact.notLow', `assessments/${a.assessmentId}/overall`, clauses, {
          body: a.body,
          level: highest([a.recorded, a.computed].flatMap((l) => l ?? [])) ?? 'moderate',
        }),
      ),
    };
  }
  if (count.length > 0) return { state: 'unknown', reasons: count };
  if (listed === 'unknown' && twoNeeded) {
    return { state: 'unknown', reasons: [missing('works', ['附則(R4.11.1)2'])] };
  }
  return {
    state: 'met',
    reasons: usable.map((a) =>
      info('impact.low', `assessments/${a.assessmentId}/overall`, clauses, { body: a.body }),
    ),
  };
}

const above = (a: AgencyResult): boolean =>
  (a.recorded !== null && a.recorded !== 'low') || (a.computed !== null && a.computed !== 'low');
