import { err, ok, steps, type Patch, type Result } from '#kernel';
import { keepBlobs } from './blobs.ts';
import type { Database } from './database.ts';
import { backward, forward, type CaseDraft } from './draft.ts';
import { deepEqual, sameContent } from './equal.ts';
import { storeCode } from './failure.ts';
import { blobsOf, labelsOf, record } from './history.ts';
import { cloneDraft, load, type KnownRows, type Loaded } from './load.ts';
import type { CaseHead, StepPatch, StoredBlob, StoredBody, StoredRow } from './tables.ts';
import { issuesOf, type Issue } from './validate.ts';

export type StoreConflict = { path: string; mine: unknown; theirs: unknown; base: unknown };

/** Why nothing was written. */
export type WriteFailure =
  | { code: 'conflict'; conflicts: StoreConflict[] }
  | { code: 'invalid'; issues: Issue[] }
  | { code: 'storage'; detail: string }
  | { code: 'gone' };

export type EditRequest = {
  caseId: string;
  label: string;
  /** '' = a step of its own. */
  group: string;
  tab: string;
  /** The time of the edit, ISO 8601. */
  now: string;
  patches: readonly Patch[];
  /** What the user saw at a path, and what else may stand there without harm. A path without entry is not compared. */
  expected: ReadonlyMap<string, readonly unknown[]>;
  blobs?: readonly StoredBlob[];
  /** The rows as the caller has them from that revision: taken, while it stands, instead of reading a thousand again. */
  known?: KnownRows;
};

/** Which way to go along the steps of a case. */
export type TravelRequest = {
  caseId: string;
  direction: 'undo' | 'redo';
  now: string;
  known?: KnownRows;
};

/** What a write left behind, for the tab that made it. */
export type Written = {
  head: CaseHead;
  body: StoredBody | null;
  rows: StoredRow[];
  undoLabel: string;
  redoLabel: string;
};

/**
 * One edit in one transaction: compares what stands there with what the user saw, applies, stamps `changed`, validates
 * what was touched, writes only that, and adds the undo step. On any failure nothing is written.
 */
export function edit(db: Database, request: EditRequest): Promise<Result<Written, WriteFailure>> {
  return write(db, async () => {
    const loaded = await load(db, request.caseId, request.patches, request.known);
    if (!loaded) return err({ code: 'gone' });
    const conflicts = conflictsOf(loaded.before, request);
    if (conflicts.length > 0) return err({ code: 'conflict', conflicts });
    const done = applyAll(loaded, request.patches, request.now);
    if (!done.ok) return done;
    if (request.blobs) await db.blobs.bulkPut([...request.blobs]);
    const { head, draft } = loaded;
    const { label, group, tab, now: at } = request;
    const { forgotBlobs } = await record(db, head, { label, group, tab, at, patches: done.value });
    const added = blobsOf(done.value);
    if (forgotBlobs || added.length > 0) {
      const body = draft.body ?? (await db.bodies.get(head.id))?.body;
      if (body) await keepBlobs(db, head, body, { added, forgot: forgotBlobs });
    }
    return ok(await store(db, loaded, request.now));
  });
}

/** Takes the last step back, or does the next one again. Ok with null when there is none. */
export function travel(db: Database, request: TravelRequest): Promise<Result<Written | null, WriteFailure>> {
  const { caseId, direction, now } = request;
  return write<Written | null>(db, async () => {
    const head = await db.cases.get(caseId);
    if (!head) return err({ code: 'gone' });
    const step = await db.history.get([caseId, direction === 'undo' ? head.undoAt : head.undoAt + 1]);
    if (!step) return ok(null);
    const undo = direction === 'undo';
    const patches = undo ? step.patches.toReversed() : step.patches;
    const loaded = await load(db, caseId, patches, request.known);
    if (!loaded) return err({ code: 'gone' });
    const conflicts: StoreConflict[] = [];
    const probe = cloneDraft(loaded.before);
    for (const p of patches) {
      const base = undo ? p.after : p.before;
      const theirs = probe.get(p.path);
      if (!sameContent(theirs, base))
        conflicts.push({ path: p.path, mine: undo ? p.before : p.after, theirs, base });
      else if (!tryApply(probe, undo ? backward(p) : forward(p))) return err(nowhere(p.path));
    }
    if (conflicts.length > 0) return err({ code: 'conflict', conflicts });
    const done = applyAll(loaded, patches.map(undo ? backward : forward), now);
    if (!done.ok) return done;
    if (undo) for (const p of patches) loaded.draft.unstamp(p);
    loaded.head.undoAt += undo ? -1 : 1;
    return ok(await store(db, loaded, now));
  });
}

