/** Edits of the register as patches, so that each is one step that can be undone and leaves no id that names nothing. */
import type { Patch } from '#kernel';
import { attachmentLists } from '#domain/facts';
import type { Attachment, CaseFile, Evidence, StatementRow } from '#schemas';

/** Links a piece to exactly these rows; rows that stay as they are get no patch. */
export function linkRows(file: CaseFile, evidenceId: string, rowIds: ReadonlySet<string>): readonly Patch[] {
  return file.rows.flatMap((row): Patch[] => {
    const has = row.evidenceIds.includes(evidenceId);
    if (has === rowIds.has(row.id)) return [];
    const value = has ? row.evidenceIds.filter((id) => id !== evidenceId) : [...row.evidenceIds, evidenceId];
    return [{ path: `rows/${row.id}/evidenceIds`, value }];
  });
}

/** Links pieces to a row beside those it has, or takes one off. */
export function linkPieces(file: CaseFile, rowId: string, ids: readonly string[]): readonly Patch[] {
  const row = file.rows.find((r) => r.id === rowId);
  const fresh = row ? ids.filter((id) => !row.evidenceIds.includes(id)) : [];
  if (!row || fresh.length === 0) return [];
  return [{ path: `rows/${rowId}/evidenceIds`, value: [...row.evidenceIds, ...new Set(fresh)] }];
}

export function unlinkPiece(file: CaseFile, rowId: string, id: string): readonly Patch[] {
  const row = file.rows.find((r) => r.id === rowId);
  if (!row?.evidenceIds.includes(id)) return [];
  return [{ path: `rows/${rowId}/evidenceIds`, value: row.evidenceIds.filter((e) => e !== id) }];
}

/** A new piece with its file, if it has one. */
export function addPiece(piece: Evidence, attachment: Attachment | null): readonly Patch[] {
  const add: Patch = { path: `evidence/${piece.id}`, value: piece };
  return attachment ? [{ path: `attachments/${attachment.id}`, value: attachment }, add] : [add];
}

/** A newer version of a piece's file; the one it had is kept as an earlier version. */
export function replaceFile(piece: Evidence, attachment: Attachment): readonly Patch[] {
  const at = `evidence/${piece.id}`;
  const before = piece.attachmentId;
  return [
    { path: `attachments/${attachment.id}`, value: attachment },
    { path: `${at}/attachmentId`, value: attachment.id },
    ...(before === null
      ? []
      : [{ path: `${at}/earlierIds`, value: [...piece.earlierIds, before].slice(-50) }]),
    ...(piece.kind === 'file' ? [] : [{ path: `${at}/kind`, value: 'file' }]),
  ];
}

/** Takes a piece away: off every row it serves, with its files unless something else in the case names them. */
export function removePieces(file: CaseFile, ids: ReadonlySet<string>): readonly Patch[] {
  const gone = file.evidence.filter((e) => ids.has(e.id));
  const cleared =
    (list: string) =>
    (row: StatementRow): Patch[] =>
      row.evidenceIds.some((id) => ids.has(id))
        ? [{ path: `${list}/${row.id}/evidenceIds`, value: row.evidenceIds.filter((id) => !ids.has(id)) }]
        : [];
  // Rows of an earlier catalogue may come back, and must not bring ids that name nothing.
  const rows = [...file.rows.flatMap(cleared('rows')), ...file.archivedRows.flatMap(cleared('archivedRows'))];
  const paths = new Set(gone.map((e) => `evidence/${e.id}`));
  const named = new Set(
    attachmentLists(file)
      .filter(([path]) => !paths.has(path.split('/').slice(0, 2).join('/')))
      .flatMap(([, list]) => list),
  );
  const files = new Set(
    gone.flatMap((e) => [...(e.attachmentId === null ? [] : [e.attachmentId]), ...e.earlierIds]),
  );
  const held = file.attachments.filter((a) => files.has(a.id) && !named.has(a.id));
  return [
    ...rows,
    ...gone.map((e) => ({ path: `evidence/${e.id}`, value: undefined })),
    ...held.map((a) => ({ path: `attachments/${a.id}`, value: undefined })),
  ];
}
