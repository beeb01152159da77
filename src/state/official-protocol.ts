/** What the page and the worker of the official forms say to each other. Plain data only: it is cloned on the way. */
import type { FillFailure, OpenPoint, PlaceDifference, ReadingDifference, Written } from '#documents/fill';
import type { Sketch } from '#documents/sketch';
import type { OfficialFile } from '#forms';
import type { Result } from '#kernel';
import type { OfficialCorrections, OfficialReading, OfficialValues } from '#schemas';

type Bytes = Uint8Array<ArrayBuffer>;

/** An official form of the library, for the bundle to take filled. */
export type OfficialSource = OfficialFile;

/** Why a form was refused; `official.…` are those of the job and of the collection around the forms. */
export type OfficialFailure = {
  readonly code:
    | FillFailure['code']
    | 'official.tooLarge'
    | 'official.tooMany'
    | 'official.zip'
    | 'official.unreadable'
    | 'official.cancelled'
    | 'official.worker'
    | 'official.storage'
    | 'official.gone'
    | 'official.notOfForm'
    | 'official.notCorrections';
  readonly where: string;
  readonly cause: string;
};

/** A file offered: `path` = its name with the folders it was found in. */
export type OfferedFile = { readonly path: string; readonly file: Blob };

export type RecognisedForm = {
  readonly fileName: string;
  readonly from: string;
  readonly bytes: Bytes;
  readonly reading: OfficialReading;
};
export type RefusedForm = { readonly path: string; readonly failure: OfficialFailure };
export type Recognised = {
  readonly forms: readonly RecognisedForm[];
  readonly refused: readonly RefusedForm[];
  /** Files that no form could be: pictures, notes. */
  readonly skipped: number;
};

/** A form with the values of a case in it, ready to be looked at and handed over. */
export type FormReview = {
  readonly reading: OfficialReading;
  readonly sketch: Sketch;
  /** What can be read at a cell of the sketch, by its locator. */
  readonly cells: ReadonlyMap<string, string>;
  readonly written: readonly Written[];
  readonly open: readonly OpenPoint[];
  /** The filled file, read again; null where nothing is written. */
  readonly bytes: Bytes | null;
  /** Why nothing was written, where the finished file did not read as it should. */
  readonly failure: OfficialFailure | null;
};

/** What a filled copy that came back says otherwise. */
export type ReturnedForm = {
  readonly differences: readonly PlaceDifference[];
  /** The labels of filled places that the copy no longer has: nothing is said of them. */
  readonly gone: readonly string[];
};

type Form = { readonly bytes: Bytes; readonly corrections: OfficialCorrections | null };

export type OfficialTasks = {
  recognise: { input: { files: readonly OfferedFile[] }; output: Result<Recognised, OfficialFailure> };
  review: {
    input: Form & { readonly values: OfficialValues };
    output: Result<FormReview, OfficialFailure>;
  };
  compare: {
    input: { readonly before: Bytes; readonly now: Bytes };
    output: Result<ReadingDifference, OfficialFailure>;
  };
  readBack: {
    input: Form & { readonly values: OfficialValues; readonly returned: OfferedFile };
    output: Result<ReturnedForm, OfficialFailure>;
  };
};
export type OfficialTask = keyof OfficialTasks;

export type ToOfficialWorker = {
  [K in OfficialTask]: { readonly task: K; readonly input: OfficialTasks[K]['input'] };
}[OfficialTask];
