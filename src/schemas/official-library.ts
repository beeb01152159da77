/** The vendor's library of official form files (様式集), shared by all cases: records beside the bytes, and corrections. */
import { z } from 'zod';
import { instant, line, sha256 } from './base.ts';

const fingerprint = z.string().regex(/^[0-9a-f]{16}$/);
const formNo = z.string().min(1).max(60);

/** One file of the library; its bytes are kept beside it under the same hash. */
export const libraryForm = z.object({
  sha256,
  fileName: line,
  /** The folder or the zip it came from; '' = chosen by itself. */
  from: line,
  bytes: z.number().int().min(1),
  added: instant,
  /** When it was last chosen as the version of its form to be used; null = never. */
  chosen: instant.nullable(),
  format: z.enum(['docx', 'xlsx']),
  /** What it was recognised as; `no` null = neither a number nor a known title. */
  form: z.object({ no: formNo.nullable(), title: line, confidence: z.number().min(0).max(1) }),
  fingerprint,
  /** Places that can be filled without asking, and those that cannot. */
  places: z.object({ sure: z.number().int().min(0), unsure: z.number().int().min(0) }),
});
export type LibraryForm = z.infer<typeof libraryForm>;

const correction = z.object({
  place: z.string().min(1).max(400),
  signature: z.string().max(1_000),
  field: z.string().max(100).nullable(),
  option: z.string().max(200).nullable().default(null),
});

/** What the user said of the places of a form, kept under its fingerprint. */
export const keptCorrections = z.object({
  fingerprint,
  /** Which form, so that its next version finds them. */
  form: z.object({ no: formNo.nullable(), title: line }),
  changed: instant,
  entries: z.array(correction).max(2_000),
});
export type KeptCorrections = z.infer<typeof keptCorrections>;

export const CORRECTIONS_FORMAT = 'liu-navi/official-corrections';

/** A small file to share: corrections only, nothing of a case and nothing of a form but its labels. */
export const correctionsFile = z.object({
  format: z.literal(CORRECTIONS_FORMAT),
  version: z.literal(1),
  forms: z.array(keptCorrections).max(500),
});

/** The records of the library as a backup carries them; the bytes are entries of their own. */
export const officialLibrary = z.object({
  forms: z.array(libraryForm).max(2_000),
  corrections: z.array(keptCorrections).max(500),
});
export type OfficialLibrary = z.infer<typeof officialLibrary>;
