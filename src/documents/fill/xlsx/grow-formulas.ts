/** The formulas of a workbook's cells after rows were put in. */
import { attributeValue, childOf, escapeText, ownText } from '../xml.ts';
import type { Book } from './book.ts';
import type { Cell, Grid } from './grid.ts';
import type { SplicesByPart } from './splices.ts';
import { areaAfter, formulaAfter, type Insertion } from './insertion.ts';
import { areaText, parseArea } from './ranges.ts';
import { copied, parseFormula } from './references.ts';
import { prefixOf } from './write.ts';

/** By cell of the workbook as it was: what its formula is afterwards. */
export type Formulas = ReadonlyMap<Cell, string>;

/** Null where one of them cannot be told. Formulas that are shared get their own text in the sheet that changes. */
export function bookFormulas(book: Book, ins: Insertion, parts: SplicesByPart): Formulas | null {
  const found = new Map<Cell, string>();
  for (const grid of book.grids) {
    const masters = new Map<string, Cell>();
    for (const cell of grid.cells.values()) {
      const si = cell.formula.trim() === '' ? null : sharedIndex(grid, cell);
      if (si !== null) masters.set(si, cell);
    }
    for (const cell of grid.cells.values()) {
      if (cell.formula === '') continue;
      const text = one(grid, cell, masters, ins, parts);
      if (text === null) return null;
      found.set(cell, text);
    }
  }
  return found;
}

function sharedIndex({ tree }: Grid, cell: Cell): string | null {
  const f = childOf(tree, cell.element, 'f');
  return f && attributeValue(tree, f, 't') === 'shared' ? (attributeValue(tree, f, 'si') ?? null) : null;
}

function one(
  grid: Grid,
  cell: Cell,
  masters: ReadonlyMap<string, Cell>,
  ins: Insertion,
  parts: SplicesByPart,
): string | null {
  const { tree, part } = grid;
  const f = childOf(tree, cell.element, 'f');
  if (!f) return null;
  const type = attributeValue(tree, f, 't') ?? 'normal';
  const here = grid.name === ins.sheet;
  const home = { sheet: grid.name, row: cell.row, areas: null };
  if (type === 'shared') {
    const master = masters.get(attributeValue(tree, f, 'si') ?? '');
    const parsed = master && parseFormula(master.formula);
    const text = parsed && copied(parsed, cell.row - master.row, cell.column - master.column);
    const after = typeof text === 'string' ? formulaAfter(ins, text, home) : null;
    if (after === null) return null;
    const refers = parsed?.references.some((r) => r.sheet?.toLowerCase() === ins.sheet.toLowerCase());
    if (here || refers === true) {
      const prefix = prefixOf(tree, f);
      parts.add(part, tree, f.start, f.end, `<${prefix}f>${escapeText(after)}</${prefix}f>`);
    }
    return after;
  }
  if (type !== 'normal' && type !== 'array') return null;
  const text = ownText(tree, f).trim();
  const after = text === '' ? null : formulaAfter(ins, text, home);
  if (after === null) return null;
  if (type === 'array' && here) {
    const ref = parseArea(attributeValue(tree, f, 'ref') ?? '');
    const moved = ref && areaAfter(ins, ref);
    if (!ref || moved?.kind !== 'area') return null;
    if (moved.area.bottom - moved.area.top !== ref.bottom - ref.top) return null;
    parts.attribute(part, tree, f, 'ref', areaText(moved.area));
  }
  if (after !== text) parts.add(part, tree, f.openEnd, f.closeStart, escapeText(after));
  return after;
}
