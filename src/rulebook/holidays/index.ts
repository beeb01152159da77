import { plainDate, type PlainDate } from '#kernel';
import { HOLIDAYS_BY_YEAR } from './data.ts';

/** First and last day for which the holidays are known here; outside, no date is computed. */
export const HOLIDAYS_FROM = plainDate('2022-01-01');
export const HOLIDAYS_UNTIL = plainDate('2050-12-31');
/** Holidays up to here are officially set; later ones are a forecast (要原文確認). */
export const HOLIDAYS_PROMULGATED_UNTIL = plainDate('2027-12-31');

/** All national holidays with their names, in order. */
export function holidays(): readonly { readonly date: PlainDate; readonly name: string }[] {
  return Object.entries(HOLIDAYS_BY_YEAR).flatMap(([year, list]) =>
    list.split(',').map((entry) => ({
      date: `${year}-${entry.slice(0, 2)}-${entry.slice(2, 4)}` as PlainDate,
      name: entry.slice(5),
    })),
  );
}
