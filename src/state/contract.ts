/**
 * What the screens may ask of the state. `state/` implements it over the store; `ui/` knows nothing below it.
 * Implementations are classes with runes (`*.svelte.ts`): every property named here is reactive when read in a component.
 */
import type { ServiceUse } from '#domain/special-measure';
import type { Attention } from '#domain/timeline';
import type { Patch, PlainDate, Result } from '#kernel';
import type { EditionData, Rulebook } from '#rulebook';
import type { ContentPack, OwnPacks, PackKind } from '#rulebook/packs';
import type {
  Attachment,
  AttachmentKind,
  CaseFile,
  CatalogueFile,
  LeftOut,
  OfficialTexts,
  RecordSource,
  SampleKind,
  SelfCheckAnswers,
  StatementRow,
} from '#schemas';
import type { OfficialFormsState } from './official-contract.ts';

export type * from './official-contract.ts';

export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly message: string };

/** The same field was changed elsewhere (another tab) since this tab read it. Nothing was written. */
export type Conflict = {
  readonly path: string;
  readonly mine: unknown;
  readonly theirs: unknown;
  /** What stood there when this tab began to edit. */
  readonly base: unknown;
};

/** Why an edit was not written. */
export type EditFailure =
  | { readonly code: 'conflict'; readonly conflicts: readonly Conflict[] }
  | { readonly code: 'invalid'; readonly issues: readonly { path: string; code: string }[] }
  | { readonly code: 'storage'; readonly detail: string }
  | { readonly code: 'gone' };

export type CaseSummary = {
  readonly id: string;
  readonly title: string;
  readonly serviceName: string;
  readonly vendorName: string;
  readonly sample: boolean;
  readonly changed: string;
};

