/** Cells written into the XML of a sheet: only their own spots change. */
import {
  applySplices,
  attribute,
  childOf,
  childrenOf,
  escapeText,
  rootOf,
  type Splice,
  type XmlElement,
  type XmlTree,
} from '../xml.ts';
import { refOf } from '../../xlsx/refs.ts';
import { keyOf, type Grid } from './grid.ts';
import type { Content } from './values.ts';

export type CellWrite = { readonly row: number; readonly column: number; readonly content: Content };

/** `x:` where the element is written so. */
export function prefixOf(tree: XmlTree, element: XmlElement): string {
  const m = /^<([^\s/>:]+:)/.exec(tree.text.slice(element.start, element.start + 80));
  return m?.[1] ?? '';
}

/** The splices that put the contents into the sheet. */
export function cellSplices(grid: Grid, writes: readonly CellWrite[]): Splice[] {
  const { tree } = grid;
  const splices: Splice[] = [];
  const data = childOf(tree, rootOf(tree), 'sheetData');
  if (!data) return splices;
  const prefix = prefixOf(tree, data);
  const missing = new Map<number, CellWrite[]>();
  const sorted = [...writes].sort((a, b) => a.row - b.row || a.column - b.column);
  for (const write of sorted) {
    const cell = grid.cells.get(keyOf(write.row, write.column));
    if (cell) {
      const { element } = cell;
      splices.push({ start: element.start, end: element.end, text: rewritten(tree, element, write.content) });
    } else {
      const list = missing.get(write.row);
      if (list) list.push(write);
      else missing.set(write.row, [write]);
    }
  }
  const columns = new Map<XmlElement, number>();
  if (missing.size > 0) for (const c of grid.cells.values()) columns.set(c.element, c.column);
  let newRows = '';
  let newRowsAt = -1;
  const flush = (): void => {
    if (newRows !== '') splices.push({ start: newRowsAt, end: newRowsAt, text: newRows });
    newRows = '';
  };
  for (const [row, list] of missing) {
    const made = (w: CellWrite): string => newCell(grid, prefix, w);
    const element = grid.rows.get(row);
    if (element?.empty === true) {
      // `<row r="5"/>` opens up.
      const inner = list.map(made).join('');
      splices.push({ start: element.end - 2, end: element.end, text: `>${inner}</${prefix}row>` });
    } else if (element) {
      for (const w of list) {
        const later = childrenOf(tree, element, 'c').find((c) => (columns.get(c) ?? 0) > w.column);
        const at = later?.start ?? element.closeStart;
        splices.push({ start: at, end: at, text: made(w) });
      }
    } else {
      const after = grid.rowNumbers.find((n) => n > row);
      const at = after === undefined ? data.closeStart : grid.rows.get(after)!.start;
      if (at !== newRowsAt) flush();
      newRowsAt = at;
      newRows += `<${prefix}row r="${row}">${list.map(made).join('')}</${prefix}row>`;
    }
  }
  if (newRows !== '' && data.empty) {
    splices.push({ start: data.end - 2, end: data.end, text: `>${newRows}</${prefix}sheetData>` });
  } else flush();
  return splices;
}

/** The cell with its own attributes, except for its type and content. */
function rewritten(tree: XmlTree, element: XmlElement, content: Content): string {
  const prefix = prefixOf(tree, element);
  let open = tree.text.slice(element.start, element.openEnd - (element.empty ? 2 : 1)).trimEnd();
  const type = attribute(tree, element, 't');
  if (type) {
    const from = type.start - element.start;
    open = `${open.slice(0, from).trimEnd()}${open.slice(type.end - element.start)}`;
  }
  return `${open}${body(prefix, content)}</${prefix}c>`;
}

function newCell(grid: Grid, prefix: string, { row, column, content }: CellWrite): string {
  const style = grid.styleIndexAt(row, column);
  const s = style === 0 ? '' : ` s="${style}"`;
  return `<${prefix}c r="${refOf(row, column)}"${s}${body(prefix, content)}</${prefix}c>`;
}

/** Text stands in the cell itself, so that the table of shared strings stays as it is. */
function body(prefix: string, content: Content): string {
  if (content.number !== null) return `><${prefix}v>${content.number}</${prefix}v>`;
  // `_x000D_` in a text would be read as a character: its first `_` is written so itself.
  const text = escapeText(content.shown).replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return ` t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${text}</${prefix}t></${prefix}is>`;
}

export const withSplices = (grid: Grid, splices: readonly Splice[]): string =>
  applySplices(grid.tree.text, splices);
