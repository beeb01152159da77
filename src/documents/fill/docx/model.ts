/**
 * A Word part as paragraphs, tables and controls, each piece of text tied to the element it stands in. Counting is that of
 * locators: document order, nested ones included, without what lies under `mc:Fallback`.
 */
import { attributeValue, childOf, childrenOf, ownText, type XmlElement, type XmlTree } from '../xml.ts';

/** A stretch of text that one element gives: `w:t`, or what stands for a character (tab, break, symbol). */
export type Piece = {
  /** Where it begins in the text of its paragraph. */
  readonly at: number;
  readonly text: string;
  readonly element: XmlElement;
  readonly run: XmlElement;
  /** Index of the innermost content control within the paragraph or around it; -1 = none. */
  readonly sdt: number;
  /** Index of the form field it is the result of; -1 = none. */
  readonly field: number;
  /** Part of a tracked insertion or of a computed field: never written into. */
  readonly locked: boolean;
  /** Underlined: blanks here are a line to write on. */
  readonly underlined: boolean;
};

export type Para = {
  /** `p[index]`; -1 in a fallback. */
  readonly index: number;
  readonly element: XmlElement;
  readonly pieces: readonly Piece[];
  /** Visible text: tabs as \t, breaks as \n, deleted text and text boxes left out. */
  readonly text: string;
  /** Holds a form field of the old kind, be it without a result. */
  readonly formField: boolean;
  /** Holds a picture, a shape or the like. */
  readonly object: boolean;
  readonly centred: boolean;
  readonly right: boolean;
  /** Has a tab stop that draws a line. */
  readonly leader: boolean;
  readonly pageBreak: boolean;
};

export type Cell = {
  readonly element: XmlElement;
  readonly table: Table;
  readonly row: number;
  /** `tc[index]` of its row. */
  readonly index: number;
  /** Columns of the grid it covers: from, and up to (excluded). */
  readonly from: number;
  readonly to: number;
  readonly merge: 'restart' | 'continue' | null;
  /** Rows it covers, where merged downwards. */
  span: number;
  readonly blocks: readonly Block[];
};

export type Row = { readonly element: XmlElement; readonly cells: Cell[] };
export type Table = { readonly index: number; readonly element: XmlElement; readonly rows: Row[] };
export type Block =
  { readonly para: Para; readonly table: null } | { readonly para: null; readonly table: Table };

export type Control = {
  readonly index: number;
  readonly element: XmlElement;
  readonly props: XmlElement | null;
  readonly kind: 'text' | 'check' | 'list' | 'date' | 'other';
  readonly name: string;
  /** Choices of a list: what is shown, and its value. */
  readonly items: readonly { readonly text: string; readonly value: string }[];
  readonly placeholder: boolean;
  /** Bound to data elsewhere, or locked: what is written would be lost or is forbidden. */
  readonly fixed: boolean;
};

/** A form field of the old kind (`w:ffData`). */
export type FormField = {
  readonly index: number;
  readonly data: XmlElement;
  readonly kind: 'text' | 'check' | 'list';
  readonly items: readonly string[];
  readonly name: string;
  /** The run that holds the mark after which the result stands; null when there is none. */
  separator: XmlElement | null;
  para: Para | null;
  /** Where in the text of the paragraph it stands. */
  at: number;
};

export type WordPart = {
  readonly tree: XmlTree;
  readonly body: readonly Block[];
  /** Text boxes, each a flow of its own. */
  readonly boxes: readonly { readonly element: XmlElement; readonly blocks: readonly Block[] }[];
  readonly paras: readonly Para[];
  readonly controls: readonly Control[];
  readonly fields: readonly FormField[];
  /** Paragraphs of a text box → the same ones in its fallback; only where both have the same text. */
  readonly mirrors: ReadonlyMap<Para, Para>;
  /** Paragraphs whose fallback differs. */
  readonly split: ReadonlySet<Para>;
};

const LOCKING = new Set(['ins', 'moveTo', 'hyperlink']);
const GONE = new Set(['del', 'moveFrom', 'pPr', 'rPr', 'sdtPr', 'rt', 'Fallback', 'tblPr', 'trPr', 'tcPr']);
const OBJECTS = new Set(['drawing', 'pict', 'object']);
const BOX_SYMBOLS = new Set(['F0A8', 'F06F', 'F071', 'F072', 'A8', '6F']);

/** Reads a part (document, header, footer). Linear in its size. */
export function readPart(tree: XmlTree): WordPart {
  const reader = new Reader(tree);
  return reader.read();
}

