import { Dexie } from 'dexie';
import type { Database } from './database.ts';
import type { CaseHead, HistoryStep, StepPatch } from './tables.ts';

/** How many steps can be taken back. Older ones are forgotten. */
export const HISTORY_LIMIT = 500;
/** Edits of one group this close together (milliseconds) are one step: typing in a field. */
export const GROUP_WINDOW = 3_000;

export type NewStep = { at: string; label: string; group: string; tab: string; patches: StepPatch[] };

const stepsBetween = (db: Database, caseId: string, from: unknown, to: unknown) =>
  db.history.where('[caseId+seq]').between([caseId, from], [caseId, to], true, true);

/**
 * Adds a step after the last one done (or grows that one), forgets steps that could have been redone and those beyond the
 * limit. Changes `head` and says whether steps with blobs were forgotten. Runs inside the caller's transaction.
 */
export async function record(db: Database, head: CaseHead, step: NewStep): Promise<{ forgotBlobs: boolean }> {
  let forgotBlobs = false;
  const canGrow = head.lastSeq === head.undoAt && head.undoAt > 0 && step.group !== '';
  if (head.lastSeq > head.undoAt) {
    const redo = stepsBetween(db, head.id, head.undoAt + 1, Dexie.maxKey);
    forgotBlobs = (await redo.toArray()).some((s) => s.blobs.length > 0);
    await redo.delete();
  }
  const last = canGrow ? await db.history.get([head.id, head.undoAt]) : undefined;
  if (last && belongs(last, step)) {
    await db.history.put(grown(last, step));
    return { forgotBlobs };
  }
  const seq = head.undoAt + 1;
  const { at, label, group, tab, patches } = step;
  await db.history.put({ caseId: head.id, seq, at, label, group, tab, patches, blobs: blobsOf(patches) });
  head.undoAt = seq;
  head.lastSeq = seq;
  const oldest = await db.history.get([head.id, seq - HISTORY_LIMIT]);
  if (oldest) {
    forgotBlobs ||= oldest.blobs.length > 0;
    await db.history.delete([head.id, oldest.seq]);
  }
  return { forgotBlobs };
}

function belongs(last: HistoryStep, step: NewStep): boolean {
  const gap = Date.parse(step.at) - Date.parse(last.at);
  return last.group === step.group && last.tab === step.tab && gap >= 0 && gap <= GROUP_WINDOW;
}

function grown(last: HistoryStep, step: NewStep): HistoryStep {
  const patches = mergeable(last.patches, step.patches)
    ? last.patches.map((old, i) => ({
        ...old,
        after: step.patches[i]?.after,
        afterIndex: step.patches[i]?.afterIndex ?? -1,
      }))
    : [...last.patches, ...step.patches];
  return { ...last, at: step.at, patches, blobs: blobsOf(patches) };
}

/** An element that came or went: its place in the list is part of the edit. */
const movesElement = (p: StepPatch): boolean => p.beforeIndex !== p.afterIndex;

// Same fields in the same order, none inside another, no element moved: then the way between does not matter.
function mergeable(a: readonly StepPatch[], b: readonly StepPatch[]): boolean {
  if (a.length !== b.length || a.length > 50) return false;
  if (a.some(movesElement) || b.some(movesElement)) return false;
  if (a.some((p, i) => p.path !== b[i]?.path)) return false;
  return !a.some((p) => a.some((q) => q !== p && (q.path === p.path || q.path.startsWith(`${p.path}/`))));
}

/** SHA-256 of every attachment record that the patches add or remove. */
export function blobsOf(patches: readonly StepPatch[]): string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'sha256' && typeof inner === 'string') found.add(inner);
      else look(inner);
    }
  };
  for (const p of patches) {
    if (!p.path.startsWith('attachments')) continue;
    look({ [p.path.endsWith('/sha256') ? 'sha256' : '']: p.before });
    look({ [p.path.endsWith('/sha256') ? 'sha256' : '']: p.after });
  }
  return [...found];
}

/** The labels of the steps that undo and redo would take; '' where there is none. */
export async function labelsOf(
  db: Database,
  head: CaseHead,
): Promise<{ undoLabel: string; redoLabel: string }> {
  const [undo, redo] = await db.history.bulkGet([
    [head.id, head.undoAt],
    [head.id, head.undoAt + 1],
  ]);
  return { undoLabel: undo?.label ?? '', redoLabel: redo?.label ?? '' };
}

/** What the steps of a case hold on to. */
export async function heldByHistory(db: Database, caseId: string): Promise<string[]> {
  const all = await stepsBetween(db, caseId, Dexie.minKey, Dexie.maxKey).toArray();
  return all.flatMap((s) => s.blobs);
}

export async function forgetHistory(db: Database, caseId: string): Promise<void> {
  await stepsBetween(db, caseId, Dexie.minKey, Dexie.maxKey).delete();
}
