/** The rows the internal audit looks at: how they are chosen, how far it has come, what does not fit. */
import type { PlainDate } from '#kernel';
import { blank, error, missing, missingOf, warning } from '#domain/facts';
import { rowsById } from '#domain/statement';
import { catalogueOf } from '#rulebook/controls';
import type { CaseFile, ExaminedRow, InternalFinding, Problem } from '#schemas';
import { independenceConflicts } from './independence.ts';

const CLAUSES = ['7.2', '別紙2'];

/** Which rows to choose: chapters by number (none = all), only those adopted, and how many of each chapter at most. */
export type SampleWish = {
  readonly chapters: readonly string[];
  readonly basicOnly: boolean;
  /** Rows of each chapter; null = all of them. */
  readonly perChapter: number | null;
};

const chapterOf = (id: string): string => id.slice(0, id.indexOf('.'));

/**
 * The control ids a wish comes to, in catalogue order: adopted rows that are not examined yet. A sample is spread evenly
 * over its chapter, so that the same wish gives the same rows each time.
 */
export function chooseRows(file: CaseFile, wish: SampleWish): readonly string[] {
  const rows = rowsById(file);
  const catalogue = catalogueOf(file);
  const known = new Set(file.internalAudit.examined.map((e) => e.controlId));
  const chapters = new Map<string, string[]>();
  for (const id of catalogue.statementControlIds) {
    const chapter = chapterOf(id);
    if (wish.chapters.length > 0 && !wish.chapters.includes(chapter)) continue;
    if (wish.basicOnly && catalogue.control(id)?.basic !== true) continue;
    if (rows.get(id)?.decision !== 'adopted') continue;
    chapters.set(chapter, [...(chapters.get(chapter) ?? []), id]);
  }
  return [...chapters.values()]
    .flatMap((ids) => (wish.perChapter === null ? ids : spread(ids, wish.perChapter)))
    .filter((id) => !known.has(id));
}

/** `n` of the list at even distances, the first among them. */
function spread(ids: readonly string[], n: number): readonly string[] {
  if (n >= ids.length) return ids;
  return Array.from({ length: Math.max(0, n) }, (_, i) => ids[Math.floor((i * ids.length) / n)] ?? '');
}

export type ChapterCoverage = {
  readonly chapter: string;
  /** Adopted rows of the statement. */
  readonly adopted: number;
  readonly examined: number;
  readonly ok: number;
  readonly deficient: number;
  readonly notApplicable: number;
  readonly open: number;
};

/** How much of each chapter was examined and with what result, in catalogue order. Ids of no chapter are left out. */
export function auditCoverage(file: CaseFile): readonly ChapterCoverage[] {
  const rows = rowsById(file);
  type Mutable = { -readonly [K in keyof ChapterCoverage]: ChapterCoverage[K] };
  const byChapter = new Map<string, Mutable>();
  const catalogue = catalogueOf(file);
  for (const id of catalogue.statementControlIds) {
    const chapter = chapterOf(id);
    const zero = { chapter, adopted: 0, examined: 0, ok: 0, deficient: 0, notApplicable: 0, open: 0 };
    const counts = byChapter.get(chapter) ?? zero;
    byChapter.set(chapter, counts);
    if (rows.get(id)?.decision === 'adopted') counts.adopted++;
  }
  for (const { controlId, result } of file.internalAudit.examined) {
    const counts = byChapter.get(chapterOf(controlId));
    if (!counts) continue;
    counts.examined++;
    counts[result ?? 'open']++;
  }
  return [...byChapter.values()];
}

/** What is wrong with the people, the rows examined and the findings of the internal audit. */
export function examinedProblems(file: CaseFile, asOf: PlainDate): Problem[] {
  return [...peopleProblems(file), ...rowProblems(file), ...findingProblems(file, asOf)];
}

