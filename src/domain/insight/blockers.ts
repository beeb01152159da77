/** What stands in the way of the audit most, kind by kind. */
import { problemsOf } from '#domain/preflight';
import { groupBy, type PlainDate } from '#kernel';
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
  /** Code of the problem; for many of one kind told as one, the code of that kind. */
  readonly kind: string;
  readonly severity: Severity;
  readonly count: number;
  /** One of them, for its words, clauses and place. */
  readonly first: Problem;
};

/** Number of things a problem stands for. */
const weight = (p: Problem): number =>
  typeof p.params['count'] === 'number' && 'kind' in p.params ? p.params['count'] : 1;

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** The kinds of problems of the statement, the evidence and the audits: errors first, then the most frequent. */
export function auditBlockers(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): readonly Blocker[] {
  const ours = problemsOf(file, asOf, rulebook).filter(
    (p) => p.severity !== 'info' && AUDIT.has(p.path.split('/', 1)[0] ?? ''),
  );
  const kindOf = (p: Problem): string => {
    if (p.code === 'statement.many') return String(p.params['kind'] ?? p.code);
    // An empty field is one kind for each section.
    return p.code === 'field.missing' ? `${p.code} ${p.path.split('/', 1)[0]}` : p.code;
  };
  return [...groupBy(ours, (p) => `${p.severity} ${kindOf(p)}`).values()]
    .flatMap((group): Blocker[] => {
      const [first] = group;
      if (!first) return [];
      const count = group.reduce((sum, p) => sum + weight(p), 0);
      return [{ kind: kindOf(first), severity: first.severity, count, first }];
    })
    .sort((a, b) => RANK[a.severity] - RANK[b.severity] || b.count - a.count);
}
