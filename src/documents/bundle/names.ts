import { isSafePath as isSafeZipPath } from '#documents/zip';

/** Names of the bundle's own files, and what a path inside it may look like. */

export const MANIFEST_PATH = 'manifest.json';
export const CASE_PATH = '案件.json';
export const LISTING_PATH = '一覧.html';

/**
 * Whether the path is a plain relative path that means the same file on every system: also no character that Windows
 * refuses, no step that ends in a dot or a space, no folder, in Unicode form C.
 */
export function isSafePath(path: string): boolean {
  if (!isSafeZipPath(path) || path.endsWith('/') || path !== path.normalize('NFC')) return false;
  return !/[*?"<>|]/.test(path) && path.split('/').every((step) => !/[. ]$/.test(step));
}

/** Two paths with the same key are one file on systems that ignore case. */
export function pathKey(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
