/** The submission bundle: what goes into the zip (plan) and what the zip says of itself (manifest). */
import { z } from 'zod';
import type { PlainDate } from '#kernel';
import { instant, line, plainDate, recordId, sha256 } from './base.ts';
import type { Paper } from './document.ts';
import type { OfficialUse } from './official.ts';
import { selfCheckAnswers } from './self-check.ts';

export const BUNDLE_FORMAT = 'liu-navi/bundle';
export const BUNDLE_VERSION = 1;

/** What papers may be made as beside the PDF: to be edited, and, where they are tables, to be calculated with. */
export const extraFormat = z.enum(['docx', 'xlsx']);
export type ExtraFormat = z.infer<typeof extraFormat>;

/** A file of the bundle before it is made. */
export type PlannedEntry = {
  /** `01_事前申請/01_様式1-1_事前申請書.pdf` */
  readonly path: string;
  readonly formNo: string | null;
  readonly title: string;
  readonly clauses: readonly string[];
  /** Not empty = a draft. */
  readonly open: readonly string[];
  /** The path of the PDF this says the same as. */
  readonly copyOf?: string;
} & (
  | {
      readonly kind: 'paper';
      readonly paper: Paper;
      /** Left out = PDF. */
      readonly format?: ExtraFormat;
      /** Of use as a workbook too. */
      readonly tabular?: boolean;
      /** The official form whose contents it has, about what. */
      readonly official?: OfficialUse;
    }
  | { readonly kind: 'attachment'; readonly sha256: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
);

/** A paper the clause asks for and that is not there yet. */
export type MissingPaper = {
  readonly title: string;
  readonly clauses: readonly string[];
  readonly reason: string;
  /** The field to mend it at, for the screens; a manifest does not tell it. */
  readonly path?: string;
};

/** What a bundle is for. */
export const bundleFiling = z.object({
  /** The name of one filing (`pre-application`), or `all` = everything there is. */
  key: line,
  /** The id of what the filing is about, where a case may have several; '' = the only one, or the last. */
  subject: z.string().max(64),
});
export type BundleFiling = z.infer<typeof bundleFiling>;
export const EVERYTHING: BundleFiling = { key: 'all', subject: '' };

/** A paper that is not in the bundle, and why. */
const notIncluded = z.object({ title: line, clauses: z.array(line).max(50), reason: z.string().max(2_000) });

/** An official form file, filled: which one, from which file, and what was written. */
export const filledForm = z.object({
  path: z.string().min(1).max(400),
  /** The path of our PDF, the copy to be read beside it. */
  readingCopy: z.string().min(1).max(400),
  /** `2-4`, `2-1別添`. */
  form: line,
  title: line,
  /** The blank file it was made from. */
  source: z.object({ fileName: line, sha256 }),
  fields: z
    .array(z.object({ field: z.string().max(100), place: z.string().max(400), text: z.string().max(40_000) }))
    .max(20_000),
});
export type FilledForm = z.infer<typeof filledForm>;

/** Why an official form of the library is not in the bundle. */
export const formNote = z.object({ form: line, title: line, reason: z.string().max(2_000) });
export type FormNote = z.infer<typeof formNote>;

export type BundlePlan = {
  readonly caseId: string;
  readonly caseTitle: string;
  readonly edition: string;
  readonly editionTitle: string;
  readonly asOf: PlainDate;
  readonly filing: BundleFiling;
  /** In which formats the papers are there besides PDF. */
  readonly formats?: readonly ExtraFormat[];
  readonly entries: readonly PlannedEntry[];
  readonly missing: readonly MissingPaper[];
  /** Papers the rules let be left out here, each with the reason. */
  readonly dropped: readonly MissingPaper[];
  /** Official forms among the entries, and why others are not. */
  readonly official?: readonly FilledForm[];
  readonly officialNotes?: readonly FormNote[];
  /** 案件.json, canonical. */
  readonly caseJson: string;
  readonly fileName: string;
};

export const manifestEntry = z.object({
  path: z.string().min(1).max(400),
  bytes: z.number().int().min(0),
  sha256,
  form: line.nullable(),
  title: line,
  clauses: z.array(line).max(50),
  open: z.array(z.string().max(2_000)).max(20_000),
  /** The path of the PDF it says the same as: a copy to work on, not counted as a paper of its own. */
  copyOf: z.string().min(1).max(400).optional(),
});

/** `manifest.json` of a bundle. */
export const bundleManifest = z.object({
  format: z.literal(BUNDLE_FORMAT),
  version: z.literal(BUNDLE_VERSION),
  caseId: recordId,
  caseTitle: line,
  /** SHA-256 of 案件.json: tells whether the bundle still matches the case. */
  caseSha256: sha256,
  edition: line,
  asOf: plainDate,
  filing: bundleFiling.default(EVERYTHING),
  /** In which formats the papers are there besides PDF. */
  formats: z.array(extraFormat).max(2).default([]),
  entries: z.array(manifestEntry).max(20_000),
  missing: z.array(notIncluded).max(100),
  /** What the rules let be left out here (8.1(1), 8.1(8)). */
  dropped: z.array(notIncluded).max(100).default([]),
  /** The official forms, filled; our PDFs are their reading copies. */
  official: z.array(filledForm).max(100).default([]),
  officialNotes: z.array(formNote).max(100).default([]),
});
export type BundleManifest = z.infer<typeof bundleManifest>;

export const BACKUP_FORMAT = 'liu-navi/backup';
export const BACKUP_VERSION = 1;

/** `manifest.json` of a backup or of one exported case. */
export const backupManifest = z.object({
  format: z.literal(BACKUP_FORMAT),
  version: z.literal(BACKUP_VERSION),
  scope: z.enum(['all', 'case']),
  made: instant,
  entries: z
    .array(z.object({ path: z.string().min(1).max(400), bytes: z.number().int().min(0), sha256 }))
    .max(200_000),
});
export type BackupManifest = z.infer<typeof backupManifest>;

/** `settings.json` of a backup: the settings of this browser that are worth keeping. */
export const backupSettings = z
  .object({
    theme: z.enum(['system', 'light', 'dark']),
    /** Editions and content packs; what they hold is checked by the rulebook when they are read. */
    editions: z.array(z.unknown()).max(1_000),
    packs: z.record(z.string(), z.unknown()),
    catalogues: z.array(z.unknown()).max(100),
    selfCheck: selfCheckAnswers,
  })
  .partial();
