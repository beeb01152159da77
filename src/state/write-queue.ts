/** Writes one after another; what waits and belongs together is written together. Knows nothing of cases or storage. */
export type Job<R> = {
  /** Jobs that wait and share a key are merged into the first of them; '' = never. */
  readonly key: string;
  readonly run: () => Promise<R>;
};

type Waiting<R, J extends Job<R>> = { job: J; done: ((result: R) => void)[] };

export class WriteQueue<R, J extends Job<R>> {
  #waiting: Waiting<R, J>[] = [];
  #inFlight: J | null = null;
  #idle: (() => void)[] = [];
  readonly #merge: (first: J, second: J) => J;

  constructor(merge: (first: J, second: J) => J) {
    this.#merge = merge;
  }

  /** Everything not yet written, in order. */
  get pending(): readonly J[] {
    const waiting = this.#waiting.map((w) => w.job);
    return this.#inFlight ? [this.#inFlight, ...waiting] : waiting;
  }

  /** Hands a job over. Resolves with its result (or that of the job it was merged into). */
  push(job: J): Promise<R> {
    return new Promise((resolve) => {
      const last = this.#waiting.at(-1);
      if (last && job.key !== '' && last.job.key === job.key) {
        last.job = this.#merge(last.job, job);
        last.done.push(resolve);
      } else this.#waiting.push({ job, done: [resolve] });
      if (!this.#inFlight) void this.#drain();
    });
  }

  /** Resolves when nothing waits. */
  flush(): Promise<void> {
    if (this.pending.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#idle.push(resolve));
  }

  async #drain(): Promise<void> {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      this.#inFlight = next.job;
      const result = await next.job.run();
      this.#inFlight = null;
      for (const done of next.done) done(result);
    }
    for (const idle of this.#idle.splice(0)) idle();
  }
}
