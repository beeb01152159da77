import type { ServiceUse } from '#domain/special-measure';
import { err, idFromBytes, isPlainDate, type PlainDate, type Result } from '#kernel';
import type { Rulebook } from '#rulebook';
import type { CaseFile, SampleKind, SelfCheckAnswers } from '#schemas';
import { Store } from '#store';
import { BrowserStorage } from './browser-storage.svelte.ts';
import { CaseSessionImpl } from './case-session.svelte.ts';
import type {
  AppState,
  BackupOptions,
  CaseAttention,
  CaseSession,
  CaseSummary,
  CriteriaState,
  EditFailure,
  ImportFailure,
  ImportPreview,
} from './contract.ts';
import type { OfficialFormsState } from './official-contract.ts';
import { Live } from './live.svelte.ts';
import { OverviewReader, type StoredOverview } from './overview.ts';
import { NO_CONTENT, type OwnContent } from './own-content.ts';

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
const isTheme = (v: unknown): v is Theme => v === 'system' || v === 'light' || v === 'dark';

const packDraftKey = (kind: string): string => `packDraft.${kind}`;
const content = () => import('./content.ts');
const newCases = () => import('./new-cases.ts');

// A laptop sleeps over midnight and timers sleep with it: looking often is simpler than computing when to look.
const TODAY_EVERY = 30_000;

