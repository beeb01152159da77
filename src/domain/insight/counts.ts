/** How far the statement is and how good: each row is undecided, incomplete or complete. */
import { blank } from '#domain/facts';
import { rowsById } from '#domain/statement';
import { catalogueOf, type Control } from '#rulebook/controls';
import type { CaseFile, StatementRow } from '#schemas';

/**
 * `complete`: an adopted row says how, by whom, since when and on what evidence; one not adopted says why and may be left
 * out; an objective only needs its decision. Whether what it says is right is not for a count to know.
 */
export type RowState = 'undecided' | 'incomplete' | 'complete';

export type Counts = {
  readonly total: number;
  readonly undecided: number;
  readonly incomplete: number;
  readonly complete: number;
};

export function rowState(row: StatementRow | undefined, control: Control): RowState {
  if (!row || row.decision === null) return 'undecided';
  if (row.decision === 'notAdopted') return control.basic || blank(row.reason) ? 'incomplete' : 'complete';
  if (control.tier === 'objective') return 'complete';
  const whole =
    !blank(row.how) && !blank(row.owner) && row.operatingSince !== null && row.evidenceIds.length > 0;
  return whole ? 'complete' : 'incomplete';
}

type Mutable = { -readonly [K in keyof Counts]: Counts[K] };
const zero = (): Mutable => ({ total: 0, undecided: 0, incomplete: 0, complete: 0 });

export type StatementCounts = {
  readonly all: Counts;
  readonly chapters: readonly { readonly chapter: string; readonly label: string; readonly counts: Counts }[];
  /** By owner, the one with most open rows first; '' = no owner. Objectives have none and are left out. */
  readonly owners: readonly { readonly owner: string; readonly counts: Counts }[];
};

/** Counts of all rows, by chapter and by owner. */
export function countStatement(file: CaseFile): StatementCounts {
  const rows = rowsById(file);
  const catalogue = catalogueOf(file);
  const all = zero();
  const chapters = new Map<string, Mutable>();
  const owners = new Map<string, Mutable>();
  const into = (map: Map<string, Mutable>, key: string, state: RowState): void => {
    const counts = map.get(key) ?? zero();
    map.set(key, counts);
    counts.total++;
    counts[state]++;
  };
  for (const control of catalogue.controls) {
    const row = rows.get(control.id);
    const state = rowState(row, control);
    all.total++;
    all[state]++;
    into(chapters, control.id.slice(0, control.id.indexOf('.')), state);
    // Who is left out is nobody's work.
    if (control.tier === 'objective' || row?.decision === 'notAdopted') continue;
    into(owners, row?.owner.trim() ?? '', state);
  }
  const open = (c: Counts): number => c.total - c.complete;
  return {
    all,
    chapters: [...chapters].map(([chapter, counts]) => ({
      chapter,
      label: catalogue.labelOf(chapter),
      counts,
    })),
    owners: [...owners]
      .map(([owner, counts]) => ({ owner, counts }))
      .sort((a, b) => open(b.counts) - open(a.counts) || (a.owner < b.owner ? -1 : 1)),
  };
}
