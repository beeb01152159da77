/** Where the lines of the history chart run, in the units of its drawing. */
import { daysBetween, type PlainDate } from '#kernel';
import type { History } from '#domain/insight';

export type Point = { readonly x: number; readonly y: number; readonly date: PlainDate; readonly n: number };
export type HistoryChart = {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly settled: readonly Point[];
  readonly kept: readonly Point[];
  /** The settled line as an SVG path of steps: between two days nothing is known to have changed. */
  readonly path: string;
};

export type Box = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** The chart of a history of `total` rows within a box; null while there is no day to draw. */
export function historyChart({ settled, kept }: History, total: number, box: Box): HistoryChart | null {
  const dates = [...settled.map((p) => p.date), ...kept.map((s) => s.date)].sort();
  const [from] = dates;
  const to = dates.at(-1);
  if (from === undefined || to === undefined) return null;
  const days = Math.max(1, daysBetween(from, to));
  const x = (date: PlainDate): number =>
    round(box.left + ((box.right - box.left) * daysBetween(from, date)) / days);
  const y = (n: number): number => round(box.bottom - ((box.bottom - box.top) * n) / Math.max(1, total));
  const at = (date: PlainDate, n: number): Point => ({ x: x(date), y: y(n), date, n });
  const line = settled.map((p) => at(p.date, p.complete));
  return {
    from,
    to,
    settled: line,
    kept: kept.map((s) => at(s.date, s.complete)),
    path: line.map((p, i) => (i === 0 ? `M${p.x} ${p.y}` : `H${p.x}V${p.y}`)).join(''),
  };
}

const round = (n: number): number => Math.round(n * 10) / 10;