class Reader {
  readonly tree: XmlTree;
  readonly paras: Para[] = [];
  readonly controls: Control[] = [];
  readonly fields: FormField[] = [];
  readonly byElement = new Map<number, Para>();
  readonly sdtIndex = new Map<number, number>();
  tables = 0;
  readonly fallbacks: XmlElement[] = [];
  /** Field characters reach over paragraphs; the state goes along. */
  readonly fieldStack: { field: number; result: boolean }[] = [];

  constructor(tree: XmlTree) {
    this.tree = tree;
  }

  read(): WordPart {
    const { tree } = this;
    const boxes: XmlElement[] = [];
    const tableIndex = new Map<number, number>();
    const paraElements: XmlElement[] = [];
    for (let i = 0; i < tree.elements.length; i++) {
      const e = tree.elements[i]!;
      if (e.name === 'Fallback') {
        this.fallbacks.push(e);
        i = e.last;
      } else if (e.name === 'sdt') this.sdtIndex.set(i, this.control(e));
      else if (e.name === 'tbl') tableIndex.set(i, this.tables++);
      else if (e.name === 'txbxContent') boxes.push(e);
      else if (e.name === 'ffData') this.formField(e);
      else if (e.name === 'p' && this.isWord(e)) paraElements.push(e);
    }
    // In document order, so that fields that run over several paragraphs are followed.
    let ff = 0;
    for (const e of paraElements) {
      const made = this.para(e, this.paras.length, () => ff++);
      this.paras.push(made);
      this.byElement.set(e.index, made);
    }
    const root = tree.elements[0]!;
    const top = childOf(tree, root, 'body') ?? root;
    const flow = (e: XmlElement): Block[] => this.blocks(e, tableIndex);
    const { mirrors, split } = this.mirror();
    return {
      tree,
      body: flow(top),
      boxes: boxes.map((element) => ({ element, blocks: flow(element) })),
      paras: this.paras,
      controls: this.controls,
      fields: this.fields,
      mirrors,
      split,
    };
  }

  isWord(e: XmlElement): boolean {
    return /wordprocessingml/.test(e.ns);
  }

  control(e: XmlElement): number {
    const { tree } = this;
    const props = childOf(tree, e, 'sdtPr') ?? null;
    const has = (name: string): XmlElement | undefined => (props ? childOf(tree, props, name) : undefined);
    const val = (name: string): string => {
      const found = has(name);
      return found ? (attributeValue(tree, found, 'val') ?? '') : '';
    };
    const list = has('dropDownList') ?? has('comboBox');
    const kind = has('checkbox')
      ? 'check'
      : list
        ? 'list'
        : has('date')
          ? 'date'
          : has('docPartObj') ||
              has('docPartList') ||
              has('picture') ||
              has('group') ||
              has('repeatingSection')
            ? 'other'
            : 'text';
    this.controls.push({
      index: this.controls.length,
      element: e,
      props,
      kind,
      name: val('alias') || val('tag'),
      items: list
        ? childrenOf(tree, list, 'listItem').map((item) => {
            const value = attributeValue(tree, item, 'value') ?? '';
            return { text: attributeValue(tree, item, 'displayText') ?? value, value };
          })
        : [],
      placeholder: has('showingPlcHdr') !== undefined,
      fixed: has('dataBinding') !== undefined || /content/i.test(val('lock')),
    });
    return this.controls.length - 1;
  }

  formField(e: XmlElement): void {
    const { tree } = this;
    const list = childOf(tree, e, 'ddList');
    const name = childOf(tree, e, 'name');
    this.fields.push({
      index: this.fields.length,
      data: e,
      kind: childOf(tree, e, 'checkBox') ? 'check' : list ? 'list' : 'text',
      items: list
        ? childrenOf(tree, list, 'listEntry').map((item) => attributeValue(tree, item, 'val') ?? '')
        : [],
      name: name ? (attributeValue(tree, name, 'val') ?? '') : '',
      separator: null,
      para: null,
      at: 0,
    });
  }

