import { err, idFromBytes, ok, type PlainDate, type Result } from '#kernel';
import { caseFile, newCase, type CaseFile } from '#schemas';
import { check, Store, type CaseHead } from '#store';
import { CaseSessionImpl } from './case-session.svelte.ts';
import type {
  AppState,
  CaseSession,
  CaseSummary,
  EditFailure,
  ImportFailure,
  ImportPreview,
} from './contract.ts';
import { Live } from './live.svelte.ts';

export type AppDeps = {
  /** The date in Japan. */
  readonly today: () => PlainDate;
  /** The time, ISO 8601 in UTC with milliseconds. */
  readonly now: () => string;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly dbName?: string;
};

type Theme = AppState['theme'];
type FileResult = Result<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }, ImportFailure>;
type Overview = { heads: CaseHead[]; theme: unknown; lastBackup: unknown };
const isTheme = (v: unknown): v is Theme => v === 'system' || v === 'light' || v === 'dark';

// A laptop sleeps over midnight and timers sleep with it: looking often is simpler than computing when to look.
const TODAY_EVERY = 30_000;

export class AppStateImpl implements AppState {
  readonly #deps: AppDeps;
  readonly #source: { id: () => string; now: () => string };
  readonly #tab: string;
  readonly #opening: Promise<Store | null>;
  readonly #sessions = new Set<CaseSession>();
  #live = $state.raw<Live<Overview> | null>(null);
  #failure = $state<string | null>(null);
  #today = $state.raw<PlainDate>() as PlainDate;
  #persistence = $state<AppState['persistence']>('unknown');
  #storage = $state.raw<AppState['storage']>(null);
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(deps: AppDeps) {
    this.#deps = deps;
    this.#source = { id: () => idFromBytes(deps.randomBytes(16)), now: deps.now };
    this.#tab = this.#source.id();
    this.#today = deps.today();
    this.#opening = this.#open();
    this.#timer = setInterval(this.#lookAtDate, TODAY_EVERY);
    globalThis.document?.addEventListener('visibilitychange', this.#lookAtDate);
  }

  async #open(): Promise<Store | null> {
    const opened = await Store.open(this.#deps.dbName, () => (this.#failure = 'store.blocked'));
    if (!opened.ok) {
      this.#failure = opened.error;
      return null;
    }
    const store = opened.value;
    store.onClosed(() => (this.#failure = 'store.closed'));
    this.#failure = null;
    this.#live = new Live(store, async () => ({
      heads: await store.listCases(),
      theme: await store.setting('theme'),
      lastBackup: await store.setting('lastBackup'),
    }));
    void this.#measure();
    return store;
  }

  readonly #lookAtDate = (): void => {
    const today = this.#deps.today();
    if (today !== this.#today) this.#today = today;
  };

