export { readEntry, readEntryFrom, readZip } from './read.ts';
export { ZipFrame, type FramedFile } from './frame.ts';
export { blobSource, memorySource, type ByteSource } from './source.ts';
export { writeZip, type ZipEntry } from './write.ts';
export { isSafePath, readDirectory, readDirectoryFrom, type DirectoryEntry } from './directory.ts';
export { crc32 } from './crc32.ts';
export { DEFAULT_LIMITS, type ZipCode, type ZipFailure, type ZipLimits } from './failure.ts';
