/** 証跡: what shows that a control is carried out. One piece serves many rows; a row names its pieces by their ids. */
import { z } from 'zod';
import { line, maybeDate, record, recordId, text } from './base.ts';

/** A file kept with the case, or a record kept elsewhere (a ticket system, a binder) that is only referred to. */
export const evidenceKind = z.enum(['file', 'reference']);

export const evidence = record.extend({
  kind: evidenceKind,
  title: line,
  /** The attachment that holds the file; null for a reference, and for a file not yet there. */
  attachmentId: recordId.nullable().default(null),
  /** Attachments this one has replaced, the oldest first. */
  earlierIds: z.array(recordId).max(50).default([]),
  /** Where the record is kept, for a reference. */
  reference: line.default(''),
  /** The evidence's own date, not that of its upload. */
  date: maybeDate.default(null),
  /** The last day it holds (a certificate, a yearly test); null = it does not expire. */
  expires: maybeDate.default(null),
  owner: line.default(''),
  note: text.default(''),
});

export type Evidence = z.infer<typeof evidence>;
export type EvidenceKind = Evidence['kind'];

type Referring = { readonly evidenceIds: readonly string[] };
type Attached = {
  readonly id: string;
  readonly created: string;
  readonly changed: string;
  readonly title: string;
  readonly fileName: string;
  readonly documentDate: Evidence['date'];
};

/**
 * Evidence for rows that still name an attachment where a piece of evidence is meant (files made before there was a
 * register): such an attachment gets a record of its own, under an id that follows from its own. The same object where
 * there is nothing to do, so this may run at every door.
 */
export function withEvidenceRecords<
  R extends Referring,
  F extends {
    readonly rows: readonly R[];
    readonly attachments: readonly Attached[];
    readonly evidence: readonly Evidence[];
  },
>(file: F): F {
  const known = new Set(file.evidence.map((e) => e.id));
  const attached = new Map(file.attachments.map((a) => [a.id, a]));
  const isOld = (id: string): boolean => !known.has(id) && attached.has(id);
  if (!file.rows.some((row) => row.evidenceIds.some(isOld))) return file;
  const made = new Map<string, Evidence>();
  for (const id of new Set(file.rows.flatMap((row) => row.evidenceIds))) {
    const a = isOld(id) ? attached.get(id) : undefined;
    if (a) made.set(id, fromAttachment(a, freeId(id, known)));
  }
  const renamed = (id: string): string => made.get(id)?.id ?? id;
  return {
    ...file,
    evidence: [...file.evidence, ...made.values()],
    rows: file.rows.map((row) =>
      row.evidenceIds.some(isOld) ? { ...row, evidenceIds: row.evidenceIds.map(renamed) } : row,
    ),
  };
}

function freeId(attachmentId: string, known: Set<string>): string {
  const stem = `E-${attachmentId}`.slice(0, 60);
  let id = stem;
  for (let n = 2; known.has(id); n++) id = `${stem}-${n}`;
  known.add(id);
  return id;
}

const fromAttachment = (a: Attached, id: string): Evidence => ({
  id,
  created: a.created,
  changed: a.changed,
  kind: 'file',
  title: a.title === '' ? a.fileName : a.title,
  attachmentId: a.id,
  earlierIds: [],
  reference: '',
  date: a.documentDate,
  expires: null,
  owner: '',
  note: '',
});
