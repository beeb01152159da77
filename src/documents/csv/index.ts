export { CSV_LIMITS, csvWorkbook, readCsv, type CsvTable } from './read.ts';
export { writeCsv } from './write.ts';
export type { CsvCode, CsvFailure } from './failure.ts';
