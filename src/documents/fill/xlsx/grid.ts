/** A sheet as a grid of boxes: single cells and merged areas, each with its place in the XML. */
import { parseRef, refOf, MAX_COLUMN, MAX_ROW } from '../../xlsx/refs.ts';
import { decodeText } from '../../xlsx/parts.ts';
import {
  attributeValue,
  childOf,
  childrenOf,
  descendantsOf,
  eachAttribute,
  ownText,
  rootOf,
  type XmlElement,
  type XmlTree,
} from '../xml.ts';
import { showDate } from './formats.ts';
import { contains, parseArea, parseAreas, type Area } from './ranges.ts';
import { PLAIN, type CellStyle } from './styles.ts';

export type Cell = {
  readonly row: number;
  readonly column: number;
  readonly element: XmlElement;
  readonly style: number;
  /** As it reads in the sheet; dates by their format. */
  readonly text: string;
  readonly number: number | null;
  /** The formula as written; '' where there is none. A cell that is part of an array or shared formula has at least a blank. */
  readonly formula: string;
};

export type Validation = {
  readonly areas: readonly Area[];
  readonly type: string;
  readonly operator: string;
  readonly formula1: string;
  readonly formula2: string;
};

/** A merged area or a single cell. `cell` is its upper left one; null where the file has none there. */
export type Box = Area & {
  readonly cell: Cell | null;
  readonly text: string;
  readonly formula: boolean;
  readonly merged: boolean;
};

export type Grid = {
  readonly name: string;
  /** Place among the sheets, from 0. */
  readonly index: number;
  readonly part: string;
  readonly visible: boolean;
  readonly tree: XmlTree;
  readonly rows: ReadonlyMap<number, XmlElement>;
  readonly cells: ReadonlyMap<number, Cell>;
  readonly merges: readonly Area[];
  readonly validations: readonly Validation[];
  readonly protected: boolean;
  /** Rows of the file in order, and the columns that hold a cell. */
  readonly rowNumbers: readonly number[];
  readonly lastRow: number;
  readonly lastColumn: number;
  readonly styles: readonly CellStyle[];
  readonly hiddenRow: (row: number) => boolean;
  readonly hiddenColumn: (column: number) => boolean;
  readonly boxAt: (row: number, column: number) => Box;
  readonly styleAt: (row: number, column: number) => CellStyle;
  /** The number of the style a new cell takes there. */
  readonly styleIndexAt: (row: number, column: number) => number;
};

export const MAX_CELLS = 1_000_000;
export const keyOf = (row: number, column: number): number => row * (MAX_COLUMN + 1) + column;
export const yes = (text: string | undefined): boolean => /^(1|true|on)$/.test(text ?? '');

type Context = {
  readonly strings: readonly string[];
  readonly styles: readonly CellStyle[];
  readonly from1904: boolean;
};

/** Whether nothing can be seen of a text. */
export const isBlankText = (text: string): boolean => text === '' || !/[^\s\u200B\u2060\uFEFF]/.test(text);

