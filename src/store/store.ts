import { liveQuery } from 'dexie';
import { err, ok, type Result } from '#kernel';
import type { CaseFile, OfficialTexts } from '#schemas';
import type { CaseChange, CaseImport, OpenedCase } from './cases.ts';
import { openDatabase, type Database } from './database.ts';
import type { EditRequest, TravelRequest, WriteFailure, Written } from './edit.ts';
import { storeCode, type StoreCode } from './failure.ts';
import { listCases } from './heads.ts';
import type { LibraryTables } from './library.ts';
import type { CaseHead } from './tables.ts';

/** Needs the schema of cases, which the first page does not. */
const work = () => import('./work.ts');

/** The database as the state sees it. Reads reject only on a broken database; writes answer with codes. */
export class Store {
  readonly #db: Database;

  private constructor(db: Database) {
    this.#db = db;
  }

  /** Opens the database of that name, migrating it if needed. */
  static async open(name?: string, blocked?: () => void): Promise<Result<Store, StoreCode>> {
    const opened = await openDatabase(name, blocked);
    return opened.ok ? ok(new Store(opened.value)) : opened;
  }

  /** Calls back when the database is closed under us: another tab brought it to a newer version, or the browser dropped it. */
  onClosed(closed: () => void): void {
    this.#db.on('versionchange', () => {
      this.#db.close();
      closed();
    });
    this.#db.on('close', closed);
  }

  listCases = (): Promise<CaseHead[]> => listCases(this.#db);
  head = (id: string): Promise<CaseHead | undefined> => this.#db.cases.get(id);
  /** Also loads what an edit needs: none can fail later for want of its code. */
  async readCase(id: string): Promise<OpenedCase | null> {
    return (await work()).readCase(this.#db, id);
  }
  async readBody(id: string): Promise<CaseFile | null> {
    return (await work()).readBody(this.#db, id);
  }
  async readChange(id: string, revision: number): Promise<CaseChange | null> {
    return (await work()).readChange(this.#db, id, revision);
  }
  async putCases(what: CaseImport): Promise<Result<void, StoreCode>> {
    return (await work()).putCases(this.#db, what);
  }
  async deleteCase(id: string): Promise<Result<void, StoreCode>> {
    return (await work()).deleteCase(this.#db, id);
  }
  async edit(request: EditRequest): Promise<Result<Written, WriteFailure>> {
    return (await work()).edit(this.#db, request);
  }
  async travel(request: TravelRequest): Promise<Result<Written | null, WriteFailure>> {
    return (await work()).travel(this.#db, request);
  }

  /** The bytes kept under a hash, or null. */
  async blob(sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
    return (await this.#db.blobs.get(sha256))?.bytes ?? null;
  }

  async hasBlob(sha256: string): Promise<boolean> {
    return (await this.#db.blobs.where('sha256').equals(sha256).count()) > 0;
  }

  /** The vendor's own copies of the criteria, one per catalogue at most. */
  officialTexts = (): Promise<OfficialTexts[]> => this.#db.officialTexts.toArray();

  /** Keeps a copy in the place of the one of its catalogue; null takes that one away. */
  async putOfficialTexts(catalogue: string, texts: OfficialTexts | null): Promise<Result<void, StoreCode>> {
    try {
      if (texts) await this.#db.officialTexts.put(texts);
      else await this.#db.officialTexts.delete(catalogue);
      return ok(undefined);
    } catch (thrown) {
      return err(storeCode(thrown));
    }
  }

  /** The vendor's library of official form files. */
  async library(): Promise<LibraryTables> {
    return new (await work()).LibraryTables(this.#db);
  }

  async setting(key: string): Promise<unknown> {
    return (await this.#db.settings.get(key))?.value;
  }

  async putSetting(key: string, value: unknown): Promise<Result<void, StoreCode>> {
    try {
      await this.#db.settings.put({ key, value });
      return ok(undefined);
    } catch (thrown) {
      return err(storeCode(thrown));
    }
  }

  /** Reads a setting and writes what follows from it, in one transaction. */
  async changeSetting(key: string, change: (stored: unknown) => unknown): Promise<Result<void, StoreCode>> {
    try {
      const { settings } = this.#db;
      await this.#db.transaction('rw', settings, async () => {
        const stored = (await settings.get(key))?.value;
        await settings.put({ key, value: change(stored) });
      });
      return ok(undefined);
    } catch (thrown) {
      return err(storeCode(thrown));
    }
  }

  /** Empties every table. */
  async clear(): Promise<Result<void, StoreCode>> {
    try {
      const db = this.#db;
      await db.transaction('rw', db.tables, async () => {
        for (const table of db.tables) await table.clear();
      });
      return ok(undefined);
    } catch (thrown) {
      return err(storeCode(thrown));
    }
  }

  /** Runs a query now and after each change of what it read, in this tab or another. Returns how to stop. */
  watch<T>(query: () => Promise<T>, next: (value: T) => void, failed: (code: StoreCode) => void): () => void {
    const subscription = liveQuery(query).subscribe({ next, error: (thrown) => failed(storeCode(thrown)) });
    return () => subscription.unsubscribe();
  }

  close(): void {
    this.#db.close();
  }
}
