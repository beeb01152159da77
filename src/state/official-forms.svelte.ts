/** The library of official forms: loaded when a screen first asks for it. */
import type { PlainDate, Result } from '#kernel';
import { err, ok } from '#kernel';
import { officialValues, type About } from '#forms';
import type { CaseFile, KeptCorrections, LibraryForm } from '#schemas';
import type { LibraryTables, Store } from '#store';
import { Live } from './live.svelte.ts';
import { bytesOf } from './official-collect.ts';
import type { AddedForms, OfficialFormsState } from './official-contract.ts';
import type { StartOfficial } from './official-job.ts';
import {
  correctionsFor,
  correctionsJson,
  formKey,
  readCorrections,
  versionsOf,
  withCorrection,
} from './official-library.ts';
import type { FormReview, OfficialFailure, OfficialSource, Recognised } from './official-protocol.ts';
import type { Job } from './worker-job.ts';

type Held = { readonly forms: readonly LibraryForm[]; readonly corrections: readonly KeptCorrections[] };
type Bytes = Uint8Array<ArrayBuffer>;
type Failed = Result<never, OfficialFailure>;

const failed = (code: OfficialFailure['code'], cause = ''): Failed => err({ code, where: '', cause });

export class OfficialFormsImpl implements OfficialFormsState {
  readonly #tables: LibraryTables | null;
  readonly #now: () => string;
  readonly #start: StartOfficial;
  readonly #live: Live<Held> | null;

  constructor(store: Store | null, tables: LibraryTables | null, now: () => string, start: StartOfficial) {
    this.#tables = tables;
    this.#now = now;
    this.#start = start;
    this.#live =
      store && tables
        ? new Live(store, async () => ({
            forms: await tables.forms(),
            corrections: await tables.corrections(),
          }))
        : null;
  }

