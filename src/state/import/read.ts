import { ok, type Result } from '#kernel';
import { readZip } from '#documents/zip';
import type { EditionData } from '#rulebook';
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  backupManifest,
  backupSettings,
  BUNDLE_FORMAT,
  BUNDLE_VERSION,
  bundleManifest,
  officialLibrary,
  leftOutOf,
  officialTexts,
  type CaseFile,
  type LeftOut,
  type OfficialLibrary,
  type OfficialTexts,
} from '#schemas';
import { sha256Hex, type Setting, type StoredBlob } from '#store';
import type { ImportFailure, ImportPart, ImportPreview } from '../contract.ts';
import { isSoundContent } from '../own-content.ts';
import { parseJson, takeCase, type Blobs, type Bytes, type Taken } from './decode.ts';
import { refuse } from './failure.ts';

/** What a file holds, all of it checked. */
export type Contents = {
  readonly kind: ImportPreview['kind'];
  readonly made: string | null;
  readonly files: readonly CaseFile[];
  readonly blobs: Blobs;
  readonly settings: readonly Setting[];
  readonly officialTexts: readonly OfficialTexts[];
  readonly library: ReadLibrary;
  /** The imported editions that the cases go by. */
  readonly editions: readonly EditionData[];
  readonly leftOut: ImportPreview['leftOut'];
};

/** The library of official forms: every record has its file, and every file its record. */
export type ReadLibrary = { readonly records: OfficialLibrary; readonly files: readonly StoredBlob[] };
export const NO_LIBRARY: OfficialLibrary = { forms: [], corrections: [] };
const EMPTY: ReadLibrary = { records: NO_LIBRARY, files: [] };

const MANIFEST = 'manifest.json';
const CASE = '案件.json';
export const OFFICIAL_TEXTS = 'official-texts.json';
export const EDITIONS = 'editions.json';
export const LIBRARY = 'official-forms.json';
export const LIBRARY_FILES = 'official-forms/';

/** Reads a backup, an exported case, a bundle or a lone case file. Any defect refuses the whole file. */
export async function readContents(name: string, bytes: Bytes): Promise<Result<Contents, ImportFailure>> {
  if (bytes.length === 0) return refuse('import.empty', name);
  const zipped = (bytes[0] === 0x50 && bytes[1] === 0x4b) || name.toLowerCase().endsWith('.zip');
  return zipped ? readZipped(bytes) : readLone(name, bytes);
}

async function readLone(name: string, bytes: Bytes): Promise<Result<Contents, ImportFailure>> {
  const json = parseJson(bytes, name);
  if (!json.ok) return json;
  const taken = await takeCase(json.value, name);
  if (!taken.ok) return taken;
  return ok({ kind: 'caseJson', made: taken.value.file.changed, ...alone(taken.value) });
}

/** The contents of a file that holds nothing but one case. */
function alone(taken: Taken): Omit<Contents, 'kind' | 'made'> {
  const leftOut = new LeftOutParts();
  leftOut.add('case', taken.leftOut);
  return {
    files: [taken.file],
    blobs: taken.blobs,
    settings: [],
    officialTexts: [],
    library: EMPTY,
    editions: [],
    leftOut: leftOut.all,
  };
}

/** What is left out of the parts of a file; the same path in several cases is one. */
class LeftOutParts {
  readonly #known = new Map<string, ImportPreview['leftOut'][number]>();

  add(part: ImportPart, found: readonly LeftOut[]): void {
    for (const { path, count } of found) {
      const key = `${part}#${path}`;
      this.#known.set(key, { part, path, count: count + (this.#known.get(key)?.count ?? 0) });
    }
  }

  get all(): ImportPreview['leftOut'] {
    return [...this.#known.values()];
  }
}

async function readZipped(bytes: Bytes): Promise<Result<Contents, ImportFailure>> {
  const zip = readZip(bytes);
  if (!zip.ok) {
    const { code, entry, limit } = zip.error;
    return refuse(`import.${code}`, entry, limit === undefined ? {} : { limit });
  }
  const entries = zip.value;
  const manifestBytes = entries.get(MANIFEST);
  if (!manifestBytes) return refuse('import.noManifest', MANIFEST);
  const manifest = parseJson(manifestBytes, MANIFEST);
  if (!manifest.ok) return manifest;
  const { format, version } = Object(manifest.value) as { format?: unknown; version?: unknown };
  const known = format === BACKUP_FORMAT ? BACKUP_VERSION : format === BUNDLE_FORMAT ? BUNDLE_VERSION : null;
  if (known === null) return refuse('import.noManifest', `${MANIFEST}#format`);
  // A newer version may mean anything by its fields: refuse before looking at them.
  if (typeof version === 'number' && version > known) {
    return refuse('import.newerVersion', `${MANIFEST}#version`, { version, supported: known });
  }
  return format === BACKUP_FORMAT ? readBackup(manifest.value, entries) : readBundle(manifest.value, entries);
}

type Entries = ReadonlyMap<string, Bytes>;
type Listed = readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];

/** Checks every listed entry's presence, size and hash, and that nothing else is inside. */
async function checkEntries(listed: Listed, entries: Entries): Promise<Result<void, ImportFailure>> {
  const names = new Set([MANIFEST]);
  for (const { path, bytes, sha256 } of listed) {
    if (names.has(path)) return refuse('import.manifest', `${MANIFEST}#${path}`);
    names.add(path);
    const found = entries.get(path);
    if (!found) return refuse('import.missingEntry', path);
    if (found.length !== bytes || (await sha256Hex(found)) !== sha256) return refuse('import.hash', path);
  }
  for (const path of entries.keys()) {
    // What file managers add when somebody packs the files again.
    const litter = path.startsWith('__MACOSX/') || /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/.test(path);
    if (!names.has(path) && !litter) return refuse('import.unlisted', path);
  }
  return ok(undefined);
}

