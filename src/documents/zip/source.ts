/** Bytes that are read in parts: what lies in memory, or a file on disk that would not fit there. */
export type ByteSource = {
  readonly size: number;
  /** The bytes from `from` up to `to`; not to be changed. Rejects when the file is gone. */
  read(from: number, to: number): Promise<Uint8Array<ArrayBuffer>>;
};

export function memorySource(bytes: Uint8Array<ArrayBuffer>): ByteSource {
  return { size: bytes.length, read: (from, to) => Promise.resolve(bytes.subarray(from, to)) };
}

export function blobSource(blob: Blob): ByteSource {
  return {
    size: blob.size,
    read: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
  };
}
