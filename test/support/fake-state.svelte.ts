/** State for component tests: a case in memory with the contract of a session, and ways to make edits fail. */
import {
  applyPatches,
  countingIds,
  err,
  getAt,
  inverse,
  ok,
  plainDate,
  type Patch,
  type PlainDate,
  type Result,
} from '#kernel';
import type { ServiceUse } from '#domain/special-measure';
import { rulebookOf } from '#rulebook';
import { parseCatalogue } from '#rulebook/controls';
import { packInUse, type PackKind } from '#rulebook/packs';
import {
  newCase,
  type Attachment,
  type CaseFile,
  type CatalogueFile,
  type OfficialTexts,
  type StatementRow,
} from '#schemas';
import type {
  AppState,
  CriteriaState,
  CaseAttention,
  CaseSession,
  Conflict,
  EditFailure,
  OfficialFormsState,
  SaveState,
} from '#state';

const NOW = '2026-11-21T05:03:00.000Z';
export const fakeSource = (): { id: () => string; now: () => string } => ({
  id: countingIds('T'),
  now: () => NOW,
});

/** An empty case with a few controls. */
export function fakeCase(): CaseFile {
  const made = newCase(fakeSource(), {
    title: '試験の案件',
    edition: 'rules-2024-03-01',
    catalogue: 'test',
    controlIds: ['3.1.1', '5.1.1.1', '5.1.1.2'],
  });
  return { ...made, service: { ...made.service, name: '試験サービス' } };
}

export type RecordedEdit = {
  label: string;
  patches: readonly Patch[];
  group: string;
  base: ReadonlyMap<string, unknown>;
};

export class FakeSession implements CaseSession {
  readonly id = 'CASE1';
  readonly status = 'ready';
  readonly source = fakeSource();
  case = $state.raw<CaseFile>(fakeCase());
  save = $state.raw<SaveState>({ kind: 'saved', at: NOW });
  conflicts = $state.raw<readonly Conflict[]>([]);
  asOf = $state.raw<PlainDate>(plainDate('2026-11-21'));
  rulebook = $state.raw<CaseSession['rulebook']>(undefined);
  edits: RecordedEdit[] = [];
  settled: { conflict: Conflict; keep: 'mine' | 'theirs' }[] = [];
  /** Taken by the next edit instead of writing. */
  failNext: EditFailure | null = null;
  /** Milliseconds an edit takes; 0 = the same turn. */
  delay = 0;
  #undo = $state.raw<readonly { label: string; patches: readonly Patch[] }[]>([]);

  get canUndo(): boolean {
    return this.#undo.length > 0;
  }
  readonly canRedo = false;
  get undoLabel(): string {
    return this.#undo.at(-1)?.label ?? '';
  }
  readonly redoLabel = '';

