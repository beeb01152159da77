export { readXlsx, XLSX_LIMITS, type XlsxProgress } from './read.ts';
export { writeXlsx } from './write.ts';
export type { XlsxCode, XlsxFailure } from './failure.ts';
