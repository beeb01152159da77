/** The worker that makes and reads workbooks, so that the page never waits. One task, then it is ended. */
import { readXlsx, writeXlsx } from '#documents/xlsx';
import { readReturned } from '#domain/impact';
import { ok, plainDate } from '#kernel';
import type {
  FromWorkbookWorker,
  Rehearsal,
  ToWorkbookWorker,
  WorkbookTask,
  WorkbookTasks,
} from './workbook-protocol.ts';

const send = (message: FromWorkbookWorker, transfer: Transferable[] = []): void =>
  postMessage(message, { transfer });

const work: {
  readonly [K in WorkbookTask]: (input: WorkbookTasks[K]['input']) => Promise<WorkbookTasks[K]['output']>;
} = {
  build: async ({ file, asOf, pack }) => {
    // Only here: reading needs no papers.
    const { assessmentWorkbook } = await import('#forms');
    return ok(await writeXlsx(assessmentWorkbook(file, asOf, pack)));
  },
  read: ({ bytes, file, pack }) => {
    const read = readXlsx(bytes, (done, total, title) =>
      send({ type: 'progress', progress: { done, total, title } }),
    );
    return Promise.resolve(read.ok ? ok(readReturned(file, read.value, pack)) : read);
  },
};

let isAsked = false;
/** Lets a message in that came meanwhile. */
const breathe = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

/**
 * Writes and reads the blank sheet of the case. Code that runs for the first time takes several times as long, and here
 * nobody waits for it yet; it stops between its steps when the file is there.
 */
async function rehearse({ file, pack }: Rehearsal): Promise<void> {
  const { assessmentWorkbook } = await import('#forms');
  await breathe();
  if (isAsked) return;
  const bytes = await writeXlsx(assessmentWorkbook(file, REHEARSED_ON, pack));
  await breathe();
  if (isAsked) return;
  const read = readXlsx(bytes);
  await breathe();
  if (read.ok && !isAsked) readReturned(file, read.value, pack);
}
const REHEARSED_ON = plainDate('2000-01-01');

async function start(message: ToWorkbookWorker): Promise<void> {
  if (message.task === 'rehearse') return rehearse(message.input);
  isAsked = true;
  const output = message.task === 'build' ? await work.build(message.input) : await work.read(message.input);
  const bytes = output.ok && output.value instanceof Uint8Array ? [output.value.buffer] : [];
  send({ type: 'done', output }, bytes);
}

addEventListener('message', (event: MessageEvent<ToWorkbookWorker>) => {
  // A rejection becomes an `error` event of the worker, which the page turns into a failure.
  start(event.data).catch((thrown: unknown) => reportError(thrown));
});
