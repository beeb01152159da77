/** What is done with a bundle that is too large to be held in memory. */
import type { CaseFile } from '#schemas';

const MIB = 1_048_576;
/** Up to so many bytes of attachments a bundle is made in memory, which takes about three times as much. */
export const MEMORY_LIMIT = 300 * MIB;

type Picker = (options: {
  suggestedName: string;
  types: { description: string; accept: Record<string, string[]> }[];
}) => Promise<FileSystemFileHandle>;

const picker = (): Picker | undefined =>
  (globalThis as { showSaveFilePicker?: Picker }).showSaveFilePicker?.bind(globalThis);

/** Whether this browser can write straight into a file. */
export const canWriteFiles = (): boolean => picker() !== undefined;

/** The file the user chose to write into; null when nothing was chosen. */
export async function chooseTarget(suggestedName: string): Promise<FileSystemFileHandle | null> {
  try {
    const types = [{ description: '提出バンドル', accept: { 'application/zip': ['.zip'] } }];
    return (await picker()?.({ suggestedName, types })) ?? null;
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return null;
    throw thrown;
  }
}

/** What all attachments of a case weigh; a bundle holds at most so much of them. */
export function weightOfAttachments(file: CaseFile): number {
  return [...new Map(file.attachments.map((a) => [a.sha256, a.bytes])).values()].reduce((n, b) => n + b, 0);
}
