import type { Migration } from './migration.ts';

/**
 * Tells which cases need a blob without reading every case: deleting a case must not take a file that another one shares.
 */
export const blobUsers = {
  number: 2,
  name: 'blob-users',
  stores: { cases: 'id, *blobs' },
  async upgrade(tx) {
    const needed = new Map<string, Set<string>>();
    const need = (caseId: string, sha256: string): void => {
      needed.set(caseId, (needed.get(caseId) ?? new Set()).add(sha256));
    };
    await tx
      .table('bodies')
      .each((stored: { caseId: string; body: { attachments: { sha256: string }[] } }) => {
        for (const attachment of stored.body.attachments) need(stored.caseId, attachment.sha256);
      });
    await tx.table('history').each((step: { caseId: string; blobs?: string[] }) => {
      for (const sha256 of step.blobs ?? []) need(step.caseId, sha256);
    });
    await tx
      .table('cases')
      .toCollection()
      .modify((head: { id: string; blobs?: string[] }) => {
        head.blobs = [...(needed.get(head.id) ?? [])].sort();
      });
  },
} satisfies Migration;