/** Reads the grid of a sheet's part. Null where it is no sheet, or holds more cells than are read. */
export function readGrid(
  tree: XmlTree,
  about: { readonly name: string; readonly index: number; readonly part: string; readonly visible: boolean },
  context: Context,
): Grid | null {
  const root = rootOf(tree);
  const data = childOf(tree, root, 'sheetData');
  if (!data) return null;
  const rows = new Map<number, XmlElement>();
  const cells = new Map<number, Cell>();
  const hiddenRows = new Set<number>();
  const rowStyles = new Map<number, number>();
  let lastColumn = 0;
  let row = 0;
  for (const r of childrenOf(tree, data, 'row')) {
    const a = new Map<string, string>();
    eachAttribute(tree, r, (name, value) => a.set(name, value));
    const said = Number(a.get('r') ?? row + 1);
    row = Number.isInteger(said) && said > row && said <= MAX_ROW ? said : row + 1;
    rows.set(row, r);
    if (yes(a.get('hidden')) || a.get('ht') === '0') hiddenRows.add(row);
    if (yes(a.get('customFormat'))) rowStyles.set(row, Number(a.get('s') ?? 0));
    let column = 0;
    for (const c of childrenOf(tree, r, 'c')) {
      const cell = readCell(tree, c, row, column + 1, context);
      column = cell.column;
      lastColumn = Math.max(lastColumn, column);
      // Of two cells at one address the first counts, as it does for the programs.
      if (!cells.has(keyOf(cell.row, column))) cells.set(keyOf(cell.row, column), cell);
    }
    if (cells.size > MAX_CELLS) return null;
  }
  const merges = sectionOf(tree, root, 'mergeCells')
    .map((m) => parseArea(attributeValue(tree, m, 'ref') ?? ''))
    .filter((a) => a !== null);
  const columns = sectionOf(tree, root, 'cols').map((c) => ({
    min: Number(attributeValue(tree, c, 'min') ?? 0),
    max: Number(attributeValue(tree, c, 'max') ?? 0),
    style: Number(attributeValue(tree, c, 'style') ?? 0),
    hidden: yes(attributeValue(tree, c, 'hidden')) || attributeValue(tree, c, 'width') === '0',
  }));
  const columnOf = (n: number) => columns.find((c) => n >= c.min && n <= c.max);
  const protection = childOf(tree, root, 'sheetProtection');
  const rowNumbers = [...rows.keys()];
  const lastRow = rowNumbers.at(-1) ?? 0;
  const spans = mergeIndex(merges, rows);

  const styleIndexAt = (r: number, c: number): number =>
    cells.get(keyOf(r, c))?.style ?? rowStyles.get(r) ?? columnOf(c)?.style ?? 0;
  const boxes = new Map<number, Box>();
  const boxAt = (r: number, c: number): Box => {
    const span = spans.get(r)?.find((m) => contains(m, r, c));
    const key = span ? keyOf(span.top, span.left) : keyOf(r, c);
    const known = boxes.get(key);
    if (known) return known;
    const area = span ?? { top: r, left: c, bottom: r, right: c };
    const cell = cells.get(key) ?? null;
    const merged = area.top !== area.bottom || area.left !== area.right;
    // Written out: there may be hundreds of thousands of them.
    const box: Box = {
      top: area.top,
      left: area.left,
      bottom: area.bottom,
      right: area.right,
      cell,
      text: cell === null ? '' : cell.text,
      formula: cell !== null && cell.formula !== '',
      merged,
    };
    boxes.set(key, box);
    return box;
  };
  return {
    ...about,
    tree,
    rows,
    cells,
    merges,
    validations: readValidations(tree, root),
    protected: protection !== undefined && yes(attributeValue(tree, protection, 'sheet')),
    rowNumbers,
    lastRow,
    lastColumn: Math.max(lastColumn, ...merges.slice(0, 10_000).map((m) => Math.min(m.right, 1_000))),
    styles: context.styles,
    hiddenRow: (r) => hiddenRows.has(r),
    hiddenColumn: (c) => columnOf(c)?.hidden === true,
    boxAt,
    styleAt: (r, c) => context.styles[styleIndexAt(r, c)] ?? PLAIN,
    styleIndexAt,
  };
}

const sectionOf = (tree: XmlTree, root: XmlElement, name: string): XmlElement[] => {
  const found = childOf(tree, root, name);
  return found ? childrenOf(tree, found) : [];
};

/** The merged areas that touch each row of the file. */
function mergeIndex(merges: readonly Area[], rows: ReadonlyMap<number, XmlElement>): Map<number, Area[]> {
  const found = new Map<number, Area[]>();
  let budget = 2_000_000;
  const put = (row: number, m: Area): void => {
    const list = found.get(row);
    if (list) list.push(m);
    else found.set(row, [m]);
    budget--;
  };
  for (const m of merges) {
    if (m.bottom - m.top > 5_000) {
      for (const row of rows.keys()) if (row >= m.top && row <= m.bottom && budget > 0) put(row, m);
    } else for (let row = m.top; row <= m.bottom && budget > 0; row++) put(row, m);
  }
  return found;
}

