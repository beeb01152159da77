import { err, hasControlCharacter, ok, type Result } from '#kernel';
import type { ByteSource } from './source.ts';
import { zipFailure, type ZipCode, type ZipFailure, type ZipLimits } from './failure.ts';

/** A file of the zip, checked: its data lies at `start`, is `packed` bytes long and says to unpack to `size`. */
export type DirectoryEntry = {
  readonly path: string;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly start: number;
};

type Raw = Omit<DirectoryEntry, 'start' | 'method'> & {
  method: number;
  flags: number;
  offset: number;
  folder: boolean;
};

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const fail = (code: ZipCode, where = '', limit?: number): Result<never, ZipFailure> =>
  err(zipFailure(code, where, limit));

/** Asks for bytes from–to, is given them, and ends with a result: one reading for memory and for a file on disk. */
type Steps<T> = Generator<readonly [from: number, to: number], T, Uint8Array>;

/** Reads and checks the central directory and the local headers. Nothing is unpacked. */
export function readDirectory(bytes: Uint8Array, limits: ZipLimits): Result<DirectoryEntry[], ZipFailure> {
  const steps = directorySteps(bytes.length, limits);
  let step = steps.next();
  while (!step.done) step = steps.next(bytes.subarray(...step.value));
  return step.value;
}

/** The same of what is read in parts. */
export async function readDirectoryFrom(
  source: ByteSource,
  limits: ZipLimits,
): Promise<Result<DirectoryEntry[], ZipFailure>> {
  const steps = directorySteps(source.size, limits);
  let step = steps.next();
  while (!step.done) step = steps.next(await source.read(...step.value));
  return step.value;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function* directorySteps(length: number, limits: ZipLimits): Steps<Result<DirectoryEntry[], ZipFailure>> {
  if (length < 4) return fail('zip.notZip');
  const signature = viewOf(yield [0, 4]).getUint32(0, true);
  if (signature !== LOCAL && signature !== END) return fail('zip.notZip');
  const lowest = Math.max(0, length - 22 - 0xffff);
  const tail = viewOf(yield [lowest, length]);
  const found = findEnd(tail);
  if (found < 0) return fail('zip.truncated');
  const count = tail.getUint16(found + 10, true);
  const size = tail.getUint32(found + 12, true);
  const start = tail.getUint32(found + 16, true);
  if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) return fail('zip.zip64');
  if (tail.getUint16(found + 4, true) !== 0 || tail.getUint16(found + 8, true) !== count)
    return fail('zip.truncated');
  if (count > limits.entries) return fail('zip.entries', '', limits.entries);
  if (start + size !== lowest + found) return fail('zip.truncated');

  const central = yield [start, start + size];
  const entries: DirectoryEntry[] = [];
  const names = new Set<string>();
  const spans: [number, number, string][] = [];
  let total = 0;
  let at = 0;
  for (let n = 0; n < count; n++) {
    const read = readCentral(viewOf(central), central, at, size);
    if (!read.ok) return read;
    const { raw, next } = read.value;
    at = next;
    const problem = problemOf(raw, limits, names);
    if (problem) return fail(problem, raw.path, problem === 'zip.single' ? limits.single : undefined);
    // Case too: on Windows and macOS two such names are one file.
    names.add(raw.path.toLowerCase());
    total += raw.size;
    if (total > limits.total) return fail('zip.total', raw.path, limits.total);
    const data = yield* dataStart(raw, start);
    if (!data.ok) return data;
    spans.push([raw.offset, data.value + raw.packed, raw.path]);
    const { path, crc, packed } = raw;
    if (!raw.folder) {
      entries.push({
        path,
        crc,
        packed,
        size: raw.size,
        start: data.value,
        method: raw.method === 0 ? 0 : 8,
      });
    }
  }
  if (at !== size) return fail('zip.truncated');
  // Entries that share data are how a small file unpacks to a huge one.
  spans.sort((a, b) => a[0] - b[0]);
  for (let i = 1; i < spans.length; i++) {
    if (spans[i]![0] < spans[i - 1]![1]) return fail('zip.overlap', spans[i]![2]);
  }
  return ok(entries);
}

