/** Takes any file and says whether it is a bundle, whole, complete and still current. */
import { err, ok, type PlainDate, type Result } from '#kernel';
import {
  memorySource,
  readDirectoryFrom,
  readEntryFrom,
  type ByteSource,
  type DirectoryEntry,
} from '#documents/zip';
import {
  BACKUP_FORMAT,
  BUNDLE_FORMAT,
  BUNDLE_VERSION,
  bundleManifest,
  caseFile,
  type BundleManifest,
  type CaseFile,
} from '#schemas';
import { issue, type BundleIssue, type VerifyFailure } from './failure.ts';
import { sha256Hex } from './hash.ts';
import { BUNDLE_LIMITS, isOurZip } from './pack.ts';
import { CASE_PATH, isSafePath, LISTING_PATH, MANIFEST_PATH, pathKey } from './names.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** What a whole bundle says of itself. */
export type VerifyReport = {
  readonly caseId: string;
  readonly caseTitle: string;
  readonly caseSha256: string;
  readonly edition: string;
  readonly asOf: PlainDate;
  /** Files inside, `manifest.json` not counted, and the sum of their sizes. */
  readonly files: number;
  readonly totalBytes: number;
  /** No paper missing and none a draft. */
  readonly complete: boolean;
  readonly missing: BundleManifest['missing'];
  readonly drafts: readonly {
    readonly path: string;
    readonly title: string;
    readonly open: readonly string[];
  }[];
  /** Every file is as it was, but the zip around them is not the one made here: another program packed it again. */
  readonly repacked: boolean;
  readonly manifest: BundleManifest;
  /** The case inside, as 案件.json holds it. */
  readonly file: CaseFile;
};

/**
 * Reads a bundle and checks every entry. Whole = each file of the manifest is there with its size and SHA-256, nothing
 * else is, and `案件.json` is the case the manifest names. Never throws on bad bytes. Codes: those of the zip reader
 * (`zip.…`), `bundle.notABundle`, `bundle.isBackup`, `bundle.newer`, `bundle.manifestBroken`, `bundle.unsafePath`,
 * `bundle.duplicate`, `bundle.missingEntry`, `bundle.extraEntry`, `bundle.size`, `bundle.hash`, `bundle.caseMissing`,
 * `bundle.caseBroken`, `bundle.caseMismatch`.
 */
export async function verifyBundle(bundle: Bytes | ByteSource): Promise<Result<VerifyReport, VerifyFailure>> {
  const source = bundle instanceof Uint8Array ? memorySource(bundle) : bundle;
  const opened = await readFiles(source);
  if (!opened.ok) return opened;
  const { files, directory } = opened.value;

  const read = readManifest(files.get(MANIFEST_PATH)?.bytes);
  if (!read.ok) return unreadable(read.error);
  const manifest = read.value;

  const inside = readCase(files.get(CASE_PATH)?.bytes);
  const found = [...compare(manifest, files), ...checkOfficial(manifest), ...checkCase(manifest, inside)];
  const [first, ...others] = found;
  if (first !== undefined) return err({ ...first, kind: 'damaged', others });
  // No case and no complaint of it can't both be; `compare` names a 案件.json that is not there.
  if (!inside?.ok) return err({ ...issue('bundle.missingEntry', CASE_PATH), kind: 'damaged', others });

  const drafts = manifest.entries.filter((e) => e.open.length > 0 && !isCopy(e, manifest));
  return ok({
    caseId: manifest.caseId,
    caseTitle: manifest.caseTitle,
    caseSha256: manifest.caseSha256,
    edition: manifest.edition,
    asOf: manifest.asOf,
    files: manifest.entries.length,
    totalBytes: manifest.entries.reduce((sum, e) => sum + e.bytes, 0),
    complete: manifest.missing.length === 0 && drafts.length === 0,
    missing: manifest.missing,
    drafts: drafts.map(({ path, title, open }) => ({ path, title, open })),
    repacked: !(await isOurZip(source, directory, manifest.asOf)),
    manifest,
    file: inside.value,
  });
}

/** What is kept of a file that was read and checked; the bytes only of those that say what the bundle is. */
type Seen = { readonly size: number; readonly sha256: string; readonly bytes: Bytes | undefined };

/** Reads every file once, one at a time: a bundle need not fit into memory. */
async function readFiles(
  source: ByteSource,
): Promise<
  Result<{ files: ReadonlyMap<string, Seen>; directory: readonly DirectoryEntry[] }, VerifyFailure>
> {
  const directory = await readDirectoryFrom(source, BUNDLE_LIMITS);
  if (!directory.ok) return unreadable(issue(directory.error.code, directory.error.entry));
  const files = new Map<string, Seen>();
  for (const entry of directory.value) {
    const read = await readEntryFrom(source, entry);
    if (!read.ok) return unreadable(issue(read.error.code, read.error.entry));
    const bytes = read.value;
    const isKept = entry.path === MANIFEST_PATH || entry.path === CASE_PATH;
    files.set(entry.path, {
      size: bytes.byteLength,
      sha256: await sha256Hex(bytes),
      bytes: isKept ? bytes : undefined,
    });
  }
  return ok({ files, directory: directory.value });
}

