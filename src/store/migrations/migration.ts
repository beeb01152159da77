import type { Transaction } from 'dexie';

/**
 * A step of the database format. Never edited after release: a mistake is mended by the next number. Steps only add
 * tables, indexes and fields. Each has a fixture before and after it in `test/migrations/`.
 */
export type Migration = {
  readonly number: number;
  readonly name: string;
  /** Tables that are new or have other indexes (Dexie schema syntax). */
  readonly stores: Readonly<Record<string, string>>;
  readonly upgrade?: (tx: Transaction) => Promise<void>;
};
