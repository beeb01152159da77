/** What each cell of a table is: a label, a blank, or text with blanks in it; and which label stands to its left or above. */
import { isProse, normaliseLabel, squash } from '../labels.ts';
import { findBlanks, type Blank } from './blanks.ts';
import { parasOf, tablesOf, textOf, type Cell, type Control, type Para, type Table } from './model.ts';

/** `place` = holds a blank, a control or a table; `-` = covered by a merge, or in a row that is a tracked change. */
export type Role = 'label' | 'blank' | 'place' | '-';

export type Grid = {
  readonly table: Table;
  readonly role: (cell: Cell) => Role;
  /** A place that brings its own label (電話：), and so uses up none to its left. */
  readonly ownLabel: (cell: Cell) => boolean;
  /** The cell that covers a spot, merged ones by their first. */
  readonly at: (row: number, col: number) => Cell | undefined;
  readonly width: number;
};

/** Text with the stretches that no blank may touch masked, and underlined spaces as a line. */
export function maskedText(para: Para, controls: readonly Control[]): string {
  let out = '';
  for (const piece of para.pieces) {
    const isCheck = piece.sdt >= 0 && controls[piece.sdt]?.kind === 'check';
    const isBox = piece.field >= 0 && piece.locked;
    if ((piece.sdt >= 0 && !isCheck) || (piece.field >= 0 && !isBox))
      out += '\uFFFC'.repeat(piece.text.length);
    else if (piece.locked && !isBox) out += piece.text.replace(/[ \u3000_＿□☐◻▢]/gu, '\uFFFC');
    else if (piece.underlined) out += piece.text.replace(/[ \u3000\u00A0]/g, '＿');
    else out += piece.text;
  }
  return out;
}

export const blanksOf = (para: Para, controls: readonly Control[]): Blank[] =>
  findBlanks(maskedText(para, controls), para.leader);

/** Whether the paragraph holds a control or form field that can be filled. */
export const hasControl = (para: Para): boolean =>
  para.formField || para.pieces.some((p) => p.sdt >= 0 || p.field >= 0);

export function gridOf(table: Table, controls: readonly Control[]): Grid {
  const cover: (Cell | undefined)[][] = [];
  let width = 0;
  for (const [r, row] of table.rows.entries()) {
    const line: (Cell | undefined)[] = (cover[r] ??= []);
    for (const cell of row.cells) {
      const origin = cell.merge === 'continue' ? (cover[r - 1]?.[cell.from] ?? cell) : cell;
      for (let c = cell.from; c < cell.to; c++) line[c] = origin;
      width = Math.max(width, cell.to);
    }
  }
  const roles = new Map<Cell, Role>();
  const own = new Set<Cell>();
  const at = (row: number, col: number): Cell | undefined =>
    col < 0 || row < 0 ? undefined : cover[row]?.[col];
  for (const row of table.rows) {
    for (const cell of row.cells) {
      const found = row.tracked ? ({ role: '-', own: false } as const) : roleOf(cell, controls);
      roles.set(cell, found.role);
      if (found.own) own.add(cell);
    }
  }
  // 「氏名：」 in a cell of its own is a label when the next cell is blank.
  for (const row of table.rows) {
    for (const cell of row.cells) {
      if (!isColonCell(cell, controls)) continue;
      const right = at(cell.row, cell.to);
      const below = at(cell.row + cell.span, cell.from);
      const alone = (c: Cell): boolean => c.from === cell.from && c.to === cell.to;
      const single = row.cells.length === 1;
      if (
        (right && roles.get(right) === 'blank') ||
        (single && below && alone(below) && roles.get(below) === 'blank')
      ) {
        roles.set(cell, 'label');
        own.delete(cell);
      }
    }
  }
  return { table, role: (cell) => roles.get(cell) ?? '-', ownLabel: (cell) => own.has(cell), at, width };
}

function isColonCell(cell: Cell, controls: readonly Control[]): boolean {
  const filled = parasOf(cell.blocks).filter((p) => squash(p.text) !== '');
  if (filled.length !== 1 || tablesOf(cell.blocks).length > 0) return false;
  const blanks = blanksOf(filled[0]!, controls);
  const [only] = blanks;
  return blanks.length === 1 && only?.kind === 'inline' && only.shape === 'colon';
}

function roleOf(cell: Cell, controls: readonly Control[]): { role: Role; own: boolean } {
  if (cell.merge === 'continue') return { role: '-', own: false };
  const paras = parasOf(cell.blocks);
  if (tablesOf(cell.blocks).length > 0) return { role: 'place', own: false };
  if (paras.some(hasControl)) return { role: 'place', own: ownLabelled(paras, controls) };
  const text = squash(textOf(cell.blocks));
  if (text === '') return { role: paras.some((p) => p.object) ? 'place' : 'blank', own: false };
  const blanks = paras.flatMap((p) => blanksOf(p, controls));
  // 印 alone in a cell is where the seal goes, behind the name.
  if (/^[(（]?[印㊞][)）]?$/u.test(text)) return { role: 'place', own: false };
  // Spaces behind a label centre it; they are room to write only where no cell is.
  const real = blanks.filter((b) => b.kind !== 'inline' || (b.shape !== 'space' && b.shape !== 'paren'));
  if (real.length === 0) return { role: 'label', own: false };
  return { role: 'place', own: ownLabelled(paras, controls) };
}

