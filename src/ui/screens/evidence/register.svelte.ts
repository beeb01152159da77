import {
  ALL_EVIDENCE,
  EVIDENCE_FLAGS,
  evidenceEntries,
  filterEvidence,
  removePieces,
  sortEvidence,
  type EvidenceEntry,
  type EvidenceFilter,
  type EvidenceFlag,
  type EvidenceOrder,
} from '#domain/evidence';
import { EVIDENCE_STEPS } from '#messages';
import type { CaseSession, EditFailure } from '#state';
import type { Result } from '#kernel';

/** What the register shows, and which piece is at hand. */
export class Register {
  filter = $state.raw<EvidenceFilter>(ALL_EVIDENCE);
  order = $state<EvidenceOrder>('title');
  currentId = $state('');
  /** Hashes whose bytes are not in this browser. */
  lost = $state.raw<ReadonlySet<string>>(new Set());
  readonly #session: () => CaseSession;
  readonly entries: readonly EvidenceEntry[] = $derived.by(() =>
    evidenceEntries(this.#session().case, { asOf: this.#session().asOf, lostBytes: this.lost }),
  );
  readonly shown: readonly EvidenceEntry[] = $derived(
    sortEvidence(filterEvidence(this.entries, this.filter), this.order),
  );
  readonly current: EvidenceEntry | undefined = $derived(
    this.entries.find((e) => e.evidence.id === this.currentId),
  );
  readonly counts: ReadonlyMap<EvidenceFlag, number> = $derived(
    new Map(EVIDENCE_FLAGS.map((f) => [f, this.entries.filter((e) => e.flags.includes(f)).length])),
  );
  /** Size of the files of all pieces, earlier versions included. */
  readonly bytes: number = $derived.by(() => {
    const { evidence, attachments } = this.#session().case;
    const ids = new Set(evidence.flatMap((e) => [e.attachmentId, ...e.earlierIds]));
    return attachments.reduce((sum, a) => (ids.has(a.id) ? sum + a.bytes : sum), 0);
  });

  constructor(session: () => CaseSession) {
    this.#session = session;
  }

  /** Looks again for lost bytes; call it when the attachments change. */
  async lookForLost(): Promise<void> {
    this.lost = await this.#session().missingBytes();
  }

  /** Makes a piece current, whatever the filters are. False where there is none. */
  show(id: string): boolean {
    if (!this.entries.some((e) => e.evidence.id === id)) return false;
    if (!this.shown.some((e) => e.evidence.id === id)) this.filter = ALL_EVIDENCE;
    this.currentId = id;
    return true;
  }

  /** Removes a piece from the register and every row. */
  async remove(entry: EvidenceEntry): Promise<Result<void, EditFailure>> {
    const patches = removePieces(this.#session().case, new Set([entry.evidence.id]));
    const result = await this.#session().edit(EVIDENCE_STEPS.remove(entry.evidence.title), patches);
    if (result.ok && this.currentId === entry.evidence.id) this.currentId = '';
    return result;
  }
}
