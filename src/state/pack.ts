import { ok, type PlainDate, type Result } from '#kernel';
import type { EditionData } from '#rulebook';
import { readSelfCheck, type CaseFile } from '#schemas';
import type { Store } from '#store';
import { fileNamePart, makeBackup, type LibraryInput } from './backup.ts';
import type { ImportFailure } from './contract.ts';
import { refuse } from './import/failure.ts';

type Packed = { fileName: string; bytes: Uint8Array<ArrayBuffer> };

/**
 * The settings that a backup brings back beside the theme, where there are any: the answers of the self-check as they are
 * stored, imported editions, packs and catalogues.
 */
export async function settingsToKeep(
  store: Store | null,
  selfCheck: unknown,
): Promise<Readonly<Record<string, unknown>>> {
  const found: Record<string, unknown> =
    selfCheck === undefined ? {} : { selfCheck: readSelfCheck(selfCheck) };
  for (const key of ['editions', 'packs', 'catalogues']) {
    const value = await store?.setting(key);
    if (value !== undefined) found[key] = value;
  }
  return found;
}

/** Reads one case or all of them and packs them, with their attachments, into one verified file. */
export async function packCases(
  store: Store | null,
  scope: 'all' | 'case',
  only: string | null,
  context: {
    made: string;
    date: PlainDate;
    settings: Readonly<Record<string, unknown>>;
    /** The vendor's own copies of the criteria too; they are left out unless asked for. */
    officialTexts?: boolean;
    /** False = without the library of official forms. */
    officialForms?: boolean;
  },
): Promise<Result<Packed, ImportFailure>> {
  if (!store) return refuse('backup.storage', '', { cause: 'store.unavailable' });
  const files: CaseFile[] = [];
  try {
    const ids = only === null ? (await store.listCases()).map((h) => h.id) : [only];
    for (const id of ids) {
      const opened = await store.readCase(id);
      if (opened) files.push(opened.file);
      else if (only !== null) return refuse('backup.storage', '', { cause: 'edit.gone' });
    }
    const { made, date, settings } = context;
    const officialTexts = context.officialTexts === true ? await store.officialTexts() : [];
    const library = scope === 'all' && context.officialForms !== false ? await libraryOf(store) : undefined;
    const editions = scope === 'case' ? await ownEditions(store, files) : [];
    const zip = await makeBackup({
      scope,
      files,
      blob: (h) => store.blob(h),
      settings,
      officialTexts,
      ...(library && { library }),
      editions,
      made,
      date,
    });
    if (!zip.ok) return zip;
    const name =
      only === null ? 'LIUナビ_バックアップ' : `LIUナビ_案件_${fileNamePart(files[0]?.title ?? '')}`;
    return ok({ fileName: `${name}_${date}.zip`, bytes: zip.value });
  } catch {
    return refuse('backup.storage', '', { cause: 'store.failed' });
  }
}

async function ownEditions(store: Store, files: readonly CaseFile[]): Promise<readonly EditionData[]> {
  const stored = await store.setting('editions');
  if (stored === undefined) return [];
  const { editionsOf } = await import('./carried-editions.ts');
  return editionsOf(files, stored);
}

/** The library of official forms; undefined where there is none. A record whose bytes are lost is left out. */
async function libraryOf(store: Store): Promise<LibraryInput | undefined> {
  const tables = await store.library();
  const [records, corrections] = [await tables.forms(), await tables.corrections()];
  if (records.length + corrections.length === 0) return undefined;
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const { sha256 } of records) {
    const bytes = await tables.file(sha256);
    if (bytes) files.set(sha256, bytes);
  }
  return { library: { forms: records.filter((r) => files.has(r.sha256)), corrections }, files };
}
