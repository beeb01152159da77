/** The flow of a part: paragraphs and tables in their order, tables as rows of cells that cover columns of a grid. */
import { attributeValue, childOf, childrenOf, type XmlElement, type XmlTree } from '../xml.ts';
import type { Block, Cell, Para, Row, Table } from './model.ts';
import { isTracked } from './paragraph.ts';

/** What looks through to its content: controls, wrappers of custom markup. */
const WRAPPERS = new Set(['ins', 'customXml', 'smartTag']);

export class Structure {
  readonly #tree: XmlTree;
  readonly #paras: ReadonlyMap<number, Para>;
  readonly #tables: ReadonlyMap<number, number>;

  /** `paras` by the index of their element, `tables` = the number of each `w:tbl`. */
  constructor(tree: XmlTree, paras: ReadonlyMap<number, Para>, tables: ReadonlyMap<number, number>) {
    this.#tree = tree;
    this.#paras = paras;
    this.#tables = tables;
  }

  blocks(container: XmlElement): Block[] {
    const found: Block[] = [];
    const visit = (e: XmlElement): void => {
      for (const child of childrenOf(this.#tree, e)) {
        if (child.name === 'p') {
          const para = this.#paras.get(child.index);
          if (para) found.push({ para, table: null });
        } else if (child.name === 'tbl') found.push({ para: null, table: this.#table(child) });
        else if (child.name === 'sdt') {
          const content = childOf(this.#tree, child, 'sdtContent');
          if (content) visit(content);
        } else if (WRAPPERS.has(child.name)) visit(child);
      }
    };
    visit(container);
    return found;
  }

  /** Children of a name, also those a control or custom markup wraps. */
  #unwrap(e: XmlElement, name: string): XmlElement[] {
    return childrenOf(this.#tree, e).flatMap((child) => {
      if (child.name === name) return [child];
      const content = child.name === 'sdt' ? childOf(this.#tree, child, 'sdtContent') : undefined;
      if (content) return this.#unwrap(content, name);
      return child.name === 'customXml' ? this.#unwrap(child, name) : [];
    });
  }

  #val(e: XmlElement | undefined, name: string): string | undefined {
    const found = e ? childOf(this.#tree, e, name) : undefined;
    return found ? (attributeValue(this.#tree, found, 'val') ?? '') : undefined;
  }

  #table(element: XmlElement): Table {
    const table: Table = { index: this.#tables.get(element.index) ?? -1, element, rows: [] };
    this.#unwrap(element, 'tr').forEach((tr, r) => {
      const trPr = childOf(this.#tree, tr, 'trPr');
      const row: Row = { element: tr, cells: [], tracked: isTracked(this.#tree, trPr) };
      let col = Number(this.#val(trPr, 'gridBefore') ?? 0) || 0;
      this.#unwrap(tr, 'tc').forEach((tc, index) => {
        const cell = this.#cell(tc, table, r, index, col);
        row.cells.push(cell);
        col = cell.to;
      });
      table.rows.push(row);
    });
    spanDown(table);
    return table;
  }

  #cell(tc: XmlElement, table: Table, row: number, index: number, from: number): Cell {
    const tcPr = childOf(this.#tree, tc, 'tcPr');
    const width = Math.max(1, Math.min(Number(this.#val(tcPr, 'gridSpan') ?? 1) || 1, 1_000));
    const merge = this.#val(tcPr, 'vMerge');
    return {
      element: tc,
      table,
      row,
      index,
      from,
      to: from + width,
      merge: merge === undefined ? null : merge === 'restart' ? 'restart' : 'continue',
      span: 1,
      blocks: this.blocks(tc),
    };
  }
}

/** How many rows each merged cell covers. */
function spanDown(table: Table): void {
  const open = new Map<number, Cell>();
  for (const row of table.rows) {
    const going = new Map<number, Cell>();
    for (const cell of row.cells) {
      const top = cell.merge === 'continue' ? open.get(cell.from) : undefined;
      if (top) top.span++;
      if (top ?? cell.merge === 'restart') going.set(cell.from, top ?? cell);
    }
    open.clear();
    for (const [from, cell] of going) open.set(from, cell);
  }
}
