import { partsOf, type PlainDate } from '#kernel';

export type FramedFile = {
  readonly path: string;
  readonly crc: number;
  /** Unpacked bytes; `packed` = as they lie in the zip, the same where left out (stored). */
  readonly size: number;
  readonly packed?: number;
  /** 0 = stored, 8 = deflated. */
  readonly method?: 0 | 8;
};

// Bit 11: the name is UTF-8. Always set, so that Japanese names survive every unzip program.
const UTF8 = 0x0800;
const NEEDED = 20;

/**
 * What a zip has around its files, in the order it is written: a header before the data of each, the directory at the end.
 * Holds no data, so that a zip can be written, and compared, piece by piece. Too large for the plain format (4 GiB,
 * 65,535 entries) = RangeError.
 */
export class ZipFrame {
  readonly #date: number;
  readonly #directory: Uint8Array[] = [];
  #count = 0;
  #offset = 0;

  constructor(date: PlainDate) {
    this.#date = dosDate(date);
  }

  /** What stands before the data of the next file. */
  next({ path, crc, size, packed = size, method = 0 }: FramedFile): Uint8Array<ArrayBuffer> {
    if (this.#count === 0xffff) throw new RangeError('too many entries for a zip');
    const name = new TextEncoder().encode(path);
    const common = bytesOf([
      [2, NEEDED],
      [2, UTF8],
      [2, method],
      [2, 0],
      [2, this.#date],
      [4, crc],
      [4, packed],
      [4, size],
      [2, name.length],
      [2, 0],
    ]);
    const rest = bytesOf([
      [2, 0], // comment
      [2, 0], // disk
      [2, 0], // internal attributes
      [4, 0], // external attributes
      [4, this.#offset],
    ]);
    const made = bytesOf([
      [4, 0x02014b50],
      [2, NEEDED],
    ]);
    this.#directory.push(made, common, rest, name);
    const header = concat([bytesOf([[4, 0x04034b50]]), common, name]);
    this.#count++;
    this.#offset += header.length + packed;
    if (this.#offset > 0xffffffff) throw new RangeError('too large for a zip');
    return header;
  }

  /** The directory and the end record, behind the last file. */
  end(): Uint8Array<ArrayBuffer> {
    const size = this.#directory.reduce((n, p) => n + p.length, 0);
    const end = bytesOf([
      [4, 0x06054b50],
      [4, 0],
      [2, this.#count],
      [2, this.#count],
      [4, size],
      [4, this.#offset],
      [2, 0],
    ]);
    return concat([...this.#directory, end]);
  }
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

/** The parts one after another. */
export function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
  let at = 0;
  for (const p of parts) {
    out.set(p, at);
    at += p.length;
  }
  return out;
}
