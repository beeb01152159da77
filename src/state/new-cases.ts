/** Makes cases: an empty one, or a sample. Loaded when the first is asked for. */
import { err, ok, type Result } from '#kernel';
import { caseFile, newCase, type CaseFile, type RecordSource, type SampleKind } from '#schemas';
import { check, type Store } from '#store';
import type { AppState, EditFailure } from './contract.ts';

type Blobs = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** A new case with a row for each control, filled further by `fill`, not yet stored. */
export async function emptyCase(
  source: RecordSource,
  title: string,
  fill: NonNullable<Parameters<AppState['createCase']>[1]>,
): Promise<CaseFile> {
  const [{ currentEdition }, { catalogueEdition, controlIds }] = await Promise.all([
    import('#rulebook'),
    import('#rulebook/controls'),
  ]);
  const from = { title, edition: currentEdition.id, catalogue: catalogueEdition, controlIds };
  return fill(newCase(source, from), source);
}

/** A sample with the bytes of its attachments. */
export async function sample(
  source: RecordSource,
  which: SampleKind,
): Promise<Result<{ file: CaseFile; blobs: Blobs }, EditFailure>> {
  const [{ sampleCase }, { takeCase }] = await Promise.all([
    import('#domain/sample'),
    import('./import/decode.ts'),
  ]);
  const taken = await takeCase(sampleCase(which), which);
  if (!taken.ok) {
    return err({ code: 'invalid', issues: [{ path: taken.error.where, code: taken.error.code }] });
  }
  const { file, blobs } = taken.value;
  // Only the case's own id must differ from that of another sample: those inside are referred to within it only.
  return ok({ file: { ...file, id: source.id(), changed: source.now() }, blobs });
}

/** Checks a case whole and stores it with its blobs, in one transaction. Gives its id. */
export async function storeCase(
  store: Store,
  file: CaseFile,
  blobs: Blobs = new Map(),
): Promise<Result<string, EditFailure>> {
  const issues = check(caseFile, file, '');
  if (issues.length > 0) return err({ code: 'invalid', issues });
  const stored = [...blobs].map(([sha256, bytes]) => ({ sha256, bytes }));
  const done = await store.putCases({ files: [file], blobs: stored });
  return done.ok ? ok(file.id) : err({ code: 'storage', detail: done.error });
}
