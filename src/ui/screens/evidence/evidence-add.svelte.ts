import { addPiece, linkPieces, pieceWithHash, replaceFile } from '#domain/evidence';
import type { Patch } from '#kernel';
import { EVIDENCE_STEPS } from '#messages';
import { newRecord, type Attachment, type Evidence } from '#schemas';
import { newAttachment, type CaseSession } from '#state';
import { failureText } from '../../parts/failure-text.ts';

type Picked = { readonly record: Attachment; readonly bytes: Uint8Array<ArrayBuffer> };

/** A file whose content a piece of the register holds already. */
export type Twin = Picked & { readonly piece: Evidence; readonly current: boolean };

const titleOf = (fileName: string): string => fileName.replace(/\.[^.]+$/, '');

/** Brings files and references into the register, one step each time; with `rowId`, linked to that row at once. */
export class EvidenceAdder {
  busy = $state(false);
  trouble = $state('');
  /** What went well, in words. */
  done = $state('');
  twins = $state.raw<readonly Twin[]>([]);
  readonly #session: () => CaseSession;
  readonly #rowId: () => string | null;

  constructor(session: () => CaseSession, rowId: () => string | null = () => null) {
    this.#session = session;
    this.#rowId = rowId;
  }

  /** Adds each file as a piece of its own; the ids of those added. Content that is known is offered, not added twice. */
  async addFiles(files: readonly File[]): Promise<readonly string[]> {
    return this.#work(async () => {
      const lost = await this.#session().missingBytes();
      const fresh: Picked[] = [];
      const twins: Twin[] = [];
      const empty: string[] = [];
      for (const file of files) {
        const picked = await this.#pick(file);
        const { sha256 } = picked.record;
        const twin = pieceWithHash(this.#session().case, sha256);
        if (picked.bytes.length === 0) empty.push(file.name);
        else if (twin && lost.has(sha256)) await this.#restore(twin.evidence, picked);
        else if (twin) twins.push({ ...picked, piece: twin.evidence, current: twin.current });
        else if (!fresh.some((f) => f.record.sha256 === sha256)) fresh.push(picked);
      }
      this.twins = twins;
      if (empty.length > 0) this.trouble = `中身のないファイルは加えませんでした：${empty.join('、')}`;
      return this.#add(fresh);
    }, []);
  }

  /** The twin's content all the same, as a piece of its own. */
  async addTwin(twin: Twin): Promise<readonly string[]> {
    this.#dismiss(twin);
    return this.#work(() => this.#add([twin]), []);
  }

  /** The piece that is there already, for the row at hand. */
  async useTwin(twin: Twin): Promise<void> {
    this.#dismiss(twin);
    await this.link([twin.piece.id]);
  }

  #dismiss(twin: Twin): void {
    this.twins = this.twins.filter((t) => t !== twin);
  }

  /** Links pieces to the row at hand. */
  async link(ids: readonly string[]): Promise<void> {
    const rowId = this.#rowId();
    if (rowId === null) return;
    const patches = linkPieces(this.#session().case, rowId, ids);
    if (patches.length === 0) return;
    await this.#write(() => this.#session().edit(EVIDENCE_STEPS.add(ids.length), patches));
  }

  /** A record kept elsewhere, to be filled in. */
  async addReference(): Promise<string | null> {
    return this.#work(async () => {
      const piece = newRecord.evidence(this.#session().source, 'reference');
      const patches = [...addPiece(piece, null), ...this.#linkNew([piece.id])];
      const done = await this.#write(() => this.#session().edit(EVIDENCE_STEPS.reference, patches));
      return done ? piece.id : null;
    }, null);
  }

  /** A newer version of a piece's file. Its own content, and that of another piece, is not taken. */
  async replace(piece: Evidence, file: File): Promise<void> {
    await this.#work(async () => {
      const picked = await this.#pick(file);
      const twin = pieceWithHash(this.#session().case, picked.record.sha256);
      const lost = await this.#session().missingBytes();
      if (picked.bytes.length === 0) this.trouble = '中身のないファイルです。';
      else if (twin?.evidence.id === piece.id && lost.has(picked.record.sha256))
        await this.#restore(twin.evidence, picked);
      else if (twin?.current && twin.evidence.id === piece.id) this.trouble = 'いまの版と同じ内容です。';
      else if (twin && twin.evidence.id !== piece.id)
        this.trouble = `証跡「${twin.evidence.title}」と同じ内容です。差し替えずに、そちらを管理策に結び付けてください。`;
      else {
        const step = EVIDENCE_STEPS.replace(piece.title);
        if (await this.#writeFiles(step, replaceFile(piece, picked.record), [picked]))
          this.done =
            piece.attachmentId === null
              ? 'ファイルを入れました。'
              : '新しい版にしました。前の版も残っています。';
      }
    }, undefined);
  }

  async #pick(file: File): Promise<Picked> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const given = { name: file.name, type: file.type, bytes };
    const meta = { kind: 'evidence', title: titleOf(file.name), documentDate: null } as const;
    return { record: await newAttachment(this.#session().source, given, meta), bytes };
  }

  async #add(files: readonly Picked[]): Promise<readonly string[]> {
    if (files.length === 0) return [];
    const pieces = files.map(({ record }): Evidence => ({
      ...newRecord.evidence(this.#session().source, 'file', record.title),
      attachmentId: record.id,
    }));
    const ids = pieces.map((p) => p.id);
    const patches = pieces.flatMap((p, i) => addPiece(p, files[i]?.record ?? null));
    const written = await this.#writeFiles(
      EVIDENCE_STEPS.add(files.length),
      [...patches, ...this.#linkNew(ids)],
      files,
    );
    if (!written) return [];
    this.done = `${files.length} 件を加えました。記録そのものの日付を書いてください。`;
    return ids;
  }

  /** The bytes of a known file again, under the record it has. */
  async #restore(piece: Evidence, picked: Picked): Promise<void> {
    const known = this.#session().case.attachments.find((a) => a.sha256 === picked.record.sha256);
    if (!known) return;
    // The patch says nothing new; it carries the bytes into the database.
    const patches = [{ path: `attachments/${known.id}/fileName`, value: known.fileName }];
    if (await this.#writeFiles(EVIDENCE_STEPS.restore(piece.title), patches, [picked]))
      this.done = `「${piece.title}」の中身が戻りました。`;
  }

  #linkNew(ids: readonly string[]): readonly Patch[] {
    const rowId = this.#rowId();
    return rowId === null ? [] : linkPieces(this.#session().case, rowId, ids);
  }

  #writeFiles(label: string, patches: readonly Patch[], files: readonly Picked[]): Promise<boolean> {
    const blobs = files.map(({ record, bytes }) => ({ sha256: record.sha256, bytes }));
    return this.#write(() => this.#session().editWithFiles(label, patches, blobs));
  }

  async #write(edit: () => ReturnType<CaseSession['edit']>): Promise<boolean> {
    const result = await edit();
    if (!result.ok) this.trouble = failureText(result.error);
    return result.ok;
  }

  async #work<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    if (this.busy) return otherwise;
    this.busy = true;
    this.trouble = '';
    this.done = '';
    try {
      return await work();
    } catch {
      // The file was moved or changed while it was read.
      this.trouble = 'ファイルを読めませんでした。もう一度選んでください。';
      return otherwise;
    } finally {
      this.busy = false;
    }
  }
}
