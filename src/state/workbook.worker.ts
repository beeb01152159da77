/** The worker that makes and reads workbooks, so that the page never waits. One task, then it is ended. */
import { readXlsx, writeXlsx } from '#documents/xlsx';
import { readReturned } from '#domain/impact';
import { ok } from '#kernel';
import type {
  FromWorkbookWorker,
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

async function start({ task, input }: ToWorkbookWorker): Promise<void> {
  const output = task === 'build' ? await work.build(input) : await work.read(input);
  const bytes = output.ok && output.value instanceof Uint8Array ? [output.value.buffer] : [];
  send({ type: 'done', output }, bytes);
}

addEventListener('message', (event: MessageEvent<ToWorkbookWorker>) => {
  // A rejection becomes an `error` event of the worker, which the page turns into a failure.
  start(event.data).catch((thrown: unknown) => reportError(thrown));
});
