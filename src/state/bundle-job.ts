/** Starts work in the bundle worker: progress, cancel, and a result that never rejects. */
import { err, type PlainDate, type Result } from '#kernel';
import type { BundleFailure, BundleProgress } from '#documents/bundle';
import type { Rulebook } from '#rulebook';
import type { BundleFiling, CaseFile, Paper } from '#schemas';
import { trustedScriptUrl } from '#sw';
import workerUrl from './bundle.worker.ts?worker&url';
import type { FromWorker, QuestionName, Questions, TaskName, Tasks, ToWorker } from './bundle-protocol.ts';

/** Work under way. `result` always resolves; a cancelled job resolves with `bundle.cancelled`. */
export type Job<Output> = {
  /** Called on each step, at once with the last one known; answers with the way to stop listening. */
  readonly onProgress: (listener: (progress: BundleProgress) => void) => () => void;
  readonly result: Promise<Output>;
  readonly cancel: () => void;
};
export type BundleJob = Job<Tasks['bundle']['output']>;

type Answers = {
  readonly [Q in QuestionName]?: (input: Questions[Q]['input']) => Promise<Questions[Q]['output']>;
};

/** The bundle of a case at a date. `attachment` finds the bytes of a SHA-256 in the store. */
export function startBundle(
  file: CaseFile,
  asOf: PlainDate,
  attachment: (sha256: string) => Promise<Uint8Array | null>,
  rulebook?: Rulebook,
  filing: BundleFiling = 'all',
): BundleJob {
  return start('bundle', { file, asOf, rulebook, filing }, { attachment });
}

/** One paper as PDF. */
export function renderPaperPdf(paper: Paper): Job<Tasks['paper']['output']> {
  return start('paper', { paper });
}

/** What the bundle of a case would hold at a date: planning over a thousand rows takes longer than a frame. */
export function outlineBundle(
  file: CaseFile,
  asOf: PlainDate,
  rulebook?: Rulebook,
): Job<Tasks['outline']['output']> {
  return start('outline', { file, asOf, rulebook });
}

/** The characters that none of the case's papers can draw, to be shown before anything is exported. */
export function findLostCharacters(
  file: CaseFile,
  asOf: PlainDate,
  rulebook?: Rulebook,
): Job<Tasks['lost']['output']> {
  return start('lost', { file, asOf, rulebook });
}

/**
 * Whether a file is a whole bundle and how it stands to this browser's case, which `loadCase` finds by its id (null where
 * there is none). The bytes are cloned; the caller keeps its own.
 */
export function startVerify(
  bytes: Uint8Array<ArrayBuffer>,
  loadCase: (caseId: string) => Promise<CaseFile | null>,
): Job<Tasks['verify']['output']> {
  return start('verify', { bytes }, { case: loadCase });
}

function start<K extends TaskName>(
  task: K,
  input: Tasks[K]['input'],
  answers: Answers = {},
): Job<Tasks[K]['output']> {
  const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module', name: `bundle-${task}` });
  const listeners = new Set<(progress: BundleProgress) => void>();
  let last: BundleProgress | null = null;
  let finish: (output: Tasks[K]['output']) => void = () => undefined;
  const result = new Promise<Tasks[K]['output']>((resolve) => {
    finish = (output) => {
      worker.terminate();
      listeners.clear();
      resolve(output);
    };
  });
  const fail = (code: string, detail = ''): void => finish(failed(code, detail));
  const post = (message: ToWorker): void => worker.postMessage(message);

  worker.addEventListener('message', (event: MessageEvent<FromWorker>) => {
    const message = event.data;
    if (message.type === 'done') finish(message.output as Tasks[K]['output']);
    else if (message.type === 'progress') {
      last = message.progress;
      for (const listener of listeners) listener(message.progress);
    } else {
      answer(answers, message.name, message.input).then(
        (value) => post({ type: 'answer', number: message.number, value }),
        (thrown: unknown) => fail('bundle.worker', String(thrown)),
      );
    }
  });
  worker.addEventListener('error', (event) => fail('bundle.worker', event.message));
  worker.addEventListener('messageerror', () => fail('bundle.worker', 'messageerror'));
  try {
    post({ type: 'start', task, input } as ToWorker);
  } catch (thrown) {
    // What cannot be cloned (a proxy instead of a snapshot) is a bug, but must not look like endless work.
    fail('bundle.worker', String(thrown));
  }

  return {
    onProgress: (listener) => {
      listeners.add(listener);
      if (last !== null) listener(last);
      return () => void listeners.delete(listener);
    },
    result,
    cancel: () => fail('bundle.cancelled'),
  };
}

async function answer<Q extends QuestionName>(
  answers: Answers,
  name: Q,
  input: string,
): Promise<Questions[Q]['output']> {
  const find = answers[name] as ((input: string) => Promise<Questions[Q]['output']>) | undefined;
  return find ? find(input) : null;
}

function failed(
  code: string,
  detail: string,
): Result<never, BundleFailure & { kind: 'unreadable'; others: [] }> {
  return err({ code, where: '', params: { detail }, kind: 'unreadable', others: [] });
}
