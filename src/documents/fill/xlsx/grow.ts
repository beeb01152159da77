/**
 * A table with more rows: the last entry is repeated below itself, and everything further down moves. All of it or nothing: whatever
 * is in the workbook that cannot be moved for sure makes it null.
 */
import type { OfficialPlace } from '#schemas';
import { columnLetters, MAX_ROW, refOf } from '../../xlsx/refs.ts';
import { boxesOf } from './boxes.ts';
import { writePackage } from '../package-write.ts';
import {
  applySplices,
  attribute,
  attributesOf,
  attributeValue,
  childOf,
  childrenOf,
  escapeText,
  rootOf,
  type XmlElement,
} from '../xml.ts';
import type { Book } from './book.ts';
import { keyOf, yes, type Cell, type Grid } from './grid.ts';
import { bookFormulas, type Formulas } from './grow-formulas.ts';
import { moveRest } from './grow-parts.ts';
import { SplicesByPart } from './splices.ts';
import { rowAfter, type Insertion } from './insertion.ts';
import { nextText } from './next-text.ts';
import { parseSheetArea } from './ranges.ts';
import { copied, parseFormula } from './references.ts';
import { prefixOf } from './write.ts';

/** More is no form any more. */
const MAX_ADDED = 2_000;

export type Growth = {
  readonly grid: Grid;
  readonly insertion: Insertion;
  /** The first rows of the entries that are there. */
  readonly tops: readonly number[];
  /** Upper left cells that are blanks of the last entry, by key; those of columns without a field too. */
  readonly blanks: ReadonlySet<number>;
  readonly unmapped: ReadonlySet<number>;
};

/** Sheets whose protection lets nobody insert rows are not changed either. */
function mayInsert(grid: Grid): boolean {
  if (!grid.protected) return true;
  const protection = childOf(grid.tree, rootOf(grid.tree), 'sheetProtection');
  const locked = protection && attributeValue(grid.tree, protection, 'insertRows');
  return locked !== undefined && !yes(locked);
}

