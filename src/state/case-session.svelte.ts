import { err, ok, type Patch, type PlainDate, type Result } from '#kernel';
import { STEP_LABELS, storageMessage } from '#messages';
import type { Rulebook } from '#rulebook';
import type { Attachment, AttachmentKind, CaseFile, StatementRow } from '#schemas';
import { CaseDraft, sameContent, type CaseChange, type KnownRows, type StoredBlob, type Store } from '#store';
import { attachmentPatches, newAttachment } from './attach.ts';
import type { CaseSession, Conflict, EditFailure, SaveState } from './contract.ts';
import {
  advanced,
  bytesOf,
  missingBytes,
  rebase,
  sameDraft,
  withPending,
  type Done,
  type Job,
  type SessionDeps,
} from './session-parts.ts';
import { WriteQueue } from './write-queue.ts';

/**
 * A case open for work. `#durable` is what the database holds as far as this tab knows; `#view` adds the edits still on
 * their way, so that the screen never waits. Both are replaced, never mutated.
 */
export class CaseSessionImpl implements CaseSession {
  readonly id: string;
  readonly source: { id: () => string; now: () => string };
  readonly #deps: SessionDeps;
  #store: Store | null = null;
  #stop: () => void = () => undefined;
  readonly #opening: Promise<void>;

  #durable: CaseDraft | null = null;
  #view: CaseDraft | null = null;
  #revision = 0;
  /** The last value this tab wrote at a path: seeing it there is no surprise. */
  readonly #own = new Map<string, unknown>();
  readonly #queue = new WriteQueue<Done, Job>((first, second) => ({ ...second, base: first.base }));
  #lastSaved: string | null = null;
  #asOf = $state<PlainDate | null>(null);
  #status = $state<'loading' | 'ready' | 'gone'>('loading');
  #case = $state.raw<CaseFile | null>(null);
  #save = $state.raw<SaveState>({ kind: 'saved', at: null });
  #conflicts = $state.raw<readonly Conflict[]>([]);
  #labels = $state.raw({ undo: '', redo: '' });

  constructor(id: string, deps: SessionDeps) {
    this.id = id;
    this.#deps = deps;
    this.source = deps.source;
    this.#opening = this.#open();
  }

