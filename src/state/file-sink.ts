/** A bundle written straight into a file of the user's disk (File System Access). Runs in the worker. */
import type { BundleSink } from '#documents/bundle';
import { blobSource } from '#documents/zip';

/** A sink into that file. What stood in it stays until `close`. Rejects where it may not be written to. */
export async function fileSink(handle: FileSystemFileHandle): Promise<BundleSink> {
  const stream = await handle.createWritable();
  let closed = false;
  return {
    write: (bytes) => stream.write(bytes),
    close: async () => {
      await stream.close();
      closed = true;
      return blobSource(await handle.getFile());
    },
    discard: async () => {
      if (!closed) {
        await stream.abort();
        return;
      }
      // Closed already: the file is ours and wrong. Emptied, since not every browser can remove it.
      await (await handle.createWritable()).close();
    },
  };
}
