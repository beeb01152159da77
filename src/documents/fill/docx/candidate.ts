/** A blank found in a form: where a value would go, and under which labels and headings it stands. */
import type { Blank, DateSlots } from './blanks.ts';
import type { Cell, Control, FormField, Para, Row, Table, WordPart } from './model.ts';

/** A stretch of a paragraph. */
export type Slot = { readonly para: Para; readonly from: number; readonly to: number };

/** Where a value goes. */
export type Target =
  /** An empty paragraph, in a cell or not. */
  | { readonly kind: 'para'; readonly para: Para }
  | {
      readonly kind: 'inline';
      readonly para: Para;
      readonly from: number;
      readonly to: number;
      readonly shape: string;
    }
  | { readonly kind: 'date'; readonly para: Para; readonly slots: DateSlots; readonly western: boolean }
  /** Year, month and day in cells of their own: blank ones, or with 年, 月, 日 printed behind the blank. */
  | {
      readonly kind: 'dateParts';
      readonly slots: readonly Slot[];
      readonly era: string;
      readonly western: boolean;
    }
  | { readonly kind: 'digits'; readonly paras: readonly Para[] }
  | {
      readonly kind: 'box';
      readonly para: Para;
      readonly at: number;
      readonly control: Control | null;
      readonly formField: FormField | null;
      readonly ticked: boolean;
    }
  | { readonly kind: 'control'; readonly para: Para; readonly control: Control }
  | { readonly kind: 'formField'; readonly para: Para; readonly field: FormField }
  | {
      readonly kind: 'table';
      readonly table: Table;
      /** The last row of its headings; null where it has none. */
      readonly header: Row | null;
      readonly rows: readonly Row[];
    };

/** A label with the headings over it, nearest first. Several where it is open which of two labels counts. */
export type Home = { readonly label: string; readonly context: readonly string[] };

export type Candidate = {
  readonly part: WordPart;
  readonly target: Target;
  readonly homes: readonly Home[];
  readonly locator: string;
  /** Position in the text of the part, for the order. */
  readonly order: number;
  readonly current: string;
  /** Of boxes: what is printed behind; boxes of one question share `question`. */
  readonly option: string | null;
  readonly cells: readonly string[];
  readonly columns: readonly string[];
  /** A date line of its own at the head of the form, without a label. */
  readonly headDate: boolean;
  /** The same, but behind the text of the form. */
  readonly atFoot: boolean;
  /** Which of several dates in one place (0-based), and of how many. */
  readonly nth: number;
  readonly of: number;
  /** Must not be written though it looks like a blank. */
  readonly barred: string | null;
};

/** What holds for most candidates. */
export const PLAIN = { option: null, headDate: false, atFoot: false, nth: 0, of: 1, barred: null } as const;

export const cellLocator = (part: WordPart, cell: Cell): string =>
  `${part.prefix}tbl[${cell.table.index}]/tr[${cell.row}]/tc[${cell.index}]`;

/** The paragraphs a target writes into. */
export function parasOfTarget(target: Target): readonly Para[] {
  if (target.kind === 'table') return [];
  if (target.kind === 'dateParts') return target.slots.map((s) => s.para);
  return target.kind === 'digits' ? target.paras : [target.para];
}

/** The rest of a locator within a paragraph: `after "電話："`, `date[0]`, `box before "…"`. */
export function suffixOf(para: Para, blank: Blank, nth: number): string {
  if (blank.kind === 'date') {
    const ahead = para.text.slice(0, blank.start);
    return nth === 0 && /[:：]$/.test(ahead) ? `date[${nth}] after "${ahead}"` : `date[${nth}]`;
  }
  if (blank.kind === 'box')
    return `box before "${para.text.slice(blank.end).split(/\s{2,}|[□☐]/u)[0] ?? ''}"`;
  const lineStart = para.text.lastIndexOf('\n', blank.from - 1) + 1;
  const after = para.text.slice(lineStart, blank.from);
  const before = para.text.slice(blank.to).trim();
  return before === '' ? `after "${after}"` : `after "${after}" before "${before.slice(0, 12)}"`;
}
