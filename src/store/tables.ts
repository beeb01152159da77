/** What stands in the database. One case is split so that an edit writes only what it touches. */
import type { CaseFile, StatementRow } from '#schemas';

/** The small record of a case: its list entry, its clock and its place in the history. Written by every edit. */
export type CaseHead = {
  id: string;
  title: string;
  serviceName: string;
  vendorName: string;
  sample: boolean;
  created: string;
  changed: string;
  /** Rises by one with each write; rows and body carry the revision of their last write. */
  revision: number;
  /** `seq` of the last step that is done (0 = all undone); steps after it can be redone. */
  undoAt: number;
  lastSeq: number;
  /** SHA-256 of every blob the case or its history needs. */
  blobs: string[];
};

/** A case file without its rows. `title` … `changed` of the head win over the copies in here. */
export type CaseWithoutRows = Omit<CaseFile, 'rows'>;

export type StoredBody = {
  caseId: string;
  revision: number;
  /** The order of the rows. */
  rowIds: string[];
  body: CaseWithoutRows;
};

export type StoredRow = { caseId: string; id: string; revision: number; row: StatementRow };

export type StoredBlob = { sha256: string; bytes: Uint8Array<ArrayBuffer> };

/** One patch as it was done: enough to take it back and to do it again. Index = place in its list. */
export type StepPatch = {
  path: string;
  before: unknown;
  beforeIndex: number;
  after: unknown;
  afterIndex: number;
  /** Of a row's text or evidence: when it was changed before this edit (`howChanged`, `evidenceChanged`). */
  stamp?: string | null;
};

export type HistoryStep = {
  caseId: string;
  seq: number;
  at: string;
  label: string;
  group: string;
  /** The tab that made it: two tabs never share a step. */
  tab: string;
  patches: StepPatch[];
  /** SHA-256 of the blobs that taking the step back, or doing it again, may need. */
  blobs: string[];
};

export type Setting = { key: string; value: unknown };
