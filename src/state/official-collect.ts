/** The files of a drop one by one: single forms, those of a folder, those inside the zip of the whole collection. */
import { readDirectory, readEntry, type DirectoryEntry, type ZipLimits } from '#documents/zip';
import { PACKAGE_LIMITS } from '#documents/fill';
import { err, ok, type Result } from '#kernel';
import type { OfferedFile, OfficialFailure } from './official-protocol.ts';

const MIB = 1_048_576;
/** A collection of all forms is a few megabytes; this keeps a wrong file from filling the memory. */
export const COLLECTION_LIMITS: ZipLimits & { readonly bytes: number; readonly files: number } = {
  bytes: 200 * MIB,
  files: 500,
  entries: 2_000,
  single: 50 * MIB,
  total: 400 * MIB,
};

export type Bytes = Uint8Array<ArrayBuffer>;
/** A file to be recognised; read only when its turn comes. */
export type Candidate = {
  readonly path: string;
  readonly from: string;
  readonly load: () => Promise<Result<Bytes, OfficialFailure>>;
};

export const refused = (
  code: OfficialFailure['code'],
  where = '',
  cause = '',
): Result<never, OfficialFailure> => err({ code, where, cause });

const OFFICE = /\.(docx?|docm|dotx?|xlsx?|xlsm|xlsb|xltx?|odt|ods|pdf|rtf)$/i;
const isLitter = (path: string): boolean =>
  path.startsWith('__MACOSX/') || /(^|\/)(\.|~\$|Thumbs\.db|desktop\.ini)/i.test(path);

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

/** What is to be recognised, what was refused before, and how many files no form could be. */
export async function candidatesOf(files: readonly OfferedFile[]): Promise<{
  readonly candidates: readonly Candidate[];
  readonly refused: readonly { readonly path: string; readonly failure: OfficialFailure }[];
  readonly skipped: number;
}> {
  const candidates: Candidate[] = [];
  const bad: { path: string; failure: OfficialFailure }[] = [];
  let skipped = 0;
  for (const { path, file } of files) {
    if (isLitter(path)) continue;
    if (/\.zip$/i.test(path)) {
      const opened = await collectionOf(path, file);
      if (opened.ok) {
        candidates.push(...opened.value.candidates);
        skipped += opened.value.skipped;
      } else bad.push({ path, failure: opened.error });
    } else if (files.length > 1 && !OFFICE.test(path)) skipped++;
    else candidates.push({ path, from: folderOf(path), load: () => bytesOf(file, PACKAGE_LIMITS.bytes) });
  }
  for (const { path } of candidates.splice(COLLECTION_LIMITS.files)) {
    bad.push({ path, failure: { code: 'official.tooMany', where: '', cause: '' } });
  }
  return { candidates, refused: bad, skipped };
}

/** The bytes of a file, which is not touched when it is too large. */
export async function bytesOf(file: Blob, limit: number): Promise<Result<Bytes, OfficialFailure>> {
  if (file.size > limit) return refused('official.tooLarge', '', String(limit));
  try {
    return ok(new Uint8Array(await file.arrayBuffer()));
  } catch {
    // A folder taken for a file, or a file that has gone meanwhile.
    return refused('official.unreadable');
  }
}

async function collectionOf(
  path: string,
  file: Blob,
): Promise<Result<{ candidates: Candidate[]; skipped: number }, OfficialFailure>> {
  const bytes = await bytesOf(file, COLLECTION_LIMITS.bytes);
  if (!bytes.ok) return bytes;
  const directory = readDirectory(bytes.value, COLLECTION_LIMITS);
  if (!directory.ok) return refused('official.zip', directory.error.entry, directory.error.code);
  const entries = directory.value.filter((e) => !isLitter(e.path));
  const forms = entries.filter((e) => OFFICE.test(e.path));
  return ok({
    candidates: forms.map((entry) => ({
      path: entry.path,
      from: `${nameOf(path)}${folderOf(entry.path) === '' ? '' : `/${folderOf(entry.path)}`}`,
      load: () => Promise.resolve(unpacked(bytes.value, entry)),
    })),
    skipped: entries.length - forms.length,
  });
}

function unpacked(zip: Bytes, entry: DirectoryEntry): Result<Bytes, OfficialFailure> {
  const read = readEntry(zip, entry);
  return read.ok ? read : refused('official.zip', read.error.entry, read.error.code);
}
