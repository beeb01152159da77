/** Makes the one file that holds everything, and reads it back before anybody trusts it. */
import { ok, type PlainDate, type Result } from '#kernel';
import { writeZip, type ZipEntry } from '#documents/zip';
import type { EditionData } from '#rulebook';
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  caseFile,
  type BackupManifest,
  officialLibrary,
  type CaseFile,
  type OfficialLibrary,
  type OfficialTexts,
} from '#schemas';
import { deepEqual, sha256Hex } from '#store';
import type { ImportFailure } from './contract.ts';
import type { Bytes } from './import/decode.ts';
import { refuse } from './import/failure.ts';
import { EDITIONS, LIBRARY, LIBRARY_FILES, NO_LIBRARY, OFFICIAL_TEXTS, readContents } from './import/read.ts';

/** The library of official forms with the bytes of each file by its hash. */
export type LibraryInput = { readonly library: OfficialLibrary; readonly files: ReadonlyMap<string, Bytes> };

export type BackupInput = {
  readonly scope: 'all' | 'case';
  readonly files: readonly CaseFile[];
  /** The bytes kept under a hash, or null when they are lost: such an attachment is shown as missing on restoring. */
  readonly blob: (sha256: string) => Promise<Bytes | null>;
  readonly settings: Readonly<Record<string, unknown>>;
  /** The vendor's own copies of the criteria, where they were asked for. */
  readonly officialTexts?: readonly OfficialTexts[];
  readonly library?: LibraryInput;
  /** Of one case: the imported editions it goes by. With all cases they are among the settings. */
  readonly editions?: readonly EditionData[];
  readonly made: string;
  readonly date: PlainDate;
};

/** The zip. The same cases, time and settings give the same bytes. */
export async function makeBackup(input: BackupInput): Promise<Result<Bytes, ImportFailure>> {
  const entries: ZipEntry[] = [];
  if (input.scope === 'all') {
    entries.push(jsonEntry('settings.json', input.settings));
    const texts = input.officialTexts ?? [];
    if (texts.length > 0) entries.push(jsonEntry(OFFICIAL_TEXTS, texts));
    entries.push(...libraryEntries(input.library));
  }
  const { editions = [] } = input;
  if (editions.length > 0) entries.push(jsonEntry(EDITIONS, editions));
  const files: CaseFile[] = [];
  for (const file of input.files.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    // Parsing puts the properties in the order of the schema, however the edits left them.
    const parsed = caseFile.safeParse(file);
    if (!parsed.success) {
      return refuse('backup.invalidCase', parsed.error.issues[0]?.path.join('/') ?? '', {
        title: file.title,
      });
    }
    files.push(parsed.data);
    entries.push(jsonEntry(`cases/${file.id}.json`, parsed.data));
  }
  const hashes = new Set(files.flatMap((f) => f.attachments.map((a) => a.sha256)));
  for (const sha256 of [...hashes].sort()) {
    const bytes = await input.blob(sha256);
    if (bytes) entries.push({ path: `blobs/${sha256}`, bytes, store: true });
  }
  const manifest: BackupManifest = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    scope: input.scope,
    made: input.made,
    entries: await Promise.all(
      entries.map(async ({ path, bytes }) => ({ path, bytes: bytes.length, sha256: await sha256Hex(bytes) })),
    ),
  };
  try {
    const zip = writeZip([jsonEntry('manifest.json', manifest), ...entries], { date: input.date });
    return await verified(zip, files, entries, input);
  } catch (thrown) {
    if (thrown instanceof RangeError) return refuse('backup.tooLarge');
    throw thrown;
  }
}

function jsonEntry(path: string, value: unknown): ZipEntry {
  return { path, bytes: new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`) };
}

/** Reads the finished file as an import would, and compares it with what went in. */
async function verified(
  zip: Bytes,
  files: readonly CaseFile[],
  entries: readonly ZipEntry[],
  { officialTexts = [], library, editions = [] }: BackupInput,
): Promise<Result<Bytes, ImportFailure>> {
  const read = await readContents('backup.zip', zip);
  if (!read.ok) return refuse('backup.selfCheck', read.error.where, { cause: read.error.code });
  const blobs = entries.filter((e) => e.path.startsWith('blobs/')).length;
  const same =
    deepEqual(read.value.files, files) &&
    deepEqual(read.value.officialTexts, officialTexts) &&
    deepEqual(read.value.library.records, library ? parsedLibrary(library) : NO_LIBRARY) &&
    (editions.length === 0 || deepEqual(read.value.editions, editions)) &&
    read.value.library.files.length === (library?.files.size ?? 0) &&
    read.value.blobs.size === blobs;
  return same ? ok(zip) : refuse('backup.selfCheck', '', { cause: 'different' });
}

/** A file name part without what file systems refuse; at most 60 characters. */
export function fileNamePart(text: string): string {
  const clean = text.replace(/[\\/:*?"<>|\s]+/g, '_').replace(/^[._]+|[._]+$/g, '');
  return Array.from(clean).slice(0, 60).join('') || '案件';
}

/** As the schema orders it, so that equal libraries are equal bytes. */
const parsedLibrary = ({ library }: LibraryInput): OfficialLibrary =>
  officialLibrary.parse({
    forms: library.forms.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
    corrections: library.corrections.toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1)),
  });

function libraryEntries(input: LibraryInput | undefined): ZipEntry[] {
  if (!input) return [];
  const files = [...input.files].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    jsonEntry(LIBRARY, parsedLibrary(input)),
    ...files.map(([sha256, bytes]) => ({ path: `${LIBRARY_FILES}${sha256}`, bytes, store: true })),
  ];
}
