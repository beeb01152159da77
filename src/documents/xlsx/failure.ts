/** Why a workbook was refused. `where` names the part inside the file ('' = the file as a whole). */
export type XlsxCode =
  | 'xlsx.empty'
  | 'xlsx.tooLarge'
  | 'xlsx.notWorkbook'
  | 'xlsx.pdf'
  | 'xlsx.csv'
  | 'xlsx.xls'
  | 'xlsx.xlsb'
  | 'xlsx.ods'
  | 'xlsx.encrypted'
  | 'xlsx.macro'
  | 'xlsx.external'
  | 'xlsx.damaged'
  | 'xlsx.zip';

export type XlsxFailure = {
  readonly code: XlsxCode;
  readonly where: string;
  /** The code of the zip reader, for `xlsx.zip`. */
  readonly cause: string;
};

export const xlsxFailure = (code: XlsxCode, where = '', cause = ''): XlsxFailure => ({ code, where, cause });
