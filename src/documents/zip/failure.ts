export type ZipLimits = {
  readonly entries: number;
  /** Unpacked bytes of one file, and of all together. */
  readonly single: number;
  readonly total: number;
};

/** Why a zip was refused. `entry` names the file inside it ('' = the zip as a whole). */
export type ZipFailure = {
  readonly code:
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
  readonly entry: string;
};
