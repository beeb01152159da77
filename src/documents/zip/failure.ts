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

/** Why a zip was refused. `where` names the file inside it ('' = the zip as a whole). */
export type ZipFailure = {
  readonly code: ZipCode;
  readonly where: string;
  readonly params: Readonly<Record<string, string | number>>;
};

/** `params.limit` is the limit that was passed, if one was: a number of entries or of bytes. */
export function zipFailure(code: ZipCode, where = '', limit?: number): ZipFailure {
  return { code, where, params: limit === undefined ? {} : { limit } };
}