/** Where rows would come in for so many more entries; null where that would touch more than the table. */
export function planGrowth(
  book: Book,
  place: OfficialPlace,
  entries: readonly (readonly string[])[],
  places: readonly OfficialPlace[],
  added: number,
): Growth | null {
  const at = parseSheetArea(place.locator, '');
  const grid = at && book.grids.find((g) => g.name === at.sheet);
  if (!at || !grid || !mayInsert(grid) || entries.length === 0) return null;
  const areas = entries.map((cells) =>
    cells.flatMap((locator) => {
      const cell = locator === '' ? null : parseSheetArea(locator, '');
      return cell && cell.sheet === at.sheet ? [grid.boxAt(cell.area.top, cell.area.left)] : [];
    }),
  );
  if (areas.some((boxes) => boxes.length === 0)) return null;
  const tops = areas.map((boxes) => Math.min(...boxes.map((b) => b.top)));
  const { left, right, bottom } = at.area;
  const top = tops.at(-1)!;
  const rows = added * (bottom - top + 1);
  if (tops[0] !== at.area.top || bottom < top || rows > MAX_ADDED || grid.lastRow + rows > MAX_ROW)
    return null;
  const within = (row: number): boolean => row >= top && row <= bottom;
  for (const cell of grid.cells.values()) {
    const outside = cell.column < left || cell.column > right;
    if (outside && within(cell.row) && (cell.text.trim() !== '' || cell.formula !== '')) return null;
  }
  for (const other of places) {
    if (other.id === place.id) continue;
    for (const locator of other.cells.length > 0 ? other.cells : [other.id.split(/ (?:box|part)\[/)[0]!]) {
      const cell = locator === '' ? null : parseSheetArea(locator, '');
      if (cell?.sheet === at.sheet && within(cell.area.top)) return null;
    }
  }
  const blanks = new Set<number>();
  const unmapped = new Set<number>();
  entries.at(-1)!.forEach((locator, i) => {
    const cell = locator === '' ? null : parseSheetArea(locator, '');
    if (!cell) return;
    const mapped = (place.columns[i]?.key ?? null) !== null;
    (mapped ? blanks : unmapped).add(keyOf(cell.area.top, cell.area.left));
  });
  const insertion = { sheet: grid.name, first: tops[0]!, top, bottom, entries: added, rows };
  return { grid, insertion, tops, blanks, unmapped };
}

/** The workbook with the rows put in; null where something could not be moved for sure. */
export function grownBytes(book: Book, growth: Growth): Uint8Array<ArrayBuffer> | null {
  const { grid, insertion: ins } = growth;
  const parts = new SplicesByPart();
  const formulas = bookFormulas(book, ins, parts);
  if (!formulas || !moveCells(growth, parts) || !moveRest(book, grid, ins, parts)) return null;
  if (!repeatRows(growth, formulas, parts)) return null;
  const changed = new Map<string, string | null>();
  for (const [part, { text, list }] of parts.all) changed.set(part, applySplices(text, list));
  for (const part of parts.gone) changed.set(part, null);
  return writePackage(book.opened, changed);
}

/** New numbers for rows and cells below. False where the file does not say them itself. */
function moveCells({ grid, insertion: ins }: Growth, parts: SplicesByPart): boolean {
  const { tree } = grid;
  const data = childOf(tree, rootOf(tree), 'sheetData');
  if (!data || childrenOf(tree, data).length !== grid.rows.size) return false;
  let cells = 0;
  for (const [row, element] of grid.rows) {
    const said = attribute(tree, element, 'r');
    if (said?.value !== String(row)) return false;
    cells += childrenOf(tree, element).length;
    if (row > ins.bottom)
      parts.add(grid.part, tree, said.valueStart, said.valueEnd, String(rowAfter(ins, row)));
  }
  if (cells !== grid.cells.size) return false;
  for (const { row, column, element } of grid.cells.values()) {
    if (row < ins.top) continue;
    const said = attribute(tree, element, 'r');
    if (said?.value !== refOf(row, column)) return false;
    if (row > ins.bottom)
      parts.add(grid.part, tree, said.valueStart, said.valueEnd, refOf(rowAfter(ins, row), column));
  }
  return true;
}

function repeatRows(growth: Growth, formulas: Formulas, parts: SplicesByPart): boolean {
  const { grid, insertion: ins } = growth;
  const { tree } = grid;
  const height = ins.bottom - ins.top + 1;
  const byRow = new Map<number, Cell[]>();
  for (const cell of grid.cells.values()) {
    if (cell.row < ins.top || cell.row > ins.bottom) continue;
    const list = byRow.get(cell.row);
    if (list) list.push(cell);
    else byRow.set(cell.row, [cell]);
  }
  let made = '';
  let after: XmlElement | undefined;
  for (let n = 1; n <= ins.entries; n++) {
    for (let row = ins.top; row <= ins.bottom; row++) {
      const element = grid.rows.get(row);
      if (!element) continue;
      after = element;
      const to = row + n * height;
      made += tree.text.slice(element.start, element.openEnd).replace(/(\sr\s*=\s*["'])\d+/, `$1${to}`);
      if (element.empty) continue;
      for (const cell of byRow.get(row) ?? []) {
        const one = repeatedCell(growth, formulas, cell, n, to);
        if (one === null) return false;
        made += one;
      }
      made += tree.text.slice(element.closeStart, element.end);
    }
  }
  if (!after) return false;
  parts.add(grid.part, tree, after.end, after.end, made);
  return true;
}

/** A cell of the n-th new entry; null where it cannot be told what it would hold. */
function repeatedCell(growth: Growth, formulas: Formulas, cell: Cell, n: number, row: number): string | null {
  const { grid, insertion: ins, tops } = growth;
  const { tree } = grid;
  const attributes = attributesOf(tree, cell.element);
  // Values of types that newer programs keep elsewhere.
  if (attributes.some((a) => !['r', 's', 't', 'ph'].includes(a.name))) return null;
  const prefix = prefixOf(tree, cell.element);
  const style = attributes.find((a) => a.name === 's');
  const open = `<${prefix}c r="${columnLetters(cell.column)}${row}"${style ? ` s="${style.value}"` : ''}`;
  const key = keyOf(cell.row, cell.column);
  if (cell.formula !== '') {
    const own = formulas.get(cell);
    const text = own === undefined ? null : formulaOfNext(growth, formulas, cell, own, n);
    return text === null ? null : `${open}><${prefix}f>${escapeText(text)}</${prefix}f></${prefix}c>`;
  }
  if (cell.text.trim() === '' || growth.blanks.has(key)) return `${open}/>`;
  const offset = cell.row - ins.top;
  const column = tops.map((top) => grid.cells.get(keyOf(top + offset, cell.column)));
  const next = nextText(
    column.map((c) => c?.text ?? ''),
    n,
  );
  if (next === null) return null;
  // What somebody wrote into a column of no field is his, not the form's.
  if (growth.unmapped.has(key) && boxesOf(next).length === 0 && next.length > 3) return null;
  if (cell.number !== null) {
    const date = grid.styleAt(cell.row, cell.column).format.date;
    if (date || String(cell.number) !== cell.text) return null;
    return `${open}><${prefix}v>${next}</${prefix}v></${prefix}c>`;
  }
  const t = `<${prefix}t xml:space="preserve">${escapeText(next)}</${prefix}t>`;
  return `${open} t="inlineStr"><${prefix}is>${t}</${prefix}is></${prefix}c>`;
}

/** As if filled down: the last two entries must have been filled so too. */
function formulaOfNext(
  { grid, insertion: ins, tops }: Growth,
  formulas: Formulas,
  cell: Cell,
  own: string,
  n: number,
): string | null {
  const parsed = parseFormula(own);
  if (!parsed) return null;
  const before = tops.at(-2);
  if (before === undefined) {
    // With nothing to compare it with: its own rows must be meant as its own, others as fixed ones.
    const outside = parsed.references.some(({ from, to }) =>
      [from, to].some((c) => c?.row && c.row.absolute === (c.row.n >= ins.top && c.row.n <= ins.bottom)),
    );
    if (outside) return null;
  } else {
    const step = ins.top - before;
    const above = grid.cells.get(keyOf(cell.row - step, cell.column));
    const text = above && formulas.get(above);
    const from = text === undefined ? null : parseFormula(text);
    if (!from || copied(from, step) !== own) return null;
  }
  return copied(parsed, n * (ins.bottom - ins.top + 1));
}

/** A place of the workbook as it then stands; the table that grew has the cells of its new entries. */
export function placeAfter(
  { grid, insertion: ins }: Growth,
  place: OfficialPlace,
  grown: OfficialPlace,
  width: number,
): OfficialPlace {
  const one = (ref: string, by: (row: number) => number): string =>
    ref.replace(
      /(\$?[A-Z]{1,3}\$?)(\d+)$/,
      (_, column: string, row: string) => column + String(by(Number(row))),
    );
  const moved = (locator: string, by = (row: number) => rowAfter(ins, row)): string => {
    // `'sheet'!A1`, `'sheet'!A1:B2`, `'sheet'!A1 box[0]`, `'sheet'!A1 … 'sheet'!C1`
    const area = parseSheetArea(locator.split(/ (?:box|part)\[| … /)[0] ?? '', '');
    if (area?.sheet !== grid.name) return locator;
    return locator
      .split(' … ')
      .map((piece) => {
        const [, head = '', refs = '', tail = ''] =
          /^(.*!)([A-Z0-9:$]+)( (?:box|part)\[\d+\])?$/s.exec(piece) ?? [];
        return head === ''
          ? piece
          : head +
              refs
                .split(':')
                .map((r) => one(r, by))
                .join(':') +
              tail;
      })
      .join(' … ');
  };
  if (place.id !== grown.id)
    return {
      ...place,
      id: moved(place.id),
      locator: moved(place.locator),
      cells: place.cells.map((c) => moved(c)),
    };
  const height = ins.bottom - ins.top + 1;
  const last = place.cells.slice(place.cells.length - width);
  const more = Array.from({ length: ins.entries }, (_, n) =>
    last.map((c) => moved(c, (row) => row + (n + 1) * height)),
  ).flat();
  const [from = '', to = ''] = place.locator.split(/:(?=[A-Z]+\d+$)/);
  return {
    ...place,
    locator: `${from}:${one(to, (row) => row + ins.rows)}`,
    cells: [...place.cells, ...more],
  };
}
