import { cleanText, type Patch, type PlainDate } from '#kernel';
import type { Attachment, AttachmentKind } from '#schemas';
import { sha256Hex } from '#store';

/** The record of a file to be attached: names cut to what a line holds, control characters gone. */
export async function newAttachment(
  source: { id: () => string; now: () => string },
  file: { name: string; type: string; bytes: Uint8Array<ArrayBuffer> },
  meta: { kind: AttachmentKind; title: string; documentDate: PlainDate | null },
): Promise<Attachment> {
  const now = source.now();
  return {
    id: source.id(),
    created: now,
    changed: now,
    kind: meta.kind,
    title: oneLine(meta.title),
    fileName: oneLine(file.name),
    mediaType: oneLine(file.type),
    bytes: file.bytes.length,
    sha256: await sha256Hex(file.bytes),
    documentDate: meta.documentDate,
  };
}

const oneLine = (t: string): string =>
  cleanText(t)
    .replaceAll('\n', ' ')
    .slice(0, 500)
    .replace(/[\uD800-\uDBFF]$/, '');

/** Adds the record, and its id to the list that refers to it. */
export function attachmentPatches(record: Attachment, listPath: string | undefined, list: unknown): Patch[] {
  const add: Patch = { path: `attachments/${record.id}`, value: record };
  if (listPath === undefined) return [add];
  return [add, { path: listPath, value: [...(Array.isArray(list) ? (list as unknown[]) : []), record.id] }];
}