  async #open(): Promise<void> {
    this.#store = await this.#deps.store;
    const store = this.#store;
    if (!store) return;
    try {
      const opened = await store.readCase(this.id);
      if (!opened) {
        this.#status = 'gone';
        return;
      }
      this.#durable = CaseDraft.of(opened.file);
      this.#revision = opened.head.revision;
      this.#labels = { undo: opened.undoLabel, redo: opened.redoLabel };
      this.#show();
      this.#status = 'ready';
      this.#stop = store.watch(
        () => store.head(this.id),
        (head) => void this.#noticed(head?.revision ?? null),
        (code) => (this.#save = { kind: 'failed', message: storageMessage(code).title }),
      );
    } catch {
      this.#save = { kind: 'failed', message: storageMessage('store.failed').title };
    }
  }

  get status(): 'loading' | 'ready' | 'gone' {
    return this.#status;
  }
  get case(): CaseFile {
    if (!this.#case) throw new RangeError('the case is not ready');
    return this.#case;
  }
  get save(): SaveState {
    return this.#save;
  }
  get conflicts(): readonly Conflict[] {
    return this.#conflicts;
  }
  get canUndo(): boolean {
    return this.#labels.undo !== '';
  }
  get canRedo(): boolean {
    return this.#labels.redo !== '';
  }
  get undoLabel(): string {
    return this.#labels.undo;
  }
  get redoLabel(): string {
    return this.#labels.redo;
  }
  get asOf(): PlainDate {
    return this.#asOf ?? this.#deps.today();
  }
  get rulebook(): Rulebook | undefined {
    return this.#case ? this.#deps.rulebook(this.#case.edition) : undefined;
  }
  setAsOf(date: PlainDate | null): void {
    this.#asOf = date;
  }

  row = (controlId: string): StatementRow | undefined => {
    // Read for its reactivity: the map itself is not a signal.
    return this.#case ? this.#view?.rows.get(controlId) : undefined;
  };

  value(path: string): unknown {
    return this.#case && this.#view ? this.#view.get(path) : undefined;
  }

  async edit(
    label: string,
    patches: readonly Patch[],
    options: { group?: string; base?: ReadonlyMap<string, unknown> } = {},
  ): Promise<Done> {
    return this.#edit(label, patches, options);
  }

  // Not async up to the queue: the edit is on its way, and on the screen, before the caller goes on.
  #edit(
    label: string,
    given: readonly Patch[],
    options: { group?: string; base?: ReadonlyMap<string, unknown> },
    blobs?: readonly StoredBlob[],
  ): Promise<Done> {
    if (this.#status === 'loading') {
      return this.#opening.then(() =>
        this.#view ? this.#edit(label, given, options, blobs) : err({ code: 'gone' as const }),
      );
    }
    if (this.#status === 'gone' || !this.#view) return Promise.resolve(err({ code: 'gone' as const }));
    if (given.length === 0) return Promise.resolve(ok(undefined));
    // A rune proxy can't enter the database.
    const patches = $state.snapshot(given) as readonly Patch[];
    const view = this.#view;
    const base = new Map<string, unknown>(patches.map((p) => [p.path, view.get(p.path)]));
    for (const [path, value] of options.base ?? []) base.set(path, $state.snapshot(value));
    const group = options.group ?? '';
    const now = this.source.now();
    const job: Job = {
      key: group === '' ? '' : [group, ...patches.map((p) => p.path)].join('\n'),
      run: () => this.#write(group, blobs),
      label,
      now,
      patches,
      base,
    };
    const done = this.#queue.push(job);
    this.#save = { kind: 'saving' };
    this.#show();
    return done;
  }

  undo(): Promise<Done> {
    return this.#travel('undo');
  }
  redo(): Promise<Done> {
    return this.#travel('redo');
  }

  async #travel(direction: 'undo' | 'redo'): Promise<Done> {
    await this.#opening;
    if (this.#status !== 'ready') return err({ code: 'gone' });
    this.#save = { kind: 'saving' };
    const now = this.source.now();
    const run = async (): Promise<Done> => {
      const store = this.#store;
      if (!store) return err({ code: 'gone' });
      return this.#settled(await store.travel({ caseId: this.id, direction, now, ...this.#known() }), []);
    };
    return this.#queue.push({ key: '', run, label: '', now, patches: [], base: new Map() });
  }

  async #write(group: string, blobs: readonly StoredBlob[] | undefined): Promise<Done> {
    // The job as it stands now, with what was merged into it while it waited.
    const job = this.#queue.pending[0];
    const store = this.#store;
    if (!job || !store) return err({ code: 'gone' });
    const expected = new Map<string, readonly unknown[]>();
    for (const [path, seen] of job.base) {
      expected.set(path, this.#own.has(path) ? [seen, this.#own.get(path)] : [seen]);
    }
    const result = await store.edit({
      caseId: this.id,
      label: job.label,
      group,
      tab: this.#deps.tab,
      now: job.now,
      patches: job.patches,
      expected,
      ...this.#known(),
      ...(blobs ? { blobs } : {}),
    });
    if (!result.ok && result.error.code !== 'conflict') rebase(this.#queue.pending.slice(1), job);
    return this.#settled(result, job.patches);
  }

  #known(): { known?: KnownRows } {
    return this.#durable ? { known: { revision: this.#revision, rows: this.#durable.rows } } : {};
  }

  /** Takes in what a write left behind. Still inside the queue's turn, so nothing else writes meanwhile. */
  async #settled(result: Result<CaseChange | null, EditFailure>, patches: readonly Patch[]): Promise<Done> {
    if (result.ok) {
      for (const p of patches) this.#own.set(p.path, p.value);
      const change = result.value;
      if (change && change.head.revision === this.#revision + 1) this.#take(change);
      else if (change) await this.#refresh();
      if (change) this.#lastSaved = change.head.changed;
    } else if (result.error.code === 'conflict') {
      const fresh = result.error.conflicts;
      const paths = new Set(fresh.map((c) => c.path));
      this.#conflicts = [...this.#conflicts.filter((c) => !paths.has(c.path)), ...fresh];
      await this.#refresh();
    } else if (result.error.code === 'gone') this.#status = 'gone';
    const left = this.#queue.pending.slice(1);
    this.#show(left);
    if (!result.ok) {
      const code = result.error.code === 'storage' ? result.error.detail : `edit.${result.error.code}`;
      this.#save = { kind: 'failed', message: storageMessage(code).title };
    } else this.#save = left.length > 0 ? { kind: 'saving' } : this.#rested();
    return result.ok ? ok(undefined) : result;
  }

  /** What to say while nothing is on its way: an edit that waits for a choice is not saved, whatever was saved after it. */
  #rested(): SaveState {
    return this.#conflicts.length > 0
      ? { kind: 'failed', message: storageMessage('edit.conflict').title }
      : { kind: 'saved', at: this.#lastSaved };
  }

  /** Another tab, or this one, wrote. Own writes come with their result, so only look when nothing is on its way. */
  async #noticed(revision: number | null): Promise<void> {
    if (revision === null) {
      this.#status = 'gone';
      return;
    }
    await this.#queue.flush();
    if (revision <= this.#revision) return;
    await this.#refresh();
    this.#show();
  }

  async #refresh(): Promise<void> {
    try {
      const change = await this.#store?.readChange(this.id, this.#revision);
      if (change === null) this.#status = 'gone';
      else if (change && change.head.revision > this.#revision) this.#take(change);
    } catch {
      this.#save = { kind: 'failed', message: storageMessage('store.failed').title };
    }
  }

  /** Brings `#durable` to the revision of a change. */
  #take(change: CaseChange): void {
    const old = this.#durable;
    if (!old) return;
    this.#durable = advanced(old, change);
    this.#revision = change.head.revision;
    this.#labels = { undo: change.undoLabel, redo: change.redoLabel };
    for (const [path, value] of this.#own) {
      if (!sameContent(this.#durable.get(path), value)) this.#own.delete(path);
    }
  }

  /** Puts on the screen what is durable plus what is on its way. */
  #show(pending: readonly Job[] = this.#queue.pending): void {
    if (!this.#durable) return;
    const view = withPending(this.#durable, pending);
    // A write that settles mostly stores what the screen shows already: nothing that reads the case is worked out anew then.
    if (this.#case && this.#view && sameDraft(this.#view, view)) return;
    this.#view = view;
    this.#case = view.toCase();
  }

  async settle(conflict: Conflict, keep: 'mine' | 'theirs'): Promise<void> {
    const drop = (): void => {
      this.#conflicts = this.#conflicts.filter((c) => c.path !== conflict.path);
    };
    if (keep === 'mine') {
      const base = new Map([[conflict.path, conflict.theirs]]);
      const done = await this.edit(STEP_LABELS.settle, [{ path: conflict.path, value: conflict.mine }], {
        base,
      });
      if (done.ok) drop();
    } else drop();
    if (this.#queue.pending.length === 0) this.#save = this.#rested();
  }

  async flush(): Promise<void> {
    await this.#opening;
    await this.#queue.flush();
  }

  async attach(
    file: { name: string; type: string; bytes: Uint8Array<ArrayBuffer> },
    meta: { kind: AttachmentKind; title: string; documentDate: PlainDate | null; listPath?: string },
    also?: Parameters<CaseSession['attach']>[2],
  ): Promise<Result<Attachment, EditFailure>> {
    await this.#opening;
    const record = await newAttachment(this.source, file, meta);
    const list = meta.listPath === undefined ? undefined : this.value(meta.listPath);
    const patches = attachmentPatches(record, meta.listPath, list);
    const blobs = [{ sha256: record.sha256, bytes: file.bytes }];
    const done = await (also
      ? this.#edit(also.label, [...also.patches, ...patches], also.base ? { base: also.base } : {}, blobs)
      : this.#edit(STEP_LABELS.attach(record.title), patches, {}, blobs));
    return done.ok ? ok(record) : done;
  }

  async editWithFiles(label: string, patches: readonly Patch[], files: readonly StoredBlob[]): Promise<Done> {
    return this.#edit(label, patches, {}, files);
  }

  async missingBytes(): Promise<ReadonlySet<string>> {
    await this.#opening;
    return missingBytes(this.#store, this.#case);
  }

  async attachmentBytes(sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
    await this.#opening;
    return bytesOf(this.#store, sha256);
  }

  close(): void {
    this.#stop();
    this.#deps.closed(this);
  }
}
