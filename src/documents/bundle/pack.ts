/** How a bundle is zipped. Both making and verifying go through here, so that they cannot drift apart. */
import type { PlainDate } from '#kernel';
import { ZipFrame, type ByteSource, type DirectoryEntry, type ZipLimits } from '#documents/zip';

type Bytes = Uint8Array<ArrayBuffer>;

/** What a bundle may hold: far more than any filing, far less than what stops a browser. */
export const BUNDLE_LIMITS: ZipLimits = { entries: 20_001, single: 256 << 20, total: 768 << 20 };

/** A file of the bundle, described before its bytes are loaded to be written. */
export type Piece = {
  readonly path: string;
  readonly crc: number;
  readonly size: number;
  readonly load: () => Promise<Bytes>;
};

/**
 * Writes the zip of a bundle, one file at a time. Nothing is deflated: the PDFs are compressed inside already, and a
 * stored zip depends on no compressor's version, so that the same case and date give the same bytes next year too, and a
 * verifier can tell any change of the zip itself. Rejects with the reason of an aborted signal.
 */
export async function writePieces(
  pieces: readonly Piece[],
  asOf: PlainDate,
  write: (bytes: Bytes) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const frame = new ZipFrame(asOf);
  for (const piece of pieces) {
    signal?.throwIfAborted();
    await write(frame.next(piece));
    await write(await piece.load());
  }
  await write(frame.end());
}

/**
 * Whether the zip is byte for byte what `writePieces` writes around these files, whose own bytes were checked. The hashes
 * cover the files; this covers the rest (dates, attributes, what stands between entries). It holds across versions of the
 * compressor because bundles are stored, not deflated.
 */
export async function isOurZip(
  source: ByteSource,
  entries: readonly DirectoryEntry[],
  date: PlainDate,
): Promise<boolean> {
  const frame = new ZipFrame(date);
  let at = 0;
  const follows = async (expected: Bytes): Promise<boolean> => {
    const found = await source.read(at, at + expected.length);
    at += expected.length;
    return found.length === expected.length && found.every((byte, i) => byte === expected[i]);
  };
  for (const entry of entries) {
    if (entry.method !== 0 || !(await follows(frame.next(entry))) || entry.start !== at) return false;
    at += entry.size;
  }
  return (await follows(frame.end())) && at === source.size;
}
