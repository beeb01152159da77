/** Tables whose rows repeat: a row of headings (or two) with blank rows of the same cells below it. */
import { canonical, normaliseLabel, squash } from '../labels.ts';
import type { Matcher } from '../vocabulary-match.ts';
import { cellLocator, PLAIN, type Candidate } from './candidate.ts';
import type { Grid } from './grid.ts';
import { textOf, type Cell, type Row } from './model.ts';
import type { Plan } from './table.ts';
import { isGeneric, isOffices, type Walk } from './walk.ts';

/** Finds the lists of a table and marks their cells as done. */
export function lists(walk: Walk, plan: Plan): void {
  const { rows } = plan.grid.table;
  let found = false;
  for (let h = 0; h < rows.length - 1; h++) {
    const head = headAt(plan.grid, h, walk.matcher);
    if (!head) continue;
    const last = h + head.rows - 1;
    const blank = blankRows(plan.grid, last + 1, rows[last]!);
    if (blank.length === 0) continue;
    const isRows = rowFields(walk.matcher).some((f) => walk.matcher.columns(f, head.columns).found >= 2);
    // One blank row is as well a question a column; only known columns make it a list.
    if (blank.length === 1 && !isRows) continue;
    found = true;
    const label = plan.bands[h] || plan.lead;
    put(walk, plan, {
      header: rows[last]!,
      rows: blank,
      columns: head.columns,
      label,
      band: plan.bands[h] ?? '',
    });
    h = last;
  }
  if (!found) withoutHead(walk, plan);
}

const rowFields = (matcher: Matcher): Matcher['vocabulary']['fields'] =>
  matcher.vocabulary.fields.filter((f) => f.kind === 'rows');

type Head = { readonly rows: 1 | 2; readonly columns: readonly string[] };

function headAt(grid: Grid, h: number, matcher: Matcher): Head | null {
  const { rows } = grid.table;
  const header = rows[h]!;
  const isHead = (row: Row): boolean =>
    row.cells.length >= 2 && row.cells.every((c) => grid.role(c) === 'label' || c.merge === 'continue');
  if (!isHead(header) || header.cells.some((c) => c.merge === 'continue')) return null;
  const below = rows[h + 1];
  // Some columns go down over both rows, others have headings of their own below a common one.
  const two =
    below !== undefined &&
    isHead(below) &&
    header.cells.some((c) => c.span === 2 || c.to - c.from > 1) &&
    header.cells.every((c) => c.span <= 2) &&
    below.cells.some((c) => c.merge !== 'continue');
  if (!two) return header.cells.some((c) => c.span > 1) ? null : { rows: 1, columns: header.cells.map(says) };
  return { rows: 2, columns: below.cells.map((c) => lowerHeading(grid, h, c, matcher)) };
}

const says = (cell: Cell): string => textOf(cell.blocks);

/**
 * The heading of a column whose heading is in two rows: both together where the vocabulary lists that, the lower one where
 * the upper one says nothing of its own or names nobody; else both, which is then unknown: 氏名 below 代理人 is not the officer's.
 */
function lowerHeading(grid: Grid, h: number, cell: Cell, matcher: Matcher): string {
  const upper = grid.at(h, cell.from);
  const own = cell.merge === 'continue' && upper ? says(upper) : says(cell);
  if (!upper || cell.merge === 'continue' || upper === cell) return own;
  const top = says(upper);
  const listed = new Set(
    rowFields(matcher).flatMap((f) => f.columns.flatMap((c) => c.labels.map(canonical))),
  );
  const both = `${normaliseLabel(top)}の${normaliseLabel(own)}`;
  if (listed.has(canonical(both))) return both;
  const group = matcher.groupOf(top);
  const ours = group !== null && rowFields(matcher).some((f) => f.group === group);
  const plain = isGeneric(top) || group === '' || ours || listed.has(canonical(normaliseLabel(top)));
  // 影響度 over 機密性, 完全性, 可用性: nobody's, and all below it are columns of one list.
  const below = grid.table.rows[h + 1]!.cells.filter((c) => grid.at(h, c.from) === upper).map(says);
  const known = rowFields(matcher).some((f) => matcher.columns(f, below).found === below.length);
  return plain || (group === null && !matcher.isParty(top) && below.length > 1 && known) ? own : both;
}

/** The blank rows from `from` on, whose cells are those of the headings; the first cell may number them. */
function blankRows(grid: Grid, from: number, header: Row): Row[] {
  const found: Row[] = [];
  for (const row of grid.table.rows.slice(from)) {
    const same =
      row.cells.length === header.cells.length &&
      row.cells.every((c, i) => c.from === header.cells[i]!.from && c.to === header.cells[i]!.to);
    if (!same || row.tracked || !isBlankRow(grid, row)) break;
    found.push(row);
  }
  return found;
}

const NUMBER = /^[(（]?\d{1,3}[)）.]?$/;

const isBlankRow = (grid: Grid, row: Row): boolean =>
  row.cells.some((c) => grid.role(c) === 'blank') &&
  row.cells.every((c, i) => grid.role(c) === 'blank' || (i === 0 && NUMBER.test(squash(textOf(c.blocks)))));

/**
 * Nothing but blank rows below a line that names a list. Its columns are known if that line says them (「役員（役職、氏名、
 * 国籍）」); else the list is asked about as a whole.
 */
function withoutHead(walk: Walk, plan: Plan): void {
  const { grid, lead } = plan;
  const { rows } = grid.table;
  const [first] = rows;
  if (!first || rows.length < 2 || first.cells.length < 2 || lead === '') return;
  if (blankRows(grid, 0, first).length !== rows.length) return;
  const numbered = first.cells.some((c) => grid.role(c) !== 'blank');
  const width = first.cells.length - (numbered ? 1 : 0);
  const hint = /[（(]([^（）()]+)[)）]\s*$/u.exec(lead)?.[1] ?? '';
  const named = hint
    .split(/[、,，・／/]|及び|並びに/u)
    .map((t) => t.trim())
    .filter((t) => t !== '');
  const fields = rowFields(walk.matcher);
  const known = named.length === width && fields.some((f) => walk.matcher.columns(f, named).found === width);
  const groups = [walk.matcher.groupOf(lead.replace(/[（(][^（）()]*[)）]\s*$/u, ''))];
  const asks = fields.some((f) => groups.includes(f.group));
  if (!asks) return;
  const columns = known ? named : first.cells.slice(numbered ? 1 : 0).map(() => '');
  put(walk, plan, {
    header: null,
    rows,
    columns: numbered ? ['No', ...columns] : columns,
    label: lead,
    band: '',
  });
}

type List = {
  readonly header: Row | null;
  readonly rows: readonly Row[];
  readonly columns: readonly string[];
  readonly label: string;
  readonly band: string;
};

function put(walk: Walk, plan: Plan, list: List): void {
  const { table } = plan.grid;
  const { part } = walk;
  const cells = list.rows.flatMap((r) => r.cells);
  for (const c of cells) plan.done.add(c);
  const context = [list.band, ...plan.outer].filter((t) => t !== '' && t !== list.label);
  if (isOffices([list.label, ...context, ...list.columns])) return;
  walk.candidates.push({
    part,
    target: { kind: 'table', table, header: list.header, rows: list.rows },
    homes: [{ label: list.label, context }],
    locator: `${part.prefix}tbl[${table.index}]`,
    order: list.rows[0]!.element.start,
    current: '',
    cells: cells.map((c) => cellLocator(part, c)),
    columns: list.columns,
    ...PLAIN,
  } satisfies Candidate);
}
