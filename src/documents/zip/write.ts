import { deflateSync } from 'fflate';
import { partsOf, type PlainDate } from '#kernel';
import { crc32 } from './crc32.ts';

export type ZipEntry = {
  /** With `/` between folders; Japanese is fine. */
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** True for what is compressed already (PDF, images, office files): stored as it is. */
  readonly store?: boolean;
};

// Bit 11: the name is UTF-8. Always set, so that Japanese names survive every unzip program.
const UTF8 = 0x0800;
const NEEDED = 20;

/**
 * A zip of the entries in the order given. The same entries and date give the same bytes: every entry bears that date,
 * midnight, and no other trace of the machine. `level: 0` stores everything. Too large for the plain format (4 GiB, 65,535 entries) = RangeError.
 */
export function writeZip(
  entries: readonly ZipEntry[],
  options: { date: PlainDate; level?: 0 },
): Uint8Array<ArrayBuffer> {
  if (entries.length > 0xffff) throw new RangeError('too many entries for a zip');
  const date = dosDate(options.date);
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = new TextEncoder().encode(entry.path);
    const stored = entry.store === true || options.level === 0;
    const packed = stored ? entry.bytes : deflateSync(entry.bytes, { level: 6 });
    const method = stored || packed.length >= entry.bytes.length ? 0 : 8;
    const data = method === 0 ? entry.bytes : packed;
    const common = bytesOf([
      [2, NEEDED],
      [2, UTF8],
      [2, method],
      [2, 0],
      [2, date],
      [4, crc32(entry.bytes)],
      [4, data.length],
      [4, entry.bytes.length],
      [2, name.length],
      [2, 0],
    ]);
    parts.push(bytesOf([[4, 0x04034b50]]), common, name, data);
    directory.push(
      bytesOf([
        [4, 0x02014b50],
        [2, NEEDED],
      ]),
      common,
      bytesOf([
        [2, 0], // comment
        [2, 0], // disk
        [2, 0], // internal attributes
        [4, 0], // external attributes
        [4, offset],
      ]),
      name,
    );
    offset += 4 + common.length + name.length + data.length;
    if (offset > 0xffffffff) throw new RangeError('too large for a zip');
  }
  const size = directory.reduce((n, p) => n + p.length, 0);
  const end = bytesOf([
    [4, 0x06054b50],
    [4, 0],
    [2, entries.length],
    [2, entries.length],
    [4, size],
    [4, offset],
    [2, 0],
  ]);
  return concat([...parts, ...directory, end]);
}

/** The date as MS-DOS writes it; before 1980 = 1 January 1980. */
function dosDate(date: PlainDate): number {
  const { year, month, day } = partsOf(date);
  return year < 1980 || year > 2107 ? 0x21 : ((year - 1980) << 9) | (month << 5) | day;
}

/** Little-endian fields of the given widths, one after another. */
function bytesOf(fields: readonly (readonly [width: 2 | 4, value: number])[]): Uint8Array {
  const out = new Uint8Array(fields.reduce((n, [width]) => n + width, 0));
  const view = new DataView(out.buffer);
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return out;
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const p of parts) {
    out.set(p, at);
    at += p.length;
  }
  return out;
}