function peopleProblems(file: CaseFile): Problem[] {
  const { people } = file.internalAudit;
  const names = new Map(people.map((p) => [p.id, p.name]));
  const problems = people.flatMap((p) =>
    missingOf([
      [`internalAudit/people/${p.id}/name`, p.name, CLAUSES],
      [`internalAudit/people/${p.id}/department`, p.department, ['2.9', ...CLAUSES]],
    ]),
  );
  for (const { auditorId, kind, controlIds } of independenceConflicts(file)) {
    const at = `internalAudit/people/${auditorId}/${kind === 'owner' ? 'duties' : 'department'}`;
    const params = {
      auditor: names.get(auditorId) ?? '',
      count: controlIds.length,
      controlId: controlIds[0] ?? '',
    };
    problems.push(
      kind === 'owner'
        ? error('audit.internal.ownsRow', at, ['2.9', ...CLAUSES], params)
        : warning('audit.internal.sameDepartment', at, ['2.9', ...CLAUSES], params),
    );
  }
  return problems;
}

function rowProblems(file: CaseFile): Problem[] {
  const { examined, endedOn, findings } = file.internalAudit;
  const catalogue = catalogueOf(file);
  const at = 'internalAudit/examined';
  const problems: Problem[] = [];
  if (endedOn !== null && examined.length === 0) {
    problems.push(warning('audit.internal.noRows', at, ['7.2', '10.1(7)']));
  }
  const unknown = examined.filter((e) => catalogue.control(e.controlId) === undefined);
  for (const e of unknown) {
    const params = { controlId: e.controlId };
    problems.push(error('audit.internal.unknownControl', `${at}/${e.id}/controlId`, ['7.2'], params));
  }
  const told = new Set(findings.map((f) => f.controlId));
  for (const e of examined) {
    if (e.result !== 'deficient' || told.has(e.controlId)) continue;
    const params = { controlId: e.controlId };
    const path = `${at}/${e.id}/result`;
    problems.push(error('audit.internal.deficientWithoutFinding', path, ['7.2', '10.1(7)'], params));
  }
  const [open, ...more] = endedOn === null ? [] : examined.filter((e) => e.result === null);
  if (open) problems.push(rowsOpen(open, more.length + 1));
  return problems;
}

const rowsOpen = (first: ExaminedRow, count: number): Problem =>
  warning('audit.internal.rowsOpen', `internalAudit/examined/${first.id}/result`, ['7.2', '10.1(7)'], {
    count,
    controlId: first.controlId,
  });

function findingProblems(file: CaseFile, asOf: PlainDate): Problem[] {
  const catalogue = catalogueOf(file);
  return file.internalAudit.findings.flatMap((f) => {
    const at = `internalAudit/findings/${f.id}`;
    const problems = missingOf([
      [`${at}/description`, f.description, ['7.2', '10.1(7)']],
      [`${at}/action`, f.action, ['7.2', '10.1(7)']],
    ]);
    if (f.plannedOn === null && f.completedOn === null) problems.push(missing(`${at}/plannedOn`, CLAUSES));
    // A finding may be about no single control.
    if (!blank(f.controlId) && catalogue.control(f.controlId) === undefined) {
      const params = { controlId: f.controlId };
      problems.push(error('audit.internal.unknownControl', `${at}/controlId`, ['7.2'], params));
    }
    return [...problems, ...remedyProblems(file, f, at, asOf)];
  });
}

function remedyProblems(file: CaseFile, f: InternalFinding, at: string, asOf: PlainDate): Problem[] {
  if (f.completedOn !== null && f.completedOn > asOf) {
    const params = { date: f.completedOn };
    return [error('audit.internal.completedInFuture', `${at}/completedOn`, ['7.2', '7.12'], params)];
  }
  const { periodEnd } = file.externalAudit;
  const day = f.completedOn ?? f.plannedOn;
  if (day === null || periodEnd === null || day <= periodEnd) return [];
  // No rule asks for it: but what the vendor itself knows to be open, the external audit will find.
  const path = `${at}/${f.completedOn === null ? 'plannedOn' : 'completedOn'}`;
  return [
    warning('audit.internal.remedyAfterPeriod', path, ['7.2', '7.4'], { date: day, endDate: periodEnd }),
  ];
}
