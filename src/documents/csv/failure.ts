/** Why a text table was refused. */
export type CsvCode = 'csv.empty' | 'csv.tooLarge' | 'csv.encoding' | 'csv.binary';
export type CsvFailure = { readonly code: CsvCode; readonly where: string; readonly cause: string };

export const csvFailure = (code: CsvCode): CsvFailure => ({ code, where: '', cause: '' });
