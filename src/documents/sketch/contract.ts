/** A form as it looks, simplified: text, tables and cells with the places that can be filled. Plain data for the screen. */

/** A stretch of text; `place` = the id of the place it is, null = printed text. */
export type SketchPiece = { readonly text: string; readonly place: string | null };

export type SketchBlock =
  | {
      readonly kind: 'line';
      readonly align: 'start' | 'center' | 'end';
      readonly pieces: readonly SketchPiece[];
    }
  | {
      readonly kind: 'table';
      /** Of its columns, in hundredths of the whole; empty where the file does not say. */
      readonly widths: readonly number[];
      readonly rows: readonly (readonly SketchCell[])[];
    };

export type SketchCell = {
  /** As places and what was written name it: `tbl[0]/tr[1]/tc[2]`, `'評価シート'!D4`. */
  readonly locator: string;
  /** The place whose cell this is (a row of a table, one digit, the day of a date); null = none, or within the blocks. */
  readonly place: string | null;
  readonly columns: number;
  readonly rows: number;
  readonly blocks: readonly SketchBlock[];
};

export type SketchSheet = {
  readonly name: string;
  /** Of the columns shown, in pixels. */
  readonly widths: readonly number[];
  /** Of each row its cells in order; cells that a merge covers are left out. */
  readonly rows: readonly { readonly number: number; readonly cells: readonly SketchCell[] }[];
  /** Rows that are not shown. */
  readonly left: number;
};

export type Sketch =
  | { readonly kind: 'pages'; readonly blocks: readonly SketchBlock[]; readonly left: number }
  | { readonly kind: 'sheets'; readonly sheets: readonly SketchSheet[] };

/** More is not drawn: a page that takes seconds to lay out helps nobody. */
export const SKETCH_LIMITS = { blocks: 1_500, rows: 300, columns: 80, sheets: 30, cells: 12_000 } as const;
