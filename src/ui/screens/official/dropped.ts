/** The files of a drop, those of dropped folders included. */
import type { OfferedFile } from '#state';

/** More is no form collection, and listing it would take long. */
const MAX_FILES = 2_000;

/** Must be called within the event: what was dropped is gone afterwards. */
export async function droppedFiles(data: DataTransfer): Promise<readonly OfferedFile[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((e) => e !== null);
  if (entries.length === 0) return chosenFiles(data.files);
  const found: OfferedFile[] = [];
  for (const entry of entries) await collect(entry, found);
  return found;
}

/** The files of an input; those of a folder with their path. */
export const chosenFiles = (files: Iterable<File> | null | undefined): readonly OfferedFile[] =>
  [...(files ?? [])]
    .slice(0, MAX_FILES)
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }));

async function collect(entry: FileSystemEntry, found: OfferedFile[]): Promise<void> {
  if (found.length >= MAX_FILES) return;
  const path = entry.fullPath.replace(/^\//, '');
  try {
    if (entry.isFile) {
      const file = await new Promise<File>((done, failed) =>
        (entry as FileSystemFileEntry).file(done, failed),
      );
      found.push({ path, file });
    } else if (entry.isDirectory) {
      const reader = (entry as FileSystemDirectoryEntry).createReader();
      // A hundred at a time, until none are left.
      for (;;) {
        const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
        if (some.length === 0) break;
        for (const child of some) await collect(child, found);
      }
    }
  } catch {
    // Gone meanwhile, or not to be read: said by who reads it.
    found.push({ path, file: new Blob([]) });
  }
}
