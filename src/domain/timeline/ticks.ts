/** What stands on the axis: two lines of labels (era and western years), and the closed days where they can be told apart. */
import {
  addDays,
  addMonthsClamped,
  eraOf,
  fromEpochDay,
  partsOf,
  toEpochDay,
  weekdayName,
  weekdayOf,
  dateOf,
  type PlainDate,
} from '#kernel';
import { closedReason } from '../calendar/index.ts';
import { daysIn, xOf, zoomOf, type View, type ZoomUnit } from './scale.ts';

/** A label over a stretch of the axis: from `x` to `end`, px on the axis. */
export type Tick = {
  readonly date: PlainDate;
  readonly x: number;
  readonly end: number;
  readonly label: string;
  /** A smaller second word: the weekday. */
  readonly sub: string;
};

/** `令和8年`; first years read 元年. */
function eraYear(date: PlainDate): string {
  const era = eraOf(date);
  return era ? `${era.name}${era.year === 1 ? '元' : era.year}年` : '';
}

const yearLabel = (date: PlainDate): string => `${partsOf(date).year}年（${eraYear(date)}）`;

type Line = {
  start: (date: PlainDate) => PlainDate;
  next: (date: PlainDate) => PlainDate;
  label: (date: PlainDate) => string;
};
const ymd = (year: number, month: number, day: number): PlainDate => dateOf(year, month, day)!;

const decades: Line = {
  start: (d) => ymd(Math.floor(partsOf(d).year / 10) * 10, 1, 1),
  next: (d) => ymd(partsOf(d).year + 10, 1, 1),
  label: (d) => `${partsOf(d).year}年代`,
};
const years = (label: Line['label']): Line => ({
  start: (d) => ymd(partsOf(d).year, 1, 1),
  next: (d) => ymd(partsOf(d).year + 1, 1, 1),
  label,
});
const quarters: Line = {
  start: (d) => ymd(partsOf(d).year, Math.floor((partsOf(d).month - 1) / 3) * 3 + 1, 1),
  next: (d) => addMonthsClamped(d, 3),
  label: (d) => `${partsOf(d).month}〜${partsOf(d).month + 2}月`,
};
const months = (label: Line['label']): Line => ({
  start: (d) => ymd(partsOf(d).year, partsOf(d).month, 1),
  next: (d) => addMonthsClamped(d, 1),
  label,
});
const weeks: Line = {
  start: (d) => addDays(d, -((weekdayOf(d) + 6) % 7)),
  next: (d) => addDays(d, 7),
  label: (d) => `${partsOf(d).month}/${partsOf(d).day}`,
};
const days: Line = { start: (d) => d, next: (d) => addDays(d, 1), label: (d) => String(partsOf(d).day) };

const monthOfYear: Line['label'] = (d) => `${partsOf(d).year}年${partsOf(d).month}月（${eraYear(d)}）`;
const LINES: Readonly<Record<ZoomUnit, readonly [major: Line, minor: Line]>> = {
  // The era stands beside the western year at every zoom: as the minor line of years, in brackets elsewhere.
  year: [decades, years((d) => `${partsOf(d).year}`)],
  quarter: [years(yearLabel), quarters],
  month: [years(yearLabel), months((d) => `${partsOf(d).month}月`)],
  week: [months(monthOfYear), weeks],
  day: [months(monthOfYear), days],
};

/** The labels in view, from the left, with one beyond each edge at most. */
export function ticksOf(view: View): { readonly major: readonly Tick[]; readonly minor: readonly Tick[] } {
  const { unit } = zoomOf(view);
  const [major, minor] = LINES[unit];
  return { major: ticks(major, view), minor: ticks(minor, view) };
}

function ticks(line: Line, view: View): Tick[] {
  const zoom = zoomOf(view);
  const first = fromEpochDay(Math.floor(view.left));
  const last = fromEpochDay(Math.ceil(view.left + daysIn(view)));
  const list: Tick[] = [];
  for (let date = line.start(first); date <= last; date = line.next(date)) {
    const sub =
      line === days ? weekdayName(date) : zoom.unit === 'year' && line !== decades ? eraYear(date) : '';
    list.push({ date, x: xOf(date, zoom), end: xOf(line.next(date), zoom), label: line.label(date), sub });
  }
  return list;
}

/** A run of closed days. `name` is the reason of a lone day (a holiday, 年末年始), '' for a mere weekend. */
export type ClosedRun = {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly x: number;
  readonly width: number;
  readonly reasons: string;
};

/** The closed days in view (行政機関の休日) as runs; none where a day is too narrow to be told apart (above weeks). */
export function closedIn(view: View): readonly ClosedRun[] {
  const zoom = zoomOf(view);
  if (zoom.unit !== 'week' && zoom.unit !== 'day') return [];
  const runs: ClosedRun[] = [];
  const last = Math.ceil(view.left + daysIn(view));
  let open: { from: number; reasons: string[] } | null = null;
  for (let day = Math.floor(view.left); day <= last + 1; day++) {
    const reason = day <= last ? closedReason(fromEpochDay(day)) : null;
    if (reason) {
      open ??= { from: day, reasons: [] };
      if (!open.reasons.includes(reason)) open.reasons.push(reason);
    } else if (open) {
      const from = fromEpochDay(open.from);
      runs.push({
        from,
        to: fromEpochDay(day - 1),
        x: xOf(from, zoom),
        width: (day - open.from) * zoom.pxPerDay,
        reasons: open.reasons.join('、'),
      });
      open = null;
    }
  }
  return runs;
}

/** Whether a day lies in view. */
export const isInView = (view: View, date: PlainDate): boolean => {
  const day = toEpochDay(date);
  return day + 1 >= view.left && day <= view.left + daysIn(view);
};
