/** Pre-flight: the operator's checks run by the vendor first, and every problem of a case in one list. */
import type { PlainDate } from '#kernel';
import { rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile, Problem, Severity } from '#schemas';
import { runChecks, type Check } from './checks.ts';

export { CHECK_IDS, type Check, type CheckId } from './checks.ts';

/** The 19 checks of 4.1, 5.1, 9.1 and 10.1 as of a date, in the order of the clauses. */
export function preflight(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): readonly Check[] {
  return runChecks(file, asOf, rulebook).checks.map((c) => ({ ...c, problems: unique(c.problems) }));
}

/** Everything found, each problem once (by code and path), errors first, then in the order of the walk. */
export function problemsOf(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): readonly Problem[] {
  const { checks, others } = runChecks(file, asOf, rulebook);
  const all = unique([...checks.flatMap((c) => c.problems), ...others]);
  const found = new Set(all.map((p) => p.code));
  // One and the same lack, told row by row or counted, needs no second line.
  const rows =
    found.has('statement.undecided') || all.some((p) => p.params['kind'] === 'statement.undecided');
  return all
    .filter((p) => !(rows && p.code === 'statement.basicUndecided') && !EXPLAINING.has(p.code))
    .sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity] || sectionOf(a.path) - sectionOf(b.path));
}

// Why something is fine: shown beside its check, not among the problems.
const EXPLAINING = new Set(['impact.low', 'impact.judgedByNext', 'impact.allListed', 'statement.basicMet']);

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

const SECTIONS = [
  'vendor',
  'contacts',
  'service',
  'functions',
  'works',
  'information',
  'assessments',
  'specialMeasure',
  'preApplication',
  'statement',
  'rows',
  'internalAudit',
  'externalAudit',
  'findings',
  'hearing',
  'review',
  'incidents',
  'disclosure',
  'oath',
  'application',
  'attachments',
  'log',
];

function sectionOf(path: string): number {
  const i = SECTIONS.indexOf(path.split('/')[0] ?? '');
  return i < 0 ? SECTIONS.length : i;
}

function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Map<string, Problem>();
  for (const p of problems) {
    const key = `${p.code}\n${p.path}\n${p.params['informationId'] ?? ''}\n${p.params['kind'] ?? ''}`;
    if (!seen.has(key)) seen.set(key, p);
  }
  return [...seen.values()];
}
