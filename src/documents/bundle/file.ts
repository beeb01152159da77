/** One file of a bundle by its path. */
import { memorySource, readDirectoryFrom, readEntryFrom, type ByteSource } from '#documents/zip';
import { BUNDLE_LIMITS } from './pack.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The bytes of a file inside a bundle, or null where it has none of that path (or cannot be read). */
export async function bundleFile(bundle: Bytes | ByteSource, path: string): Promise<Bytes | null> {
  const source = bundle instanceof Uint8Array ? memorySource(bundle) : bundle;
  const directory = await readDirectoryFrom(source, BUNDLE_LIMITS);
  const entry = directory.ok ? directory.value.find((e) => e.path === path) : undefined;
  const read = entry && (await readEntryFrom(source, entry));
  return read?.ok ? read.value : null;
}
