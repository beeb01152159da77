/** An opened package written back: members that did not change keep their bytes, place, flags and date. */
import { crc32 } from '#documents/zip';
import { deflateSync } from 'fflate';
import type { OfficePackage } from './package.ts';

const LOCAL = 0x04034b50;

type Central = {
  readonly at: number;
  readonly length: number;
  readonly offset: number;
  readonly path: string;
};

/**
 * The package with the parts given replaced (a string is written as UTF-8) or, where null, taken out. Everything else is copied byte
 * for byte: local header, packed data, what follows it, directory record, comment of the file. Parts that do not exist are a bug (RangeError).
 */
export function writePackage(
  opened: OfficePackage,
  changed: ReadonlyMap<string, string | Uint8Array | null>,
): Uint8Array<ArrayBuffer> {
  const { bytes } = opened;
  for (const path of changed.keys()) if (!opened.has(path)) throw new RangeError(`no such part: ${path}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  const directoryAt = view.getUint32(end + 16, true);
  const records = recordsOf(view, bytes, directoryAt, end);

  // What belongs to a member reaches to the next one: data descriptors and padding go along.
  const physical = [...records].sort((a, b) => a.offset - b.offset);
  const out: Uint8Array[] = [];
  const moved = new Map<Central, { offset: number; made: Made | null }>();
  let length = 0;
  const push = (part: Uint8Array): void => {
    out.push(part);
    length += part.length;
  };
  // Something before the first member (a self-extractor's stub cannot be: the file begins with one).
  physical.forEach((record, n) => {
    const next = physical[n + 1]?.offset ?? directoryAt;
    const content = changed.get(record.path);
    if (content === null) return;
    const made = content === undefined ? null : localOf(view, record, content, opened);
    moved.set(record, { offset: length, made });
    if (made) push(made.bytes);
    else push(bytes.subarray(record.offset, next));
  });

  const newDirectory = length;
  let count = 0;
  for (const record of records) {
    const to = moved.get(record);
    if (!to) continue;
    count++;
    const copy = bytes.slice(record.at, record.at + record.length);
    const c = new DataView(copy.buffer);
    if (to.made) {
      c.setUint16(8, c.getUint16(8, true) & ~8, true);
      c.setUint16(10, to.made.method, true);
      c.setUint32(16, to.made.crc, true);
      c.setUint32(20, to.made.packed, true);
      c.setUint32(24, to.made.size, true);
    }
    c.setUint32(42, to.offset, true);
    push(copy);
  }
  const size = length - newDirectory;
  const tail = bytes.slice(end);
  const t = new DataView(tail.buffer);
  t.setUint16(8, count, true);
  t.setUint16(10, count, true);
  t.setUint32(12, size, true);
  t.setUint32(16, newDirectory, true);
  push(tail);

  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of out) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--) {
    if (
      view.getUint32(at, true) === 0x06054b50 &&
      at + 22 + view.getUint16(at + 20, true) === view.byteLength
    )
      return at;
  }
  throw new RangeError('not an opened package');
}

function recordsOf(view: DataView, bytes: Uint8Array, from: number, end: number): Central[] {
  const records: Central[] = [];
  for (let at = from; at < end;) {
    const nameLength = view.getUint16(at + 28, true);
    const length = 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).normalize('NFC');
    records.push({ at, length, offset: view.getUint32(at + 42, true), path });
    at += length;
  }
  return records;
}

type Made = {
  readonly bytes: Uint8Array;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
};

/** In the encoding of the part it replaces, mark included. */
function encodeLike(before: Uint8Array, text: string): Uint8Array {
  const [a, b] = [before[0], before[1]];
  const little = a === 0xff && b === 0xfe;
  if (!little && !(a === 0xfe && b === 0xff)) {
    const marked = a === 0xef && b === 0xbb && before[2] === 0xbf;
    return new TextEncoder().encode(marked ? `\uFEFF${text}` : text);
  }
  const out = new DataView(new ArrayBuffer(2 + 2 * text.length));
  out.setUint16(0, 0xfeff, little);
  for (let i = 0; i < text.length; i++) out.setUint16(2 + 2 * i, text.charCodeAt(i), little);
  return new Uint8Array(out.buffer);
}

/** The member anew: its own header (name, date, extra fields, flags) with the new data. */
function localOf(
  view: DataView,
  record: Central,
  content: string | Uint8Array,
  { bytes, read }: OfficePackage,
): Made {
  const original = read(record.path);
  const before = original.ok ? original.value : new Uint8Array();
  const from = record.offset;
  if (view.getUint32(from, true) !== LOCAL) throw new RangeError('not an opened package');
  const data = typeof content === 'string' ? encodeLike(before, content) : content;
  const stored = view.getUint16(from + 8, true) === 0;
  const packed = stored ? data : deflateSync(data, { level: 6 });
  const headLength = 30 + view.getUint16(from + 26, true) + view.getUint16(from + 28, true);
  const out = new Uint8Array(headLength + packed.length);
  out.set(bytes.subarray(from, from + headLength));
  out.set(packed, headLength);
  const o = new DataView(out.buffer);
  const crc = crc32(data);
  const method = stored ? 0 : 8;
  // Bit 3 would say that the sizes follow the data: they stand here now.
  o.setUint16(6, o.getUint16(6, true) & ~8, true);
  o.setUint16(8, method, true);
  o.setUint32(14, crc, true);
  o.setUint32(18, packed.length, true);
  o.setUint32(22, data.length, true);
  return { bytes: out, method, crc, packed: packed.length, size: data.length };
}
