/** Work handed to a worker of its own: progress, cancel, and a result that never rejects. */

/** How far work is; `title` = what is being done. */
export type JobProgress = { readonly done: number; readonly total: number; readonly title: string };

/** Work under way. `result` always resolves; a cancelled job resolves with the failure its kind has for that. */
export type Job<Output> = {
  /** Called on each step, at once with the last one known; answers with the way to stop listening. */
  readonly onProgress: (listener: (progress: JobProgress) => void) => () => void;
  readonly result: Promise<Output>;
  readonly cancel: () => void;
};

type FromWorker =
  | { readonly type: 'progress'; readonly progress: JobProgress }
  | { readonly type: 'question'; readonly number: number; readonly name: string; readonly input: unknown }
  | { readonly type: 'done'; readonly output: unknown };

/**
 * Starts a worker with its first message and ends it with its answer. `answer` = what it may ask of the page; `failed` =
 * the output for a job that was cancelled (`cancelled`) or whose worker broke (`worker`).
 */
export function startJob<Output>(
  worker: Worker,
  message: unknown,
  failed: (why: 'cancelled' | 'worker', detail: string) => Output,
  answer: (name: string, input: unknown) => Promise<unknown> = () => Promise.resolve(null),
): Job<Output> {
  const listeners = new Set<(progress: JobProgress) => void>();
  let last: JobProgress | null = null;
  let finish: (output: Output) => void = () => undefined;
  const result = new Promise<Output>((resolve) => {
    finish = (output) => {
      worker.terminate();
      listeners.clear();
      resolve(output);
    };
  });
  const broken = (detail: string): void => finish(failed('worker', detail));

  worker.addEventListener('message', (event: MessageEvent<FromWorker>) => {
    const said = event.data;
    if (said.type === 'done') finish(said.output as Output);
    else if (said.type === 'progress') {
      last = said.progress;
      for (const listener of listeners) listener(said.progress);
    } else {
      answer(said.name, said.input).then(
        (value) => worker.postMessage({ type: 'answer', number: said.number, value }, givenAway(value)),
        (thrown: unknown) => broken(String(thrown)),
      );
    }
  });
  worker.addEventListener('error', (event) => broken(event.message));
  worker.addEventListener('messageerror', () => broken('messageerror'));
  try {
    worker.postMessage(message);
  } catch (thrown) {
    // What cannot be cloned (a proxy instead of a snapshot) is a bug, but must not look like endless work.
    broken(String(thrown));
  }

  return {
    onProgress: (listener) => {
      listeners.add(listener);
      if (last !== null) listener(last);
      return () => void listeners.delete(listener);
    },
    result,
    cancel: () => finish(failed('cancelled', '')),
  };
}

// Smaller ones are copied in no time, and stay with whoever answered.
const LARGE = 1_048_576;

/** Large bytes are handed over, not copied: a page that answers with one file after another would fill its memory. */
function givenAway(value: unknown): Transferable[] {
  if (!(value instanceof Uint8Array) || !(value.buffer instanceof ArrayBuffer)) return [];
  return value.byteLength >= LARGE && value.byteLength === value.buffer.byteLength ? [value.buffer] : [];
}
