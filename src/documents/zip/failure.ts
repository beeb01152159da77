export type ZipLimits = {
  readonly entries: number;
  /** Unpacked bytes of one file, and of all together. */
  readonly single: number;
  readonly total: number;
};

const MIB = 1_048_576;
/** Far above any case, far below what brings a browser down. */
export const DEFAULT_LIMITS: ZipLimits = { entries: 65_534, single: 512 * MIB, total: 2_048 * MIB };

export type ZipCode =
  | 'zip.notZip'
  | 'zip.truncated'
  | 'zip.path'
  | 'zip.duplicate'
  | 'zip.entries'
  | 'zip.single'
  | 'zip.total'
  | 'zip.size'
  | 'zip.encrypted'
  | 'zip.method'
  | 'zip.zip64'
  | 'zip.overlap'
  | 'zip.crc';

/** Why a zip was refused. `entry` names the file inside it ('' = the zip as a whole). */
export type ZipFailure = {
  readonly code: ZipCode;
  readonly entry: string;
  /** The limit that was passed (entries or bytes), if one was. */
  readonly limit?: number;
};

export function zipFailure(code: ZipCode, entry = '', limit?: number): ZipFailure {
  return limit === undefined ? { code, entry } : { code, entry, limit };
}
