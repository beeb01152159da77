import { logKindInfo } from '#messages';
import type { AttachmentKind, LogKind } from '#schemas';

/** What the paper of an entry is kept as: the two the application encloses by their own kind, else received or our own. */
export function paperKind(kind: LogKind): AttachmentKind {
  if (kind === 'pre.notice') return 'preApplicationNotice';
  if (kind === 'audit.report') return 'auditReport';
  return logKindInfo(kind).by === 'vendor' ? 'other' : 'received';
}