  para(element: XmlElement, index: number, nextField: () => number): Para {
    const { tree } = this;
    const pieces: Piece[] = [];
    let text = '';
    let object = false;
    let pageBreak = false;
    const begun: FormField[] = [];
    const pPr = childOf(tree, element, 'pPr');
    const jc = pPr ? childOf(tree, pPr, 'jc') : undefined;
    const align = jc ? (attributeValue(tree, jc, 'val') ?? '') : '';
    const tabs = pPr ? childOf(tree, pPr, 'tabs') : undefined;
    const leader =
      tabs !== undefined &&
      childrenOf(tree, tabs, 'tab').some((t) =>
        /^(?!none)./.test(attributeValue(tree, t, 'leader') ?? 'none'),
      );
    for (let i = element.index + 1; i <= element.last; i++) {
      const e = tree.elements[i]!;
      if (GONE.has(e.name)) {
        i = e.last;
        continue;
      }
      if (OBJECTS.has(e.name)) {
        object = true;
        i = e.last;
        continue;
      }
      if (e.name === 'fldChar') {
        const box = this.fieldChar(e, nextField, begun, text.length);
        if (box) {
          pieces.push(box);
          text += box.text;
        }
        i = e.last;
        continue;
      }
      const shown = this.shown(e);
      if (e.name === 'br' && attributeValue(tree, e, 'type') === 'page') pageBreak = true;
      if (shown === '') continue;
      const top = this.fieldStack.at(-1);
      if (top && !top.result) continue;
      const around = this.around(e, element);
      pieces.push({
        at: text.length,
        text: shown,
        element: e,
        run: around.run,
        sdt: around.sdt,
        field: top?.field ?? -1,
        locked: around.locked || (top !== undefined && top.field < 0),
        underlined: around.underlined,
      });
      text += shown;
    }
    const para: Para = {
      index,
      element,
      pieces,
      text,
      formField: begun.length > 0,
      object,
      centred: align === 'center',
      right: align === 'right' || align === 'end',
      leader,
      pageBreak,
    };
    for (const f of begun) f.para = para;
    return para;
  }

  /** Follows the marks of a field. A check box of the old kind has no character: it gets one here, for the eye. */
  fieldChar(e: XmlElement, next: () => number, begun: FormField[], at: number): Piece | null {
    const kind = attributeValue(this.tree, e, 'fldCharType');
    let box: Piece | null = null;
    if (kind === 'begin') {
      const own = childOf(this.tree, e, 'ffData') ? this.fields[next()] : undefined;
      if (own) {
        own.at = at;
        begun.push(own);
        if (own.kind === 'check') box = this.boxOf(own, e, at);
      }
      this.fieldStack.push({ field: own?.index ?? -1, result: false });
    } else if (kind === 'separate') {
      const top = this.fieldStack.at(-1);
      if (top) top.result = true;
      const own = this.fields[top?.field ?? -1];
      if (own) own.separator = this.tree.elements[e.parent] ?? null;
    } else if (kind === 'end') this.fieldStack.pop();
    return box;
  }

  boxOf(own: FormField, e: XmlElement, at: number): Piece {
    return {
      at,
      text: isChecked(this.tree, own.data) ? '☑' : '☐',
      element: e,
      run: this.tree.elements[e.parent] ?? e,
      sdt: -1,
      field: own.index,
      locked: true,
      underlined: false,
    };
  }

  shown(e: XmlElement): string {
    if (e.name === 't') return ownText(this.tree, e);
    const parent = this.tree.elements[e.parent]?.name;
    if (parent !== 'r') return '';
    if (e.name === 'tab' || e.name === 'ptab') return '\t';
    if (e.name === 'br' || e.name === 'cr') return '\n';
    if (e.name === 'noBreakHyphen') return '-';
    if (e.name !== 'sym') return '';
    const char = (attributeValue(this.tree, e, 'char') ?? '').toUpperCase();
    const font = attributeValue(this.tree, e, 'font') ?? '';
    return /^Wingdings/.test(font) && BOX_SYMBOLS.has(char) ? '□' : '\uFFFC';
  }

  around(
    e: XmlElement,
    para: XmlElement,
  ): { run: XmlElement; sdt: number; locked: boolean; underlined: boolean } {
    const { tree } = this;
    let run = e;
    let sdt = -1;
    let locked = false;
    for (let up = tree.elements[e.parent]; up; up = tree.elements[up.parent]) {
      if (up.index > para.index) {
        if (up.name === 'r' && run === e) run = up;
        if (LOCKING.has(up.name)) locked = true;
        if (up.name === 'fldSimple' || up.name === 'ruby') locked = true;
      }
      if (up.name === 'sdt' && sdt < 0) sdt = this.sdtIndex.get(up.index) ?? -1;
      if (up.name === 'tc' || up.name === 'body' || up.name === 'txbxContent') break;
    }
    const rPr = childOf(tree, run, 'rPr');
    const u = rPr ? childOf(tree, rPr, 'u') : undefined;
    const underlined = u !== undefined && !/^(none)?$/.test(attributeValue(tree, u, 'val') ?? 'single');
    return { run, sdt, locked, underlined };
  }

