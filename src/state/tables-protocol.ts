/** What the page and the worker of the statement's tables say to each other. Plain data only: it is cloned on the way. */
import type { CsvFailure } from '#documents/csv';
import type { XlsxFailure } from '#documents/xlsx';
import type { ExchangeFailure, ExchangeFormat, CriteriaReading, ReturnedTable } from '#domain/statement';
import type { PlainDate, Result } from '#kernel';
import type { CaseFile, CatalogueData, ReadWorkbook } from '#schemas';

type Bytes = Uint8Array<ArrayBuffer>;

/** Why a table was not read or made. */
export type TableFailure =
  | XlsxFailure
  | CsvFailure
  | ExchangeFailure
  | { readonly code: 'table.cancelled' | 'table.worker'; readonly where: string; readonly cause: string };

/** A workbook of the criteria as it was read, for the preview and for corrections of it. */
export type OfficialFile = {
  readonly workbook: ReadWorkbook;
  readonly reading: CriteriaReading;
  readonly sha256: string;
};

type Read = { name: string; bytes: Bytes; catalogue: CatalogueData | null };

export type TableTasks = {
  official: { input: Read; output: Result<OfficialFile, TableFailure> };
  returned: { input: Read; output: Result<ReturnedTable, TableFailure> };
  write: {
    input: {
      file: CaseFile;
      asOf: PlainDate;
      format: ExchangeFormat;
      texts: Readonly<Record<string, string>> | null;
    };
    output: Result<Bytes, TableFailure>;
  };
};
export type TableTask = keyof TableTasks;

export type ToTableWorker = {
  [K in TableTask]: { readonly task: K; readonly input: TableTasks[K]['input'] };
}[TableTask];
