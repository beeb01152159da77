/** Starts work in the bundle worker: progress, cancel, and a result that never rejects. */
import { err, type PlainDate, type Result } from '#kernel';
import type { BundleFailure } from '#documents/bundle';
import type { Rulebook } from '#rulebook';
import type { BundleFiling, CaseFile, ExtraFormat, Paper } from '#schemas';
import { trustedScriptUrl } from '#sw';
import workerUrl from './bundle.worker.ts?worker&url';
import type { PaperFormat, QuestionName, Questions, TaskName, Tasks, ToWorker } from './bundle-protocol.ts';
import type { OfficialSource } from './official-protocol.ts';
import { startJob, type Job } from './worker-job.ts';

export type BundleJob = Job<Tasks['bundle']['output']>;

type Answers = {
  readonly [Q in QuestionName]?: (input: Questions[Q]['input']) => Promise<Questions[Q]['output']>;
};

/**
 * The bundle of a case at a date. `attachment` finds the bytes of a SHA-256 in the store;
 * large ones are given away to the worker, so they must be its own copy each time. With `target` it is written into
 * that file piece by piece, and never held whole.
 */
export function startBundle(
  file: CaseFile,
  asOf: PlainDate,
  attachment: (sha256: string) => Promise<Uint8Array | null>,
  rulebook?: Rulebook,
  filing?: BundleFiling,
  formats: readonly ExtraFormat[] = [],
  target?: FileSystemFileHandle,
  /** The official forms of the library, to be filled beside our papers. */
  official: readonly OfficialSource[] = [],
): BundleJob {
  const more = { ...(filing && { filing }), ...(target && { target }), official };
  return start('bundle', { file, asOf, rulebook, formats, ...more }, { attachment });
}

/** One paper as a file of that format. */
export function renderPaper(paper: Paper, format: PaperFormat): Job<Tasks['paper']['output']> {
  return start('paper', { paper, format });
}

/** One paper as PDF. */
export function renderPaperPdf(paper: Paper): Job<Tasks['paper']['output']> {
  return renderPaper(paper, 'pdf');
}

/** What the bundle of a case would hold at a date: planning over a thousand rows takes longer than a frame. */
export function outlineBundle(
  file: CaseFile,
  asOf: PlainDate,
  rulebook?: Rulebook,
  filing?: BundleFiling,
): Job<Tasks['outline']['output']> {
  return start('outline', { file, asOf, rulebook, ...(filing && { filing }) });
}

/** How the official forms of a bundle's papers stand: taken, to be looked at, or not at hand. */
export function officialOutlookOf(
  file: CaseFile,
  asOf: PlainDate,
  official: readonly OfficialSource[],
  rulebook?: Rulebook,
  filing?: BundleFiling,
): Job<Tasks['outlook']['output']> {
  return start('outlook', { file, asOf, rulebook, official, ...(filing && { filing }) });
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
 * there is none). Bytes are cloned, and the caller keeps its own; a file is read in parts.
 */
export function startVerify(
  bytes: Uint8Array<ArrayBuffer> | Blob,
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
  const message = { type: 'start', task, input } as ToWorker;
  return startJob<Tasks[K]['output']>(
    worker,
    message,
    (why, detail) => failed(`bundle.${why}`, detail),
    (name, asked) => answer(answers, name as QuestionName, asked as Questions[QuestionName]['input']),
  );
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
