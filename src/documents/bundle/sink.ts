import { memorySource, type ByteSource } from '#documents/zip';

type Bytes = Uint8Array<ArrayBuffer>;

/** Where a bundle is written to, piece by piece, and read back from. Any of it rejects when the disk does. */
export type BundleSink = {
  readonly write: (bytes: Bytes) => Promise<void>;
  /** Ends the file and gives it to be read. */
  readonly close: () => Promise<ByteSource>;
  /** What was written must not be taken for a bundle: takes it away. */
  readonly discard: () => Promise<void>;
};

/** Keeps what is written in memory; `bytes` after `close`. */
export class MemorySink implements BundleSink {
  #parts: Bytes[] = [];
  bytes: Bytes = new Uint8Array();

  readonly write = (bytes: Bytes): Promise<void> => {
    this.#parts.push(bytes);
    return Promise.resolve();
  };
  readonly close = (): Promise<ByteSource> => {
    const out = new Uint8Array(this.#parts.reduce((n, p) => n + p.length, 0));
    let at = 0;
    for (const part of this.#parts) {
      out.set(part, at);
      at += part.length;
    }
    this.#parts = [];
    this.bytes = out;
    return Promise.resolve(memorySource(out));
  };
  readonly discard = (): Promise<void> => {
    this.#parts = [];
    this.bytes = new Uint8Array();
    return Promise.resolve();
  };
}
