import { applyReturned, likelyTarget, previewReturned, readReturned } from '#domain/impact';
import type { PlainDate } from '#kernel';
import { RETURNED_STEP, workbookMessage } from '#messages';
import type { ImpactScalePack } from '#rulebook/packs';
import type { ReadWorkbook } from '#schemas';
import { readWorkbookFile, type CaseSession } from '#state';
import { failureText } from '../../parts/failure-text.ts';

type Chosen = {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly workbook: ReadWorkbook;
};

/** A returned sheet on its way into the case: read, compared with the case as it is now, applied only when told to. */
export class ReturnedImport {
  busy = $state(false);
  trouble = $state('');
  done = $state('');
  keepFile = $state(true);
  #chosen = $state.raw<Chosen | null>(null);
  /** What the user chose; undefined = not yet. */
  #wanted = $state.raw<string | null | undefined>(undefined);
  readonly #session: () => CaseSession;
  readonly #pack: () => ImpactScalePack;

  constructor(session: () => CaseSession, pack: () => ImpactScalePack) {
    this.#session = session;
    this.#pack = pack;
  }

  // Derived from the case, so that an edit made meanwhile shows in the preview before it is agreed to.
  readonly returned = $derived.by(() =>
    this.#chosen ? readReturned(this.#session().case, this.#chosen.workbook, this.#pack()) : null,
  );
  readonly target = $derived.by((): string | null => {
    if (!this.returned) return null;
    if (this.#wanted === undefined) return likelyTarget(this.#session().case, this.returned);
    return this.#session().case.assessments.some((a) => a.id === this.#wanted) ? this.#wanted : null;
  });
  readonly preview = $derived.by(() =>
    this.returned ? previewReturned(this.#session().case, this.returned, this.target) : null,
  );
  readonly fileName = $derived(this.#chosen?.name ?? '');

  choose(target: string | null): void {
    this.#wanted = target;
  }

  /** Reads a file; whatever it is, nothing is changed. */
  async read(file: Pick<File, 'name' | 'type' | 'arrayBuffer'>): Promise<void> {
    this.cancel();
    this.busy = true;
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const result = await readWorkbookFile(bytes);
      if (result.ok) this.#chosen = { name: file.name, type: file.type, bytes, workbook: result.value };
      else {
        const { title, remedy } = workbookMessage(result.error);
        this.trouble = `${title}${remedy}`;
      }
    } catch {
      // The file was moved or is locked by another program.
      this.trouble =
        'ファイルを読めませんでした。ほかのソフトで開いている場合は閉じてから、もう一度選んでください。';
    } finally {
      this.busy = false;
    }
  }

  cancel(): void {
    this.#chosen = null;
    this.#wanted = undefined;
    this.trouble = this.done = '';
  }

  /** Takes the sheet over as one edit; then keeps the file with it, if wanted. */
  async apply(): Promise<void> {
    const chosen = this.#chosen;
    const returned = this.returned;
    const session = this.#session();
    if (!chosen || !returned || this.busy) return;
    const edit = applyReturned(session.case, returned, this.target, session.source);
    if (!edit) return;
    this.busy = true;
    const base = new Map(edit.patches.map((p) => [p.path, session.value(p.path)]));
    const written =
      edit.patches.length === 0
        ? { ok: true as const }
        : await session.edit(RETURNED_STEP, edit.patches, { base });
    if (!written.ok) {
      this.busy = false;
      this.trouble = failureText(written.error);
      return;
    }
    const trouble = this.keepFile ? await this.#attach(chosen, edit.assessmentId) : '';
    this.busy = false;
    this.cancel();
    this.trouble = trouble;
    this.done = '評価シートの内容を取り込みました。「元に戻す」で取り消せます。';
  }

  async #attach(chosen: Chosen, assessmentId: string): Promise<string> {
    const session = this.#session();
    const assessment = session.case.assessments.find((a) => a.id === assessmentId);
    const documentDate: PlainDate | null = assessment?.date ?? null;
    const title = `影響度評価シート${assessment?.body ? `（${assessment.body}）` : ''}`;
    const result = await session.attach(
      { name: chosen.name, type: chosen.type, bytes: chosen.bytes },
      {
        kind: 'assessmentSigned',
        title,
        documentDate,
        listPath: `assessments/${assessmentId}/attachmentIds`,
      },
    );
    return result.ok
      ? ''
      : `内容は取り込みましたが、ファイルを添付できませんでした。${failureText(result.error)}`;
  }
}
