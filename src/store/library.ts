/** The tables of the library of official form files. Loaded when something first asks for them. */
import { err, ok, type Result } from '#kernel';
import type { KeptCorrections, LibraryForm } from '#schemas';
import type { Database } from './database.ts';
import { storeCode, type StoreCode } from './failure.ts';
import type { StoredBlob } from './tables.ts';

/** What is put in together or not at all; records of the same hash or fingerprint are replaced. */
export type LibraryPut = {
  readonly forms: readonly LibraryForm[];
  readonly files: readonly StoredBlob[];
  readonly corrections: readonly KeptCorrections[];
};

export const libraryTables = (db: Database) => [db.officialForms, db.officialFiles, db.officialCorrections];

/** Within a transaction on `libraryTables`. */
export async function putLibrary(db: Database, { forms, files, corrections }: LibraryPut): Promise<void> {
  await db.officialForms.bulkPut([...forms]);
  await db.officialFiles.bulkPut([...files]);
  await db.officialCorrections.bulkPut([...corrections]);
}

export class LibraryTables {
  readonly #db: Database;
  constructor(db: Database) {
    this.#db = db;
  }

  forms = (): Promise<LibraryForm[]> => this.#db.officialForms.toArray();
  corrections = (): Promise<KeptCorrections[]> => this.#db.officialCorrections.toArray();

  /** The bytes of a file, or null. */
  async file(sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
    return (await this.#db.officialFiles.get(sha256))?.bytes ?? null;
  }

  put(what: LibraryPut): Promise<Result<void, StoreCode>> {
    return this.#write(() => putLibrary(this.#db, what));
  }

  /** Takes a file away; what the user said of its places stays for the next version. */
  remove(sha256: string): Promise<Result<void, StoreCode>> {
    return this.#write(async () => {
      await this.#db.officialForms.delete(sha256);
      await this.#db.officialFiles.delete(sha256);
    });
  }

  dropCorrections(fingerprint: string): Promise<Result<void, StoreCode>> {
    return this.#write(() => this.#db.officialCorrections.delete(fingerprint));
  }

  async #write(change: () => Promise<void>): Promise<Result<void, StoreCode>> {
    try {
      await this.#db.transaction('rw', libraryTables(this.#db), change);
      return ok(undefined);
    } catch (thrown) {
      return err(storeCode(thrown));
    }
  }
}
