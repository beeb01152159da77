import { ok, type Result } from '#kernel';
import { copyTitle } from '#messages';
import type { CaseFile } from '#schemas';
import { sameContent, type CaseImport, type Store, type StoredBlob } from '#store';
import type { ImportFailure, ImportPreview } from '../contract.ts';
import { refuse } from './failure.ts';
import type { Contents } from './read.ts';

type Existing = ImportPreview['cases'][number]['existing'];
type Source = { id: () => string; now: () => string };

/** What applying the contents would do, judged against what is in the database. */
export async function previewOf(contents: Contents, store: Store, source: Source): Promise<ImportPreview> {
  const cases: ImportPreview['cases'][number][] = [];
  for (const file of contents.files) {
    const there = (await store.readCase(file.id))?.file ?? null;
    let missing = 0;
    for (const { sha256 } of file.attachments) {
      if (!contents.blobs.has(sha256) && !(await store.hasBlob(sha256))) missing += 1;
    }
    cases.push({
      id: file.id,
      title: file.title,
      rows: file.rows.length,
      attachments: file.attachments.length,
      missingAttachments: missing,
      existing: there ? compare(there, file) : 'none',
      changed: file.changed,
      decided: decidedIn(file),
      here: there && {
        changed: there.changed,
        decided: decidedIn(there),
        attachments: there.attachments.length,
      },
    });
  }
  const used = usedBlobs(contents);
  return {
    kind: contents.kind,
    made: contents.made,
    cases,
    leftOut: contents.leftOut,
    editions: await editionsHere(contents, store),
    bytes: used.reduce((sum, b) => sum + b.bytes.length, 0),
    apply: (mode, { editions = true } = {}) =>
      apply(editions ? contents : { ...contents, editions: [] }, used, mode, store, source),
  };
}

async function editionsHere(contents: Contents, store: Store): Promise<ImportPreview['editions']> {
  if (contents.editions.length === 0) return [];
  const { comparedEditions } = await import('../carried-editions.ts');
  return comparedEditions(contents.editions, await store.setting('editions'));
}

const decidedIn = (file: CaseFile): number => file.rows.filter((row) => row.decision !== null).length;

function compare(there: CaseFile, file: CaseFile): Exclude<Existing, 'none'> {
  if (there.changed !== file.changed) return there.changed < file.changed ? 'older' : 'newer';
  // An equal stamp proves nothing: a file can be edited by hand without it.
  return sameContent(there, file) ? 'same' : 'different';
}

/** Blobs that a case refers to; others are not taken in. */
function usedBlobs(contents: Contents): StoredBlob[] {
  const wanted = new Set(contents.files.flatMap((f) => f.attachments.map((a) => a.sha256)));
  return [...contents.blobs]
    .filter(([sha256]) => wanted.has(sha256))
    .map(([sha256, bytes]) => ({ sha256, bytes }));
}

async function apply(
  contents: Contents,
  blobs: readonly StoredBlob[],
  mode: 'replace' | 'copy',
  store: Store,
  source: Source,
): Promise<Result<{ caseIds: readonly string[] }, ImportFailure>> {
  const files = mode === 'replace' ? contents.files : contents.files.map((f) => copyOf(f, source));
  // A copy is added to what is there; only a restore brings its settings.
  const settings = mode === 'replace' ? contents.settings : [];
  const officialTexts = mode === 'replace' ? contents.officialTexts : [];
  const { records, files: forms } = contents.library;
  const library = mode === 'replace' ? { ...records, files: forms } : undefined;
  const done = await store.putCases({
    files,
    blobs,
    settings,
    settingChanges: await editionChanges(contents),
    officialTexts,
    ...(library && { library }),
  });
  if (!done.ok) return refuse('import.storage', '', { cause: done.error });
  return ok({ caseIds: files.map((f) => f.id) });
}

async function editionChanges({ editions }: Contents): Promise<NonNullable<CaseImport['settingChanges']>> {
  if (editions.length === 0) return [];
  const { withEditions } = await import('../carried-editions.ts');
  return [{ key: 'editions', change: (stored) => withEditions(stored, editions) }];
}

/** The same case under a new id. Ids inside a case are only referred to within it, so they may stay. */
export function copyOf(file: CaseFile, source: Source): CaseFile {
  return { ...file, id: source.id(), title: copyTitle(file.title), changed: source.now() };
}