/** A case opened for work. */
export type CaseSession = {
  readonly id: string;
  readonly status: 'loading' | 'ready' | 'gone';
  /** The whole case with its rows; replaced (never mutated) on each change. Only read while `ready`. */
  readonly case: CaseFile;
  readonly row: (controlId: string) => StatementRow | undefined;
  readonly save: SaveState;
  readonly conflicts: readonly Conflict[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly undoLabel: string;
  readonly redoLabel: string;
  /** The date everything is judged at: today, unless the user chose another in the top bar. */
  readonly asOf: PlainDate;
  setAsOf(date: PlainDate | null): void;
  /**
   * The rules the case is judged by, to be handed to the pure functions. Undefined for a shipped edition, which is what they
   * take by themselves, and for an edition this browser does not know, for which they read by the shipped one.
   */
  readonly rulebook: Rulebook | undefined;

  /** What stands at a path of the case (see kernel/path). */
  value(path: string): unknown;
  /**
   * One edit = one transaction with its undo step. Resolves when it is durable. Edits that share `group` and follow each
   * other within a few seconds are one undo step (typing in a field: group = its path). `base` = the value the user saw.
   */
  edit(
    label: string,
    patches: readonly Patch[],
    options?: { group?: string; base?: ReadonlyMap<string, unknown> },
  ): Promise<Result<void, EditFailure>>;
  undo(): Promise<Result<void, EditFailure>>;
  redo(): Promise<Result<void, EditFailure>>;
  /** Settles a conflict by keeping mine (writes it) or theirs (drops mine). */
  settle(conflict: Conflict, keep: 'mine' | 'theirs'): Promise<void>;
  /** Resolves when every edit handed over so far is durable or has failed. */
  flush(): Promise<void>;

  /**
   * Stores bytes and adds the attachment record (and its id to the list at `listPath`, if given) in one step. `also` = an
   * edit that the file belongs to: written before it in the same step, under its label. It must not touch `listPath`.
   */
  attach(
    file: { name: string; type: string; bytes: Uint8Array<ArrayBuffer> },
    meta: { kind: AttachmentKind; title: string; documentDate: PlainDate | null; listPath?: string },
    also?: {
      readonly label: string;
      readonly patches: readonly Patch[];
      readonly base?: ReadonlyMap<string, unknown>;
    },
  ): Promise<Result<Attachment, EditFailure>>;
  /** An edit whose patches name new files: their bytes are kept in the same transaction. Made with `newAttachment`. */
  editWithFiles(
    label: string,
    patches: readonly Patch[],
    files: readonly { readonly sha256: string; readonly bytes: Uint8Array<ArrayBuffer> }[],
  ): Promise<Result<void, EditFailure>>;
  attachmentBytes(sha256: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** Hashes of attachments whose bytes this browser does not hold (any more). */
  missingBytes(): Promise<ReadonlySet<string>>;
  /** New record ids and times, for building records with `newRecord` of #schemas. */
  readonly source: { id: () => string; now: () => string };
  close(): void;
};

/** Where in an imported file something stands. */
export type ImportPart = 'case' | 'settings' | 'officialTexts' | 'officialForms';

/** What a backup or case file would do, before it is applied. */
export type ImportPreview = {
  readonly kind: 'backup' | 'case' | 'bundle' | 'caseJson';
  readonly made: string | null;
  readonly cases: readonly {
    readonly id: string;
    readonly title: string;
    readonly rows: number;
    readonly attachments: number;
    readonly missingAttachments: number;
    /**
     * What is in this browser under the same id, seen from the file: `newer` = what is here is newer, `same` = also in
     * content, `different` = other content under an equal stamp (somebody edited the file).
     */
    readonly existing: 'none' | 'same' | 'older' | 'newer' | 'different';
    /** When the case in the file was changed last. */
    readonly changed: string;
    /** The case here that replacing would end, by count; null where there is none. */
    readonly here: {
      readonly changed: string;
      readonly decided: number;
      readonly attachments: number;
    } | null;
    /** Control rows of the file whose decision is written. */
    readonly decided: number;
  }[];
  /** Properties the file has and this program does not know: they would not be taken in. The same path once, counted. */
  readonly leftOut: readonly (LeftOut & { readonly part: ImportPart })[];
  /**
   * The editions the file brings for its cases, the oldest first. `existing` = what is here under the same id; one that is
   * here stays as it is.
   */
  readonly editions: readonly {
    readonly id: string;
    readonly title: string;
    readonly existing: 'none' | 'same' | 'different';
  }[];
  /** Size of the attachments that would be taken in. */
  readonly bytes: number;
  /** Replace a case of the same id, or add it as a copy with a new id. `editions` = false leaves the new editions out. */
  apply(
    mode: 'replace' | 'copy',
    options?: { readonly editions?: boolean },
  ): Promise<Result<{ caseIds: readonly string[] }, ImportFailure>>;
};

/** Why an import was refused; nothing was changed. `where` names the entry or field. */
export type ImportFailure = {
  readonly code: string;
  readonly where: string;
  readonly params: Readonly<Record<string, string | number>>;
};

export type FileContent = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** What is due in a case: see `#domain/timeline`. */
export type CaseAttention = {
  readonly caseId: string;
  readonly title: string;
  readonly attention: Attention;
};

/** What this browser holds of the criteria, shared by all cases: the vendor's own copies of their texts, further catalogues. */
export type CriteriaState = {
  readonly status: 'loading' | 'ready' | 'failed';
  /** Imported editions of the catalogue, the shipped one apart. */
  readonly catalogues: readonly CatalogueFile[];
  /** The vendor's own copies, one per catalogue at most. */
  readonly copies: readonly OfficialTexts[];
  /** The copy for a catalogue; null where none was imported. */
  texts(catalogue: string): OfficialTexts | null;
  /** A text of that copy as the search compares it (width and kana do not count); '' where there is none. */
  searchText(catalogue: string, id: string): string;
  /** Keeps a copy in one transaction; one of the same catalogue is replaced. */
  keepTexts(copy: Omit<OfficialTexts, 'imported'>): Promise<Result<void, ImportFailure>>;
  dropTexts(catalogue: string): Promise<Result<void, ImportFailure>>;
  importCatalogue(file: FileContent): Promise<Result<CatalogueFile, ImportFailure>>;
  removeCatalogue(id: string): Promise<Result<void, ImportFailure>>;
};

export type BackupOptions = {
  /** The vendor's own copies of the criteria too; left out unless asked for. */
  officialTexts?: boolean;
  /** False = without the library of official forms. */
  officialForms?: boolean;
};

export type AppState = {
  readonly status: 'loading' | 'ready' | 'failed';
  /** Why the database could not be opened (private mode, newer version …), as a message code. */
  readonly failure: string | null;
  readonly cases: readonly CaseSummary[];
  readonly today: PlainDate;
  readonly persistence: 'persistent' | 'notPersistent' | 'unknown';
  readonly storage: { readonly usage: number; readonly quota: number } | null;
  readonly lastBackup: string | null;
  readonly theme: 'system' | 'light' | 'dark';
  /** Whether the user wants a notification on opening with something due; off until asked for. */
  readonly notifications: boolean;
  setNotifications(on: boolean): Promise<void>;
  /** The day of the last notification, so that there is one a day at most; null before the first. */
  readonly notifiedOn: PlainDate | null;
  noteNotified(on: PlainDate): Promise<void>;
  /** The cases with something due today, samples left out. */
  attention(): Promise<readonly CaseAttention[]>;
  /** What every case but the samples says of its service and of the special measure, for `#domain/special-measure`. */
  serviceUses(): Promise<readonly ServiceUse[]>;
  setTheme(theme: 'system' | 'light' | 'dark'): Promise<void>;
  requestPersistence(): Promise<boolean>;
  /** The answers of the self-check as they are stored; read them with `readSelfCheck` of #schemas. */
  readonly selfCheck: unknown;
  setSelfCheck(answers: SelfCheckAnswers): Promise<boolean>;
  /** A new case; `fill` puts something into it before it is first stored. */
  createCase(
    title: string,
    fill?: (file: CaseFile, source: RecordSource) => CaseFile,
  ): Promise<Result<string, EditFailure>>;
  /** 「サンプル案件で試す」: the complete or the deliberately incomplete one. */
  createSample(which: SampleKind): Promise<Result<string, EditFailure>>;
  deleteCase(id: string): Promise<void>;
  deleteEverything(): Promise<void>;
  open(id: string): CaseSession;
  /** A case as it is stored now, without opening it; null where there is none of that id. */
  readCase(id: string): Promise<CaseFile | null>;
  /** One file with every case and attachment; built, read back and verified. Records the time of the backup. */
  backup(
    options?: BackupOptions,
  ): Promise<Result<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }, ImportFailure>>;
  /** The criteria beside the cases; loaded when first asked for. */
  criteria(): Promise<CriteriaState>;
  /** The library of official forms, shared by all cases; loaded when first asked for. */
  officialForms(): Promise<OfficialFormsState>;
  exportCase(
    id: string,
  ): Promise<Result<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }, ImportFailure>>;
  /** Reads a backup, an exported case, a bundle or a 案件.json; validates everything; changes nothing. */
  /** Editions of the rules imported into this browser, the oldest first. */
  readonly editions: readonly EditionData[];
  /** The rules of an imported edition; undefined for a shipped one and for one that is not known here. */
  rulebook(edition: string): Rulebook | undefined;
  /** Keeps an edition file; one of the same id is replaced. A refusal changes nothing. */
  importEdition(file: FileContent): Promise<Result<EditionData, ImportFailure>>;
  removeEdition(id: string): Promise<Result<void, ImportFailure>>;
  /** The user's own content packs and ticks, for `packInUse` of #rulebook/packs. */
  readonly packs: OwnPacks;
  importPack(file: FileContent): Promise<Result<ContentPack, ImportFailure>>;
  resetPack(kind: PackKind): Promise<Result<void, ImportFailure>>;
  /** What a form of the settings holds of a pack that is not saved yet; null = nothing. */
  packDraft(kind: PackKind): Promise<unknown>;
  /** Keeps it (null = no longer); false when it could not be written. */
  keepPackDraft(kind: PackKind, draft: unknown): Promise<boolean>;
  /** 「原文で確認した」, with today's date. */
  setPackChecked(kind: PackKind, checked: boolean): Promise<Result<void, ImportFailure>>;
  readImport(file: {
    name: string;
    bytes: Uint8Array<ArrayBuffer>;
  }): Promise<Result<ImportPreview, ImportFailure>>;
};
