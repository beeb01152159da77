/** A workbook with rows put in, read again: everything is what it was, further down. Looks at what can be read, not at what was meant. */
import { attributesOf, childrenOf, descendantsOf, rootOf } from '../xml.ts';
import type { Book } from './book.ts';
import { REFERENCE } from './calc.ts';
import { keyOf, type Cell, type Grid } from './grid.ts';
import type { Growth } from './grow.ts';
import { areaAfter, areasAfter, repeated, rowAfter, type Insertion } from './insertion.ts';
import { areaText, parseSheetArea, type Area } from './ranges.ts';

/** Null = all is well; else where it is not. */
export function verifyGrown(before: Book, after: Book, growth: Growth): string | null {
  const { insertion: ins } = growth;
  if (after.grids.length !== before.grids.length || after.names.length !== before.names.length)
    return 'workbook';
  for (const [i, old] of before.names.entries()) {
    const now = after.names[i]!;
    if (now.name !== old.name || now.sheet !== old.sheet) return `name ${old.name}`;
    if (!old.formula.includes('#REF!') && !sameFormula(old.formula, now.formula, ins, ''))
      return `name ${old.name}`;
  }
  for (const [i, old] of before.grids.entries()) {
    const now = after.grids[i]!;
    const wrong = old === growth.grid ? grownSheet(old, now, growth) : otherSheet(old, now, ins);
    if (wrong !== null) return `${old.name}!${wrong}`;
  }
  return null;
}

const sameCell = (old: Cell, now: Cell | undefined, ins: Insertion, sheet: string): boolean =>
  now !== undefined &&
  now.style === old.style &&
  now.text === old.text &&
  now.number === old.number &&
  (old.formula.trim() === ''
    ? old.formula === '' || now.formula !== ''
    : sameFormula(old.formula, now.formula, ins, sheet));

function otherSheet(old: Grid, now: Grid, ins: Insertion): string | null {
  if (now.cells.size !== old.cells.size) return 'cells';
  for (const [key, cell] of old.cells)
    if (!sameCell(cell, now.cells.get(key), ins, old.name)) return `${cell.row}:${cell.column}`;
  return now.merges.map(areaText).join() === old.merges.map(areaText).join() ? null : 'merges';
}

function grownSheet(old: Grid, now: Grid, { insertion: ins }: Growth): string | null {
  const height = ins.bottom - ins.top + 1;
  const seen = new Set<number>();
  for (const cell of old.cells.values()) {
    const key = keyOf(rowAfter(ins, cell.row), cell.column);
    if (!sameCell(cell, now.cells.get(key), ins, old.name)) return `${cell.row}:${cell.column}`;
    seen.add(key);
    if (cell.row < ins.top || cell.row > ins.bottom) continue;
    for (let n = 1; n <= ins.entries; n++) {
      const copy = keyOf(cell.row + n * height, cell.column);
      const made = now.cells.get(copy);
      if (made?.style !== cell.style || (made.formula === '') !== (cell.formula === ''))
        return `${cell.row}:${cell.column} repeated`;
      if (cell.text.trim() === '' && cell.formula === '' && made.text !== '')
        return `${cell.row}:${cell.column} text`;
      seen.add(copy);
    }
  }
  for (const key of now.cells.keys()) if (!seen.has(key)) return `${key} new`;
  for (const row of old.rowNumbers) {
    const rows = [rowAfter(ins, row)];
    if (row >= ins.top && row <= ins.bottom)
      for (let n = 1; n <= ins.entries; n++) rows.push(row + n * height);
    for (const to of rows) if (rowLooks(old, row) !== rowLooks(now, to)) return `row ${row}`;
  }
  const merges = old.merges.flatMap((a) => moved(ins, a));
  if (sorted(merges) !== sorted(now.merges)) return 'merges';
  if (now.validations.length !== old.validations.length) return 'validations';
  for (const [i, rule] of old.validations.entries()) {
    const is = now.validations[i]!;
    const areas = areasAfter(ins, rule.areas);
    if (
      !areas ||
      sorted(areas) !== sorted(is.areas) ||
      is.type !== rule.type ||
      is.operator !== rule.operator
    )
      return 'validations';
  }
  return frame(old) === frame(now) ? null : 'parts';
}

function moved(ins: Insertion, a: Area): Area[] {
  const to = areaAfter(ins, a);
  return !to ? [] : to.kind === 'area' ? [to.area] : [a, ...repeated(ins, a)];
}

const sorted = (areas: readonly Area[]): string => areas.map(areaText).sort().join();

/** Height, style and the like of a row. */
function rowLooks(grid: Grid, row: number): string {
  const element = grid.rows.get(row);
  if (!element) return 'none';
  return attributesOf(grid.tree, element)
    .filter((a) => a.name !== 'r')
    .map((a) => `${a.name}=${a.value}`)
    .join();
}

/** The elements around the cells, in order. */
const frame = ({ tree }: Grid): string =>
  childrenOf(tree, rootOf(tree))
    .flatMap((e) =>
      e.name === 'sheetData' || e.name === 'mergeCells' ? [e] : [e, ...descendantsOf(tree, e)],
    )
    .map((e) => e.name)
    .join();

/** The same formula but for where its references point: to where their cells are now. */
function sameFormula(old: string, now: string, ins: Insertion, home: string): boolean {
  const [a, b] = [cut(old), cut(now)];
  if (a.rest !== b.rest || a.references.length !== b.references.length) return false;
  return a.references.every((text, i) => {
    const [from, to] = [parseSheetArea(text, home), parseSheetArea(b.references[i]!, home)];
    if (!from || !to || from.sheet !== to.sheet) return false;
    if (from.sheet.toLowerCase() !== ins.sheet.toLowerCase())
      return areaText(from.area) === areaText(to.area);
    const area = areaAfter(ins, from.area);
    return area !== null && areaText(area.kind === 'own' ? from.area : area.area) === areaText(to.area);
  });
}

function cut(formula: string): { readonly rest: string; readonly references: readonly string[] } {
  const bare = formula.replace(/"(?:[^"]|"")*"/g, (s) => `"${s.length}"`);
  return {
    rest: bare.replace(REFERENCE, '\u0000'),
    references: [...bare.matchAll(REFERENCE)].map((m) => m[0]),
  };
}