  blocks(container: XmlElement, tableIndex: ReadonlyMap<number, number>): Block[] {
    const found: Block[] = [];
    const visit = (e: XmlElement): void => {
      for (const child of childrenOf(this.tree, e)) {
        if (child.name === 'p') {
          const para = this.byElement.get(child.index);
          if (para) found.push({ para, table: null });
        } else if (child.name === 'tbl') found.push({ para: null, table: this.table(child, tableIndex) });
        else if (child.name === 'sdt') {
          const content = childOf(this.tree, child, 'sdtContent');
          if (content) visit(content);
        } else if (child.name === 'ins' || child.name === 'customXml' || child.name === 'smartTag')
          visit(child);
      }
    };
    visit(container);
    return found;
  }

  table(element: XmlElement, tableIndex: ReadonlyMap<number, number>): Table {
    const { tree } = this;
    const table: Table = { index: tableIndex.get(element.index) ?? -1, element, rows: [] };
    const unwrap = (e: XmlElement, name: string): XmlElement[] =>
      childrenOf(tree, e).flatMap((child) => {
        if (child.name === name) return [child];
        const content = child.name === 'sdt' ? childOf(tree, child, 'sdtContent') : undefined;
        return content ? unwrap(content, name) : child.name === 'customXml' ? unwrap(child, name) : [];
      });
    const val = (e: XmlElement | undefined, name: string): string | undefined => {
      const found = e ? childOf(tree, e, name) : undefined;
      return found ? (attributeValue(tree, found, 'val') ?? '') : undefined;
    };
    unwrap(element, 'tr').forEach((tr, r) => {
      const row: Row = { element: tr, cells: [] };
      let col = Number(val(childOf(tree, tr, 'trPr'), 'gridBefore') ?? 0) || 0;
      unwrap(tr, 'tc').forEach((tc, index) => {
        const tcPr = childOf(tree, tc, 'tcPr');
        const width = Math.max(1, Math.min(Number(val(tcPr, 'gridSpan') ?? 1) || 1, 1_000));
        const merge = val(tcPr, 'vMerge');
        row.cells.push({
          element: tc,
          table,
          row: r,
          index,
          from: col,
          to: col + width,
          merge: merge === undefined ? null : merge === 'restart' ? 'restart' : 'continue',
          span: 1,
          blocks: this.blocks(tc, tableIndex),
        });
        col += width;
      });
      table.rows.push(row);
    });
    for (const [r, row] of table.rows.entries()) {
      for (const cell of row.cells) {
        if (cell.merge !== 'restart') continue;
        for (let below = r + 1; below < table.rows.length; below++) {
          const next = table.rows[below]!.cells.find((c) => c.from === cell.from);
          if (next?.merge !== 'continue') break;
          cell.span++;
        }
      }
    }
    return table;
  }

  mirror(): { mirrors: Map<Para, Para>; split: Set<Para> } {
    const mirrors = new Map<Para, Para>();
    const split = new Set<Para>();
    for (const fallback of this.fallbacks) {
      const parent = this.tree.elements[fallback.parent];
      if (!parent) continue;
      const mine = this.paras.filter((p) => p.element.start > parent.start && p.element.end < parent.end);
      const theirs: Para[] = [];
      for (let i = fallback.index + 1; i <= fallback.last; i++) {
        const e = this.tree.elements[i]!;
        if (e.name === 'p' && this.isWord(e)) theirs.push(this.para(e, -1, () => -1));
      }
      const same = mine.length === theirs.length && mine.every((p, n) => p.text === theirs[n]!.text);
      mine.forEach((p, n) => {
        const twin = theirs[n];
        if (same && twin) mirrors.set(p, twin);
        else if (theirs.length > 0) split.add(p);
      });
    }
    return { mirrors, split };
  }
}

/** Whether a check box of the old kind is ticked: as set, else by its default. */
function isChecked(tree: XmlTree, data: XmlElement): boolean {
  const box = childOf(tree, data, 'checkBox');
  const on = (name: string): boolean | null => {
    const found = box ? childOf(tree, box, name) : undefined;
    return found ? !/^(0|false|off)$/.test(attributeValue(tree, found, 'val') ?? '1') : null;
  };
  return on('checked') ?? on('default') ?? false;
}

/** The paragraphs directly in a cell (not those of tables within). */
export const parasOf = (blocks: readonly Block[]): Para[] => blocks.flatMap((b) => (b.para ? [b.para] : []));
export const tablesOf = (blocks: readonly Block[]): Table[] =>
  blocks.flatMap((b) => (b.table ? [b.table] : []));

/** The text directly in a cell, a line a paragraph. */
export const textOf = (blocks: readonly Block[]): string =>
  parasOf(blocks)
    .map((p) => p.text)
    .join('\n');