function manifestIssue(error: {
  issues: readonly { path: readonly PropertyKey[] }[];
}): Result<never, ImportFailure> {
  return refuse('import.manifest', `${MANIFEST}#${error.issues[0]?.path.join('/') ?? ''}`);
}

async function readBackup(json: unknown, entries: Entries): Promise<Result<Contents, ImportFailure>> {
  const manifest = backupManifest.safeParse(json);
  if (!manifest.success) return manifestIssue(manifest.error);
  const checked = await checkEntries(manifest.data.entries, entries);
  if (!checked.ok) return checked;
  const files: CaseFile[] = [];
  const blobs: Blobs = new Map();
  const settings: Setting[] = [];
  let copies: readonly OfficialTexts[] = [];
  let records = NO_LIBRARY;
  const kept: StoredBlob[] = [];
  const leftOut = new LeftOutParts();
  let editions: unknown = undefined;
  for (const { path, sha256 } of manifest.data.entries) {
    const bytes = entries.get(path) ?? new Uint8Array(0);
    if (path === `blobs/${sha256}`) blobs.set(sha256, bytes);
    else if (path === `${LIBRARY_FILES}${sha256}`) kept.push({ sha256, bytes });
    else if (path === LIBRARY) {
      const read = parseJson(bytes, path);
      const parsed = officialLibrary.safeParse(read.ok ? read.value : null);
      if (!parsed.success) return refuse('import.settings', path);
      records = parsed.data;
      leftOut.add('officialForms', leftOutOf(read.ok ? read.value : null, records));
    } else if (path === 'settings.json') {
      const read = parseJson(bytes, path);
      const parsed = backupSettings.safeParse(read.ok ? read.value : null);
      if (!parsed.success || !(await isSoundContent(parsed.data))) return refuse('import.settings', path);
      for (const [key, value] of Object.entries(parsed.data)) settings.push({ key, value });
      leftOut.add('settings', leftOutOf(read.ok ? read.value : null, parsed.data));
    } else if (path === EDITIONS) {
      const read = parseJson(bytes, path);
      const list = backupSettings.shape.editions.safeParse(read.ok ? read.value : null);
      if (!list.success || !(await isSoundContent({ editions: list.data })))
        return refuse('import.settings', path);
      editions = list.data;
    } else if (path === OFFICIAL_TEXTS) {
      const read = parseJson(bytes, path);
      const parsed = officialTexts
        .array()
        .max(100)
        .safeParse(read.ok ? read.value : null);
      if (!parsed.success) return refuse('import.settings', path);
      copies = parsed.data;
      leftOut.add('officialTexts', leftOutOf(read.ok ? read.value : null, copies));
    } else if (/^cases\/[^/]+\.json$/.test(path)) {
      const read = parseJson(bytes, path);
      if (!read.ok) return read;
      const taken = await takeCase(read.value, path);
      if (!taken.ok) return taken;
      if (path !== `cases/${taken.value.file.id}.json`) return refuse('import.manifest', path);
      files.push(taken.value.file);
      leftOut.add('case', taken.value.leftOut);
      for (const [hash, data] of taken.value.blobs) blobs.set(hash, data);
    } else return refuse('import.unlisted', path);
  }
  const named = new Set(records.forms.map((f) => f.sha256));
  if (named.size !== kept.length || kept.some((f) => !named.has(f.sha256)))
    return refuse('import.settings', LIBRARY);
  const { scope, made } = manifest.data;
  if (scope === 'case' && files.length !== 1) return refuse('import.manifest', `${MANIFEST}#scope`);
  return ok({
    kind: scope === 'all' ? 'backup' : 'case',
    made,
    files,
    blobs,
    settings,
    officialTexts: copies,
    library: { records, files: kept },
    editions: await carriedBy(files, settings, editions),
    leftOut: leftOut.all,
  });
}

/** Of one case its own file of editions, of a backup those among its settings that its cases go by. */
async function carriedBy(
  files: readonly CaseFile[],
  settings: readonly Setting[],
  own: unknown,
): Promise<readonly EditionData[]> {
  const stored = own ?? settings.find((s) => s.key === 'editions')?.value;
  if (stored === undefined) return [];
  const { editionsOf } = await import('../carried-editions.ts');
  return editionsOf(files, stored);
}

async function readBundle(json: unknown, entries: Entries): Promise<Result<Contents, ImportFailure>> {
  const manifest = bundleManifest.safeParse(json);
  if (!manifest.success) return manifestIssue(manifest.error);
  const checked = await checkEntries(manifest.data.entries, entries);
  if (!checked.ok) return checked;
  const bytes = entries.get(CASE);
  if (!bytes) return refuse('import.missingEntry', CASE);
  if ((await sha256Hex(bytes)) !== manifest.data.caseSha256) return refuse('import.hash', CASE);
  const read = parseJson(bytes, CASE);
  if (!read.ok) return read;
  const taken = await takeCase(read.value, CASE);
  if (!taken.ok) return taken;
  const { file, blobs } = taken.value;
  // The attachments lie among the papers under readable names: found again by their hash.
  for (const entry of manifest.data.entries) {
    const data = entries.get(entry.path);
    if (data && file.attachments.some((a) => a.sha256 === entry.sha256)) blobs.set(entry.sha256, data);
  }
  return ok({ kind: 'bundle', made: null, ...alone(taken.value) });
}