  setAsOf(date: PlainDate | null): void {
    this.asOf = date ?? plainDate('2026-11-21');
  }
  row = (controlId: string): StatementRow | undefined => this.case.rows.find((r) => r.id === controlId);
  value(path: string): unknown {
    return getAt(this.case, path);
  }
  async edit(
    label: string,
    patches: readonly Patch[],
    options: { group?: string; base?: ReadonlyMap<string, unknown> } = {},
  ): Promise<Result<void, EditFailure>> {
    this.edits.push({ label, patches, group: options.group ?? '', base: options.base ?? new Map() });
    const failure = this.failNext;
    this.failNext = null;
    if (this.delay > 0) await new Promise((done) => setTimeout(done, this.delay));
    if (failure) return err(failure);
    const back = patches.map((p) => inverse(this.case, p)).reverse();
    this.case = applyPatches(this.case, patches);
    this.#undo = [...this.#undo, { label, patches: back }];
    return ok(undefined);
  }
  async undo(): Promise<Result<void, EditFailure>> {
    const step = this.#undo.at(-1);
    if (step) {
      this.case = applyPatches(this.case, step.patches);
      this.#undo = this.#undo.slice(0, -1);
    }
    return ok(undefined);
  }
  async redo(): Promise<Result<void, EditFailure>> {
    return ok(undefined);
  }
  async settle(conflict: Conflict, keep: 'mine' | 'theirs'): Promise<void> {
    this.settled.push({ conflict, keep });
    const value = keep === 'mine' ? conflict.mine : conflict.theirs;
    this.case = applyPatches(this.case, [{ path: conflict.path, value }]);
    this.conflicts = this.conflicts.filter((c) => c.path !== conflict.path);
  }
  /** Another tab writes. */
  writeElsewhere(path: string, value: unknown): void {
    this.case = applyPatches(this.case, [{ path, value }]);
  }
  async flush(): Promise<void> {}
  /** Whether `attach` works; the bytes go nowhere. */
  attaching = false;
  async attach(...[file, meta, also]: Parameters<CaseSession['attach']>): ReturnType<CaseSession['attach']> {
    if (!this.attaching) return err({ code: 'gone' });
    const { listPath, ...rest } = meta;
    const id = this.source.id();
    const record: Attachment = {
      ...{ id, created: NOW, changed: NOW, sha256: 'a'.repeat(64), bytes: file.bytes.length },
      ...{ ...rest, fileName: file.name, mediaType: file.type },
    };
    const list = listPath === undefined ? [] : ((this.value(listPath) as string[] | undefined) ?? []);
    const done = await this.edit(
      also?.label ?? `「${meta.title}」の添付`,
      [
        ...(also?.patches ?? []),
        { path: `attachments/${id}`, value: record },
        ...(listPath === undefined ? [] : [{ path: listPath, value: [...list, id] }]),
      ],
      also?.base ? { base: also.base } : {},
    );
    return done.ok ? ok(record) : done;
  }
  /** Bytes by their hash. */
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  async editWithFiles(
    label: string,
    patches: readonly Patch[],
    files: readonly { sha256: string; bytes: Uint8Array<ArrayBuffer> }[],
  ): Promise<Result<void, EditFailure>> {
    const done = await this.edit(label, patches);
    if (done.ok) for (const f of files) this.files.set(f.sha256, f.bytes);
    return done;
  }
  async attachmentBytes(sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.files.get(sha256) ?? null;
  }
  async missingBytes(): Promise<ReadonlySet<string>> {
    return new Set(this.case.attachments.map((a) => a.sha256).filter((h) => !this.files.has(h)));
  }
  close(): void {}
}

/** An app with one open session. */
/** The criteria in memory. */
export class FakeCriteria implements CriteriaState {
  readonly status = 'ready';
  catalogues = $state.raw<readonly CatalogueFile[]>([]);
  copies = $state.raw<readonly OfficialTexts[]>([]);
  texts = (catalogue: string): OfficialTexts | null =>
    this.copies.find((c) => c.catalogue === catalogue) ?? null;
  searchText = (catalogue: string, id: string): string => this.texts(catalogue)?.texts[id] ?? '';
  keepTexts: CriteriaState['keepTexts'] = (copy) => {
    const others = this.copies.filter((c) => c.catalogue !== copy.catalogue);
    this.copies = [...others, { ...copy, imported: NOW }];
    return Promise.resolve(ok(undefined));
  };
  dropTexts: CriteriaState['dropTexts'] = (catalogue) => {
    this.copies = this.copies.filter((c) => c.catalogue !== catalogue);
    return Promise.resolve(ok(undefined));
  };
  importCatalogue: CriteriaState['importCatalogue'] = ({ bytes }) => {
    const read = parseCatalogue(JSON.parse(new TextDecoder().decode(bytes)));
    if (!read.ok) return Promise.resolve(err({ code: `content.${read.error.code}`, where: '', params: {} }));
    this.catalogues = [...this.catalogues, read.value];
    return Promise.resolve(ok(read.value));
  };
  removeCatalogue: CriteriaState['removeCatalogue'] = (id) => {
    this.catalogues = this.catalogues.filter((c) => c.id !== id);
    return Promise.resolve(ok(undefined));
  };
}

export class FakeApp implements AppState {
  readonly status = 'ready';
  readonly failure = null;
  cases = $state.raw<AppState['cases']>([]);
  readonly today = plainDate('2026-11-21');
  readonly persistence = 'notPersistent';
  readonly storage = { usage: 1_200_000, quota: 1_000_000_000 };
  readonly lastBackup = null;
  theme = $state.raw<AppState['theme']>('system');
  notifications = $state(false);
  notifiedOn = $state.raw<PlainDate | null>(null);
  due: readonly CaseAttention[] = [];
  readonly session = new FakeSession();
  deleted: string[] = [];

