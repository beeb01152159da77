/**
 * A Word part as paragraphs, tables and controls, each piece of text tied to the element it stands in. Counting is that of
 * locators: document order, nested ones included, without what lies under `mc:Fallback`.
 */
import type { XmlElement, XmlTree } from '../xml.ts';

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
  /** Part of a tracked insertion, of a computed field, of a link or of ruby: never written into. */
  readonly locked: boolean;
  /** Underlined: blanks here are a line to write on. */
  readonly underlined: boolean;
};

export type Para = {
  /** `p[index]`; -1 in a fallback. */
  readonly index: number;
  readonly element: XmlElement;
  readonly pieces: readonly Piece[];
  /** Visible text: tabs as \t, breaks as \n; deleted and hidden text and text boxes left out. */
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
  /** Its mark is a tracked insertion or deletion: what is written here would come or go with it. */
  readonly tracked: boolean;
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

export type Row = {
  readonly element: XmlElement;
  readonly cells: Cell[];
  /** A tracked insertion or deletion. */
  readonly tracked: boolean;
};
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
  /** Its name in the package; '' for a piece that is read by itself. */
  readonly path: string;
  /** What stands ahead of locators: nothing for the document, the name and a space for headers and footers. */
  readonly prefix: string;
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

/** The paragraphs directly in a cell (not those of tables within). */
export const parasOf = (blocks: readonly Block[]): Para[] => blocks.flatMap((b) => (b.para ? [b.para] : []));
export const tablesOf = (blocks: readonly Block[]): Table[] =>
  blocks.flatMap((b) => (b.table ? [b.table] : []));

/** The text directly in a cell, a line a paragraph. */
export const textOf = (blocks: readonly Block[]): string =>
  parasOf(blocks)
    .map((p) => p.text)
    .join('\n');
