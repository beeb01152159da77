import { Dexie, type Table } from 'dexie';
import { err, ok, type Result } from '#kernel';
import type { KeptCorrections, LibraryForm, OfficialTexts } from '#schemas';
import { storeCode, type StoreCode } from './failure.ts';
import { MIGRATIONS, type Migration } from './migrations/index.ts';
import type { CaseHead, HistoryStep, Setting, StoredBlob, StoredBody, StoredRow } from './tables.ts';

export const DATABASE_NAME = 'liu-navi';

export class Database extends Dexie {
  declare readonly cases: Table<CaseHead, string>;
  declare readonly bodies: Table<StoredBody, string>;
  declare readonly rows: Table<StoredRow, [string, string]>;
  declare readonly blobs: Table<StoredBlob, string>;
  declare readonly history: Table<HistoryStep, [string, number]>;
  declare readonly settings: Table<Setting, string>;
  declare readonly officialTexts: Table<OfficialTexts, string>;
  declare readonly officialForms: Table<LibraryForm, string>;
  declare readonly officialFiles: Table<StoredBlob, string>;
  declare readonly officialCorrections: Table<KeptCorrections, string>;

  constructor(name: string = DATABASE_NAME, migrations: readonly Migration[] = MIGRATIONS) {
    // 'strict': "saved" means on the disk, also when the machine loses power the next moment.
    super(name, { chromeTransactionDurability: 'strict' });
    for (const m of migrations) {
      const version = this.version(m.number).stores({ ...m.stores });
      if (m.upgrade) version.upgrade(m.upgrade);
    }
  }
}

/**
 * Opens the database and brings it up to date. A database of a newer program is left untouched: Dexie would open it and
 * may even add to it, so its version is looked at first.
 * @param blocked called when another tab with an older program still holds the database
 */
export async function openDatabase(
  name: string = DATABASE_NAME,
  blocked: () => void = () => undefined,
): Promise<Result<Database, StoreCode>> {
  try {
    const newest = MIGRATIONS.at(-1)?.number ?? 0;
    if ((await installedVersion(name)) > newest) return err('store.newerVersion');
    const db = new Database(name);
    db.on('blocked', blocked);
    await db.open();
    return ok(db);
  } catch (thrown) {
    return err(storeCode(thrown));
  }
}

/** The number of the last migration the database has seen; 0 = there is none. Dexie multiplies its numbers by ten. */
async function installedVersion(name: string): Promise<number> {
  if (typeof indexedDB === 'undefined') return 0;
  const list = await indexedDB.databases();
  return (list.find((d) => d.name === name)?.version ?? 0) / 10;
}
