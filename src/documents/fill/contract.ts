/**
 * Filling official form files: what both halves (docx/, xlsx/) keep to.
 *
 * 1. Only what is sure is written. A place that is unsure, or whose value does not fit, is listed in `open`.
 * 2. Only the spots change: members of the package without a filled place come out byte for byte, a changed part is the
 *    original text with replacements spliced in.
 * 3. What was written is read again from the finished bytes before they are handed over; `fill.verify` otherwise.
 * 4. Filling is idempotent: filled twice with the same values, the bytes are the same as after the first time.
 * 5. No clock, no randomness, no DOM, no network. Expected failures are values.
 */
import type {
  OfficialCorrections,
  OfficialReading,
  OfficialValue,
  OfficialValues,
  OfficialVocabulary,
} from '#schemas';
import type { Result } from '#kernel';

export type FillCode =
  | 'fill.empty'
  | 'fill.tooLarge'
  /** Neither a .docx nor an .xlsx. */
  | 'fill.notOffice'
  | 'fill.pdf'
  | 'fill.legacyWord'
  | 'fill.legacyExcel'
  | 'fill.xlsb'
  | 'fill.openDocument'
  | 'fill.encrypted'
  | 'fill.macro'
  /** The name says Word and the content Excel, or the other way round (`cause` = what it is). */
  | 'fill.renamed'
  | 'fill.external'
  /** The container (`cause` = code of the zip reader), or a part that is not what it should be. */
  | 'fill.zip'
  | 'fill.damaged'
  /** Document types, entities: refused. */
  | 'fill.entities'
  /** More elements, cells or depth than the limits. */
  | 'fill.tooComplex'
  /** The reading is of another file. */
  | 'fill.stale'
  /** The finished file did not read as expected; it is not handed over. */
  | 'fill.verify';

/** Why a file was refused. `where` = the part inside the file ('' = the whole), `cause` = code of the zip reader or ''. */
export type FillFailure = { readonly code: FillCode; readonly where: string; readonly cause: string };

export const fillFailure = (code: FillCode, where = '', cause = ''): FillFailure => ({ code, where, cause });

/** Why something stayed open. */
export type OpenCode =
  /** A value, but no place in this form. */
  | 'open.noPlace'
  /** A place, but no value (or an empty one). */
  | 'open.noValue'
  /** A place whose field is a guess: never written. */
  | 'open.unsure'
  /** A blank with no field. */
  | 'open.unassigned'
  /** More rows or digits than the place holds and it cannot grow. */
  | 'open.overflow'
  /** Other text stands there already. */
  | 'open.occupied'
  /** The value is none of the options printed. */
  | 'open.option'
  /** The value is of a kind that the place cannot hold. */
  | 'open.kind'
  /** A date that the printed era cannot express. */
  | 'open.era'
  /** A cell that must not be written (formula, locked by us). */
  | 'open.protected';

export type OpenPoint = {
  readonly code: OpenCode;
  /** Id of the place, null when there is none. */
  readonly place: string | null;
  readonly field: string | null;
  /** Of `open.overflow` in a table: how many rows found no place. */
  readonly count?: number;
};

export type WrittenCell = { readonly locator: string; readonly text: string };
export type Written = {
  readonly place: string;
  readonly locator: string;
  readonly field: string;
  /** What can be read there now (the value as the form prints it). */
  readonly text: string;
  /** Cell by cell, for digits, dates in cells and tables; rows that were added included. */
  readonly cells: readonly WrittenCell[];
};

export type Filled = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly written: readonly Written[];
  readonly open: readonly OpenPoint[];
};

/** What stands at the places of a file, by id of the place; places that hold nothing (or cannot be read) are left out. */
export type ReadBack = {
  readonly values: ReadonlyMap<string, OfficialValue>;
  /** Places of the reading that the file no longer has. */
  readonly gone: readonly string[];
};

/** One half of the engine. `bytes` are of its format already; each function opens and checks the package itself. */
export type Filler = {
  readonly recognise: (
    bytes: Uint8Array<ArrayBuffer>,
    vocabulary: OfficialVocabulary,
    corrections: OfficialCorrections | null,
  ) => Promise<Result<OfficialReading, FillFailure>>;
  readonly fill: (
    bytes: Uint8Array<ArrayBuffer>,
    reading: OfficialReading,
    values: OfficialValues,
    vocabulary: OfficialVocabulary,
  ) => Promise<Result<Filled, FillFailure>>;
  /** `original` is the blank file the reading is of, `bytes` a filled copy that may have been edited since. */
  readonly readBack: (
    original: Uint8Array<ArrayBuffer>,
    bytes: Uint8Array<ArrayBuffer>,
    reading: OfficialReading,
    vocabulary: OfficialVocabulary,
  ) => Promise<Result<ReadBack, FillFailure>>;
};
