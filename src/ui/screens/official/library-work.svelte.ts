/** Adding to the library and looking at newer versions, on the screen. */
import { officialFailureMessage } from '#messages';
import type {
  AddedForms,
  Job,
  JobProgress,
  OfferedFile,
  OfficialFailure,
  OfficialFormsState,
  ReadingDifference,
} from '#state';
import type { Result } from '#kernel';

/** Newer versions are compared as they come, so many at most; the others when it is asked for. */
const COMPARED_AT_ONCE = 10;

export class LibraryWork {
  readonly #forms: () => OfficialFormsState;
  #job: Job<Result<AddedForms, OfficialFailure>> | null = null;
  busy = $state(false);
  progress = $state.raw<JobProgress | null>(null);
  added = $state.raw<AddedForms | null>(null);
  trouble = $state('');
  /** By the hash of the newer version; null = being worked out. */
  differences = $state.raw<ReadonlyMap<string, ReadingDifference | null>>(new Map());

  constructor(forms: () => OfficialFormsState) {
    this.#forms = forms;
  }

  async add(files: readonly OfferedFile[]): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.trouble = '';
    this.added = null;
    this.progress = null;
    const job = this.#forms().add(files);
    this.#job = job;
    job.onProgress((at) => (this.progress = at));
    const done = await job.result;
    this.#job = null;
    this.busy = false;
    if (!done.ok) return this.say(done.error);
    this.added = done.value;
    // One after another: each reads two files.
    for (const { sha256, form } of done.value.newer.slice(0, COMPARED_AT_ONCE)) {
      const of = this.#forms().versions.find((v) => v.no === form.no && v.inUse.sha256 !== sha256);
      if (of && form.no !== null) await this.compare(of.inUse.sha256, sha256);
    }
  }

  cancel(): void {
    this.#job?.cancel();
  }

  async compare(inUse: string, other: string): Promise<void> {
    this.trouble = '';
    this.#note(other, null);
    const done = await this.#forms().compare(inUse, other).result;
    if (done.ok) return this.#note(other, done.value);
    this.differences = new Map([...this.differences].filter(([hash]) => hash !== other));
    this.say(done.error);
  }

  #note(hash: string, difference: ReadingDifference | null): void {
    this.differences = new Map(this.differences).set(hash, difference);
  }

  async run(work: () => Promise<Result<unknown, OfficialFailure>>): Promise<void> {
    this.trouble = '';
    const done = await work();
    if (!done.ok) this.say(done.error);
  }

  say(failure: OfficialFailure): void {
    const { title, remedy } = officialFailureMessage(failure);
    this.trouble = `${title}${remedy}`;
  }
}