  get #held(): Held | null {
    const state = this.#live?.state;
    return state?.kind === 'ready' ? state.value : null;
  }
  get status(): OfficialFormsState['status'] {
    if (!this.#live || this.#live.state.kind === 'error') return 'failed';
    return this.#held ? 'ready' : 'loading';
  }
  get forms(): readonly LibraryForm[] {
    return this.#held?.forms ?? [];
  }
  readonly #versions = $derived.by(() => versionsOf(this.forms));
  get versions(): OfficialFormsState['versions'] {
    return this.#versions;
  }
  get corrections(): readonly KeptCorrections[] {
    return this.#held?.corrections ?? [];
  }

  readonly add: OfficialFormsState['add'] = (files) => {
    const job = this.#start('recognise', { files });
    return {
      ...job,
      result: job.result.then((read) => (read.ok ? this.#keep(read.value) : read)),
    };
  };

  async #keep(read: Recognised): Promise<Result<AddedForms, OfficialFailure>> {
    // Read anew: another tab may have added some meanwhile.
    const there = (await this.#tables?.forms()) ?? [];
    const byHash = new Map(there.map((f) => [f.sha256, f]));
    const keys = new Set(there.map((f) => formKey(f.form)));
    const added: LibraryForm[] = [];
    const known: LibraryForm[] = [];
    const newer: LibraryForm[] = [];
    const files: { sha256: string; bytes: Bytes }[] = [];
    for (const { fileName, from, bytes, reading } of read.forms) {
      const before = byHash.get(reading.sha256);
      if (before) {
        if (there.includes(before) && !known.includes(before)) known.push(before);
        continue;
      }
      const now = this.#now();
      const sure = reading.places.filter((p) => p.sure).length;
      const key = formKey(reading.form);
      const record: LibraryForm = {
        sha256: reading.sha256,
        fileName: fileName.slice(0, 500),
        from: from.slice(0, 500),
        bytes: bytes.length,
        added: now,
        // The first of its form is used at once; another version only when it was looked at.
        chosen: keys.has(key) ? null : now,
        format: reading.format,
        form: {
          no: reading.form.no,
          title: reading.form.title.replace(/\s+/g, ' ').slice(0, 500),
          confidence: reading.form.confidence,
        },
        fingerprint: reading.fingerprint,
        places: { sure, unsure: reading.places.length - sure },
      };
      if (keys.has(key)) newer.push(record);
      keys.add(key);
      byHash.set(record.sha256, record);
      added.push(record);
      files.push({ sha256: record.sha256, bytes });
    }
    const done = await this.#put({ forms: added, files, corrections: [] });
    if (!done.ok) return done;
    return ok({ added, known, newer, refused: read.refused, skipped: read.skipped });
  }

  async remove(sha256: string): Promise<Result<void, OfficialFailure>> {
    return stored(await this.#tables?.remove(sha256));
  }

  choose(sha256: string): Promise<Result<void, OfficialFailure>> {
    return this.#change(sha256, (form) => ({ ...form, chosen: this.#now() }));
  }

  rename(sha256: string, { no, title }: { no: string | null; title: string }) {
    return this.#change(sha256, (form) => ({ ...form, form: { no, title, confidence: 1 } }));
  }

  async #change(
    sha256: string,
    change: (form: LibraryForm) => LibraryForm,
  ): Promise<Result<void, OfficialFailure>> {
    const form = (await this.#tables?.forms())?.find((f) => f.sha256 === sha256);
    return form ? this.#put({ forms: [change(form)], files: [], corrections: [] }) : failed('official.gone');
  }

  async #put(what: Parameters<LibraryTables['put']>[0]): Promise<Result<void, OfficialFailure>> {
    return stored(await this.#tables?.put(what));
  }

  async bytes(sha256: string): Promise<Bytes | null> {
    return (await this.#tables?.file(sha256)) ?? null;
  }

  readonly compare: OfficialFormsState['compare'] = (before, now) =>
    later(async () => {
      const [a, b] = [await this.bytes(before), await this.bytes(now)];
      return a && b ? this.#start('compare', { before: a, now: b }) : null;
    });

  readonly review: OfficialFormsState['review'] = (sha256, file, asOf, about) =>
    later(async () => {
      const form = await this.#formWith(sha256, file, asOf, about);
      return form && this.#start('review', form);
    });

  readonly readBack: OfficialFormsState['readBack'] = (sha256, file, asOf, returned, about) =>
    later(async () => {
      const form = await this.#formWith(sha256, file, asOf, about);
      return form && this.#start('readBack', { ...form, returned });
    });

  async #formWith(sha256: string, file: CaseFile, asOf: PlainDate, about: About | undefined) {
    const bytes = await this.bytes(sha256);
    const form = (await this.#tables?.forms())?.find((f) => f.sha256 === sha256);
    if (!bytes || !form) return null;
    const corrections = correctionsFor(form, (await this.#tables?.corrections()) ?? []);
    return { bytes, corrections, values: officialValues(file, asOf, form.form.no, about) };
  }

  readonly correct: OfficialFormsState['correct'] = async (review: FormReview, change) => {
    const kept = (await this.#tables?.corrections()) ?? [];
    const own = kept.find((c) => c.fingerprint === review.reading.fingerprint) ?? null;
    const corrections = [withCorrection(review.reading, own, change, this.#now())];
    return this.#put({ forms: [], files: [], corrections });
  };

  async forget(fingerprint: string): Promise<Result<void, OfficialFailure>> {
    return stored(await this.#tables?.dropCorrections(fingerprint));
  }

  exportCorrections(): Bytes {
    return correctionsJson(this.corrections);
  }

  async importCorrections(file: Blob): Promise<Result<number, OfficialFailure>> {
    const bytes = await bytesOf(file, 5_000_000);
    const read = bytes.ok ? readCorrections(bytes.value) : null;
    if (!read) return failed('official.notCorrections');
    const done = await this.#put({ forms: [], files: [], corrections: read });
    return done.ok ? ok(read.length) : done;
  }

  async sources(): Promise<readonly OfficialSource[]> {
    const kept = (await this.#tables?.corrections()) ?? [];
    const found: OfficialSource[] = [];
    for (const { no, inUse } of versionsOf((await this.#tables?.forms()) ?? [])) {
      const bytes = no === null ? null : await this.bytes(inUse.sha256);
      if (no === null || !bytes) continue;
      const { fileName, sha256 } = inUse;
      found.push({ no, fileName, sha256, bytes, corrections: correctionsFor(inUse, kept) });
    }
    return found;
  }

  close(): void {
    this.#live?.close();
  }
}

const stored = (done: Result<void, string> | undefined): Result<void, OfficialFailure> =>
  done?.ok ? ok(undefined) : failed('official.storage', done?.error ?? 'store.unavailable');

/** A job that must first fetch what it works on; null = that is gone. */
function later<Output>(
  begin: () => Promise<Job<Result<Output, OfficialFailure>> | null>,
): Job<Result<Output, OfficialFailure>> {
  let cancelled = false;
  let running: Job<Result<Output, OfficialFailure>> | null = null;
  const listeners: ((progress: { done: number; total: number; title: string }) => void)[] = [];
  const run = async (): Promise<Result<Output, OfficialFailure>> => {
    try {
      const job = await begin();
      if (!job) return failed('official.gone');
      running = job;
      if (cancelled) job.cancel();
      for (const listener of listeners) job.onProgress(listener);
      return await job.result;
    } catch (thrown) {
      return failed('official.storage', String(thrown));
    }
  };
  return {
    onProgress: (listener) => {
      listeners.push(listener);
      const stop = running?.onProgress(listener);
      return () => stop?.();
    },
    result: run(),
    cancel: () => {
      cancelled = true;
      running?.cancel();
    },
  };
}
