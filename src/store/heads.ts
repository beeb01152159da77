import type { Database } from './database.ts';
import type { CaseHead } from './tables.ts';

/** The heads of all cases, the one changed last first. Apart from the rest of `cases.ts`: the first page needs no more. */
export async function listCases(db: Database): Promise<CaseHead[]> {
  const heads = await db.cases.toArray();
  return heads.sort((a, b) =>
    a.changed < b.changed ? 1 : a.changed > b.changed ? -1 : a.id < b.id ? -1 : 1,
  );
}
