/** The worker that recognises, fills and reads official forms, so that the page never waits. One task, then it is ended. */
import { officialWork } from './official-work.ts';
import type { OfficialTask, OfficialTasks, ToOfficialWorker } from './official-protocol.ts';

const told = (done: number, total: number, title: string): void =>
  postMessage({ type: 'progress', progress: { done, total, title } });

async function start<K extends OfficialTask>(task: K, input: OfficialTasks[K]['input']): Promise<void> {
  postMessage({ type: 'done', output: await officialWork[task](input, told) });
}

addEventListener('message', (event: MessageEvent<ToOfficialWorker>) => {
  const { task, input } = event.data;
  // A rejection becomes an `error` event of the worker, which the page turns into a failure.
  start(task, input).catch((thrown: unknown) => reportError(thrown));
});
