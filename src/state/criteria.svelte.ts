/** The criteria beside the cases: loaded when a screen first asks for them. */
import { searchKey } from '#domain/statement';
import { ok, type Result } from '#kernel';
import { parseCatalogue } from '#rulebook/controls';
import type { CatalogueFile, OfficialTexts } from '#schemas';
import type { Store } from '#store';
import type { CriteriaState, FileContent, ImportFailure } from './contract.ts';
import { parseJson } from './import/decode.ts';
import { refuse } from './import/failure.ts';
import { Live } from './live.svelte.ts';

const CATALOGUES = 'catalogues';
/** A catalogue of thirteen hundred controls is an eighth of this. */
const MAX_BYTES = 2_000_000;

type Held = { readonly texts: readonly OfficialTexts[]; readonly catalogues: readonly CatalogueFile[] };

export class CriteriaImpl implements CriteriaState {
  readonly #store: Store | null;
  readonly #now: () => string;
  readonly #live: Live<Held> | null;
  #folded: { copy: OfficialTexts; texts: Map<string, string> } | null = null;

  constructor(store: Store | null, now: () => string) {
    this.#store = store;
    this.#now = now;
    this.#live =
      store &&
      new Live(store, async () => ({
        texts: await store.officialTexts(),
        catalogues: soundCatalogues(await store.setting(CATALOGUES)),
      }));
  }

  get #held(): Held | null {
    const state = this.#live?.state;
    return state?.kind === 'ready' ? state.value : null;
  }
  get status(): CriteriaState['status'] {
    if (!this.#live || this.#live.state.kind === 'error') return 'failed';
    return this.#held ? 'ready' : 'loading';
  }
  get catalogues(): readonly CatalogueFile[] {
    return this.#held?.catalogues ?? [];
  }

  get copies(): readonly OfficialTexts[] {
    return this.#held?.texts ?? [];
  }

  texts(catalogue: string): OfficialTexts | null {
    return this.#held?.texts.find((t) => t.catalogue === catalogue) ?? null;
  }

  searchText(catalogue: string, id: string): string {
    const copy = this.texts(catalogue);
    if (!copy) return '';
    if (this.#folded?.copy !== copy) this.#folded = { copy, texts: new Map() };
    const { texts } = this.#folded;
    let key = texts.get(id);
    if (key === undefined) texts.set(id, (key = searchKey(copy.texts[id] ?? '')));
    return key;
  }

  async keepTexts(copy: Omit<OfficialTexts, 'imported'>): Promise<Result<void, ImportFailure>> {
    // Plain data: what a screen holds may be a proxy, which IndexedDB cannot clone.
    const plain = JSON.parse(JSON.stringify(copy)) as typeof copy;
    return this.#put(copy.catalogue, { ...plain, imported: this.#now() });
  }

  dropTexts(catalogue: string): Promise<Result<void, ImportFailure>> {
    return this.#put(catalogue, null);
  }

  async #put(catalogue: string, copy: OfficialTexts | null): Promise<Result<void, ImportFailure>> {
    const done = await this.#store?.putOfficialTexts(catalogue, copy);
    return done?.ok ? ok(undefined) : storage(done?.error);
  }

  async importCatalogue({ name, bytes }: FileContent): Promise<Result<CatalogueFile, ImportFailure>> {
    if (bytes.length > MAX_BYTES) return refuse('content.tooLarge', name, { limit: MAX_BYTES });
    const json = parseJson(bytes, name);
    if (!json.ok) return refuse('content.notJson', name);
    const read = parseCatalogue(json.value);
    if (!read.ok) {
      const { code, path, detail } = read.error;
      return refuse(`content.${code}`, path, { reason: detail });
    }
    const file = read.value;
    const done = await this.#change((known) => [...known.filter((c) => c.id !== file.id), file]);
    return done.ok ? ok(file) : done;
  }

  removeCatalogue(id: string): Promise<Result<void, ImportFailure>> {
    return this.#change((known) => known.filter((c) => c.id !== id));
  }

  async #change(
    change: (known: readonly CatalogueFile[]) => readonly CatalogueFile[],
  ): Promise<Result<void, ImportFailure>> {
    const done = await this.#store?.changeSetting(CATALOGUES, (stored) => change(soundCatalogues(stored)));
    return done?.ok ? ok(undefined) : storage(done?.error);
  }

  close(): void {
    this.#live?.close();
  }
}

const storage = (cause = 'store.unavailable'): Result<never, ImportFailure> =>
  refuse('content.storage', '', { cause });

/** What was stored, checked again. */
function soundCatalogues(stored: unknown): readonly CatalogueFile[] {
  if (!Array.isArray(stored)) return [];
  return stored.map(parseCatalogue).flatMap((read) => (read.ok ? [read.value] : []));
}
