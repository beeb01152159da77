export type * from './contract.ts';
export { approvePaper, changesSince, lastApproved } from './approve.ts';
export { newAttachment } from './attach.ts';
export { createAppState } from './create.ts';
export type { AppDeps } from './app-state.svelte.ts';
export {
  findLostCharacters,
  officialOutlookOf,
  outlineBundle,
  renderPaper,
  renderPaperPdf,
  startBundle,
  startVerify,
  type BundleJob,
} from './bundle-job.ts';
export type { Job, JobProgress } from './worker-job.ts';
export type {
  BundleOutline,
  CheckedBundle,
  FinishedBundle,
  FinishedPaper,
  PaperFormat,
} from './bundle-protocol.ts';
export type {
  BundleFailure,
  BundleProgress,
  CurrentState,
  LostInPaper,
  VerifyFailure,
  VerifyReport,
} from '#documents/bundle';
export { openPdf, type OpenedPdf, type PdfPage } from './pdf.ts';
export { showPaper } from './paper-view.ts';
export { calendarEntries, calendarFile, type CalendarChoice, type CalendarEntry } from './calendar.ts';
export {
  readOfficialFile,
  readReturnedTable,
  statementTableFile,
  type OfficialFile,
  type TableFailure,
} from './tables-job.ts';
export type { FormVersions } from './official-library.ts';
export type {
  FormReview,
  OfferedFile,
  OfficialFailure,
  OfficialSource,
  RecognisedForm,
  RefusedForm,
  ReturnedForm,
} from './official-protocol.ts';
export type { OpenPoint, PlaceDifference, ReadingDifference, RowDifference, Written } from '#documents/fill';
export type { Sketch, SketchBlock, SketchCell, SketchPiece, SketchSheet } from '#documents/sketch';
export { assessmentWorkbookFile, ReturnedReader, type WorkbookFailure } from './workbook-job.ts';
