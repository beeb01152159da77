/** Keeps what stands in a form while it is edited: every change is written, the newest last, one at a time. */
export class KeptDraft {
  state = $state<'none' | 'saving' | 'saved' | 'failed'>('none');
  readonly #write: (value: unknown) => Promise<boolean>;
  #next: { readonly value: unknown } | null = null;
  #running: Promise<void> | null = null;

  /** `write` puts a value where it outlives the page (null = nothing to keep); false when it could not. */
  constructor(write: (value: unknown) => Promise<boolean>) {
    this.#write = write;
  }

  /** Resolves when this value, or one that came after it, is written. */
  keep(value: unknown): Promise<void> {
    this.#next = { value };
    this.state = 'saving';
    this.#running ??= this.#run();
    return this.#running;
  }

  async #run(): Promise<void> {
    let done = false;
    let value: unknown = null;
    while (this.#next) {
      ({ value } = this.#next);
      this.#next = null;
      done = await this.#write(value);
    }
    this.#running = null;
    this.state = !done ? 'failed' : value === null ? 'none' : 'saved';
  }
}
