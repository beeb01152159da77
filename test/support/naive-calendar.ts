/**
 * A second, deliberately simple calendar for the properties: it walks day by day with JavaScript's own UTC dates and
 * another library's holidays, and shares nothing with the code under test.
 */
import japaneseHolidays from 'japanese-holidays';
import type { PlainDate } from '#kernel';
import type { Counting } from '#rulebook/clocks';

const DAY = 86_400_000;
const at = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const iso = (ms: number): PlainDate => new Date(ms).toISOString().slice(0, 10) as PlainDate;
const dayOfMonth = (ms: number): number => new Date(ms).getUTCDate();
const month = (ms: number): number => new Date(ms).getUTCFullYear() * 12 + new Date(ms).getUTCMonth();

const cache = new Map<number, Set<string>>();
function holidaysOf(year: number): Set<string> {
  let set = cache.get(year);
  if (!set) {
    const pad = (n: number): string => String(n).padStart(2, '0');
    set = new Set(
      japaneseHolidays.getHolidaysOf(year, true).map((h) => `${year}-${pad(h.month)}-${pad(h.date)}`),
    );
    cache.set(year, set);
  }
  return set;
}

/** Whether offices are open, by the second data set. */
export function naiveOpen(date: PlainDate): boolean {
  const d = new Date(at(date));
  if (d.getUTCDay() === 0 || d.getUTCDay() === 6) return false;
  const md = date.slice(5);
  if (['12-29', '12-30', '12-31', '01-01', '01-02', '01-03'].includes(md)) return false;
  return !holidaysOf(d.getUTCFullYear()).has(date);
}

/** The last day of months counted from `start`, found by walking to the month and looking for the day. */
function naiveMonths(start: number, months: number): number {
  const wanted = month(start) + months;
  let d = start;
  while (month(d) < wanted) d += DAY;
  while (month(d) === wanted) {
    if (dayOfMonth(d) === dayOfMonth(start)) return d - DAY;
    d += DAY;
  }
  return d - DAY;
}

/** The last day by a counting rule, walked day by day. */
export function naiveLastDay(counting: Counting, from: PlainDate): PlainDate {
  const start = at(from);
  switch (counting.rule) {
    case 'after': {
      if (counting.unit === 'month') return iso(naiveMonths(start + DAY, counting.n));
      if (counting.unit === 'year') return iso(naiveMonths(start + DAY, counting.n * 12));
      let d = start;
      for (let n = 0; n < (counting.unit === 'week' ? counting.n * 7 : counting.n); n++) d += DAY;
      return iso(d);
    }
    case 'counted':
      return iso(naiveMonths(start, counting.unit === 'year' ? counting.n * 12 : counting.n));
    case 'sameDate': {
      let d = start;
      const wanted = month(start) + counting.years * 12;
      while (month(d) < wanted) d += DAY;
      while (dayOfMonth(d) < dayOfMonth(start) && month(d + DAY) === wanted) d += DAY;
      return iso(d);
    }
    case 'openingDays': {
      let d = start;
      for (let n = 0; n < counting.n;) {
        d += DAY;
        if (naiveOpen(iso(d))) n++;
      }
      return iso(d);
    }
    case 'halfYear': {
      let d = start;
      while (!['03-31', '09-30'].includes(iso(d).slice(5))) d += DAY;
      return iso(naiveMonths(d + DAY, counting.months));
    }
  }
}
