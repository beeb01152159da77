/** What the screens may ask of the library of official forms. */
import type { ReadingDifference } from '#documents/fill';
import type { About } from '#forms';
import type { PlainDate, Result } from '#kernel';
import type { CaseFile, KeptCorrections, LibraryForm } from '#schemas';
import type { FormVersions } from './official-library.ts';
import type {
  FormReview,
  OfferedFile,
  OfficialFailure,
  OfficialSource,
  RefusedForm,
  ReturnedForm,
} from './official-protocol.ts';
import type { Job } from './worker-job.ts';

/** What became of the files offered. */
export type AddedForms = {
  readonly added: readonly LibraryForm[];
  /** Those the library held already. */
  readonly known: readonly LibraryForm[];
  /** Further versions of forms that were there before: not used until chosen. */
  readonly newer: readonly LibraryForm[];
  readonly refused: readonly RefusedForm[];
  readonly skipped: number;
};

type Done = Promise<Result<void, OfficialFailure>>;

export type OfficialFormsState = {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly forms: readonly LibraryForm[];
  readonly versions: readonly FormVersions[];
  readonly corrections: readonly KeptCorrections[];
  /** Recognises files, those of folders and of zips, and keeps the forms among them. A cancelled job keeps nothing. */
  add(files: readonly OfferedFile[]): Job<Result<AddedForms, OfficialFailure>>;
  remove(sha256: string): Done;
  /** Uses this version of its form from now on. */
  choose(sha256: string): Done;
  /** Says which form a file is that bears no number, or the wrong one. */
  rename(sha256: string, form: { readonly no: string | null; readonly title: string }): Done;
  bytes(sha256: string): Promise<Uint8Array<ArrayBuffer> | null>;
  compare(before: string, now: string): Job<Result<ReadingDifference, OfficialFailure>>;
  /** The form with the values of the case in it; `about` = for which paper, about which incident, change … */
  review(
    sha256: string,
    file: CaseFile,
    asOf: PlainDate,
    about?: About,
  ): Job<Result<FormReview, OfficialFailure>>;
  /** Where a filled copy that was edited since says something else than the case. */
  readBack(
    sha256: string,
    file: CaseFile,
    asOf: PlainDate,
    returned: OfferedFile,
    about?: About,
  ): Job<Result<ReturnedForm, OfficialFailure>>;
  /** `field` null = leave the place alone; undefined = as it was recognised. */
  correct(
    review: FormReview,
    change: {
      readonly place: string;
      readonly field: string | null | undefined;
      readonly option?: string | null;
    },
  ): Done;
  /** Forgets all that was said of a form. */
  forget(fingerprint: string): Done;
  exportCorrections(): Uint8Array<ArrayBuffer>;
  /** Answers with the number of forms taken over. */
  importCorrections(file: Blob): Promise<Result<number, OfficialFailure>>;
  /** The versions in use, for a bundle. */
  sources(): Promise<readonly OfficialSource[]>;
};