/** A copy says the same as a paper that is there; what only claims to be one counts for itself. */
function isCopy({ copyOf, open }: BundleManifest['entries'][number], { entries }: BundleManifest): boolean {
  const paper = entries.find((e) => e.path === copyOf && e.copyOf === undefined);
  return paper !== undefined && paper.open.join('\n') === open.join('\n');
}

function unreadable(found: BundleIssue): Result<never, VerifyFailure> {
  return err({ code: found.code, where: found.where, params: found.params, kind: 'unreadable', others: [] });
}

/** UTF-8 text, or null where it is none. */
function decode(bytes: Bytes | undefined): string | null {
  if (bytes === undefined) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function parse(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function readManifest(bytes: Bytes | undefined): Result<BundleManifest, BundleIssue> {
  if (bytes === undefined) return err(issue('bundle.notABundle', MANIFEST_PATH));
  const json = parse(decode(bytes));
  if (typeof json !== 'object' || json === null) return err(issue('bundle.manifestBroken', MANIFEST_PATH));
  const { format, version } = json as { format?: unknown; version?: unknown };
  if (format === BACKUP_FORMAT) return err(issue('bundle.isBackup', MANIFEST_PATH));
  if (format !== BUNDLE_FORMAT) return err(issue('bundle.notABundle', `${MANIFEST_PATH}#format`));
  // A newer version may mean anything by its fields: refuse before looking at them.
  if (typeof version === 'number' && version > BUNDLE_VERSION) {
    return err(issue('bundle.newer', `${MANIFEST_PATH}#version`, { version, supported: BUNDLE_VERSION }));
  }
  const parsed = bundleManifest.safeParse(json);
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.join('/') ?? '';
    return err(issue('bundle.manifestBroken', `${MANIFEST_PATH}#${at}`));
  }
  return ok(parsed.data);
}

/** Every difference between the manifest and the files. */
function compare(manifest: BundleManifest, files: ReadonlyMap<string, Seen>): BundleIssue[] {
  const found: BundleIssue[] = [];
  const named = new Map<string, string>([[pathKey(MANIFEST_PATH), MANIFEST_PATH]]);
  for (const entry of manifest.entries) {
    if (!isSafePath(entry.path)) found.push(issue('bundle.unsafePath', entry.path));
    if (named.has(pathKey(entry.path))) found.push(issue('bundle.duplicate', entry.path));
    named.set(pathKey(entry.path), entry.path);
    const seen = files.get(entry.path);
    if (seen === undefined) found.push(issue('bundle.missingEntry', entry.path));
    else if (seen.size !== entry.bytes) {
      found.push(issue('bundle.size', entry.path, { expected: entry.bytes, found: seen.size }));
    } else if (seen.sha256 !== entry.sha256) found.push(issue('bundle.hash', entry.path));
  }
  for (const path of files.keys()) {
    if (named.get(pathKey(path)) !== path) found.push(issue('bundle.extraEntry', path));
  }
  for (const path of [CASE_PATH, LISTING_PATH]) {
    if (!named.has(pathKey(path))) found.push(issue('bundle.missingEntry', path));
  }
  return found;
}

/** Every official form the manifest speaks of is among its files, with its reading copy. */
function checkOfficial({ official, entries }: BundleManifest): BundleIssue[] {
  const paths = new Set(entries.map((e) => e.path));
  return official.flatMap((o) =>
    [o.path, o.readingCopy]
      .filter((path) => !paths.has(path))
      .map((path) => issue('bundle.missingEntry', path)),
  );
}

/** The case of 案件.json; null where the file is not there. */
function readCase(bytes: Bytes | undefined): Result<CaseFile, BundleIssue> | null {
  if (bytes === undefined) return null;
  const parsed = caseFile.safeParse(parse(decode(bytes)));
  if (parsed.success) return ok(parsed.data);
  return err(issue('bundle.caseBroken', `${CASE_PATH}#${parsed.error.issues[0]?.path.join('/') ?? ''}`));
}

/** Whether 案件.json is the case the manifest speaks of. */
function checkCase(manifest: BundleManifest, inside: Result<CaseFile, BundleIssue> | null): BundleIssue[] {
  if (inside === null) return []; // said already: missingEntry
  if (manifest.entries.find((e) => e.path === CASE_PATH)?.sha256 !== manifest.caseSha256) {
    return [issue('bundle.caseMismatch', `${MANIFEST_PATH}#caseSha256`)];
  }
  if (!inside.ok) return [inside.error];
  if (inside.value.id !== manifest.caseId) return [issue('bundle.caseMismatch', `${CASE_PATH}#id`)];
  if (inside.value.edition !== manifest.edition)
    return [issue('bundle.caseMismatch', `${CASE_PATH}#edition`)];
  return [];
}
