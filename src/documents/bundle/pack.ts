/** How a bundle is zipped. Both making and verifying go through here, so that they cannot drift apart. */
import type { PlainDate } from '#kernel';
import { writeZip, type ZipEntry, type ZipLimits } from '#documents/zip';

/** What a bundle may hold: far more than any filing, far less than what stops a browser. */
export const BUNDLE_LIMITS: ZipLimits = { entries: 20_001, single: 256 << 20, total: 768 << 20 };

/**
 * The zip of a bundle. Nothing is deflated: the PDFs are compressed inside already, and a stored zip depends on no
 * compressor's version, so that the same case and date give the same bytes next year too, and a verifier can tell any
 * change of the zip itself.
 */
export function packBundle(files: readonly ZipEntry[], asOf: PlainDate): Uint8Array<ArrayBuffer> {
  return writeZip(files, { date: asOf, level: 0 });
}
