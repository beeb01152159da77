import { applyReturned, likelyTarget, previewReturned, type Returned } from '#domain/impact';
import type { PlainDate, Result } from '#kernel';
import { RETURNED_STEP, workbookMessage } from '#messages';
import type { ImpactScalePack } from '#rulebook/packs';
import type { CaseFile } from '#schemas';
import { ReturnedReader, type CaseSession, type EditFailure, type Job, type JobProgress } from '#state';
import { failureText } from '../../parts/failure-text.ts';

type Chosen = {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** A returned sheet on its way into the case: read, compared with the case as it is now, applied only when told to. */
export class ReturnedImport {
  busy = $state(false);
  /** How far the reading is; null when none is under way. */
  progress = $state.raw<JobProgress | null>(null);
  trouble = $state('');
  done = $state('');
  keepFile = $state(true);
  #chosen = $state.raw<Chosen | null>(null);
  /** What the user chose; undefined = not yet. */
  #wanted = $state.raw<string | null | undefined>(undefined);
  #job: Job<unknown> | null = null;
  readonly #session: () => CaseSession;
  readonly #pack: () => ImpactScalePack;

  constructor(session: () => CaseSession, pack: () => ImpactScalePack) {
    this.#session = session;
    this.#pack = pack;
  }

  readonly #reader = new ReturnedReader();
  #plainPack(): ImpactScalePack {
    return $state.snapshot(this.#pack()) as ImpactScalePack;
  }

  /** A file is about to be chosen. */
  prepare(): void {
    if (!this.busy) this.#reader.prepare(this.#session().case, this.#plainPack());
  }
  /** The screen is left. */
  close(): void {
    this.cancel();
    this.#reader.close();
  }

  #returned = $state.raw<Returned | null>(null);
  /** The case that was compared with. */
  #compared: CaseFile | null = null;
  get returned(): Returned | null {
    return this.#returned;
  }
  readonly target = $derived.by((): string | null => {
    if (!this.returned) return null;
    if (this.#wanted === undefined) return likelyTarget(this.#session().case, this.returned);
    return this.#session().case.assessments.some((a) => a.id === this.#wanted) ? this.#wanted : null;
  });
  // Derived from the case, so that an edit made meanwhile shows in the preview before it is agreed to.
  readonly preview = $derived.by(() =>
    this.returned ? previewReturned(this.#session().case, this.returned, this.target) : null,
  );
  readonly fileName = $derived(this.#chosen?.name ?? '');

  choose(target: string | null): void {
    this.#wanted = target;
  }

  /** Reads a file; whatever it is, nothing is changed. A second file takes the place of one that is still being read. */
  async read(file: Pick<File, 'name' | 'type' | 'arrayBuffer'>): Promise<void> {
    this.cancel();
    this.busy = true;
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      await this.#compare({ name: file.name, type: file.type, bytes });
    } catch {
      // The file was moved or is locked by another program.
      this.trouble =
        'ファイルを読めませんでした。ほかのソフトで開いている場合は閉じてから、もう一度選んでください。';
    } finally {
      if (this.#job === null) {
        this.busy = false;
        this.progress = null;
      }
    }
  }

  /** Compares again when the case became another while the preview is shown. */
  async follow(file: CaseFile): Promise<void> {
    if (this.#chosen === null || this.#compared === file || this.busy) return;
    await this.#compare(this.#chosen);
  }

  async #compare(chosen: Chosen): Promise<void> {
    const file = this.#session().case;
    this.#job?.cancel();
    const job = this.#reader.read(chosen.bytes, file, this.#plainPack());
    this.#job = job;
    this.#compared = file;
    job.onProgress((progress) => (this.progress = progress));
    const result = await job.result;
    if (this.#job !== job) return;
    this.#job = null;
    // Before the preview stands there: its buttons shall not start out as busy.
    this.busy = false;
    this.progress = null;
    if (result.ok) {
      this.#chosen = chosen;
      this.#returned = result.value;
      return;
    }
    this.#chosen = this.#returned = null;
    const { title, remedy } = workbookMessage(result.error);
    this.trouble = `${title}${remedy}`;
  }

  /** Stops the reading that is under way, and says so. */
  stop(): void {
    this.#job?.cancel();
  }

  cancel(): void {
    const job = this.#job;
    this.#job = null;
    job?.cancel();
    this.#chosen = this.#returned = this.#compared = null;
    this.#wanted = undefined;
    this.trouble = this.done = '';
  }

  /** Takes the sheet over, with the file it came in if wanted, as one edit that one 「元に戻す」 takes back. */
  async apply(): Promise<void> {
    const chosen = this.#chosen;
    const returned = this.returned;
    const session = this.#session();
    if (!chosen || !returned || this.busy) return;
    const edit = applyReturned(session.case, returned, this.target, session.source);
    if (!edit) return;
    this.busy = true;
    const base = new Map(edit.patches.map((p) => [p.path, session.value(p.path)]));
    const also = { label: RETURNED_STEP, patches: edit.patches, base };
    const written = await (this.keepFile
      ? this.#attach(chosen, edit.assessmentId, also)
      : session.edit(also.label, also.patches, { base }));
    this.busy = false;
    if (!written.ok) {
      this.trouble = failureText(written.error);
      return;
    }
    this.cancel();
    this.done = '評価シートの内容を取り込みました。「元に戻す」で取り消せます。';
  }

  #attach(
    chosen: Chosen,
    assessmentId: string,
    also: NonNullable<Parameters<CaseSession['attach']>[2]>,
  ): Promise<Result<unknown, EditFailure>> {
    const said = new Map(this.returned?.fields.map((f) => [f.field, f.value]));
    const was = this.#session().case.assessments.find((a) => a.id === assessmentId);
    const body = said.get('body') ?? was?.body ?? '';
    // A date that was read from a sheet is a day that exists.
    const documentDate = (said.get('date') ?? was?.date ?? null) as PlainDate | null;
    return this.#session().attach(
      { name: chosen.name, type: chosen.type, bytes: chosen.bytes },
      {
        kind: 'assessmentSigned',
        title: `影響度評価シート${body ? `（${body}）` : ''}`,
        documentDate,
        listPath: `assessments/${assessmentId}/attachmentIds`,
      },
      also,
    );
  }
}
