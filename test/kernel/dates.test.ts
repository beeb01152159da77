import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonthsClamped,
  dateInJapan,
  formatBoth,
  formatEra,
  fromEpochDay,
  isPlainDate,
  lastDayOfMonths,
  parseDateInput,
  plainDate,
  timeInJapan,
  toEpochDay,
  weekdayOf,
} from '#kernel';

const DAY = 86_400_000;
const epochDays = fc.integer({
  min: toEpochDay(plainDate('1873-01-01')),
  max: toEpochDay(plainDate('2200-12-31')),
});

describe('plain dates', () => {
  it('turn into days and back, as JavaScript counts them', () => {
    fc.assert(
      fc.property(epochDays, (n) => {
        const date = fromEpochDay(n);
        expect(date).toBe(new Date(n * DAY).toISOString().slice(0, 10));
        expect(toEpochDay(date)).toBe(n);
        expect(weekdayOf(date)).toBe(new Date(n * DAY).getUTCDay());
      }),
    );
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', '2100-02-29', '', '20260101', '2026-04-31'])(
    'refuses %s',
    (text) => expect(isPlainDate(text)).toBe(false),
  );

  it('clamp a month that has no such day', () => {
    expect(addMonthsClamped(plainDate('2024-02-29'), 12)).toBe('2025-02-28');
    expect(addMonthsClamped(plainDate('2026-03-31'), -1)).toBe('2026-02-28');
  });

  it.each([
    ['2026-10-01', 3, '2026-12-31'],
    ['2026-03-01', 1, '2026-03-31'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-01-28', 1, '2026-02-27'],
    ['2026-11-30', 3, '2027-02-28'],
  ])('民法143条: a period counted from %s over %i months ends on %s', (start, months, end) => {
    expect(lastDayOfMonths(plainDate(start), months)).toBe(end);
  });

  it('know the date in Japan whatever the time zone of the machine', () => {
    expect(dateInJapan(Date.parse('2026-11-21T14:59:59Z'))).toBe('2026-11-21');
    expect(dateInJapan(Date.parse('2026-11-21T15:00:00Z'))).toBe('2026-11-22');
    expect(timeInJapan(Date.parse('2026-11-21T14:59:59Z'))).toBe('23:59');
    expect(timeInJapan(Date.parse('2026-11-21T15:00:00Z'))).toBe('00:00');
    expect(timeInJapan(-1)).toBe('08:59');
  });
});

describe('dates as a person types them', () => {
  it.each([
    ['2026-11-21', '2026-11-21'],
    ['2026/1/5', '2026-01-05'],
    ['２０２６年１１月２１日', '2026-11-21'],
    ['20261121', '2026-11-21'],
    ['令和8年11月21日', '2026-11-21'],
    ['令和　８年 １１月 ２１日', '2026-11-21'],
    ['R8.11.21', '2026-11-21'],
    ['r8/11/21', '2026-11-21'],
    ['令和元年5月1日', '2019-05-01'],
    ['平成31年4月30日', '2019-04-30'],
    ['S64.1.7', '1989-01-07'],
  ])('%s is %s', (typed, iso) => expect(parseDateInput(typed)).toEqual({ ok: true, value: iso }));

  it.each([
    ['', 'date.empty'],
    ['あした', 'date.form'],
    ['2026-02-30', 'date.noSuchDay'],
    ['令和8年13月1日', 'date.noSuchDay'],
    ['令和元年4月30日', 'date.era'],
    ['平成32年1月1日', 'date.era'],
    ['令和0年1月1日', 'date.noSuchDay'],
    ['1800-01-01', 'date.tooEarly'],
    ['1867-12-31', 'date.tooEarly'],
    ['1600年2月29日', 'date.tooEarly'],
    ['1800-02-29', 'date.noSuchDay'],
    ['1800-13-01', 'date.noSuchDay'],
  ])('%s is refused as %s', (typed, error) => expect(parseDateInput(typed)).toEqual({ ok: false, error }));

  it('read back what the app shows', () => {
    fc.assert(
      fc.property(epochDays, (n) => {
        const date = fromEpochDay(n);
        expect(parseDateInput(formatEra(date))).toEqual({ ok: true, value: date });
      }),
    );
    expect(formatBoth(plainDate('2026-11-21'))).toBe('令和8年11月21日（土） 2026-11-21');
  });

  it('name the eras as the platform does', () => {
    const intl = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', {
      era: 'long',
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      timeZone: 'UTC',
    });
    fc.assert(
      fc.property(epochDays, (n) => {
        expect(formatEra(fromEpochDay(n))).toBe(intl.format(new Date(n * DAY)));
      }),
    );
  });
});
