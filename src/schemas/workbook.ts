/**
 * A workbook to be written, and one that was read. What the sheets say, not how a file format says it: `#documents/xlsx`
 * turns the one into bytes and bytes into the other. Rows and columns count from 1.
 */
import type { PlainDate } from '#kernel';

/** How a cell looks, and whether it may be written into: the `open…` ones may, all others are locked. */
export type SheetLook =
  | 'title'
  | 'heading'
  | 'plain'
  | 'small'
  | 'label'
  | 'head'
  | 'headOpen'
  | 'value'
  | 'centre'
  | 'key'
  | 'open'
  | 'openCentre'
  | 'openDate'
  /** A value of a paper: at the top of its cell, and text whatever it begins with. */
  | 'text'
  | 'textCentre'
  | 'textBlank'
  | 'textBare'
  | 'mark';

export type SheetCell = {
  /** Always written as text, whatever it begins with. */
  readonly text: string;
  readonly look: SheetLook;
  /** A cell note. */
  readonly note?: string;
  /** How many columns it covers. */
  readonly span?: number;
};

export type SheetRow = {
  /** From column 1; null leaves a cell out. */
  readonly cells: readonly (SheetCell | null)[];
  /** In points; left out = by the program that opens it. */
  readonly height?: number;
};

/** What may be typed into a range, and the hint shown while a cell of it is chosen. */
export type SheetRule = {
  /** `C5` or `J9:L208`. */
  readonly range: string;
  readonly title: string;
  readonly hint: string;
  readonly error: string;
} & (
  | { readonly kind: 'list'; readonly values: readonly string[] }
  | { readonly kind: 'date'; readonly from: PlainDate; readonly until: PlainDate }
  | { readonly kind: 'length'; readonly most: number }
);

export type WorkbookSheet = {
  readonly name: string;
  readonly state: 'visible' | 'veryHidden';
  /** Widths in characters; null = hidden. */
  readonly widths: readonly (number | null)[];
  readonly rows: readonly SheetRow[];
  readonly rules: readonly SheetRule[];
  readonly landscape: boolean;
  /** The row repeated at the top of each printed page. */
  readonly titleRow?: number;
  /** Rows that stay in view. */
  readonly frozenRows?: number;
  /** A range with its heading row (`A3:H90`) that can be filtered, also while the sheet is protected. */
  readonly filter?: string;
  /** Columns that stay in view. */
  readonly frozenColumns?: number;
  /** Not locked: to be worked on freely. */
  readonly editable?: boolean;
  /** What stands on each printed page: at the top left and right, and at the foot. */
  readonly printed?: { readonly left: string; readonly right: string; readonly foot: string };
};

/** A defined name: a cell, or a constant text. */
export type WorkbookName =
  | { readonly name: string; readonly sheet: string; readonly ref: string }
  | { readonly name: string; readonly text: string };

export type Workbook = {
  readonly title: string;
  /** The day it says it was made. */
  readonly date: PlainDate;
  /** Who it says made it; this program where left out. */
  readonly author?: string;
  readonly sheets: readonly WorkbookSheet[];
  readonly names: readonly WorkbookName[];
  readonly properties: Readonly<Record<string, string>>;
};

export type ReadCell = {
  readonly row: number;
  readonly column: number;
  /** `C5` */
  readonly ref: string;
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error';
  /** What it says; of a number its plain digits, of a date `2026-11-21`. Furigana left out. */
  readonly text: string;
  /** Of a date; null where the number is no day. */
  readonly date: PlainDate | null;
  /** Of a number or date. */
  readonly number: number | null;
  /** It is calculated; `text` is what was calculated last. */
  readonly formula: boolean;
};

export type ReadRule = { readonly range: string; readonly type: string; readonly formula: string };

export type ReadSheet = {
  readonly name: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
  /** Cells with something in them, by row and column. */
  readonly cells: readonly ReadCell[];
  readonly rules: readonly ReadRule[];
  readonly locked: boolean;
};

/** A defined name as read: a single cell (`sheet`, `ref`), or a text constant, or neither. */
export type ReadName = {
  readonly name: string;
  readonly sheet: string | null;
  readonly ref: string | null;
  readonly text: string | null;
};

export type ReadWorkbook = {
  readonly sheets: readonly ReadSheet[];
  readonly names: readonly ReadName[];
  readonly properties: Readonly<Record<string, string>>;
  /** The program that saved it last, as it says. */
  readonly application: string;
  /** Of a table that was saved as text. */
  readonly encoding?: TextEncodingName;
};

/** How a text table was written. Shift_JIS is Windows' own (CP932), which lacks many characters. */
export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'shift_jis';
