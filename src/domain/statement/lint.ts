/** What is wrong with single rows of the statement. Runs over 1,284 rows on every edit: no work per row but look-ups. */
import { lastDayOfMonths, type PlainDate } from '#kernel';
import { catalogueOf, type Control } from '#rulebook/controls';
import { blank, error, lastEntry, warning } from '#domain/facts';
import type { CaseFile, Problem, StatementRow } from '#schemas';
import { rowsById } from './summary.ts';

const BASIC = ['7.1', '10.1(1)'];
const CONTENT = ['7.1', '9.1(3)'];

/** Last day of the external audit's period: from the audit, or else from the log. */
export function auditPeriodEnd(file: CaseFile, asOf: PlainDate): PlainDate | null {
  return file.externalAudit.periodEnd ?? lastEntry(file, ['audit.period'], asOf)?.to ?? null;
}

/** The problems of every row, one by one, in catalogue order. */
export function lintRows(file: CaseFile, asOf: PlainDate): Problem[] {
  const rows = rowsById(file);
  const { control, controlIds } = catalogueOf(file);
  const periodEnd = auditPeriodEnd(file, asOf);
  // Many rows start on the same few days.
  const enoughBy = new Map<PlainDate, PlainDate>();
  const threeMonths = (since: PlainDate): PlainDate => {
    const known = enoughBy.get(since) ?? lastDayOfMonths(since, 3);
    enoughBy.set(since, known);
    return known;
  };
  const problems: Problem[] = [];
  const adoptedUnder = new Map<string, number>();
  const decidedUnder = new Map<string, number>();
  const under = new Map<string, number>();
  const count = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);
  for (const id of controlIds) {
    const known = control(id);
    if (!known) continue;
    const row = rows.get(id);
    if (!row) {
      problems.push(error('statement.rowMissing', 'rows', CONTENT, { controlId: id }));
      continue;
    }
    if (known.tier === 'detailed') {
      count(under, known.parent);
      if (row.decision === 'adopted') count(adoptedUnder, known.parent);
      if (row.decision !== null) count(decidedUnder, known.parent);
    }
    lintRow(row, known, { periodEnd, threeMonths }, problems);
  }
  for (const row of file.rows) {
    const known = control(row.id);
    if (!known)
      problems.push(warning('statement.unknownControl', `rows/${row.id}`, ['7.1'], { controlId: row.id }));
    else if (known.tier === 'objective') {
      const total = under.get(row.id) ?? 0;
      const adopted = adoptedUnder.get(row.id) ?? 0;
      lintObjective(row, { total, adopted, decided: decidedUnder.get(row.id) ?? 0 }, problems);
    }
  }
  return problems;
}

type Period = { periodEnd: PlainDate | null; threeMonths: (since: PlainDate) => PlainDate };

function lintRow(
  row: StatementRow,
  { basic, tier }: Control,
  { periodEnd, threeMonths }: Period,
  problems: Problem[],
): void {
  const at = `rows/${row.id}`;
  const params = { controlId: row.id };
  if (row.decision === null) {
    problems.push(error('statement.undecided', `${at}/decision`, BASIC, params));
    return;
  }
  if (row.decision === 'notAdopted') {
    if (basic) problems.push(error('statement.basicNotAdopted', `${at}/decision`, BASIC, params));
    else if (blank(row.reason))
      problems.push(error('statement.reasonMissing', `${at}/reason`, CONTENT, params));
    return;
  }
  // An objective is carried out by its detailed controls; only those say how.
  if (tier === 'objective') return;
  if (blank(row.how)) problems.push(error('statement.howMissing', `${at}/how`, CONTENT, params));
  if (row.operatingSince === null) {
    problems.push(warning('statement.sinceMissing', `${at}/operatingSince`, ['10.3(1)'], params));
  } else if (periodEnd !== null) {
    const enough = threeMonths(row.operatingSince);
    if (enough > periodEnd) {
      const dates = { ...params, startDate: row.operatingSince, untilDate: enough, endDate: periodEnd };
      problems.push(warning('statement.shortOperation', `${at}/operatingSince`, ['10.3(1)'], dates));
    }
  }
}

function lintObjective(
  row: StatementRow,
  details: { total: number; adopted: number; decided: number },
  problems: Problem[],
): void {
  const at = `rows/${row.id}/decision`;
  const params = { controlId: row.id, count: details.adopted };
  const none = details.total > 0 && details.decided === details.total && details.adopted === 0;
  if (row.decision === 'adopted' && none) {
    problems.push(warning('statement.objectiveWithoutControls', at, CONTENT, params));
  } else if (row.decision === 'notAdopted' && details.adopted > 0) {
    problems.push(warning('statement.controlsWithoutObjective', at, CONTENT, params));
  }
}

// Above this, one line with the number and the first row says more than a wall of lines.
const ONE_BY_ONE = 10;

/** The same problems for a list of all problems: many of one kind become one, at the first row it concerns. */
export function condense(problems: readonly Problem[]): Problem[] {
  const byCode = new Map<string, Problem[]>();
  for (const p of problems) {
    const group = byCode.get(p.code);
    if (group) group.push(p);
    else byCode.set(p.code, [p]);
  }
  return [...byCode.values()].flatMap((group) => {
    const first = group[0];
    if (!first || group.length <= ONE_BY_ONE) return group;
    const params = { controlId: first.params['controlId'] ?? '', kind: first.code, count: group.length };
    return [{ ...first, code: 'statement.many', params }];
  });
}

/** The statement apart from its rows, and the management confirmation (7.1, 7.9, 8.1(2), 8.1(3)). */
export function lintCover(file: CaseFile): Problem[] {
  const s = file.statement;
  const problems: Problem[] = [];
  const need = (path: string, empty: boolean, clauses: readonly string[]): void => {
    if (empty) problems.push(error('field.missing', `statement/${path}`, clauses));
  };
  need('scope', blank(s.scope), ['7.9(2)', '11.5(6)']);
  need('preparedOn', s.preparedOn === null, ['7.1', '8.1(2)']);
  need('subsequentEvents', blank(s.subsequentEvents), ['7.9(5)', '11.5(9)']);
  need('confirmedOn', s.confirmedOn === null, ['7.1', '8.1(3)']);
  need('confirmedBy/title', blank(s.confirmedBy.title), ['7.1', '8.1(3)']);
  need('confirmedBy/name', blank(s.confirmedBy.name), ['7.1', '8.1(3)']);
  if (s.preparedOn !== null && s.confirmedOn !== null && s.confirmedOn < s.preparedOn) {
    const params = { date: s.confirmedOn, startDate: s.preparedOn };
    problems.push(
      error('statement.confirmedBeforePrepared', 'statement/confirmedOn', ['7.1', '7.12'], params),
    );
  }
  return problems;
}
