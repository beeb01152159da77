/**
 * Filling official form files (公式様式): the words by which their blanks are known, the values that go into them, and what
 * was read from a file. Plain data: it crosses to a worker and back.
 */
import type { PlainDate } from '#kernel';

/** What a field holds. `code` = text in half-width (numbers, addresses); `dateTime` = a date, with a time where the form asks. */
export type OfficialKind = 'text' | 'code' | 'date' | 'dateTime' | 'choice' | 'choices' | 'rows';

/** A heading that says whose fields stand below it. `申請者` over 氏名, 住所, …; the nearest one counts. */
export type OfficialGroup = {
  readonly id: string;
  readonly words: readonly string[];
  /** Words that open the group as a heading, but within a label (責任者氏名) may mean another. */
  readonly loose?: readonly string[];
};

/** What may be ticked or picked: the value of the data, and how forms print it. */
export type OfficialOption = { readonly value: string; readonly labels: readonly string[] };

/** A column of a field of kind `rows`. */
export type OfficialColumn = {
  readonly key: string;
  readonly labels: readonly string[];
  readonly kind: OfficialKind;
  readonly options?: readonly OfficialOption[];
};

export type OfficialField = {
  /** `applicant.name`; fields of rows end in `[]`. */
  readonly key: string;
  readonly kind: OfficialKind;
  /** The group whose headings give its `shared` labels their meaning. */
  readonly group: string;
  /** Labels that mean this field wherever they stand (unless they stand below a group that contradicts). */
  readonly labels: readonly string[];
  /** Labels that mean this field only below a heading of its group (氏名, 名称, 役職). */
  readonly shared: readonly string[];
  readonly options: readonly OfficialOption[];
  readonly columns: readonly OfficialColumn[];
  /** The forms that are known to ask for it; empty = any. A hint, never a condition. */
  readonly forms: readonly string[];
};

/** Which paper of ours an official form stands for: `form` = its key (`2-1-reaudit`), `subject` = the element it is about. */
export type OfficialUse = { readonly no: string; readonly form: string; readonly subject: string };

export type OfficialForm = { readonly no: string; readonly titles: readonly string[] };

/** Everything the recogniser knows about words. It comes as data, so that tests can take parts of it away. */
export type OfficialVocabulary = {
  readonly groups: readonly OfficialGroup[];
  readonly fields: readonly OfficialField[];
  readonly forms: readonly OfficialForm[];
};

/** One value. A key of `rows` is a column of the field. Text may hold line breaks (`\n`). */
export type OfficialValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly date: PlainDate; readonly time: string | null }
  | { readonly kind: 'choice'; readonly value: string }
  | { readonly kind: 'choices'; readonly values: readonly string[] }
  | { readonly kind: 'rows'; readonly rows: readonly Readonly<Record<string, OfficialValue>>[] };

/** Values by the key of their field. */
export type OfficialValues = ReadonlyMap<string, OfficialValue>;

export type OfficialFormat = 'docx' | 'xlsx';

/**
 * How a place looks: `text` an empty cell or paragraph, `inline` a blank within printed text (after a colon, a line of
 * underscores, 第＿号), `date` printed 年月日 with blanks, `dateParts` 年月日 in cells of their own, `digits` one character a
 * cell, `box` a □ or a check box, `list` a drop-down, `control` a content control or form field, `table` repeating rows.
 */
export type OfficialPlaceKind =
  'text' | 'inline' | 'date' | 'dateParts' | 'digits' | 'box' | 'list' | 'control' | 'table';

/** Why the recogniser thinks so (or why it does not dare): a code, and words of the form it goes by. */
export type OfficialReason = { readonly code: string; readonly params: Readonly<Record<string, string>> };

export type OfficialGuess = { readonly field: string; readonly confidence: number };

export type OfficialPlaceColumn = {
  /** The column of the field, null when not recognised (never written). */
  readonly key: string | null;
  readonly label: string;
};

export type OfficialPlace = {
  /** Unique within the file, stable for the same file. */
  readonly id: string;
  /** Where it is, for people: `tbl[0]/tr[1]/tc[2]`, `p[4] date[0]`, `'評価シート'!D4`. */
  readonly locator: string;
  readonly kind: OfficialPlaceKind;
  /** The field recognised, or what the user said; null = none. */
  readonly field: string | null;
  /** Of a box: the option it stands for (a value of the field's options); null elsewhere. */
  readonly option: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  /** Only sure places are written; the others are asked about. */
  readonly sure: boolean;
  /** The label as printed, without its spaces. */
  readonly label: string;
  /** The headings it stands below, nearest first. */
  readonly context: readonly string[];
  /** Known by this when the form's next version moves it: headings, label, kind and the how-manieth of them. */
  readonly signature: string;
  readonly alternatives: readonly OfficialGuess[];
  /** The text there now ('' = blank). */
  readonly current: string;
  /** Locators of the cells, for `digits`, `dateParts` and `table` (row by row); else empty. */
  readonly cells: readonly string[];
  readonly columns: readonly OfficialPlaceColumn[];
  readonly why: OfficialReason;
};

export type OfficialReading = {
  readonly format: OfficialFormat;
  /** SHA-256 of the file read, in hex. */
  readonly sha256: string;
  readonly form: {
    /** `2-1`, `2-1別添`; null when no number is printed and no title known. */
    readonly no: string | null;
    readonly title: string;
    readonly confidence: number;
  };
  /** Of the labels and blanks, not of values: the same for a filled copy of the form. 16 hex digits. */
  readonly fingerprint: string;
  /** The labels of the form in their order, for comparing versions. */
  readonly labels: readonly string[];
  readonly places: readonly OfficialPlace[];
};

/** What the user said of one place: its field, or null = leave it alone. `option` only for boxes. */
export type OfficialCorrection = {
  readonly place: string;
  readonly signature: string;
  readonly field: string | null;
  readonly option?: string | null | undefined;
};

/** Corrections of one form. Applied by place for the same fingerprint, by signature for another version. */
export type OfficialCorrections = {
  readonly fingerprint: string;
  readonly entries: readonly OfficialCorrection[];
};
