/** The worker that reads and makes the statement's tables, so that the page never waits. One task, then it is ended. */
import { tableWork } from './tables-work.ts';
import type { TableTask, TableTasks, ToTableWorker } from './tables-protocol.ts';

const told = (done: number, total: number, title: string): void =>
  postMessage({ type: 'progress', progress: { done, total, title } });

async function start<K extends TableTask>(task: K, input: TableTasks[K]['input']): Promise<void> {
  const output = await tableWork[task](input, told);
  const bytes = output.ok && output.value instanceof Uint8Array ? [output.value.buffer] : [];
  postMessage({ type: 'done', output }, { transfer: bytes });
}

addEventListener('message', (event: MessageEvent<ToTableWorker>) => {
  const { task, input } = event.data;
  // A rejection becomes an `error` event of the worker, which the page turns into a failure.
  start(task, input).catch((thrown: unknown) => reportError(thrown));
});
