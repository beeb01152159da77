export { readEntry, readZip } from './read.ts';
export { writeZip, type ZipEntry } from './write.ts';
export { isSafePath, readDirectory, type DirectoryEntry } from './directory.ts';
export { crc32 } from './crc32.ts';
export { DEFAULT_LIMITS, type ZipCode, type ZipFailure, type ZipLimits } from './failure.ts';
