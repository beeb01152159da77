/** 行政機関の休日 (行政機関の休日に関する法律 1条): weekends, national holidays, 29 December to 3 January. */
import { fromEpochDay, toEpochDay, weekdayOf, type PlainDate } from '#kernel';
import { HOLIDAYS_FROM, HOLIDAYS_UNTIL, holidays } from '#rulebook/holidays';

const FIRST = toEpochDay(HOLIDAYS_FROM);
const LAST = toEpochDay(HOLIDAYS_UNTIL);

type Table = { readonly closed: Uint8Array; readonly names: ReadonlyMap<number, string> };
let table: Table | null = null;

function build(): Table {
  const closed = new Uint8Array(LAST - FIRST + 1);
  const names = new Map<number, string>();
  for (const { date, name } of holidays()) {
    closed[toEpochDay(date) - FIRST] = 1;
    names.set(toEpochDay(date), name);
  }
  for (let day = FIRST; day <= LAST; day++) {
    const date = fromEpochDay(day);
    const weekday = weekdayOf(date);
    const md = date.slice(5);
    if (weekday === 0 || weekday === 6 || md >= '12-29' || md <= '01-03') closed[day - FIRST] = 1;
  }
  return { closed, names };
}

const days = (): Table => (table ??= build());

/** Whether the holidays of the epoch day are known. */
export const isKnownDay = (day: number): boolean => day >= FIRST && day <= LAST;

/** Whether offices are open on the epoch day. The caller makes sure that the day is known. */
export const isOpenEpochDay = (day: number): boolean => days().closed[day - FIRST] === 0;

/** Whether the date is an opening day; null outside the known holidays. */
export function isOpeningDay(date: PlainDate): boolean | null {
  const day = toEpochDay(date);
  return isKnownDay(day) ? isOpenEpochDay(day) : null;
}

/** Name of the national holiday on the date, or null. */
export function holidayName(date: PlainDate): string | null {
  return days().names.get(toEpochDay(date)) ?? null;
}

/** Why the date is closed: the holiday's name, `年末年始`, `土曜日`, `日曜日`; null when it is open or not known. */
export function closedReason(date: PlainDate): string | null {
  if (isOpeningDay(date) !== false) return null;
  const name = holidayName(date);
  if (name) return name;
  const md = date.slice(5);
  if (md >= '12-29' || md <= '01-03') return '年末年始';
  return weekdayOf(date) === 0 ? '日曜日' : '土曜日';
}

/** The last opening day on or before the epoch day; null outside the known holidays. */
export function lastOpenEpochDay(day: number): number | null {
  for (let d = day; isKnownDay(d); d--) if (isOpenEpochDay(d)) return d;
  return null;
}

/** The last opening day on or before the date; null outside the known holidays. */
export function lastOpeningDayOnOrBefore(date: PlainDate): PlainDate | null {
  const day = lastOpenEpochDay(toEpochDay(date));
  return day === null ? null : fromEpochDay(day);
}

/** The first opening day on or after the date; null outside the known holidays. */
export function firstOpeningDayOnOrAfter(date: PlainDate): PlainDate | null {
  for (let d = toEpochDay(date); isKnownDay(d); d++) if (isOpenEpochDay(d)) return fromEpochDay(d);
  return null;
}

/** The n-th opening day after the epoch day (that day itself does not count); null outside the known holidays. */
export function nthOpenEpochDayAfter(day: number, n: number): number | null {
  let left = n;
  for (let d = day + 1; isKnownDay(d); d++) if (isOpenEpochDay(d) && --left === 0) return d;
  return null;
}
