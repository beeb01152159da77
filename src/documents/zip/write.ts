import { deflateSync } from 'fflate';
import type { PlainDate } from '#kernel';
import { crc32 } from './crc32.ts';
import { concat, ZipFrame } from './frame.ts';

export type ZipEntry = {
  /** With `/` between folders; Japanese is fine. */
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** True for what is compressed already (PDF, images, office files): stored as it is. */
  readonly store?: boolean;
};

/**
 * A zip of the entries in the order given. The same entries and date give the same bytes: every entry bears that date,
 * midnight, and no other trace of the machine. `level: 0` stores everything. Too large for the plain format (4 GiB, 65,535 entries) = RangeError.
 */
export function writeZip(
  entries: readonly ZipEntry[],
  options: { date: PlainDate; level?: 0 },
): Uint8Array<ArrayBuffer> {
  const frame = new ZipFrame(options.date);
  const parts: Uint8Array[] = [];
  for (const entry of entries) {
    const { path, bytes } = entry;
    const stored = entry.store === true || options.level === 0;
    const deflated = stored ? bytes : deflateSync(bytes, { level: 6 });
    const method = stored || deflated.length >= bytes.length ? 0 : 8;
    const data = method === 0 ? bytes : deflated;
    parts.push(
      frame.next({ path, crc: crc32(bytes), size: bytes.length, packed: data.length, method }),
      data,
    );
  }
  return concat([...parts, frame.end()]);
}