/** Position of the end record in the tail of the file, which it must close (its comment included); -1 = none. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === view.byteLength)
      return at;
  }
  return -1;
}

function readCentral(
  view: DataView,
  bytes: Uint8Array,
  at: number,
  end: number,
): Result<{ raw: Raw; next: number }, ZipFailure> {
  if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return fail('zip.truncated');
  const nameLength = view.getUint16(at + 28, true);
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  if (next > end) return fail('zip.truncated');
  const flags = view.getUint16(at + 8, true);
  const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength), flags);
  if (name === null) return fail('zip.path');
  const raw: Raw = {
    path: name,
    folder: name.endsWith('/'),
    flags,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  return ok({ raw, next });
}

/** Bit 11: the name says that it is UTF-8. */
const UTF8 = 0x0800;

/**
 * The name in Unicode form C (macOS writes form D). One that is not UTF-8, nor says so, is taken for Shift_JIS, which is what Windows writes
 * in Japan. Null when it is neither.
 */
function decodeName(bytes: Uint8Array, flags: number): string | null {
  const decoded = (label: string): string | null => {
    try {
      return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes).normalize('NFC');
    } catch {
      return null;
    }
  };
  return decoded('utf-8') ?? ((flags & UTF8) === 0 ? decoded('shift_jis') : null);
}

function problemOf(raw: Raw, limits: ZipLimits, names: ReadonlySet<string>): ZipCode | null {
  if (!isSafePath(raw.path)) return 'zip.path';
  if (names.has(raw.path.toLowerCase())) return 'zip.duplicate';
  // Bit 0: encrypted; bit 6: strongly encrypted; bit 13: directory masked.
  if (raw.flags & 0x2041) return 'zip.encrypted';
  if (raw.packed === 0xffffffff || raw.size === 0xffffffff || raw.offset === 0xffffffff) return 'zip.zip64';
  if (raw.method !== 0 && raw.method !== 8) return 'zip.method';
  if (raw.size > limits.single) return 'zip.single';
  if (raw.method === 0 && raw.packed !== raw.size) return 'zip.size';
  // Deflate can't do better than 1032:1, so a larger promise is a lie (and would reserve memory).
  if (raw.method === 8 && raw.size > raw.packed * 1032 + 1024) return 'zip.size';
  if (raw.folder && raw.size > 0) return 'zip.path';
  return null;
}

/** A relative path with `/` only, without `.`, `..`, empty steps, drive letters, control characters. */
export function isSafePath(path: string): boolean {
  if (path === '' || path.length > 400 || path.includes('\\') || path.includes(':')) return false;
  if (hasControlCharacter(path) || /[\t\n]/.test(path)) return false;
  const parts = (path.endsWith('/') ? path.slice(0, -1) : path).split('/');
  return parts.every((p) => p !== '' && p !== '.' && p !== '..');
}

/** Where the data of an entry begins, after its local header, which must tell the same story. */
function* dataStart(raw: Raw, directory: number): Steps<Result<number, ZipFailure>> {
  const at = raw.offset;
  if (at + 30 > directory) return fail('zip.truncated', raw.path);
  const view = viewOf(yield [at, at + 30]);
  if (view.getUint32(0, true) !== LOCAL) return fail('zip.truncated', raw.path);
  const nameLength = view.getUint16(26, true);
  const start = at + 30 + nameLength + view.getUint16(28, true);
  if (start + raw.packed > directory) return fail('zip.truncated', raw.path);
  const name = decodeName(yield [at + 30, at + 30 + nameLength], raw.flags);
  if (name !== raw.path) return fail('zip.path', raw.path);
  const flags = view.getUint16(6, true);
  if (view.getUint16(8, true) !== raw.method || (flags & 1) !== 0) return fail('zip.method', raw.path);
  // Bit 3: sizes follow the data, and are zero here.
  const said = [view.getUint32(14, true), view.getUint32(18, true), view.getUint32(22, true)];
  const same = said[0] === raw.crc && said[1] === raw.packed && said[2] === raw.size;
  return same || (flags & 8) !== 0 ? ok(start) : fail('zip.size', raw.path);
}