const nowhere = (path: string): WriteFailure => ({
  code: 'invalid',
  issues: [{ path, code: 'path.nowhere' }],
});

/** Runs a read-write transaction over all tables; resolves after its `complete` event. */
async function write<T>(
  db: Database,
  work: () => Promise<Result<T, WriteFailure>>,
): Promise<Result<T, WriteFailure>> {
  try {
    return await db.transaction('rw', [db.cases, db.bodies, db.rows, db.blobs, db.history], work);
  } catch (thrown) {
    return err({ code: 'storage', detail: storeCode(thrown) });
  }
}

function conflictsOf(before: CaseDraft, request: EditRequest): StoreConflict[] {
  const out: StoreConflict[] = [];
  // The first patch of a path counts; an edit may hold thousands.
  const values = new Map(request.patches.toReversed().map((p) => [p.path, p.value]));
  for (const [path, seen] of request.expected) {
    const theirs = before.get(path);
    const mine = values.get(path);
    if (seen.some((v) => sameContent(v, theirs)) || sameContent(mine, theirs)) continue;
    out.push({ path, mine, theirs, base: seen[0] });
  }
  return out;
}

function applyAll(loaded: Loaded, patches: readonly Patch[], now: string): Result<StepPatch[], WriteFailure> {
  const { draft, before } = loaded;
  const done: StepPatch[] = [];
  for (const patch of patches) {
    const last = steps(patch.path).at(-1);
    if (last === 'id' || last === 'created') {
      return err({ code: 'invalid', issues: [{ path: patch.path, code: 'path.fixed' }] });
    }
    const step = tryApply(draft, patch);
    if (!step) return err(nowhere(patch.path));
    // A new element under another id than its own could never be found again.
    if (!deepEqual(draft.get(patch.path), patch.value)) return err(nowhere(patch.path));
    done.push(step);
  }
  for (const patch of patches) draft.stamp(patch.path, now);
  const issues = issuesOf(
    draft,
    before,
    patches.map((p) => p.path),
  );
  return issues.length > 0 ? err({ code: 'invalid', issues }) : ok(done);
}

function tryApply(draft: CaseDraft, patch: Patch): StepPatch | null {
  try {
    return draft.apply(patch);
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

async function store(db: Database, loaded: Loaded, now: string): Promise<Written> {
  const { head, draft } = loaded;
  head.revision += 1;
  head.changed = now;
  const revision = head.revision;
  let body: StoredBody | null = null;
  if (draft.bodyTouched && draft.body) {
    const { title, service, vendor } = draft.body;
    Object.assign(head, { title, serviceName: service.name, vendorName: vendor.name });
    body = { caseId: head.id, revision, rowIds: draft.rowIds, body: draft.body };
    await db.bodies.put(body);
  }
  const rows: StoredRow[] = [];
  const gone: [string, string][] = [];
  for (const id of draft.rowsTouched) {
    const row = draft.rows.get(id);
    if (row) rows.push({ caseId: head.id, id, revision, row });
    else gone.push([head.id, id]);
  }
  if (rows.length === 1 && rows[0]) await db.rows.put(rows[0]);
  else if (rows.length > 0) await db.rows.bulkPut(rows);
  if (gone.length > 0) await db.rows.bulkDelete(gone);
  await db.cases.put(head);
  return { head, body, rows, ...(await labelsOf(db, head)) };
}
