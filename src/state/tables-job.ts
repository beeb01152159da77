/** The statement's tables: the vendor's official workbook in, all rows out and back. All of it in a worker. */
import type { ExchangeFormat } from '#domain/statement';
import { err, ok, type PlainDate, type Result } from '#kernel';
import type { CaseFile, CatalogueData } from '#schemas';
import { trustedScriptUrl } from '#sw';
import { fileNamePart } from './backup.ts';
import type { FileContent } from './contract.ts';
import { startJob, type Job } from './worker-job.ts';
import type { TableFailure, TableTask, TableTasks, ToTableWorker } from './tables-protocol.ts';
import workerUrl from './tables.worker.ts?worker&url';

export type { OfficialFile, TableFailure } from './tables-protocol.ts';

const TYPES: Readonly<Record<ExchangeFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
};

/** Reads a workbook or CSV of the criteria. Changes nothing. */
export function readOfficialFile(
  file: FileContent,
  catalogue: CatalogueData | null,
): Job<TableTasks['official']['output']> {
  return start('official', { ...file, catalogue });
}

/** Reads a table of all rows that was worked on outside. Changes nothing. */
export function readReturnedTable(
  file: FileContent,
  catalogue: CatalogueData | null,
): Job<TableTasks['returned']['output']> {
  return start('returned', { ...file, catalogue });
}

/** All rows as a file; `texts` = the vendor's own copy of the criteria, where it was asked for. */
export async function statementTableFile(
  file: CaseFile,
  asOf: PlainDate,
  format: ExchangeFormat,
  texts: Readonly<Record<string, string>> | null = null,
): Promise<Result<{ fileName: string; bytes: Uint8Array<ArrayBuffer>; type: string }, TableFailure>> {
  const made = await start('write', { file, asOf, format, texts }).result;
  if (!made.ok) return made;
  const name = fileNamePart(file.service.name || file.title);
  return ok({ fileName: `管理策_${name}_${asOf}.${format}`, bytes: made.value, type: TYPES[format] });
}

function start<K extends TableTask>(task: K, input: TableTasks[K]['input']): Job<TableTasks[K]['output']> {
  const worker = new Worker(trustedScriptUrl(workerUrl), { type: 'module', name: `tables-${task}` });
  return startJob<TableTasks[K]['output']>(
    worker,
    { task, input } as ToTableWorker,
    (why, cause): Result<never, TableFailure> => err({ code: `table.${why}`, where: '', cause }),
  );
}