function readCell(tree: XmlTree, c: XmlElement, row: number, next: number, context: Context): Cell {
  let column = next;
  let style = 0;
  let type = 'n';
  eachAttribute(tree, c, (name, value) => {
    if (name === 'r') {
      const said = parseRef(value);
      if (said && said.column >= next) column = said.column;
    } else if (name === 's') style = Number(value) || 0;
    else if (name === 't') type = value;
  });
  let formula = '';
  let raw = '';
  let inline = '';
  if (!c.empty) {
    for (const child of childrenOf(tree, c)) {
      if (child.name === 'v') raw = ownText(tree, child);
      else if (child.name === 'is') inline = richText(tree, child);
      else if (child.name === 'f') formula = ownText(tree, child).trim() || ' ';
    }
  }
  const { text, number } =
    raw === '' && inline === '' ? NOTHING : show(type, raw, inline, context.styles[style] ?? PLAIN, context);
  return { row, column, element: c, style, text, number, formula };
}

const NOTHING = { text: '', number: null } as const;

function show(
  type: string,
  raw: string,
  inline: string,
  style: CellStyle,
  context: Context,
): { readonly text: string; readonly number: number | null } {
  if (type === 's')
    return { text: raw.trim() === '' ? '' : (context.strings[Number(raw)] ?? ''), number: null };
  if (type === 'inlineStr') return { text: decodeText(inline), number: null };
  if (type === 'str') return { text: decodeText(raw), number: null };
  if (type === 'b')
    return { text: raw.trim() === '1' ? 'TRUE' : raw.trim() === '' ? '' : 'FALSE', number: null };
  if (type === 'e' || type === 'd') return { text: raw.trim(), number: null };
  const digits = raw.trim();
  const number = digits === '' ? NaN : Number(digits);
  if (!Number.isFinite(number)) return { text: digits, number: null };
  const shown = style.format.date ? showDate(number, style.format, context.from1904) : null;
  return { text: shown ?? String(number), number };
}

/** The text of an inline string: its runs, without furigana. */
function richText(tree: XmlTree, is: XmlElement): string {
  let out = '';
  for (const child of childrenOf(tree, is)) {
    if (child.name === 't') out += ownText(tree, child);
    else if (child.name === 'r') for (const t of childrenOf(tree, child, 't')) out += ownText(tree, t);
  }
  return out;
}

function readValidations(tree: XmlTree, root: XmlElement): Validation[] {
  const own = sectionOf(tree, root, 'dataValidations').map((v) => {
    const text = (name: string): string => {
      const child = childOf(tree, v, name);
      return child ? ownText(tree, child).trim() : '';
    };
    return {
      areas: parseAreas(attributeValue(tree, v, 'sqref') ?? ''),
      type: attributeValue(tree, v, 'type') ?? 'none',
      operator: attributeValue(tree, v, 'operator') ?? 'between',
      formula1: text('formula1'),
      formula2: text('formula2'),
    };
  });
  // Lists on another sheet, as Excel 2010 and later put them.
  const extensions = childOf(tree, root, 'extLst');
  const later = (extensions ? descendantsOf(tree, extensions, 'dataValidation') : []).map((v) => {
    const text = (name: string, inner: string): string => {
      const child = childOf(tree, v, name);
      const within = child ? childOf(tree, child, inner) : undefined;
      return within ? ownText(tree, within).trim() : '';
    };
    const at = childOf(tree, v, 'sqref');
    return {
      areas: parseAreas(at ? ownText(tree, at) : ''),
      type: attributeValue(tree, v, 'type') ?? 'none',
      operator: attributeValue(tree, v, 'operator') ?? 'between',
      formula1: text('formula1', 'f'),
      formula2: text('formula2', 'f'),
    };
  });
  return [...own, ...later].filter((v) => v.type !== 'none');
}

export const validationsAt = (grid: Grid, row: number, column: number): Validation[] =>
  grid.validations.filter((v) => v.areas.some((a) => contains(a, row, column)));

export const refAt = (box: Area): string => refOf(box.top, box.left);
