/** From bytes to checked case files. Nothing in here touches the database. */
import { ok, type Result } from '#kernel';
import { migrateCaseFile, type Attachment, type CaseFile, type LeftOut } from '#schemas';
import { doubledId, pathById, sha256Hex } from '#store';
import type { ImportFailure } from '../contract.ts';
import { refuse } from './failure.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/** Blobs by their SHA-256. */
export type Blobs = Map<string, Bytes>;

/** A case taken out of a file: its attachments' bytes apart, and what its format does not name. */
export type Taken = {
  readonly file: CaseFile;
  readonly blobs: Blobs;
  readonly leftOut: readonly LeftOut[];
};

/** The JSON value of UTF-8 bytes (a byte order mark is tolerated). */
export function parseJson(bytes: Bytes, where: string): Result<unknown, ImportFailure> {
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown);
  } catch {
    return refuse('import.notJson', where);
  }
}

/**
 * A case file from JSON, migrated and checked, its attachments' bytes taken out of it and checked against their hashes.
 * @param where the entry it came from, for messages
 */
export async function takeCase(json: unknown, where: string): Promise<Result<Taken, ImportFailure>> {
  const migrated = migrateCaseFile(json);
  if (!migrated.ok) {
    const { code, path, params } = migrated.error;
    const field = pathById(json, path);
    const ours = { 'case.newerVersion': 'import.newerVersion', 'case.schema': 'import.schema' } as const;
    const named = code === 'case.newerVersion' || code === 'case.schema' ? ours[code] : 'import.notCase';
    return refuse(named, `${where}#${field}`, { ...params, path: field });
  }
  const { file, leftOut } = migrated.value;
  const doubled = doubledId(file);
  if (doubled !== null) {
    return refuse('import.schema', `${where}#${doubled}`, { path: doubled, reason: 'id.doubled', count: 1 });
  }
  const blobs: Blobs = new Map();
  const attachments: Attachment[] = [];
  for (const attachment of file.attachments) {
    const { data, ...record } = attachment;
    attachments.push(record);
    if (data === undefined) continue;
    const bytes = fromBase64(data);
    if ((await sha256Hex(bytes)) !== record.sha256 || bytes.length !== record.bytes) {
      return refuse('import.hash', `${where}#attachments/${record.id}`, { title: record.title });
    }
    blobs.set(record.sha256, bytes);
  }
  return ok({ file: { ...file, attachments }, blobs, leftOut });
}

// The schema has made sure that it is base 64.
function fromBase64(data: string): Bytes {
  const binary = atob(data);
  const out = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) out[i] = binary.charCodeAt(i);
  return out;
}