  get #overview(): Overview | null {
    const state = this.#live?.state;
    return state?.kind === 'ready' ? state.value : null;
  }
  get status(): AppState['status'] {
    if (this.failure !== null) return 'failed';
    return this.#overview ? 'ready' : 'loading';
  }
  get failure(): string | null {
    const state = this.#live?.state;
    return this.#failure ?? (state?.kind === 'error' ? state.code : null);
  }
  readonly #summaries = $derived.by((): readonly CaseSummary[] => {
    const heads = this.#overview?.heads ?? [];
    return heads.map(({ id, title, serviceName, vendorName, sample, changed }) => ({
      id,
      title,
      serviceName,
      vendorName,
      sample,
      changed,
    }));
  });
  get cases(): readonly CaseSummary[] {
    return this.#summaries;
  }
  get today(): PlainDate {
    return this.#today;
  }
  get persistence(): AppState['persistence'] {
    return this.#persistence;
  }
  get storage(): AppState['storage'] {
    return this.#storage;
  }
  get lastBackup(): string | null {
    const at = this.#overview?.lastBackup;
    return typeof at === 'string' ? at : null;
  }
  get theme(): Theme {
    const theme = this.#overview?.theme;
    return isTheme(theme) ? theme : 'system';
  }

  async setTheme(theme: Theme): Promise<void> {
    this.#note(await (await this.#opening)?.putSetting('theme', theme));
  }

  /** A failed write that has no other way to be told. */
  #note(result: Result<void, string> | undefined): void {
    if (result && !result.ok) this.#failure = result.error;
  }

  async requestPersistence(): Promise<boolean> {
    const storage = globalThis.navigator?.storage;
    if (!storage?.persist) return false;
    const granted = await storage.persist();
    this.#persistence = granted ? 'persistent' : 'notPersistent';
    return granted;
  }

  async #measure(): Promise<void> {
    const storage = globalThis.navigator?.storage;
    if (!storage?.estimate) return;
    try {
      const { usage = 0, quota = 0 } = await storage.estimate();
      this.#storage = { usage, quota };
      this.#persistence = (await storage.persisted()) ? 'persistent' : 'notPersistent';
    } catch {
      this.#storage = null;
    }
  }

  async createCase(title: string): Promise<Result<string, EditFailure>> {
    const [{ currentEdition }, { catalogueEdition, controlIds }] = await Promise.all([
      import('#rulebook'),
      import('#rulebook/controls'),
    ]);
    const from = { title, edition: currentEdition.id, catalogue: catalogueEdition, controlIds };
    return this.#add(newCase(this.#source, from));
  }

  async createSample(which: 'complete' | 'incomplete'): Promise<Result<string, EditFailure>> {
    const [{ sampleCase }, { takeCase }] = await Promise.all([
      import('#domain/sample'),
      import('./import/decode.ts'),
    ]);
    const taken = await takeCase(sampleCase(which), which);
    if (!taken.ok) {
      return err({ code: 'invalid', issues: [{ path: taken.error.where, code: taken.error.code }] });
    }
    const { file, blobs } = taken.value;
    // Only the case's own id must differ from that of another sample: those inside are referred to within it only.
    return this.#add({ ...file, id: this.#source.id(), changed: this.#source.now() }, blobs);
  }

  async #add(
    file: CaseFile,
    blobs: ReadonlyMap<string, Uint8Array<ArrayBuffer>> = new Map(),
  ): Promise<Result<string, EditFailure>> {
    const store = await this.#opening;
    if (!store) return err({ code: 'storage', detail: this.#failure ?? 'store.unavailable' });
    const issues = check(caseFile, file, '');
    if (issues.length > 0) return err({ code: 'invalid', issues });
    const stored = [...blobs].map(([sha256, bytes]) => ({ sha256, bytes }));
    const done = await store.putCases({ files: [file], blobs: stored });
    if (!done.ok) return err({ code: 'storage', detail: done.error });
    void this.#measure();
    return ok(file.id);
  }

  async deleteCase(id: string): Promise<void> {
    this.#note(await (await this.#opening)?.deleteCase(id));
    void this.#measure();
  }

  async deleteEverything(): Promise<void> {
    this.#note(await (await this.#opening)?.clear());
    void this.#measure();
  }

  open(id: string): CaseSession {
    const session: CaseSession = new CaseSessionImpl(id, {
      store: this.#opening,
      source: this.#source,
      tab: this.#tab,
      today: () => this.#today,
      closed: (closed) => this.#sessions.delete(closed),
    });
    this.#sessions.add(session);
    return session;
  }

  async backup(): Promise<FileResult> {
    const made = await this.#pack('all', null);
    if (made.ok) this.#note(await (await this.#opening)?.putSetting('lastBackup', this.#deps.now()));
    return made;
  }

  exportCase(id: string): Promise<FileResult> {
    return this.#pack('case', id);
  }

  async #pack(scope: 'all' | 'case', only: string | null): Promise<FileResult> {
    const store = await this.#opening;
    // What was typed just now belongs into the backup.
    await Promise.all([...this.#sessions].map((s) => s.flush()));
    const { packCases } = await import('./pack.ts');
    const { now, today } = this.#deps;
    return packCases(store, scope, only, { made: now(), date: today(), theme: this.theme });
  }

  async readImport(file: {
    name: string;
    bytes: Uint8Array<ArrayBuffer>;
  }): Promise<Result<ImportPreview, ImportFailure>> {
    const { readImport } = await import('./import/index.ts');
    return readImport(file, await this.#opening, this.#source);
  }

  /** Lets go of the database. For tests, and for a page that ends. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    globalThis.document?.removeEventListener('visibilitychange', this.#lookAtDate);
    for (const session of this.#sessions) session.close();
    this.#live?.close();
    (await this.#opening)?.close();
  }
}
