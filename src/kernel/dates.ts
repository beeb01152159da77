/**
 * Plain calendar dates. A date here has no time and no zone: it is what stands on a Japanese form.
 * This is the only module that does date arithmetic; the pitfalls carry a comment saying why.
 */
import { err, ok, type Result } from './result.ts';

declare const plainDateBrand: unique symbol;
/** A valid calendar date as `YYYY-MM-DD`, 1868-01-01 to 9999-12-31. Comparable with `<`. */
export type PlainDate = string & { readonly [plainDateBrand]: true };

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether `year` is a leap year of the Gregorian calendar. */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days in a month; `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether the text is a PlainDate (strict ISO form, an existing day). */
export function isPlainDate(text: unknown): text is PlainDate {
  if (typeof text !== 'string') return false;
  const m = ISO.exec(text);
  if (!m) return false;
  return isExisting(Number(m[1]), Number(m[2]), Number(m[3]));
}

function isExisting(year: number, month: number, day: number): boolean {
  return (
    year >= 1868 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  );
}

/** The PlainDate of a literal known to be right; throws otherwise (a bug, not bad input). */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`not a date: ${text}`);
  return text;
}

/** The date of its parts, or null where there is no such day. */
export function dateOf(year: number, month: number, day: number): PlainDate | null {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return null;
  return isExisting(year, month, day) ? format(year, month, day) : null;
}

function format(year: number, month: number, day: number): PlainDate {
  const mm = month < 10 ? `0${month}` : `${month}`;
  const dd = day < 10 ? `0${day}` : `${day}`;
  return `${String(year).padStart(4, '0')}-${mm}-${dd}` as PlainDate;
}

/** Year, month (1–12) and day of a date. */
export function partsOf(date: PlainDate): { year: number; month: number; day: number } {
  return {
    year: twoDigits(date, 0) * 100 + twoDigits(date, 2),
    month: twoDigits(date, 5),
    day: twoDigits(date, 8),
  };
}

// By character codes: a long log asks for the parts of a hundred thousand dates, and slices are strings to be thrown away.
function twoDigits(date: PlainDate, at: number): number {
  return date.charCodeAt(at) * 10 + date.charCodeAt(at + 1) - 528;
}

/** Days since 1970-01-01 (negative before). Howard Hinnant's days_from_civil. */
export function toEpochDay(date: PlainDate): number {
  const { year, month, day } = partsOf(date);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719468;
}

/** The date `epochDay` days after 1970-01-01. */
export function fromEpochDay(epochDay: number): PlainDate {
  const z = epochDay + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const day = doy - Math.floor((153 * mp + 2) / 5) + 1;
  const month = mp < 10 ? mp + 3 : mp - 9;
  return format(yoe + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** `date` moved by whole days. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return fromEpochDay(toEpochDay(date) + days);
}

/** Days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: PlainDate, b: PlainDate): number {
  return toEpochDay(b) - toEpochDay(a);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(date: PlainDate): number {
  // 1970-01-01 was a Thursday (4); the double modulo keeps days before it positive.
  return (((toEpochDay(date) + 4) % 7) + 7) % 7;
}

/** The same day of the month `months` later, or that month's last day where there is none. */
export function addMonthsClamped(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const y = Math.floor(index / 12);
  const m = (index % 12) + 1;
  return format(y, m, Math.min(day, daysInMonth(y, m)));
}

/**
 * The last day of a period of months that counts its first day `start` (Civil Code 143条2項):
 * the day before the corresponding day, or the last day of the target month where there is none.
 * Not the same as adding months to the day before: 11-30 + 3 months ends on 28 February, not the 27th.
 */
export function lastDayOfMonths(start: PlainDate, months: number): PlainDate {
  const corresponding = addMonthsClamped(start, months);
  const exists = partsOf(corresponding).day === partsOf(start).day;
  return exists ? addDays(corresponding, -1) : corresponding;
}

/** The date in Japan (UTC+9, no summer time) at an instant in milliseconds since the epoch. */
export function dateInJapan(epochMilliseconds: number): PlainDate {
  return fromEpochDay(Math.floor((epochMilliseconds + 9 * 3_600_000) / 86_400_000));
}

/** The time in Japan at an instant in milliseconds since the epoch, as `HH:MM`. */
export function timeInJapan(epochMilliseconds: number): string {
  const minutes = (((Math.floor(epochMilliseconds / 60_000) + 9 * 60) % 1440) + 1440) % 1440;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export type DateInputError = 'date.empty' | 'date.form' | 'date.noSuchDay' | 'date.tooEarly' | 'date.era';

const ERAS = [
  { name: '令和', letter: 'R', start: '2019-05-01' as PlainDate },
  { name: '平成', letter: 'H', start: '1989-01-08' as PlainDate },
  { name: '昭和', letter: 'S', start: '1926-12-25' as PlainDate },
  { name: '大正', letter: 'T', start: '1912-07-30' as PlainDate },
  { name: '明治', letter: 'M', start: '1868-01-25' as PlainDate },
] as const;

/**
 * A date as a person types it: `2026-11-21`, `2026/11/21`, `2026年11月21日`, `20261121`, `令和8年11月21日`, `R8.11.21`,
 * full-width digits included. Dates that do not exist or lie before 1868, and era years outside their era, are refused.
 */
export function parseDateInput(text: string): Result<PlainDate, DateInputError> {
  const t = text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[‐‑‒–—−ー]/g, '-')
    .toUpperCase();
  if (t === '') return err('date.empty');
  const western = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(t) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(t);
  if (western) {
    const [year, month, day] = [+western[1]!, +western[2]!, +western[3]!];
    const date = dateOf(year, month, day);
    if (date) return ok(date);
    // The calendar repeats after 2,000 years: tells an old date from one that never was.
    const old = year < 1868 && dateOf(year + 2000, month, day) !== null;
    return err(old ? 'date.tooEarly' : 'date.noSuchDay');
  }
  const japanese = /^(令和|平成|昭和|大正|明治|[RHSTM])(元|\d{1,3})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(
    t,
  );
  if (!japanese) return err('date.form');
  const era = ERAS.find((e) => e.name === japanese[1] || e.letter === japanese[1])!;
  const eraYear = japanese[2] === '元' ? 1 : +japanese[2]!;
  const date =
    eraYear < 1 ? null : dateOf(+era.start.slice(0, 4) + eraYear - 1, +japanese[3]!, +japanese[4]!);
  if (!date) return err('date.noSuchDay');
  return eraOf(date)?.name === era.name ? ok(date) : err('date.era');
}

/** The era (元号) of a date, or null before Meiji's adoption of the Gregorian calendar. */
export function eraOf(date: PlainDate): { name: string; letter: string; year: number } | null {
  const era = ERAS.find((e) => date >= e.start);
  return era
    ? { name: era.name, letter: era.letter, year: +date.slice(0, 4) - +era.start.slice(0, 4) + 1 }
    : null;
}

/** `令和8年11月21日`; first years read 元年. */
export function formatEra(date: PlainDate): string {
  const era = eraOf(date);
  const { year, month, day } = partsOf(date);
  const y = era ? `${era.name}${era.year === 1 ? '元' : era.year}` : `${year}`;
  return `${y}年${month}月${day}日`;
}

const WEEKDAYS = ['日', '月', '火', '水', '木', '金', '土'] as const;

/** The weekday in one Japanese character. */
export function weekdayName(date: PlainDate): string {
  return WEEKDAYS[weekdayOf(date)]!;
}

/** Era and ISO side by side, as the whole app shows dates: `令和8年11月21日（土） 2026-11-21`. */
export function formatBoth(date: PlainDate): string {
  return `${formatEra(date)}（${weekdayName(date)}） ${date}`;
}
