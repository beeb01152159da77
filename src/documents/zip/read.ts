import { Inflate } from 'fflate';
import { err, ok, type Result } from '#kernel';
import { crc32 } from './crc32.ts';
import { readDirectory, type DirectoryEntry } from './directory.ts';
import { DEFAULT_LIMITS, zipFailure, type ZipFailure, type ZipLimits } from './failure.ts';
import type { ByteSource } from './source.ts';

/**
 * Every file of a zip by its path, in the order of its directory, with nothing trusted: the directory is checked whole before anything is unpacked, and
 * each file may unpack to exactly the size it names. Folders are left out; names come in Unicode form C.
 */
export function readZip(
  bytes: Uint8Array<ArrayBuffer>,
  limits: ZipLimits = DEFAULT_LIMITS,
): Result<Map<string, Uint8Array<ArrayBuffer>>, ZipFailure> {
  const directory = readDirectory(bytes, limits);
  if (!directory.ok) return directory;
  const out = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const entry of directory.value) {
    const unpacked = readEntry(bytes, entry);
    if (!unpacked.ok) return unpacked;
    out.set(entry.path, unpacked.value);
  }
  return ok(out);
}

/** One file of a zip whose directory was read: unpacked and checked. */
export function readEntry(
  bytes: Uint8Array<ArrayBuffer>,
  entry: DirectoryEntry,
): Result<Uint8Array<ArrayBuffer>, ZipFailure> {
  const data = bytes.subarray(entry.start, entry.start + entry.packed);
  const unpacked = entry.method === 0 ? ok(data.slice()) : inflate(data, entry);
  return unpacked.ok ? checked(unpacked.value, entry) : unpacked;
}

/** The same of what is read in parts. What was stored in memory is not copied: not to be changed. */
export async function readEntryFrom(
  source: ByteSource,
  entry: DirectoryEntry,
): Promise<Result<Uint8Array<ArrayBuffer>, ZipFailure>> {
  const data = await source.read(entry.start, entry.start + entry.packed);
  const unpacked = entry.method === 0 ? ok(data) : inflate(data, entry);
  return unpacked.ok ? checked(unpacked.value, entry) : unpacked;
}

function checked(
  bytes: Uint8Array<ArrayBuffer>,
  entry: DirectoryEntry,
): Result<Uint8Array<ArrayBuffer>, ZipFailure> {
  return crc32(bytes) === entry.crc ? ok(bytes) : err(zipFailure('zip.crc', entry.path));
}

// Small enough that even the densest data (1032:1) unpacks to a few megabytes before the size is looked at again.
const CHUNK = 8_192;

function inflate(data: Uint8Array, entry: DirectoryEntry): Result<Uint8Array<ArrayBuffer>, ZipFailure> {
  const out = new Uint8Array(entry.size);
  let length = 0;
  let tooLong = false;
  const stream = new Inflate((part) => {
    if (length + part.length > out.length) tooLong = true;
    else out.set(part, length);
    length += part.length;
  });
  try {
    for (let at = 0; at < data.length && !tooLong; at += CHUNK) {
      stream.push(data.subarray(at, at + CHUNK), at + CHUNK >= data.length);
    }
  } catch {
    return err(zipFailure('zip.truncated', entry.path));
  }
  if (tooLong || length !== out.length) return err(zipFailure('zip.size', entry.path));
  return ok(out);
}
