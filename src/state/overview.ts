/** What the first page shows of the database. */
import { deepEqual, type CaseHead, type Store } from '#store';
import { readOwnContent, type OwnContent } from './own-content.ts';

const SETTINGS = [
  'theme',
  'lastBackup',
  'notifications',
  'notifiedOn',
  'selfCheck',
  'editions',
  'packs',
] as const;

/** The heads of all cases, the settings as they are stored, and the content made of them. */
export type StoredOverview = {
  readonly heads: readonly CaseHead[];
  readonly content: OwnContent;
} & Readonly<Record<(typeof SETTINGS)[number], unknown>>;

/** Reads the overview again and again; what did not change in the meantime stays the same object. */
export class OverviewReader {
  readonly #store: Store;
  #last: { editions: unknown; packs: unknown; content: OwnContent } | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  async read(): Promise<StoredOverview> {
    const heads = await this.#store.listCases();
    const values = await Promise.all(SETTINGS.map((key) => this.#store.setting(key)));
    const settings = Object.fromEntries(SETTINGS.map((key, i) => [key, values[i]])) as Record<
      (typeof SETTINGS)[number],
      unknown
    >;
    // Behind the last read: what is awaited outside the database ends the watching.
    return { heads, ...settings, content: await this.#contentOf(settings.editions, settings.packs) };
  }

  /** The same content as long as the same was stored: the rules of a case must not change with every edit elsewhere. */
  async #contentOf(editions: unknown, packs: unknown): Promise<OwnContent> {
    const last = this.#last;
    if (last && deepEqual(last.editions, editions) && deepEqual(last.packs, packs)) return last.content;
    const content = await readOwnContent(editions, packs);
    this.#last = { editions, packs, content };
    return content;
  }
}
