import { steps } from '#kernel';
import type { StatementRow } from '#schemas';
import { rowsOf } from './cases.ts';
import { completeBody, completeRow } from './complete.ts';
import type { Database } from './database.ts';
import { CaseDraft } from './draft.ts';
import type { CaseHead, StoredBody } from './tables.ts';

/** Rows as a caller has them from a revision. They are taken while it stands, instead of reading a thousand again. */
export type KnownRows = { readonly revision: number; readonly rows: ReadonlyMap<string, StatementRow> };

export type Loaded = { head: CaseHead; body: StoredBody | null; draft: CaseDraft; before: CaseDraft };

/** The case's head and of the rest what the patches touch. */
export async function load(
  db: Database,
  caseId: string,
  patches: readonly { path: string }[],
  known?: KnownRows,
): Promise<Loaded | null> {
  const head = await db.cases.get(caseId);
  if (!head) return null;
  const paths = patches.map((p) => steps(p.path));
  const needsBody = paths.some((s) => s[0] !== 'rows' || s.length <= 2);
  const ids = [...new Set(paths.filter((s) => s[0] === 'rows' && s.length > 1).map((s) => s[1] ?? ''))];
  const [stored, rows] = await Promise.all([
    needsBody ? db.bodies.get(caseId) : null,
    known?.revision === head.revision ? ids.map((id) => known.rows.get(id)) : readRows(db, caseId, ids),
  ]);
  const body = stored && completeBody(stored);
  const draft = new CaseDraft(
    body?.body ?? null,
    body?.rowIds ?? [],
    rows.filter((r) => r !== undefined),
  );
  return { head, body: body ?? null, draft, before: cloneDraft(draft) };
}

// One request for the whole case costs less than one for each of many rows.
const MANY = 100;

async function readRows(
  db: Database,
  caseId: string,
  ids: readonly string[],
): Promise<(StatementRow | undefined)[]> {
  if (ids.length <= MANY) {
    const some = await db.rows.bulkGet(ids.map((id): [string, string] => [caseId, id]));
    return some.map((r) => r && completeRow(r).row);
  }
  const wanted = new Set(ids);
  const all = await rowsOf(db, caseId).toArray();
  return all.filter((r) => wanted.has(r.id)).map((r) => completeRow(r).row);
}

export const cloneDraft = (d: CaseDraft): CaseDraft => new CaseDraft(d.body, d.rowIds, d.rows);