export class AppStateImpl implements AppState {
  readonly #deps: AppDeps;
  readonly #source: { id: () => string; now: () => string };
  readonly #tab: string;
  readonly #opening: Promise<Store | null>;
  readonly #sessions = new Set<CaseSession>();
  #live = $state.raw<Live<StoredOverview> | null>(null);
  #failure = $state<string | null>(null);
  #today = $state.raw<PlainDate>() as PlainDate;
  readonly #storage = new BrowserStorage();
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
    const overview = new OverviewReader(store);
    this.#live = new Live(store, () => overview.read());
    void this.#storage.measure();
    return store;
  }

  readonly #lookAtDate = (): void => {
    const today = this.#deps.today();
    if (today !== this.#today) this.#today = today;
  };

  get #overview(): StoredOverview | null {
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
    return this.#storage.persistence;
  }
  get storage(): AppState['storage'] {
    return this.#storage.estimate;
  }
  get lastBackup(): string | null {
    const at = this.#overview?.lastBackup;
    return typeof at === 'string' ? at : null;
  }
  get theme(): Theme {
    const theme = this.#overview?.theme;
    return isTheme(theme) ? theme : 'system';
  }

  get #content(): OwnContent {
    return this.#overview?.content ?? NO_CONTENT;
  }
  get editions(): AppState['editions'] {
    return this.#content.editions;
  }
  get packs(): AppState['packs'] {
    return this.#content.packs;
  }
  rulebook(edition: string): Rulebook | undefined {
    return this.#content.rulebooks.get(edition);
  }
  readonly importEdition: AppState['importEdition'] = async (file) =>
    (await content()).importEdition(await this.#opening, file);
  readonly removeEdition: AppState['removeEdition'] = async (id) =>
    (await content()).removeEdition(await this.#opening, id);
  readonly importPack: AppState['importPack'] = async (file) =>
    (await content()).importPack(await this.#opening, file);
  readonly resetPack: AppState['resetPack'] = async (kind) =>
    (await content()).resetPack(await this.#opening, kind);
  readonly setPackChecked: AppState['setPackChecked'] = async (kind, checked) =>
    (await content()).setPackChecked(await this.#opening, kind, checked ? this.#today : null);

  get notifications(): boolean {
    return this.#overview?.notifications === true;
  }
  get notifiedOn(): PlainDate | null {
    const on = this.#overview?.notifiedOn;
    return isPlainDate(on) ? on : null;
  }
  async setNotifications(on: boolean): Promise<void> {
    this.#note(await (await this.#opening)?.putSetting('notifications', on));
  }
  async noteNotified(on: PlainDate): Promise<void> {
    this.#note(await (await this.#opening)?.putSetting('notifiedOn', on));
  }
  async attention(): Promise<readonly CaseAttention[]> {
    const store = await this.#opening;
    if (!store) return [];
    const { readAttention } = await import('./attention.ts');
    return readAttention(store, this.#today, (edition) => this.rulebook(edition));
  }
  async serviceUses(): Promise<readonly ServiceUse[]> {
    const store = await this.#opening;
    if (!store) return [];
    const { readServiceUses } = await import('./service-uses.ts');
    return readServiceUses(store, this.#today, (edition) => this.rulebook(edition));
  }

  async setTheme(theme: Theme): Promise<void> {
    this.#note(await (await this.#opening)?.putSetting('theme', theme));
  }

  /** A failed write that has no other way to be told. */
  #note(result: Result<void, string> | undefined): void {
    if (result && !result.ok) this.#failure = result.error;
  }

  requestPersistence(): Promise<boolean> {
    return this.#storage.persist();
  }

  async packDraft(kind: string): Promise<unknown> {
    return (await (await this.#opening)?.setting(packDraftKey(kind))) ?? null;
  }
  async keepPackDraft(kind: string, draft: unknown): Promise<boolean> {
    return (await (await this.#opening)?.putSetting(packDraftKey(kind), draft))?.ok === true;
  }

  get selfCheck(): unknown {
    return this.#overview?.selfCheck;
  }
  async setSelfCheck(answers: SelfCheckAnswers): Promise<boolean> {
    // Plain data: what a screen holds may be a proxy, which IndexedDB cannot clone.
    const result = await (await this.#opening)?.putSetting('selfCheck', JSON.parse(JSON.stringify(answers)));
    return result?.ok === true;
  }

  async createCase(
    title: string,
    fill: NonNullable<Parameters<AppState['createCase']>[1]> = (file) => file,
  ): Promise<Result<string, EditFailure>> {
    const { emptyCase, storeCase } = await newCases();
    const file = await emptyCase(this.#source, title, fill);
    return this.#add((store) => storeCase(store, file));
  }

  async createSample(which: SampleKind): Promise<Result<string, EditFailure>> {
    const { sample, storeCase } = await newCases();
    const made = await sample(this.#source, which);
    return made.ok ? this.#add((store) => storeCase(store, made.value.file, made.value.blobs)) : made;
  }

  async #add(
    write: (store: Store) => Promise<Result<string, EditFailure>>,
  ): Promise<Result<string, EditFailure>> {
    const store = await this.#opening;
    if (!store) return err({ code: 'storage', detail: this.#failure ?? 'store.unavailable' });
    const added = await write(store);
    void this.#storage.measure();
    return added;
  }

  async deleteCase(id: string): Promise<void> {
    this.#note(await (await this.#opening)?.deleteCase(id));
    void this.#storage.measure();
  }

  async deleteEverything(): Promise<void> {
    this.#note(await (await this.#opening)?.clear());
    void this.#storage.measure();
  }

  #criteria: Promise<CriteriaState & { close(): void }> | null = null;
  criteria(): Promise<CriteriaState> {
    return (this.#criteria ??= import('./criteria.svelte.ts').then(async ({ CriteriaImpl }) => {
      return new CriteriaImpl(await this.#opening, this.#deps.now);
    }));
  }

  #officialForms: Promise<OfficialFormsState & { close(): void }> | null = null;
  officialForms(): Promise<OfficialFormsState> {
    return (this.#officialForms ??= import('./official-open.ts').then(async ({ openOfficialForms }) =>
      openOfficialForms(await this.#opening, this.#deps.now),
    ));
  }

  open(id: string): CaseSession {
    const session: CaseSession = new CaseSessionImpl(id, {
      store: this.#opening,
      source: this.#source,
      tab: this.#tab,
      today: () => this.#today,
      rulebook: (edition) => this.rulebook(edition),
      closed: (closed) => this.#sessions.delete(closed),
    });
    this.#sessions.add(session);
    return session;
  }

  async readCase(id: string): Promise<CaseFile | null> {
    return (await (await this.#opening)?.readCase(id))?.file ?? null;
  }

  async backup(options: BackupOptions = {}): Promise<FileResult> {
    const made = await this.#pack('all', null, options);
    if (made.ok) this.#note(await (await this.#opening)?.putSetting('lastBackup', this.#deps.now()));
    return made;
  }

  exportCase(id: string): Promise<FileResult> {
    return this.#pack('case', id);
  }

  async #pack(scope: 'all' | 'case', only: string | null, options: BackupOptions = {}): Promise<FileResult> {
    const store = await this.#opening;
    // What was typed just now belongs into the backup.
    await Promise.all([...this.#sessions].map((s) => s.flush()));
    const { packCases, settingsToKeep } = await import('./pack.ts');
    const { now, today } = this.#deps;
    const settings = { theme: this.theme, ...(await settingsToKeep(store, this.selfCheck)) };
    return packCases(store, scope, only, { made: now(), date: today(), settings, ...options });
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
    (await this.#criteria)?.close();
    (await this.#officialForms)?.close();
    (await this.#opening)?.close();
  }
}