  editions = $state.raw<AppState['editions']>([]);
  packs = $state.raw<AppState['packs']>({});
  /** What the next import answers; what was imported is noted. */
  importAnswer: Awaited<ReturnType<AppState['importEdition']>> | null = null;
  imported: string[] = [];
  rulebook(edition: string): CaseSession['rulebook'] {
    return rulebookOf(edition, this.editions);
  }
  async importEdition(file: { name: string }): ReturnType<AppState['importEdition']> {
    this.imported.push(file.name);
    const answer = this.importAnswer ?? err({ code: 'content.notJson', where: file.name, params: {} });
    if (answer.ok) this.editions = [...this.editions, answer.value];
    return answer;
  }
  async removeEdition(id: string): ReturnType<AppState['removeEdition']> {
    this.editions = this.editions.filter((e) => e.id !== id);
    return ok(undefined);
  }
  async importPack(file: { name: string }): ReturnType<AppState['importPack']> {
    this.imported.push(file.name);
    return err({ code: 'content.pack.invalid', where: 'axes', params: { reason: 'pack.axes' } });
  }
  async resetPack(kind: PackKind): ReturnType<AppState['resetPack']> {
    this.packs = { ...this.packs, [kind]: { pack: null, checked: null } };
    return ok(undefined);
  }
  async setPackChecked(kind: PackKind, checked: boolean): ReturnType<AppState['setPackChecked']> {
    const { id, version } = packInUse(kind, this.packs).pack;
    const tick = checked ? { id, version, on: this.today } : null;
    this.packs = { ...this.packs, [kind]: { pack: this.packs[kind]?.pack ?? null, checked: tick } };
    return ok(undefined);
  }
  drafts = new Map<PackKind, unknown>();
  async packDraft(kind: PackKind): Promise<unknown> {
    return this.drafts.get(kind) ?? null;
  }
  async keepPackDraft(kind: PackKind, draft: unknown): Promise<boolean> {
    this.drafts.set(kind, structuredClone(draft));
    return true;
  }
  async setNotifications(on: boolean): Promise<void> {
    this.notifications = on;
  }
  async noteNotified(on: PlainDate): Promise<void> {
    this.notifiedOn = on;
  }
  /** What other cases say of their service. */
  uses: readonly ServiceUse[] = [];
  async serviceUses(): Promise<readonly ServiceUse[]> {
    return this.uses;
  }
  async attention(): Promise<readonly CaseAttention[]> {
    return this.due;
  }
  async setTheme(theme: AppState['theme']): Promise<void> {
    this.theme = theme;
  }
  async requestPersistence(): Promise<boolean> {
    return false;
  }
  selfCheck = $state.raw<unknown>(undefined);
  async setSelfCheck(answers: unknown): Promise<boolean> {
    this.selfCheck = structuredClone(answers);
    return true;
  }
  /** The last case made, as the filling left it. */
  made: CaseFile | null = null;
  async createCase(
    title: string,
    fill: Parameters<AppState['createCase']>[1] = (file) => file,
  ): ReturnType<AppState['createCase']> {
    this.made = fill({ ...fakeCase(), title }, this.session.source);
    return ok(this.session.id);
  }
  async createSample(): ReturnType<AppState['createSample']> {
    return ok(this.session.id);
  }
  async deleteCase(id: string): Promise<void> {
    this.deleted.push(id);
    this.cases = this.cases.filter((c) => c.id !== id);
  }
  async deleteEverything(): Promise<void> {
    this.cases = [];
  }
  open(): CaseSession {
    return this.session;
  }
  /** Other cases by id. */
  readonly stored = new Map<string, CaseFile>();
  async readCase(id: string): Promise<CaseFile | null> {
    return this.stored.get(id) ?? (id === this.session.id ? this.session.case : null);
  }
  readonly criteriaHeld = new FakeCriteria();
  criteria = (): Promise<CriteriaState> => Promise.resolve(this.criteriaHeld);
  /** Set by tests that need the library of official forms. */
  library: OfficialFormsState | null = null;
  officialForms = (): Promise<OfficialFormsState> =>
    this.library ? Promise.resolve(this.library) : Promise.reject(new Error('no library in this test'));
  async backup(): ReturnType<AppState['backup']> {
    return ok({ fileName: 'backup.zip', bytes: new Uint8Array([1]) });
  }
  async exportCase(): ReturnType<AppState['exportCase']> {
    return ok({ fileName: 'case.zip', bytes: new Uint8Array([1]) });
  }
  async readImport(): ReturnType<AppState['readImport']> {
    return err({ code: 'import.notOurs', where: '', params: {} });
  }
}
