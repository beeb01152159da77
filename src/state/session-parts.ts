/** What a session is given, and what it does without being one: edits on their way over what is durable, bytes of files. */
import type { Patch, PlainDate, Result } from '#kernel';
import type { Rulebook } from '#rulebook';
import type { CaseFile } from '#schemas';
import { CaseDraft, deepEqual, type CaseChange, type Store } from '#store';
import type { CaseSession, EditFailure } from './contract.ts';

export type SessionDeps = {
  readonly store: Promise<Store | null>;
  readonly source: { id: () => string; now: () => string };
  /** Names this tab in the history. */
  readonly tab: string;
  /** Read reactively. */
  readonly today: () => PlainDate;
  /** The rules of an imported edition. Read reactively. */
  readonly rulebook: (edition: string) => Rulebook | undefined;
  readonly closed: (session: CaseSession) => void;
};

export type Done = Result<void, EditFailure>;

/** An edit, undo or redo on its way to the database. `patches` is empty for undo and redo. */
export type Job = {
  key: string;
  run: () => Promise<Done>;
  label: string;
  now: string;
  patches: readonly Patch[];
  base: ReadonlyMap<string, unknown>;
};

/** The case as the database holds it after a change. */
export function advanced(old: CaseDraft, change: CaseChange): CaseDraft {
  const body = change.body?.body ?? old.body;
  const rowIds = change.body?.rowIds ?? old.rowIds;
  const rows = new Map(old.rows);
  for (const { id, row } of change.rows) rows.set(id, row);
  // Rows come and go with the list of their ids only.
  if (change.body) {
    const there = new Set(rowIds);
    for (const id of rows.keys()) if (!there.has(id)) rows.delete(id);
  }
  return new CaseDraft(body && { ...body, changed: change.head.changed }, rowIds, rows);
}

/** What is durable plus what is on its way; the same draft where nothing is. */
export function withPending(durable: CaseDraft, pending: readonly Job[]): CaseDraft {
  if (pending.length === 0) return durable;
  const view = new CaseDraft(durable.body, durable.rowIds, durable.rows);
  for (const job of pending) {
    try {
      for (const patch of job.patches) view.apply(patch);
      for (const patch of job.patches) view.stamp(patch.path, job.now);
    } catch (thrown) {
      // The place was deleted elsewhere; the database will refuse the edit and say so.
      if (!(thrown instanceof RangeError)) throw thrown;
    }
  }
  return view;
}

/** So many changed rows are looked into; drawing what shows more of them anew costs less than finding out. */
const FEW = 8;

/** Whether two drafts are known to say the same throughout, times of change included. Cheap where they share what is unchanged. */
export function sameDraft(a: CaseDraft, b: CaseDraft): boolean {
  if (a === b) return true;
  const changed = a.rowIds.filter((id) => a.rows.get(id) !== b.rows.get(id));
  return (
    changed.length <= FEW &&
    deepEqual(a.rowIds, b.rowIds) &&
    changed.every((id) => deepEqual(a.rows.get(id), b.rows.get(id))) &&
    deepEqual(a.body, b.body)
  );
}

/**
 * Lets the edits that wait rest on what a failed one rested on, where they rested on its values: those were never stored, and
 * missing them would look like a change made elsewhere.
 */
export function rebase(waiting: readonly Job[], failed: Job): void {
  for (const { path, value } of failed.patches) {
    if (!failed.base.has(path)) continue;
    for (const job of waiting) {
      if (job.base.has(path) && deepEqual(job.base.get(path), value)) {
        job.base = new Map([...job.base, [path, failed.base.get(path)]]);
      }
    }
  }
}

/** SHA-256 of the attachments whose bytes are not in the database; none where that cannot be told. */
export async function missingBytes(store: Store | null, file: CaseFile | null): Promise<ReadonlySet<string>> {
  const missing = new Set(file?.attachments.map((a) => a.sha256) ?? []);
  try {
    if (store) {
      const found = await Promise.all([...missing].map(async (h) => ((await store.hasBlob(h)) ? h : '')));
      for (const h of found) missing.delete(h);
    }
    return missing;
  } catch {
    return new Set();
  }
}

/** The bytes of an attachment; null where they are not there. */
export async function bytesOf(store: Store | null, sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return (await store?.blob(sha256)) ?? null;
  } catch {
    return null;
  }
}