function ownLabelled(paras: readonly Para[], controls: readonly Control[]): boolean {
  const first = paras.find((p) => squash(p.text) !== '');
  if (!first) return false;
  const [blank] = blanksOf(first, controls);
  if (!blank) return false;
  if (blank.kind === 'inline' && blank.shape === 'postal') return true;
  if (blank.kind === 'inline' && blank.shape === 'number') return false;
  const ahead = normaliseLabel(first.text.slice(0, blank.start));
  return blank.kind !== 'box' && ahead !== '' && !/^[(（]/.test(ahead) && ahead !== '自';
}

/** The lines of a label cell that is stacked beside several rows, one a row; else the whole text on each. */
export function labelText(
  cell: Cell,
  row: number,
): { readonly text: string; readonly siblings: readonly string[] } {
  const lines = parasOf(cell.blocks)
    .map((p) => p.text)
    .filter((t) => squash(t) !== '');
  if (cell.span > 1 && lines.length === cell.span && lines.every((l) => !/^\s*[（(]/.test(l))) {
    const n = row - cell.row;
    return { text: lines[n] ?? '', siblings: lines.filter((_, i) => i !== n) };
  }
  return { text: lines.join('\n'), siblings: [] };
}

/** The label to the left of a spot, past places that bring their own. */
export function labelLeft(grid: Grid, row: number, col: number): Cell | null {
  let cell = grid.at(row, col - 1);
  while (cell) {
    const role = grid.role(cell);
    if (role === 'label') return isProse(textOf(cell.blocks)) ? null : cell;
    if (!(role === 'place' && grid.ownLabel(cell))) return null;
    cell = grid.at(row, cell.from - 1);
  }
  return null;
}

/** The label right above a cell of the same width, where it heads nothing to its right. */
export function labelAbove(grid: Grid, cell: Cell): Cell | null {
  const above = grid.at(cell.row - 1, cell.from);
  if (!above || above.from !== cell.from || above.to !== cell.to || grid.role(above) !== 'label') return null;
  const right = grid.at(above.row, above.to);
  if (right && grid.role(right) !== 'label') return null;
  return isProse(textOf(above.blocks)) ? null : above;
}

/**
 * Room below the label a cell begins with: blank paragraphs to its end, no cell to the right or below that is blank. The
 * first of them, and how many there are.
 */
export function roomIn(
  grid: Grid,
  cell: Cell,
): { readonly label: string; readonly para: Para; readonly lines: number } | null {
  const paras = parasOf(cell.blocks);
  if (tablesOf(cell.blocks).length > 0 || paras.length < 2) return null;
  const texts = paras.map((p) => squash(p.text));
  const printed = texts.filter((t) => t !== '').length;
  if (texts[0] === '' || printed > 1 || paras.some((p) => p.object) || isProse(paras[0]!.text)) return null;
  const beside = grid.at(cell.row, cell.to);
  const below = grid.at(cell.row + cell.span, cell.from);
  for (const other of [beside, below]) if (other && grid.role(other) === 'blank') return null;
  if (beside && grid.role(beside) !== 'label') return null;
  return { label: paras[0]!.text, para: paras[1]!, lines: paras.length - 1 };
}

/** The headings of a row, nearest first: labels to the left that no blank in between has used up. */
export function headingsLeft(grid: Grid, label: Cell, row: number): string[] {
  const found: string[] = [];
  let cell = grid.at(row, label.from - 1);
  while (cell) {
    const role = grid.role(cell);
    if (role === 'label') found.push(labelText(cell, row).text);
    else if (!(role === 'place' && grid.ownLabel(cell))) {
      const used = grid.at(row, cell.from - 1);
      // The blank has its own label on its left, which says nothing about this one.
      if (used && grid.role(used) === 'label') cell = used;
    }
    cell = grid.at(row, cell.from - 1);
  }
  return found;
}

/** For each row the headings over it: rows that are one label all across, with more than a single blank below. */
export function bandsOf(grid: Grid): string[] {
  const { rows } = grid.table;
  let band = '';
  return rows.map((row, r) => {
    const before = band;
    const only = row.cells.length === 1 ? row.cells[0] : undefined;
    if (!only || grid.role(only) !== 'label') return band;
    const below = rows[r + 1]?.cells;
    const heads = below !== undefined && below.length === 1 && below[0] && grid.role(below[0]) !== 'label';
    if (!heads) band = textOf(only.blocks);
    return before;
  });
}
