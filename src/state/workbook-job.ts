/** The assessment sheet as a workbook: out to the agency, and back in. Both work in a worker that ends with the answer. */
import { err, ok, type PlainDate, type Result } from '#kernel';
import type { ImpactScalePack } from '#rulebook/packs';
import type { CaseFile } from '#schemas';
import { trustedScriptUrl } from '#sw';
import { fileNamePart } from './backup.ts';
import { startJob, type Job } from './worker-job.ts';
import type { ToWorkbookWorker, WorkbookFailure, WorkbookTask, WorkbookTasks } from './workbook-protocol.ts';
import workerUrl from './workbook.worker.ts?worker&url';

export type { WorkbookFailure } from './workbook-protocol.ts';
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type WorkbookFile = { fileName: string; bytes: Uint8Array<ArrayBuffer>; type: string };

/** 様式1-2 as a file for an agency, in the words of a scale. The same case and date give the same bytes. */
export async function assessmentWorkbookFile(
  file: CaseFile,
  asOf: PlainDate,
  pack: ImpactScalePack,
): Promise<Result<WorkbookFile, WorkbookFailure>> {
  const built = await start(newWorker('build'), 'build', { file, asOf, pack }).result;
  if (!built.ok) return built;
  const name = fileNamePart(file.service.name || file.title);
  return ok({
    fileName: `様式1-2_影響度評価シート_${name}_${asOf}.xlsx`,
    bytes: built.value,
    type: XLSX_TYPE,
  });
}

/** Reads returned workbooks. Reads only; refused files are a value with a code. */
export class ReturnedReader {
  #waiting: Worker | null = null;

  /**
   * Has a worker started and its code rehearsed on the sheet of this case, so that neither takes its time once the file is
   * there. To be called when a file is about to be chosen; further calls do nothing.
   */
  prepare(file: CaseFile, pack: ImpactScalePack): void {
    if (this.#waiting) return;
    const worker = newWorker('read');
    this.#waiting = worker;
    // It could not be loaded: the reading starts its own, and tells of it.
    worker.addEventListener('error', () => {
      if (this.#waiting === worker) this.close();
    });
    worker.postMessage({ task: 'rehearse', input: { file: asked(file), pack } } satisfies ToWorkbookWorker);
  }

  /** What a returned workbook says about a case. The bytes are cloned; the caller keeps its own. */
  read(
    bytes: Uint8Array<ArrayBuffer>,
    file: CaseFile,
    pack: ImpactScalePack,
  ): Job<WorkbookTasks['read']['output']> {
    const worker = this.#waiting ?? newWorker('read');
    this.#waiting = null;
    return start(worker, 'read', { bytes, file: asked(file), pack });
  }

  /** Ends a worker that waits. */
  close(): void {
    this.#waiting?.terminate();
    this.#waiting = null;
  }
}

/** The sheet says nothing of the rest, and a statement of a thousand rows takes its time to be cloned. */
const asked = (file: CaseFile): CaseFile => ({
  ...file,
  rows: [],
  log: [],
  attachments: [],
  evidence: [],
  snapshots: [],
});

const newWorker = (task: WorkbookTask): Worker =>
  new Worker(trustedScriptUrl(workerUrl), { type: 'module', name: `workbook-${task}` });

function start<K extends WorkbookTask>(
  worker: Worker,
  task: K,
  input: WorkbookTasks[K]['input'],
): Job<WorkbookTasks[K]['output']> {
  return startJob<WorkbookTasks[K]['output']>(
    worker,
    { task, input } as ToWorkbookWorker,
    (why, cause): Result<never, WorkbookFailure> => err({ code: `workbook.${why}`, where: '', cause }),
  );
}
