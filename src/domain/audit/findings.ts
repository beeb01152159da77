/** What each finding of the audit means for the registration (7.4, 10.1(2)–(4), 10.3(2), 10.7). */
import type { PlainDate } from '#kernel';
import { catalogueOf, type Catalogue } from '#rulebook/controls';
import { runClock } from '#domain/calendar';
import { applicationDay, blank, error, info, missing, missingOf, warning, type Reason } from '#domain/facts';
import { isWithin, rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile, Finding, Problem, Tier } from '#schemas';

export type FindingResult = {
  readonly findingId: string;
  readonly tier: Tier | null;
  /**
   * `blocks`: governance or management, registration is not possible with it (10.1(2)). `minorPossible`: the plan's
   * condition of 10.1(4) is met; whether it is minor remains for the operator. `notMinor`: that condition is not met.
   */
  readonly state: 'blocks' | 'minorPossible' | 'notMinor' | 'unknown';
  readonly reasons: readonly Reason[];
};

export type FindingsResult = {
  readonly state: 'none' | 'minorPossible' | 'notMinor' | 'blocks' | 'unknown';
  /** Last day of the remedy (10.1(4)); null while the report is not dated. */
  readonly remedyDue: PlainDate | null;
  readonly findings: readonly FindingResult[];
  /** Why the whole is judged as it is; all of severity `info`. */
  readonly reasons: readonly Reason[];
  readonly problems: readonly Problem[];
};

/** Judges every finding and the whole. */
export function judgeFindings(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): FindingsResult {
  const { reportDate, hasFindings } = file.externalAudit;
  const clock = reportDate === null ? null : runClock('10.1(4)', reportDate, {}, rulebook.clocks);
  const remedyDue = clock?.covered ? clock.due : null;
  const findings = file.findings.map((f) => judge(f, remedyDue, catalogueOf(file)));
  const problems = [
    ...consistency(file),
    ...file.findings.flatMap((f) => contents(file, f, asOf)),
    ...findings.flatMap((f) => f.reasons.filter((r) => r.severity !== 'info')),
    ...withheld(file, findings, asOf, rulebook),
    ...hearingProblems(file),
  ];
  const state = overall(hasFindings, findings);
  return { state, remedyDue, findings, reasons: whyOverall(state, findings, remedyDue), problems };
}

function judge(f: Finding, remedyDue: PlainDate | null, catalogue: Catalogue): FindingResult {
  const at = `findings/${f.id}`;
  const known = catalogue.control(f.controlId);
  const tier = known?.tier ?? null;
  const result = (state: FindingResult['state'], ...reasons: Reason[]): FindingResult => ({
    findingId: f.id,
    tier,
    state,
    reasons,
  });
  if (tier === null) {
    const code = blank(f.controlId) ? 'field.missing' : 'audit.finding.unknownControl';
    const params = { controlId: f.controlId };
    return result('unknown', error(code, `${at}/controlId`, ['10.1(2)', '10.1(3)'], params));
  }
  if (tier === 'governance' || tier === 'management') {
    const params = { controlId: f.controlId, tier };
    return result('blocks', error('audit.finding.blocks', `${at}/controlId`, ['10.1(2)'], params));
  }
  const clauses = ['7.4', '10.1(4)'];
  const planGaps: Reason[] = [];
  if (blank(f.action)) planGaps.push(missing(`${at}/action`, clauses));
  const day = f.completedOn ?? f.plannedOn;
  if (day === null) planGaps.push(missing(`${at}/plannedOn`, clauses));
  if (planGaps.length > 0) return result('notMinor', ...planGaps);
  if (day === null || remedyDue === null) {
    return result('unknown', missing('externalAudit/reportDate', ['7.3', '10.1(4)']));
  }
  const path = `${at}/${f.completedOn === null ? 'plannedOn' : 'completedOn'}`;
  const params = { controlId: f.controlId, date: day, due: remedyDue };
  if (day > remedyDue)
    return result('notMinor', error('audit.finding.remedyLate', path, ['10.1(4)', '10.7'], params));
  const reasons: Reason[] = [info('audit.finding.minorPossible', path, ['10.1(4)'], params)];
  if (f.kind === 'evidenceLate') {
    reasons.push(info('audit.finding.evidenceLate', `${at}/kind`, ['10.3(2)'], { controlId: f.controlId }));
  }
  return result('minorPossible', ...reasons);
}

