/** What the page and the bundle worker say to each other. Plain data only: it is cloned on the way. */
import type { PlainDate, Result } from '#kernel';
import type {
  BundleFailure,
  BundleIssue,
  BundleProgress,
  CurrentState,
  LostInPaper,
  VerifyFailure,
  VerifyReport,
} from '#documents/bundle';
import type { OfficialOutlook } from '#forms';
import type { Rulebook } from '#rulebook';
import type {
  BundleFiling,
  BundleManifest,
  CaseFile,
  ExtraFormat,
  LostCharacter,
  MissingPaper,
  Paper,
  PlannedEntry,
} from '#schemas';
import type { OfficialSource } from './official-protocol.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A finished bundle, read back and verified. */
export type FinishedBundle = {
  readonly fileName: string;
  /** Null where it was written to a file the user chose. */
  readonly bytes: Bytes | null;
  readonly size: number;
  readonly manifest: BundleManifest;
  readonly missing: readonly MissingPaper[];
  readonly lost: readonly LostInPaper[];
};

/** What a bundle would hold, without the papers themselves. */
export type BundleOutline = {
  readonly fileName: string;
  readonly entries: readonly (Pick<PlannedEntry, 'path' | 'formNo' | 'title' | 'clauses' | 'open'> & {
    readonly kind: PlannedEntry['kind'];
  })[];
  readonly missing: readonly MissingPaper[];
  /** What the rules let be left out, with the reason. */
  readonly dropped: readonly MissingPaper[];
  /** What its attachments weigh together. */
  readonly attachmentBytes: number;
};

/** What one paper can be saved as. */
export type PaperFormat = 'pdf' | 'html' | ExtraFormat;

export type FinishedPaper = { readonly bytes: Bytes; readonly lost: readonly LostCharacter[] };

/** A whole bundle, and how it stands to the case in this browser. */
export type CheckedBundle = {
  readonly report: VerifyReport;
  readonly current: CurrentState;
  /** Where the manifest says less than the case inside it: forged, or made by another version. */
  readonly differs: readonly BundleIssue[];
};

/** A case at a date; `rulebook` where it is judged by an edition from a file. */
export type CaseAt = { file: CaseFile; asOf: PlainDate; rulebook: Rulebook | undefined };

/** Each task with what it answers. */
export type Tasks = {
  bundle: {
    input: CaseAt & {
      filing?: BundleFiling;
      formats?: readonly ExtraFormat[];
      /** Where to write it, piece by piece; left out = it is handed back. */
      target?: FileSystemFileHandle;
      /** The official forms to be filled beside our papers. */
      official?: readonly OfficialSource[];
    };
    output: Result<FinishedBundle, BundleFailure>;
  };
  paper: { input: { paper: Paper; format: PaperFormat }; output: Result<FinishedPaper, BundleFailure> };
  lost: { input: CaseAt; output: Result<readonly LostInPaper[], BundleFailure> };
  outline: { input: CaseAt & { filing?: BundleFiling }; output: Result<BundleOutline, BundleFailure> };
  /** How the official forms of its papers stand: filling each of them takes a while. */
  outlook: {
    input: CaseAt & { filing?: BundleFiling; official: readonly OfficialSource[] };
    output: Result<readonly OfficialOutlook[], BundleFailure>;
  };
  verify: { input: { bytes: Bytes | Blob }; output: Result<CheckedBundle, VerifyFailure | BundleFailure> };
};
export type TaskName = keyof Tasks;

/** What the worker asks of the page while it works: it has no access to the store. */
export type Questions = {
  attachment: { input: string; output: Uint8Array | null };
  case: { input: string; output: CaseFile | null };
};
export type QuestionName = keyof Questions;

export type ToWorker =
  | {
      [K in TaskName]: { readonly type: 'start'; readonly task: K; readonly input: Tasks[K]['input'] };
    }[TaskName]
  | { readonly type: 'answer'; readonly number: number; readonly value: Questions[QuestionName]['output'] };

export type FromWorker =
  | { readonly type: 'progress'; readonly progress: BundleProgress }
  | {
      readonly type: 'question';
      readonly number: number;
      readonly name: QuestionName;
      readonly input: string;
    }
  | { readonly type: 'done'; readonly output: Tasks[TaskName]['output'] };
