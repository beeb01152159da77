/** The tasks of the worker of tables. Apart from how messages travel, so that tests run them without a worker. */
import { csvWorkbook, readCsv, writeCsv } from '#documents/csv';
import { readXlsx, writeXlsx } from '#documents/xlsx';
import { readExchange, recogniseCriteria } from '#domain/statement';
import { ok, type Result } from '#kernel';
import { catalogueOf } from '#rulebook/controls';
import type { ReadWorkbook } from '#schemas';
import { sha256Hex } from '#store';
import type { TableFailure, TableTask, TableTasks } from './tables-protocol.ts';

type Told = (done: number, total: number, title: string) => void;
type Work = {
  readonly [K in TableTask]: (input: TableTasks[K]['input'], told: Told) => Promise<TableTasks[K]['output']>;
};

export const tableWork: Work = {
  official: async ({ name, bytes, catalogue }, told) => {
    const workbook = readTable(name, bytes, told);
    if (!workbook.ok) return workbook;
    told(1, 1, '番号と文章を探しています');
    const reading = recogniseCriteria(workbook.value, catalogueOf({ ownCatalogue: catalogue }));
    return ok({ workbook: workbook.value, reading, sha256: await sha256Hex(bytes) });
  },
  returned: async ({ name, bytes, catalogue }, told) => {
    const workbook = readTable(name, bytes, told);
    return workbook.ok ? readExchange(workbook.value, catalogueOf({ ownCatalogue: catalogue })) : workbook;
  },
  write: async ({ file, asOf, format, texts }) => {
    // Only here: reading needs no papers.
    const { statementCsv, statementWorkbook } = await import('#forms');
    return ok(
      format === 'csv'
        ? writeCsv(statementCsv(file, texts))
        : await writeXlsx(statementWorkbook(file, asOf, texts)),
    );
  },
};

/** A workbook by what its bytes say, whatever its name; anything else is read as text. */
function readTable(
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  told: Told,
): Result<ReadWorkbook, TableFailure> {
  const isFile = [
    [0x50, 0x4b],
    [0xd0, 0xcf, 0x11, 0xe0],
    [0x25, 0x50, 0x44, 0x46],
  ].some((head) => head.every((b, i) => bytes[i] === b));
  if (isFile) return readXlsx(bytes, told);
  const csv = readCsv(bytes);
  return csv.ok ? ok(csvWorkbook(csv.value, name)) : csv;
}
