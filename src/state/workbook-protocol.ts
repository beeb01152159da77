/** What the page and the workbook worker say to each other. Plain data only: it is cloned on the way. */
import type { XlsxFailure } from '#documents/xlsx';
import type { Returned } from '#domain/impact';
import type { PlainDate, Result } from '#kernel';
import type { ImpactScalePack } from '#rulebook/packs';
import type { CaseFile } from '#schemas';
import type { JobProgress } from './worker-job.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Why a workbook was not read or made: what is wrong with the file, or with the work itself. */
export type WorkbookFailure =
  | XlsxFailure
  | {
      readonly code: 'workbook.cancelled' | 'workbook.worker';
      readonly where: string;
      readonly cause: string;
    };

/** Each task with what it answers. */
export type WorkbookTasks = {
  build: {
    input: { file: CaseFile; asOf: PlainDate; pack: ImpactScalePack };
    output: Result<Bytes, WorkbookFailure>;
  };
  /** Read and compared with the case: what comes back is small, whatever the file holds. */
  read: {
    input: { bytes: Bytes; file: CaseFile; pack: ImpactScalePack };
    output: Result<Returned, WorkbookFailure>;
  };
};
export type WorkbookTask = keyof WorkbookTasks;

export type ToWorkbookWorker =
  | { [K in WorkbookTask]: { readonly task: K; readonly input: WorkbookTasks[K]['input'] } }[WorkbookTask]
  /** Answered by nothing: what follows is only the faster for it. */
  | { readonly task: 'rehearse'; readonly input: Rehearsal };

export type Rehearsal = { readonly file: CaseFile; readonly pack: ImpactScalePack };

export type FromWorkbookWorker =
  | { readonly type: 'progress'; readonly progress: JobProgress }
  | { readonly type: 'done'; readonly output: WorkbookTasks[WorkbookTask]['output'] };
