/**
 * The document model: what a paper says, without saying how it looks. Forms build it, renderers draw it. Every string is
 * plain text (never markup); `\n` breaks a line. Kept small on purpose: four renderers must support all of it.
 */
import type { PlainDate } from '#kernel';

/** Where a value came from in the case, so that a preview can jump to its field. */
export type Source = { readonly path: string };

export type Value = {
  readonly text: string;
  readonly source?: Source;
  /** Nothing entered yet: drawn as a visible blank. */
  readonly missing?: boolean;
};

export type Block =
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly type: 'paragraph'; readonly value: Value; readonly align?: 'left' | 'center' | 'right' }
  /** Label / value rows (申請者名 | 株式会社…). */
  | { readonly type: 'grid'; readonly rows: readonly { readonly label: string; readonly value: Value }[] }
  | {
      readonly type: 'table';
      readonly caption?: string;
      /** `width` is a share of the whole (all widths add to about 1). */
      readonly columns: readonly {
        readonly label: string;
        readonly width: number;
        readonly align?: 'left' | 'center';
      }[];
      readonly rows: readonly (readonly Value[])[];
    }
  | {
      readonly type: 'checks';
      readonly items: readonly { readonly checked: boolean; readonly value: Value }[];
    }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly Value[] }
  /** 署名・記名欄. */
  | {
      readonly type: 'signature';
      readonly date: PlainDate | null;
      readonly rows: readonly { readonly label: string; readonly value: Value }[];
    }
  | { readonly type: 'note'; readonly text: string }
  | { readonly type: 'pageBreak' };

/** One paper. */
export type Paper = {
  /** `様式1-1`, or null for an unnumbered paper. */
  readonly formNo: string | null;
  /** The exact title: `事前申請書`. */
  readonly title: string;
  readonly language: 'ja';
  readonly orientation: 'portrait' | 'landscape';
  /** Footer line: 公式様式ではありません + the edition of the rules. */
  readonly footer: string;
  /** What is still open; not empty = the paper is marked 「下書き」 and lists these. */
  readonly open: readonly string[];
  /** 「サンプル」 and the like, drawn on every page. */
  readonly stamp: string | null;
  readonly author: string;
  /** The as-of date: written into the file's metadata instead of the clock. */
  readonly date: PlainDate;
  readonly blocks: readonly Block[];
};

/** Renderer contract, see documents/README.md: the same paper and assets give the same bytes. */
export type Renderer = (
  paper: Paper,
  assets: RenderAssets,
) => Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly lost: readonly LostCharacter[] }>;

/** What a renderer may need from outside: font bytes and the subsetter, loaded by the caller (browser or Node). */
export type RenderAssets = {
  readonly font: Uint8Array<ArrayBuffer>;
  readonly subsetterWasm: Uint8Array<ArrayBuffer>;
};

/** A character that cannot be drawn at all; shown to the user before export, never dropped in silence. */
export type LostCharacter = {
  readonly character: string;
  readonly codePoint: string;
  readonly context: string;
};
