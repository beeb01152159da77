/** The register of evidence: what each piece serves, and what is wrong with it. */
import type { PlainDate } from '#kernel';
import { auditPeriodEnd, searchKey } from '#domain/statement';
import type { Attachment, CaseFile, Evidence } from '#schemas';

/**
 * What a piece lacks. `missing`: nothing to show (no file, its bytes are gone from this browser, or a reference without a
 * place). `afterAudit`: dated after the audit's period, so it shows nothing about that period (10.3(2)).
 */
export type EvidenceFlag = 'missing' | 'noDate' | 'expired' | 'afterAudit' | 'unused';
export const EVIDENCE_FLAGS = [
  'missing',
  'expired',
  'afterAudit',
  'noDate',
  'unused',
] as const satisfies readonly EvidenceFlag[];

export type EvidenceEntry = {
  readonly evidence: Evidence;
  /** The file as it is now; null for a reference, and where there is none. */
  readonly file: Attachment | null;
  /** Ids of the rows it serves, in their order. */
  readonly rowIds: readonly string[];
  readonly flags: readonly EvidenceFlag[];
};

/** Where a case is judged: the day, and the hashes whose bytes this browser does not hold. */
export type EvidenceFacts = { readonly asOf: PlainDate; readonly lostBytes: ReadonlySet<string> };

/** Ids of the rows each piece serves. */
export function rowsServed(rows: CaseFile['rows']): ReadonlyMap<string, readonly string[]> {
  const served = new Map<string, string[]>();
  for (const row of rows) {
    for (const id of row.evidenceIds) {
      const list = served.get(id);
      if (list) list.push(row.id);
      else served.set(id, [row.id]);
    }
  }
  return served;
}

/** Whether the piece has run out at that day; its last day still counts. */
export const isExpired = (e: Pick<Evidence, 'expires'>, asOf: PlainDate): boolean =>
  e.expires !== null && e.expires < asOf;

/** Whether the piece is dated after the audit's period; false while either day is unknown. */
export const isAfterAudit = (e: Pick<Evidence, 'date'>, periodEnd: PlainDate | null): boolean =>
  e.date !== null && periodEnd !== null && e.date > periodEnd;

/** Every piece of the case, in its order, with what it serves and lacks. */
export function evidenceEntries(file: CaseFile, facts: EvidenceFacts): readonly EvidenceEntry[] {
  const attachments = new Map(file.attachments.map((a) => [a.id, a]));
  const served = rowsServed(file.rows);
  const periodEnd = auditPeriodEnd(file, facts.asOf);
  return file.evidence.map((evidence): EvidenceEntry => {
    const attached = evidence.attachmentId === null ? null : (attachments.get(evidence.attachmentId) ?? null);
    const current = evidence.kind === 'file' ? attached : null;
    const rowIds = served.get(evidence.id) ?? [];
    const flags: EvidenceFlag[] = [];
    const nothing =
      evidence.kind === 'file'
        ? current === null || facts.lostBytes.has(current.sha256)
        : evidence.reference.trim() === '';
    if (nothing) flags.push('missing');
    if (isExpired(evidence, facts.asOf)) flags.push('expired');
    if (isAfterAudit(evidence, periodEnd)) flags.push('afterAudit');
    if (evidence.date === null) flags.push('noDate');
    if (rowIds.length === 0) flags.push('unused');
    return { evidence, file: current, rowIds, flags };
  });
}

export type EvidenceFilter = {
  readonly flag: EvidenceFlag | 'any';
  readonly kind: Evidence['kind'] | 'any';
  /** Words, all of which must occur in title, place, owner, note, file name, hash or a row served. */
  readonly text: string;
};
export const ALL_EVIDENCE: EvidenceFilter = { flag: 'any', kind: 'any', text: '' };

/** The entries that pass. */
export function filterEvidence(
  entries: readonly EvidenceEntry[],
  f: EvidenceFilter,
): readonly EvidenceEntry[] {
  const words = searchKey(f.text).split(/\s+/).filter(Boolean);
  return entries.filter(({ evidence: e, file, rowIds, flags }) => {
    if (f.flag !== 'any' && !flags.includes(f.flag)) return false;
    if (f.kind !== 'any' && e.kind !== f.kind) return false;
    if (words.length === 0) return true;
    const own = [e.title, e.reference, e.owner, e.note, file?.fileName ?? '', file?.sha256 ?? '', ...rowIds];
    const key = searchKey(own.join('\n'));
    return words.every((word) => key.includes(word));
  });
}

export type EvidenceOrder = 'title' | 'date' | 'expires' | 'owner' | 'rows';

/** The entries in an order: by title, date (the oldest first, none last), expiry, owner, or rows served (most first). */
export function sortEvidence(entries: readonly EvidenceEntry[], by: EvidenceOrder): readonly EvidenceEntry[] {
  const text = (a: string, b: string): number =>
    a === b ? 0 : a === '' ? 1 : b === '' ? -1 : a < b ? -1 : 1;
  const compare: Readonly<Record<EvidenceOrder, (a: EvidenceEntry, b: EvidenceEntry) => number>> = {
    title: (a, b) => text(a.evidence.title, b.evidence.title),
    date: (a, b) => text(a.evidence.date ?? '', b.evidence.date ?? ''),
    expires: (a, b) => text(a.evidence.expires ?? '', b.evidence.expires ?? ''),
    owner: (a, b) => text(a.evidence.owner, b.evidence.owner),
    rows: (a, b) => b.rowIds.length - a.rowIds.length,
  };
  return entries.toSorted(compare[by]);
}

/** The piece that holds a file of that content now, or held it before it was replaced; null where none does. */
export function pieceWithHash(
  file: CaseFile,
  sha256: string,
): { readonly evidence: Evidence; readonly current: boolean } | null {
  const ids = new Set(file.attachments.filter((a) => a.sha256 === sha256).map((a) => a.id));
  if (ids.size === 0) return null;
  const now = file.evidence.find((e) => e.attachmentId !== null && ids.has(e.attachmentId));
  if (now) return { evidence: now, current: true };
  const before = file.evidence.find((e) => e.earlierIds.some((id) => ids.has(id)));
  return before ? { evidence: before, current: false } : null;
}
