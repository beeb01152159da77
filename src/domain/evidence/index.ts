export { addPiece, linkPieces, linkRows, removePieces, replaceFile, unlinkPiece } from './edits.ts';
export {
  ALL_EVIDENCE,
  EVIDENCE_FLAGS,
  evidenceEntries,
  filterEvidence,
  isAfterAudit,
  isExpired,
  pieceWithHash,
  rowsServed,
  sortEvidence,
  type EvidenceEntry,
  type EvidenceFacts,
  type EvidenceFilter,
  type EvidenceFlag,
  type EvidenceOrder,
} from './register.ts';
