import { Dexie } from 'dexie';
import type { CaseFile, OfficialTexts } from '#schemas';
import { dropUnused } from './blobs.ts';
import { completeBody, completeRow } from './complete.ts';
import { storeCode, type StoreCode } from './failure.ts';
import type { Database } from './database.ts';
import { forgetHistory, labelsOf } from './history.ts';
import { libraryTables, putLibrary, type LibraryPut } from './library.ts';
import { err, ok, type Result } from '#kernel';
import type { CaseHead, Setting, StoredBlob, StoredBody, StoredRow } from './tables.ts';

/** A case as read in one transaction, with what a session needs beside it. */
export type OpenedCase = { file: CaseFile; head: CaseHead; undoLabel: string; redoLabel: string };

/** What changed in a case after a revision. `body` is null when only rows did. */
export type CaseChange = {
  head: CaseHead;
  body: StoredBody | null;
  rows: StoredRow[];
  undoLabel: string;
  redoLabel: string;
};

export const rowsOf = (db: Database, caseId: string) =>
  db.rows.where('[caseId+id]').between([caseId, Dexie.minKey], [caseId, Dexie.maxKey]);

/** The whole case, or null where there is none. */
export async function readCase(db: Database, id: string): Promise<OpenedCase | null> {
  const read = await db.transaction('r', [db.cases, db.bodies, db.rows, db.history], async () => {
    const [head, body, rows] = await Promise.all([
      db.cases.get(id),
      db.bodies.get(id),
      rowsOf(db, id).toArray(),
    ]);
    return head && body ? { head, body, rows, ...(await labelsOf(db, head)) } : null;
  });
  if (!read) return null;
  const { head, body, rows, ...labels } = read;
  return { file: assemble(head, completeBody(body), rows.map(completeRow)), head, ...labels };
}

function assemble(head: CaseHead, stored: StoredBody, rows: readonly StoredRow[]): CaseFile {
  const byId = new Map(rows.map((r) => [r.id, r.row]));
  return {
    ...stored.body,
    changed: head.changed,
    rows: stored.rowIds.map((id) => byId.get(id)).filter((r) => r !== undefined),
  };
}

/** The case without its rows, or null where there is none: for what asks all cases at once. */
export async function readBody(db: Database, id: string): Promise<CaseFile | null> {
  const [head, stored] = await db.transaction('r', [db.cases, db.bodies], () =>
    Promise.all([db.cases.get(id), db.bodies.get(id)]),
  );
  if (!head || !stored) return null;
  const { body } = completeBody(stored);
  return { ...body, changed: head.changed, rows: [] };
}

/** What was written after `revision`; null when the case is gone. */
export async function readChange(db: Database, id: string, revision: number): Promise<CaseChange | null> {
  const read = await db.transaction('r', [db.cases, db.bodies, db.rows, db.history], async () => {
    const head = await db.cases.get(id);
    if (!head) return null;
    const [body, rows, labels] = await Promise.all([
      db.bodies.get(id),
      db.rows
        .where('[caseId+revision]')
        .between([id, revision + 1], [id, Dexie.maxKey])
        .toArray(),
      labelsOf(db, head),
    ]);
    return { head, body: body && body.revision > revision ? body : null, rows, ...labels };
  });
  if (!read) return null;
  return { ...read, body: read.body && completeBody(read.body), rows: read.rows.map(completeRow) };
}

/** Cases with their blobs and settings, put in together or not at all. A case of the same id is replaced. */
export type CaseImport = {
  files: readonly CaseFile[];
  blobs: readonly StoredBlob[];
  settings?: readonly Setting[];
  /** Settings that follow from what is stored: read and written in the same transaction, after `settings`. */
  settingChanges?: readonly { readonly key: string; readonly change: (stored: unknown) => unknown }[];
  officialTexts?: readonly OfficialTexts[];
  library?: LibraryPut;
};

/** Writes whole cases in one transaction. Replaced cases lose their history, and blobs nobody needs any more. */
export async function putCases(db: Database, what: CaseImport): Promise<Result<void, StoreCode>> {
  try {
    await db.transaction(
      'rw',
      [
        ...[db.cases, db.bodies, db.rows, db.blobs, db.history, db.settings, db.officialTexts],
        ...libraryTables(db),
      ],
      async () => {
        await db.blobs.bulkPut([...what.blobs]);
        for (const file of what.files) await putCase(db, file);
        if (what.settings) await db.settings.bulkPut([...what.settings]);
        for (const { key, change } of what.settingChanges ?? []) {
          await db.settings.put({ key, value: change((await db.settings.get(key))?.value) });
        }
        if (what.officialTexts) await db.officialTexts.bulkPut([...what.officialTexts]);
        if (what.library) await putLibrary(db, what.library);
      },
    );
    return ok(undefined);
  } catch (thrown) {
    return err(storeCode(thrown));
  }
}

async function putCase(db: Database, file: CaseFile): Promise<void> {
  const { rows, ...body } = file;
  const old = await db.cases.get(file.id);
  if (old) {
    await rowsOf(db, file.id).delete();
    await forgetHistory(db, file.id);
  }
  // Goes on from the old revision, so that a tab that has the case open notices.
  const revision = (old?.revision ?? 0) + 1;
  const head: CaseHead = {
    id: file.id,
    title: file.title,
    serviceName: file.service.name,
    vendorName: file.vendor.name,
    sample: file.sample,
    created: file.created,
    changed: file.changed,
    revision,
    undoAt: 0,
    lastSeq: 0,
    blobs: [...new Set(file.attachments.map((a) => a.sha256))].sort(),
  };
  await db.cases.put(head);
  await db.bodies.put({ caseId: file.id, revision, rowIds: rows.map((r) => r.id), body });
  await db.rows.bulkPut(rows.map((row) => ({ caseId: file.id, id: row.id, revision, row })));
  if (old) {
    const kept = new Set(head.blobs);
    await dropUnused(
      db,
      old.blobs.filter((s) => !kept.has(s)),
      file.id,
    );
  }
}

/** Deletes a case, its history, and the blobs no other case uses. */
export async function deleteCase(db: Database, id: string): Promise<Result<void, StoreCode>> {
  try {
    await db.transaction('rw', [db.cases, db.bodies, db.rows, db.blobs, db.history], async () => {
      const head = await db.cases.get(id);
      await db.cases.delete(id);
      await db.bodies.delete(id);
      await rowsOf(db, id).delete();
      await forgetHistory(db, id);
      if (head) await dropUnused(db, head.blobs, id);
    });
    return ok(undefined);
  } catch (thrown) {
    return err(storeCode(thrown));
  }
}
