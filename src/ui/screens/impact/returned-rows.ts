import type { ReturnedChange } from '#domain/impact';
import type { Axis, CaseFile } from '#schemas';

export type LevelChange = Extract<ReturnedChange, { kind: 'level' }>;
export type LevelRow = {
  readonly id: string;
  readonly name: string;
  /** By axis; anything else has no change. */
  readonly changes: Readonly<Partial<Record<string, LevelChange>>>;
};

/** The changed levels, one row for each kind of information, in the order of the case. */
export function levelRows(file: CaseFile, changes: readonly ReturnedChange[]): LevelRow[] {
  const byId = new Map<string, Partial<Record<Axis, LevelChange>>>();
  for (const change of changes) {
    if (change.kind !== 'level') continue;
    byId.set(change.informationId, { ...byId.get(change.informationId), [change.axis]: change });
  }
  return file.information.flatMap(({ id, name }) => {
    const found = byId.get(id);
    return found ? [{ id, name, changes: found }] : [];
  });
}
