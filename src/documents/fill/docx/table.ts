/** The blanks of a table: cells with a label to their left or above, what stands in cells, tables within. */
import { normaliseLabel, squash } from '../labels.ts';
import { PLAIN, cellLocator, type Home } from './candidate.ts';
import { dateCells, digitCells } from './cell-runs.ts';
import {
  bandsOf,
  gridOf,
  headingsLeft,
  labelAbove,
  labelLeft,
  labelText,
  roomIn,
  type Grid,
} from './grid.ts';
import { paragraphBlanks } from './line.ts';
import { lists } from './lists.ts';
import { parasOf, textOf, type Cell, type Table } from './model.ts';
import { isGeneric, noHeads, take, type Flow, type Heads, type Walk } from './walk.ts';

/** A table while it is walked. */
export type Plan = {
  readonly grid: Grid;
  /** The line before the table, and the headings around it. */
  readonly lead: string;
  readonly outer: readonly string[];
  /** For each row the heading all across that it stands below. */
  readonly bands: readonly string[];
  /** Cells that are part of something already. */
  readonly done: Set<Cell>;
};

export function tableBlanks(walk: Walk, table: Table, heads: Heads, flow: Flow): void {
  const grid = gridOf(table, walk.part.controls);
  // A nested table stands below the label of the cell it is in.
  const nested = flow.homes.flatMap((h) => [h.label, ...h.context]);
  const outer = [...new Set([heads.two, heads.one, ...nested, ...flow.outer])].filter((t) => t !== '');
  const plan: Plan = { grid, lead: heads.lead, outer, bands: bandsOf(grid), done: new Set() };
  for (const cell of table.rows.flatMap((r) => r.cells)) {
    if (grid.role(cell) === 'label') walk.labels.push(normaliseLabel(textOf(cell.blocks)));
  }
  lists(walk, plan);
  for (const [r, row] of table.rows.entries()) {
    dateCells(walk, plan, row, r);
    digitCells(walk, plan, row, r);
    for (const cell of row.cells) {
      const role = grid.role(cell);
      if (role === '-' || plan.done.has(cell)) continue;
      if (role === 'label') {
        roomyCell(walk, plan, cell, r);
        continue;
      }
      const homes = homesOf(plan, cell, r);
      if (role === 'blank') blankCell(walk, cell, homes);
      else placeCell(walk, cell, homes);
    }
  }
}

/** The labels a cell stands at, with their headings. */
export function homesOf(plan: Plan, cell: Cell, row: number): Home[] {
  const { grid, lead } = plan;
  const rest = [plan.bands[row] ?? '', ...plan.outer].filter((t) => t !== '');
  const left = labelLeft(grid, row, cell.from);
  const above = labelAbove(grid, cell);
  const found: Home[] = [];
  const leftText = left ? labelText(left, row) : null;
  const aboveText = above && !(left && isGeneric(textOf(above.blocks))) ? textOf(above.blocks) : '';
  if (left && leftText) {
    const heads = [...leftText.siblings, ...headingsLeft(grid, left, row)];
    found.push({ label: leftText.text, context: [...heads, ...(aboveText ? [aboveText] : []), ...rest] });
  }
  if (above && aboveText !== '') {
    const heads = [
      ...(leftText ? [leftText.text] : []),
      ...headingsLeft(grid, left ?? cell, row),
      ...headingsBeside(grid, above),
    ];
    found.push({ label: aboveText, context: [...new Set([...heads, ...rest])] });
  }
  if (found.length > 0) return found;
  // A frame of its own: its heading is the line before it.
  const alone = grid.table.rows.length === 1 && grid.table.rows[0]!.cells.length === 1;
  if (alone) return [{ label: lead, context: rest.filter((t) => t !== lead) }];
  return [{ label: '', context: [...headingsLeft(grid, cell, row), ...rest] }];
}

/** The headings of a label that stands above its blank; labels beside it that have a blank of their own below are none. */
function headingsBeside(grid: Grid, above: Cell): string[] {
  const left = grid.at(above.row, above.from - 1);
  const below = left ? grid.at(above.row + above.span, left.from) : undefined;
  const own = left && below && grid.role(below) !== 'label' && labelAbove(grid, below) === left;
  return own ? headingsBeside(grid, left) : headingsLeft(grid, above, above.row);
}

function blankCell(walk: Walk, cell: Cell, homes: readonly Home[]): void {
  const para = parasOf(cell.blocks)[0];
  if (!para) return;
  const flow: Flow = { outer: [], homes, cell };
  const found = { target: { kind: 'para', para }, homes, current: '', ...PLAIN } as const;
  take(walk, para, flow, found, { locator: cellLocator(walk.part, cell) });
}

/** A label at the top of a cell with blank lines below it, and no cell beside or below that it could be meant for. */
function roomyCell(walk: Walk, plan: Plan, cell: Cell, row: number): void {
  const room = roomIn(plan.grid, cell);
  if (!room) return;
  const context = [...headingsLeft(plan.grid, cell, row), plan.bands[row] ?? '', ...plan.outer];
  const homes: readonly Home[] = [{ label: room.label, context: context.filter((t) => t !== '') }];
  const target = { kind: 'para', para: room.para } as const;
  const barred = room.lines > 1 ? null : 'why.spacing';
  take(walk, room.para, { outer: [], homes, cell }, { target, homes, current: '', ...PLAIN, barred });
}

function placeCell(walk: Walk, cell: Cell, homes: readonly Home[]): void {
  const flow: Flow = { outer: [], homes, cell };
  const inner: Heads = {
    ...noHeads(),
    // A frame within the cell stands under the cell's own label.
    lead: homes.length === 1 ? (homes[0]?.label ?? '') : '',
    started: true,
  };
  let postal = false;
  for (const block of cell.blocks) {
    if (block.table) {
      tableBlanks(walk, block.table, inner, flow);
      continue;
    }
    const { para } = block;
    const before = walk.candidates.length;
    paragraphBlanks(walk, para, inner, flow);
    const made = walk.candidates.slice(before);
    if (made.some((c) => c.target.kind === 'inline' && /^postal/.test(c.target.shape))) postal = true;
    else if (made.length > 0) postal = false;
    if (postal && squash(para.text) === '' && !para.object) {
      // The line below 〒 is the address itself.
      const target = { kind: 'para', para } as const;
      const locator = `${walk.part.prefix}p[${para.index}]`;
      take(walk, para, flow, { target, homes, current: '', ...PLAIN }, { locator });
      postal = false;
    }
  }
}
