import { ok, type Result } from '#kernel';
import type { Store } from '#store';
import type { ImportFailure, ImportPreview } from '../contract.ts';
import { refuse } from './failure.ts';
import { previewOf } from './preview.ts';
import { readContents } from './read.ts';

/** Reads and checks a file and says what applying it would do. Changes nothing. */
export async function readImport(
  file: { name: string; bytes: Uint8Array<ArrayBuffer> },
  store: Store | null,
  source: { id: () => string; now: () => string },
): Promise<Result<ImportPreview, ImportFailure>> {
  if (!store) return refuse('import.storage', '', { cause: 'store.unavailable' });
  const contents = await readContents(file.name, file.bytes);
  if (!contents.ok) return contents;
  try {
    return ok(await previewOf(contents.value, store, source));
  } catch {
    return refuse('import.storage', '', { cause: 'store.failed' });
  }
}
