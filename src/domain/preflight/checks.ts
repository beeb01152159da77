/** The operator's checks (4.1, 5.1, 9.1, 10.1), run by the vendor first. */
import type { PlainDate } from '#kernel';
import { afterProblems } from '#domain/after';
import { checkExternalAudit, checkInternalAudit, judgeFindings } from '#domain/audit';
import { info, type Verdict } from '#domain/facts';
import { followupProblems } from '#domain/followup';
import { incidentProblems } from '#domain/incident';
import { assessImpact } from '#domain/impact';
import { evaluateSpecialMeasure } from '#domain/special-measure';
import { statementProblems, summariseStatement } from '#domain/statement';
import { rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile, Problem } from '#schemas';
import * as applicant from './applicant.ts';
import * as filing from './filing.ts';

export const CHECK_IDS = [
  '4.1(1)',
  '4.1(2)',
  '5.1(1)',
  '5.1(2)',
  '5.1(3)',
  '5.1(4)',
  '9.1(1)',
  '9.1(2)',
  '9.1(3)',
  '9.1(4)',
  '9.1(5)',
  '10.1(1)',
  '10.1(2)',
  '10.1(3)',
  '10.1(4)',
  '10.1(5)',
  '10.1(6)',
  '10.1(7)',
  '10.1(8)',
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/**
 * One check. `pass`: nothing found. `fail`: something must be mended first. `human`: the program found nothing to mend,
 * but the item is a judgement it cannot make. `notYet`: what it judges is not recorded yet.
 */
export type Check = {
  readonly id: CheckId;
  readonly verdict: 'pass' | 'fail' | 'human' | 'notYet';
  readonly problems: readonly Problem[];
  readonly clauses: readonly string[];
};

/** All checks, in the order of the clauses, and everything else found on the way. */
export type Preflight = { readonly checks: readonly Check[]; readonly others: readonly Problem[] };

// The field is empty, or the paper is not there: nothing to judge yet.
const NOT_THERE = new Set([
  'field.missing',
  'impact.noWorks',
  'impact.noAssessment',
  'impact.noFunctions',
  'impact.noInformation',
  'statement.basicUndecided',
  'statement.undecided',
  'notice.none',
  'disclosure.noOfficers',
  'disclosure.noCapital',
  'oath.none',
]);
const isNotThere = (p: Problem): boolean =>
  NOT_THERE.has(p.code) || (p.code === 'statement.many' && p.params['kind'] === 'statement.undecided');

type Mode = { readonly human?: boolean; readonly papers?: boolean };

/** `papers`: an empty field is itself the defect (4.1, 9.1: completeness). */
function check(id: CheckId, problems: readonly Problem[], more: readonly string[], mode: Mode = {}): Check {
  const errors = problems.filter((p) => p.severity === 'error');
  const verdict = ((): Check['verdict'] => {
    if (errors.some((p) => mode.papers === true || !isNotThere(p))) return 'fail';
    if (errors.length > 0) return 'notYet';
    const look = mode.human === true || problems.some((p) => p.severity === 'warning');
    return look ? 'human' : 'pass';
  })();
  return { id, verdict, problems, clauses: [id, ...more] };
}

/** Runs every check once. */
export function runChecks(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): Preflight {
  const impact = assessImpact(file, asOf, rulebook);
  const special = evaluateSpecialMeasure(file, asOf, rulebook);
  const internal = checkInternalAudit(file, asOf, rulebook);
  const external = checkExternalAudit(file, asOf, rulebook);
  const findings = judgeFindings(file, asOf, rulebook);
  const statement = statementProblems(file, asOf);
  const vendor = applicant.vendorProblems(file);
  const service = applicant.serviceProblems(file, asOf);
  const eligibility = applicant.eligibilityProblems(file);
  const removal = applicant.removalProblems(file);
  const disclosure = applicant.disclosureProblems(file, asOf);
  const oath = applicant.oathProblems(file);
  const odd = new Set(impact.implausible);
  const impactPapers = impact.problems.filter((p) => !odd.has(p));
  const plan = findings.problems.filter((p) => p.clauses.includes('7.4') && p.severity === 'error');
  const internalPaper = internal.reportRequired
    ? internal.problems
    : internal.problems.filter((p) => p.code !== 'field.missing');

  const checks: Check[] = [
    check(
      '4.1(1)',
      [...filing.preApplicationAttachments(file), ...applicant.languageProblems(file, 'preApplication')],
      ['3.1', '3.1(1)', '7.10'],
      { papers: true },
    ),
    check(
      '4.1(2)',
      [...vendor, ...service, ...impactPapers, ...filing.preApplicationDayProblems(file, asOf)],
      ['3.1', '3.3'],
      { papers: true },
    ),
    lowCheck(impact),
    unlistedCheck(impact),
    check('5.1(3)', impact.implausible, ['3.3'], { human: true }),
    check('5.1(4)', [...eligibility, ...removal], ['2.1', '7.11', '7.13', '18.2(5)'], { human: true }),
    check(
      '9.1(1)',
      [
        ...filing.applicationAttachments(file),
        ...filing.danglingAttachments(file),
        ...applicant.languageProblems(file, 'application'),
      ],
      ['8.1', '7.10'],
      { papers: true },
    ),
    check('9.1(2)', filing.applicationDayProblems(file, asOf, rulebook), ['8.2']),
    check(
      '9.1(3)',
      [
        ...vendor,
        ...service,
        ...statement,
        ...external.problems,
        ...plan,
        ...internalPaper,
        ...disclosure,
        ...oath,
      ],
      ['8.1', '7.12'],
      { papers: true },
    ),
    check('9.1(4)', external.problems, ['7.3', '7.14'], { human: true }),
    check('9.1(5)', [...filing.noticeProblems(file, asOf), ...filing.sameServiceProblems(file)], ['5.5'], {
      human: true,
    }),
    basicCheck(file),
    check('10.1(2)', blockers(findings), ['7.4']),
    check('10.1(3)', presence(findings, file), ['7.4']),
    check('10.1(4)', findings.state === 'none' ? [] : minor(findings, file), ['7.4', '10.7'], {
      human: findings.state !== 'none',
    }),
    check('10.1(5)', disclosure, ['7.5', '7.5(1)', '7.5(2)', '7.5(3)', '7.5(4)'], { human: true }),
    check('10.1(6)', oath, ['7.6']),
    check('10.1(7)', internal.problems, ['7.2', '別紙2'], { human: true }),
    check(
      '10.1(8)',
      [...eligibility, ...removal, ...special.problems, ...shortOperation(statement)],
      ['7.7', '7.11', '7.12', '7.13', '10.3(1)'],
      { human: true },
    ),
  ];
  const followup = followupProblems(file, asOf);
  const later = [...followup, ...incidentProblems(file, asOf, rulebook), ...afterProblems(file, asOf)];
  return { checks, others: [...findings.problems, ...impact.problems, ...special.problems, ...later] };
}

type ImpactOf = ReturnType<typeof assessImpact>;
type FindingsOf = ReturnType<typeof judgeFindings>;

function fromVerdict(verdict: Verdict): readonly Problem[] {
  return verdict.reasons;
}

function lowCheck(impact: ImpactOf): Check {
  if (impact.listed === 'unlisted') {
    // Not this item but the next one judges work that is not on the list.
    return check('5.1(1)', [info('impact.judgedByNext', 'works', ['5.1(1)', '5.1(2)'])], ['2.8']);
  }
  const works = impact.problems.filter((p) => p.path === 'works' || p.path.startsWith('works/'));
  return check('5.1(1)', [...works, ...fromVerdict(impact.low)], ['2.8', '3.3'], { human: true });
}

function unlistedCheck(impact: ImpactOf): Check {
  if (impact.listed === 'listed') {
    return check('5.1(2)', [info('impact.allListed', 'works', ['5.1(1)', '5.1(2)'])], ['2.8']);
  }
  const works = impact.problems.filter((p) => p.path === 'works' || p.path.startsWith('works/'));
  return check('5.1(2)', [...works, ...fromVerdict(impact.low)], ['5.3', '附則(R4.11.1)2'], { human: true });
}

function basicCheck(file: CaseFile): Check {
  return check('10.1(1)', summariseStatement(file).basicRequirement.reasons, ['7.1']);
}

const recorded = (file: CaseFile): readonly Problem[] =>
  file.externalAudit.hasFindings === null
    ? [
        {
          code: 'field.missing',
          severity: 'error',
          clauses: ['10.1(3)'],
          path: 'externalAudit/hasFindings',
          params: {},
        },
      ]
    : [];

function blockers(findings: FindingsOf): readonly Problem[] {
  const found = findings.problems.filter((p) => p.clauses.includes('10.1(2)'));
  if (found.length > 0) return found;
  return findings.state === 'unknown'
    ? [
        {
          code: 'field.missing',
          severity: 'error',
          clauses: ['10.1(2)'],
          path: 'externalAudit/hasFindings',
          params: {},
        },
      ]
    : [];
}

function presence(findings: FindingsOf, file: CaseFile): readonly Problem[] {
  return [
    ...recorded(file),
    ...findings.problems.filter((p) => p.code.startsWith('audit.findings.') && p.severity === 'error'),
  ];
}

function minor(findings: FindingsOf, file: CaseFile): readonly Problem[] {
  const own = findings.problems.filter((p) => !p.clauses.includes('10.1(2)'));
  return [...recorded(file), ...own];
}

const shortOperation = (problems: readonly Problem[]): readonly Problem[] =>
  problems.filter(
    (p) => p.code === 'statement.shortOperation' || p.params['kind'] === 'statement.shortOperation',
  );
