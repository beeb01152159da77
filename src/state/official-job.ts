/** Starts work on official forms in a worker: progress, cancel, and a result that never rejects. */
import { err, type Result } from '#kernel';
import { trustedScriptUrl } from '#sw';
import type { OfficialFailure, OfficialTask, OfficialTasks, ToOfficialWorker } from './official-protocol.ts';
import workerUrl from './official.worker.ts?worker&url';
import { startJob, type Job } from './worker-job.ts';

export type StartOfficial = <K extends OfficialTask>(
  task: K,
  input: OfficialTasks[K]['input'],
) => Job<OfficialTasks[K]['output']>;

export const startOfficial: StartOfficial = (task, input) => {
  const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module', name: `official-${task}` });
  return startJob<OfficialTasks[typeof task]['output']>(
    worker,
    { task, input } as ToOfficialWorker,
    (why, cause): Result<never, OfficialFailure> => err({ code: `official.${why}`, where: '', cause }),
  );
};
