import { heldByHistory } from './history.ts';
import type { Database } from './database.ts';
import type { CaseHead, CaseWithoutRows } from './tables.ts';

/** Lower-case hexadecimal SHA-256 of the bytes. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (b) => b.toString(16).padStart(2, '0')).join('');
}

/**
 * Brings `head.blobs` up to date after attachments or history changed. While nothing was forgotten the list only grows,
 * which needs no look at the history.
 */
export async function keepBlobs(
  db: Database,
  head: CaseHead,
  body: CaseWithoutRows,
  change: { added: readonly string[]; forgot: boolean },
): Promise<void> {
  const attached = body.attachments.map((a) => a.sha256);
  const old = head.blobs;
  const base = change.forgot ? await heldByHistory(db, head.id) : old;
  head.blobs = [...new Set([...base, ...attached, ...change.added])].sort();
  if (!change.forgot) return;
  const kept = new Set(head.blobs);
  await dropUnused(
    db,
    old.filter((s) => !kept.has(s)),
    head.id,
  );
}

/** Deletes those of the blobs that no case but `except` uses. */
export async function dropUnused(db: Database, candidates: readonly string[], except: string): Promise<void> {
  for (const sha256 of candidates) {
    const users = await db.cases.where('blobs').equals(sha256).primaryKeys();
    if (users.every((id) => id === except)) await db.blobs.delete(sha256);
  }
}
