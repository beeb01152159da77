/** What stands in the way of the audit most, kind by kind: the problems of the pre-flight, and the linter's advice on rows. */
import { problemsOf } from '#domain/preflight';
import { LINT_RULES, lintPath, lintStatement, type LintRule } from '#domain/statement';
import { groupBy, type Path, type PlainDate } from '#kernel';
import { rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile, Problem, Severity } from '#schemas';

const AUDIT = new Set([
  'statement',
  'rows',
  'evidence',
  'internalAudit',
  'externalAudit',
  'findings',
  'hearing',
  'renewal',
]);

export type Blocker = {
  /** Code of the problem, or id of the linter's rule; for many of one kind told as one, the code of that kind. */
  readonly kind: string;
  /** `error` stops the filing; of the linter's advice none does. */
  readonly severity: Severity;
  readonly count: number;
  /** The first place it concerns. */
  readonly path: Path;
  readonly clauses: readonly string[];
  /** What its words are made of. */
  readonly of: { readonly problem: Problem } | { readonly rule: LintRule };
};

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * The kinds of problems of the statement, the evidence and the audits: errors first, then the most frequent. Advice that is
 * muted is left out, and so is what the pre-flight says already.
 */
export function auditBlockers(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): readonly Blocker[] {
  return [...ofProblems(file, asOf, rulebook), ...ofAdvice(file, asOf)].sort(
    (a, b) => RANK[a.severity] - RANK[b.severity] || b.count - a.count,
  );
}

/** Number of things a problem stands for. */
const weight = (p: Problem): number =>
  typeof p.params['count'] === 'number' && 'kind' in p.params ? p.params['count'] : 1;

function kindOf(p: Problem): string {
  if (p.code === 'statement.many') return String(p.params['kind'] ?? p.code);
  // An empty field is one kind for each section.
  return p.code === 'field.missing' ? `${p.code} ${p.path.split('/', 1)[0]}` : p.code;
}

function ofProblems(file: CaseFile, asOf: PlainDate, rulebook: Rulebook): Blocker[] {
  const ours = problemsOf(file, asOf, rulebook).filter(
    (p) => p.severity !== 'info' && AUDIT.has(p.path.split('/', 1)[0] ?? ''),
  );
  return [...groupBy(ours, (p) => `${p.severity} ${kindOf(p)}`).values()].flatMap((group): Blocker[] => {
    const [first] = group;
    if (!first) return [];
    const { severity, path, clauses } = first;
    const count = group.reduce((sum, p) => sum + weight(p), 0);
    return [{ kind: kindOf(first), severity, count, path, clauses, of: { problem: first } }];
  });
}

// Those the pre-flight has as problems of its own.
const SAID: ReadonlySet<LintRule> = new Set(['S01', 'S02', 'S03', 'S04']);

function ofAdvice(file: CaseFile, asOf: PlainDate): Blocker[] {
  const open = lintStatement(file, asOf).filter((f) => f.mute === null && !SAID.has(f.rule));
  return [...groupBy(open, (f) => f.rule)].flatMap(([rule, group]): Blocker[] => {
    const [first] = group;
    if (!first) return [];
    const { level, clauses } = LINT_RULES[rule];
    const severity = level === 'note' ? 'info' : 'warning';
    return [{ kind: rule, severity, count: group.length, path: lintPath(first), clauses, of: { rule } }];
  });
}