function contents(file: CaseFile, f: Finding, asOf: PlainDate): Problem[] {
  const at = `findings/${f.id}`;
  const problems = missingOf([
    [`${at}/kind`, f.kind, ['10.3(2)']],
    [`${at}/description`, f.description, ['7.4']],
    [`${at}/cause`, f.cause, ['10.5']],
    [`${at}/owner`, f.owner, ['7.4']],
  ]);
  if (f.completedOn !== null && f.completedOn > asOf) {
    const params = { date: f.completedOn };
    problems.push(error('audit.finding.completedInFuture', `${at}/completedOn`, ['7.12'], params));
  }
  const params = { controlId: f.controlId };
  if (f.completedOn !== null && f.attachmentIds.length === 0 && blank(f.proof)) {
    problems.push(warning('audit.finding.noProof', `${at}/attachmentIds`, ['7.4', '10.5'], params));
  }
  if (file.rows.find((r) => r.id === f.controlId)?.decision === 'notAdopted') {
    problems.push(warning('audit.finding.notAdopted', `${at}/controlId`, ['7.1', '7.12'], params));
  }
  return problems;
}

function consistency(file: CaseFile): Problem[] {
  const { hasFindings } = file.externalAudit;
  const count = file.findings.length;
  if (hasFindings === true && count === 0)
    return [error('audit.findings.none', 'findings', ['7.4', '10.1(3)'])];
  if (hasFindings === false && count > 0) {
    return [
      error('audit.findings.contradiction', 'externalAudit/hasFindings', ['7.12', '10.1(3)'], { count }),
    ];
  }
  return [];
}

function withheld(
  file: CaseFile,
  findings: readonly FindingResult[],
  asOf: PlainDate,
  rulebook: Rulebook,
): Problem[] {
  const count = findings.filter((f) => f.state === 'notMinor').length;
  if (count === 0) return [];
  const day = applicationDay(file, asOf).date ?? asOf;
  // 10.7 and its neighbours apply to applications filed within their window (附則(R5.7.3)1).
  if (!isWithin(day, rulebook.terms.withholding)) return [];
  return [
    warning('audit.findings.mayBeWithheld', 'findings', ['10.7', rulebook.terms.withholding.source], {
      count,
    }),
  ];
}

/** 10.5: the hearing is about the findings of the report. */
function hearingProblems(file: CaseFile): Problem[] {
  const { heldOn } = file.hearing;
  const { reportDate } = file.externalAudit;
  if (heldOn === null || reportDate === null || heldOn >= reportDate) return [];
  const params = { date: heldOn, reportDate };
  return [error('audit.hearing.beforeReport', 'hearing/heldOn', ['10.5', '7.12'], params)];
}

const OVERALL = {
  blocks: ['audit.overall.blocks', ['10.1(2)']],
  notMinor: ['audit.overall.notMinor', ['10.1(4)', '10.7']],
  minorPossible: ['audit.overall.minorPossible', ['10.1(4)']],
  unknown: ['audit.overall.unknown', ['7.4', '10.1(3)']],
} as const;

/** One line for each kind of verdict among the findings, the gravest first; it alone decides the whole. */
function whyOverall(
  state: FindingsResult['state'],
  findings: readonly FindingResult[],
  remedyDue: PlainDate | null,
): Reason[] {
  if (state === 'none') return [info('audit.overall.none', 'externalAudit/hasFindings', ['10.1(3)'])];
  return (['blocks', 'notMinor', 'unknown', 'minorPossible'] as const).flatMap((one) => {
    const count = findings.filter((f) => f.state === one).length;
    if (count === 0 && !(one === 'unknown' && state === 'unknown')) return [];
    const [code, clauses] = OVERALL[one];
    return [info(code, 'findings', clauses, { count, ...(remedyDue === null ? {} : { due: remedyDue }) })];
  });
}

function overall(hasFindings: boolean | null, findings: readonly FindingResult[]): FindingsResult['state'] {
  const states = findings.map((f) => f.state);
  if (states.includes('blocks')) return 'blocks';
  if (states.includes('notMinor')) return 'notMinor';
  if (hasFindings === null || states.includes('unknown')) return 'unknown';
  if (hasFindings === false) return states.length === 0 ? 'none' : 'unknown';
  return states.length === 0 ? 'unknown' : 'minorPossible';
}
