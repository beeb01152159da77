/** Which formulas a change makes stale. Nothing is calculated here: what was calculated before goes, and the program does it anew. */
import { attribute, childOf, childrenOf, rootOf, type Splice, type XmlTree } from '../xml.ts';
import type { Book } from './book.ts';
import { keyOf, type Cell, type Grid } from './grid.ts';
import { contains, parseSheetArea, type Area } from './ranges.ts';
import { prefixOf } from './write.ts';

export type Changed = ReadonlyMap<Grid, ReadonlySet<number>>;
type Need = { readonly grid: Grid; readonly area: Area };
type Formula = { readonly grid: Grid; readonly cell: Cell; readonly needs: readonly Need[] | null };

/** The cells with formulas that depend on what changed, directly or not. A formula that cannot be followed counts as one. */
export function staleFormulas(book: Book, changed: Changed): { grid: Grid; cell: Cell }[] {
  if ([...changed.values()].every((s) => s.size === 0)) return [];
  let waiting: Formula[] = [];
  for (const grid of book.grids)
    for (const cell of grid.cells.values())
      if (cell.formula !== '') waiting.push({ grid, cell, needs: needsOf(book, grid, cell.formula) });
  const dirty = new Map<Grid, Set<number>>([...changed].map(([g, s]) => [g, new Set(s)]));
  const stale: { grid: Grid; cell: Cell }[] = [];
  for (;;) {
    const still: Formula[] = [];
    const before = stale.length;
    for (const f of waiting) {
      if (f.needs === null || f.needs.some((n) => touches(dirty.get(n.grid), n.area))) {
        stale.push(f);
        const set = dirty.get(f.grid) ?? new Set<number>();
        set.add(keyOf(f.cell.row, f.cell.column));
        dirty.set(f.grid, set);
      } else still.push(f);
    }
    waiting = still;
    if (stale.length === before) return stale;
  }
}

function touches(dirty: ReadonlySet<number> | undefined, area: Area): boolean {
  if (!dirty || dirty.size === 0) return false;
  const size = (area.bottom - area.top + 1) * (area.right - area.left + 1);
  if (size <= dirty.size) {
    for (let row = area.top; row <= area.bottom; row++)
      for (let column = area.left; column <= area.right; column++)
        if (dirty.has(keyOf(row, column))) return true;
    return false;
  }
  const width = keyOf(1, 0);
  for (const key of dirty) if (contains(area, Math.floor(key / width), key % width)) return true;
  return false;
}

const VOLATILE = /\b(INDIRECT|OFFSET|INDEX|CELL|INFO|EVALUATE|GETPIVOTDATA|LET|LAMBDA)\s*\(/i;
export const REFERENCE =
  /(?:('(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?\d{1,7}:\$?\d{1,7})(?![\p{L}\p{N}_(.!])/gu;
const WORD = /[\p{L}_\\][\p{L}\p{N}_.\\]*(?!\s*\()(?![\p{L}\p{N}_.])/gu;

/** The areas a formula reads; null where they cannot be told. */
function needsOf(book: Book, home: Grid, formula: string, depth = 0): Need[] | null {
  // The cells that share another's formula, tables, arrays that spill: not followed.
  const bare = formula.replace(/"(?:[^"]|"")*"/g, '""');
  if (depth > 5 || bare.trim() === '' || /[[\]#]/.test(bare) || VOLATILE.test(bare)) return null;
  const needs: Need[] = [];
  let rest = '';
  let from = 0;
  for (const m of bare.matchAll(REFERENCE)) {
    const at = parseSheetArea(m[0], home.name);
    const grid = at && book.grids.find((g) => g.name.toLowerCase() === at.sheet.toLowerCase());
    if (!at || !grid) return null;
    needs.push({ grid, area: at.area });
    rest += `${bare.slice(from, m.index)} `;
    from = m.index + m[0].length;
  }
  rest += bare.slice(from);
  if (rest.includes('!')) return null;
  for (const [word] of rest.matchAll(WORD)) {
    if (/^(TRUE|FALSE)$/i.test(word)) continue;
    const named = book.names.filter((n) => n.name.toLowerCase() === word.toLowerCase());
    if (named.length === 0) {
      // The head of a function's name, cut by the look-ahead.
      if (
        new RegExp(`${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[\\p{L}\\p{N}_.]*\\s*\\(`, 'iu').test(rest)
      )
        continue;
      return null;
    }
    for (const name of named) {
      const inner = needsOf(book, home, name.formula, depth + 1);
      if (!inner) return null;
      needs.push(...inner);
    }
  }
  return needs;
}

/** Takes away what a stale formula showed; nothing where it showed nothing. */
export function clearedValue(grid: Grid, cell: Cell): Splice | null {
  const v = childOf(grid.tree, cell.element, 'v');
  return v && v.closeStart > v.openEnd ? { start: v.start, end: v.end, text: '' } : null;
}

/** Lets the program calculate everything when it opens the file. Null where it does already. */
export function recalculation(tree: XmlTree): Splice | null {
  const root = rootOf(tree);
  const calc = childOf(tree, root, 'calcPr');
  if (calc) {
    const said = attribute(tree, calc, 'fullCalcOnLoad');
    if (said && /^(1|true|on)$/.test(said.value)) return null;
    if (said) return { start: said.valueStart, end: said.valueEnd, text: '1' };
    const at = calc.openEnd - (calc.empty ? 2 : 1);
    return { start: at, end: at, text: ' fullCalcOnLoad="1"' };
  }
  const before = ['definedNames', 'externalReferences', 'functionGroups', 'sheets'];
  const last = childrenOf(tree, root)
    .filter((e) => before.includes(e.name))
    .at(-1);
  if (!last) return null;
  return { start: last.end, end: last.end, text: `<${prefixOf(tree, root)}calcPr fullCalcOnLoad="1"/>` };
}
