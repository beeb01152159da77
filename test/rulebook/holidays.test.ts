import holidayJp from '@holiday-jp/holiday_jp';
import japaneseHolidays from 'japanese-holidays';
import { expect, it } from 'vitest';
import { plainDate } from '#kernel';
import { holidays } from '#rulebook/holidays';
import { closedReason, isOpeningDay } from '#domain/calendar';

const pad = (n: number): string => String(n).padStart(2, '0');

it('has the same holidays as two independent data sets, 2022–2050', () => {
  const ours = holidays().map((h) => h.date);
  const first = Object.keys(holidayJp.holidays).filter((d) => d >= '2022-01-01' && d <= '2050-12-31');
  const second = Array.from({ length: 29 }, (_, i) => 2022 + i).flatMap((year) =>
    japaneseHolidays.getHolidaysOf(year, true).map((h) => `${year}-${pad(h.month)}-${pad(h.date)}`),
  );
  expect(ours).toEqual(first.sort());
  expect(ours).toEqual(second.sort());
});

it.each([
  ['2026-11-23', '勤労感謝の日'],
  ['2026-05-06', '振替休日'],
  ['2026-09-22', '国民の休日'],
  ['2026-12-29', '年末年始'],
  ['2027-01-03', '年末年始'],
  ['2026-11-21', '土曜日'],
  ['2026-11-22', '日曜日'],
])('offices are closed on %s: %s', (date, reason) => {
  expect(isOpeningDay(plainDate(date))).toBe(false);
  expect(closedReason(plainDate(date))).toBe(reason);
});

it('offices are open on 28 December and 4 January when these are weekdays', () => {
  expect(isOpeningDay(plainDate('2026-12-28'))).toBe(true);
  expect(isOpeningDay(plainDate('2027-01-04'))).toBe(true);
  expect(closedReason(plainDate('2026-12-28'))).toBeNull();
});

it('does not know the days outside its data', () => {
  expect(isOpeningDay(plainDate('2021-12-31'))).toBeNull();
  expect(isOpeningDay(plainDate('2051-01-04'))).toBeNull();
});
