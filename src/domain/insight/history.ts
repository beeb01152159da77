/** Progress over time, by what is known: the days rows got their present content, and what the vendor kept day by day. */
import { rowsById } from '#domain/statement';
import { addDays, plainDate, type PlainDate } from '#kernel';
import { catalogueOf } from '#rulebook/controls';
import type { CaseFile, Snapshot } from '#schemas';
import { rowState } from './counts.ts';

export type HistoryPoint = { readonly date: PlainDate; readonly complete: number };

export type History = {
  /**
   * Rows complete today, summed by the day of their last edit. A lower bound for each day: a row edited since was there
   * before, and a row spoilt since is not counted.
   */
  readonly settled: readonly HistoryPoint[];
  /** What was kept on the day itself, the oldest first. */
  readonly kept: readonly Snapshot[];
};

/** The day in Japan of an instant: 15:00 UTC is midnight there. */
export function dayOf(instant: string): PlainDate {
  const day = plainDate(instant.slice(0, 10));
  return Number(instant.slice(11, 13)) >= 15 ? addDays(day, 1) : day;
}

/** The history up to a date. Edits stamped after it (another clock) count on that date. */
export function historyOf(file: CaseFile, asOf: PlainDate): History {
  const rows = rowsById(file);
  const perDay = new Map<PlainDate, number>();
  for (const control of catalogueOf(file).controls) {
    const row = rows.get(control.id);
    if (!row || rowState(row, control) !== 'complete') continue;
    const edited = dayOf(row.changed);
    const day = edited > asOf ? asOf : edited;
    perDay.set(day, (perDay.get(day) ?? 0) + 1);
  }
  let complete = 0;
  const settled = [...perDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([date, count]) => ({ date, complete: (complete += count) }));
  const last = settled.at(-1);
  const today = last && last.date < asOf ? [{ date: asOf, complete }] : [];
  return {
    settled: [...settled, ...today],
    kept: file.snapshots
      .filter((s) => s.date <= asOf)
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
  };
}
