/** The assessment sheet as a workbook: out to the agency, and back in. Both load what they need only when asked. */
import type { XlsxFailure } from '#documents/xlsx';
import type { PlainDate, Result } from '#kernel';
import type { ImpactScalePack } from '#rulebook/packs';
import type { CaseFile, ReadWorkbook } from '#schemas';
import { fileNamePart } from './backup.ts';

export type WorkbookFailure = XlsxFailure;
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 様式1-2 as a file for an agency, in the words of a scale. The same case and date give the same bytes. */
export async function assessmentWorkbookFile(
  file: CaseFile,
  asOf: PlainDate,
  pack: ImpactScalePack,
): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer>; type: string }> {
  const [{ assessmentWorkbook }, { writeXlsx }] = await Promise.all([
    import('#forms'),
    import('#documents/xlsx'),
  ]);
  return {
    fileName: `様式1-2_影響度評価シート_${fileNamePart(file.service.name || file.title)}_${asOf}.xlsx`,
    bytes: await writeXlsx(assessmentWorkbook(file, asOf, pack)),
    type: XLSX_TYPE,
  };
}

/** What a workbook says. Reads only; refused files are a value with a code. */
export async function readWorkbookFile(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<ReadWorkbook, WorkbookFailure>> {
  const { readXlsx } = await import('#documents/xlsx');
  return readXlsx(bytes);
}
