/** Values as a form prints them. */
import { cleanText, eraOf, formatEra, normaliseCode, partsOf, type PlainDate } from '#kernel';
import type { OfficialField, OfficialValue } from '#schemas';
import { squash } from './labels.ts';

export type DateText = { readonly parts: readonly string[]; readonly lead: string };

const REIWA = /^(?:令和|R)$/;

/**
 * The numbers of a date for printed blanks: year by the era printed there, month, day, hour, minute. `lead` is what must be
 * put ahead of the year so that it can be understood where no era is printed. Null where the era cannot express it.
 */
export function dateParts(
  date: PlainDate,
  time: string | null,
  era: string,
  western: boolean,
): DateText | null {
  const { year, month, day } = partsOf(date);
  const clock = time === null ? [] : time.split(':').map((n) => String(Number(n)));
  const rest = [String(month), String(day), ...clock];
  const printed = squash(era);
  if (printed === '20')
    return year >= 2000 && year < 2100 ? { parts: [String(year % 100), ...rest], lead: '' } : null;
  if (printed === '西暦' || (printed === '' && western)) return { parts: [String(year), ...rest], lead: '' };
  const own = eraOf(date);
  if (!own) return null;
  const short = own.year === 1 ? '元' : String(own.year);
  if (printed === '') return { parts: [short, ...rest], lead: own.name };
  const same = REIWA.test(printed) ? own.name === '令和' : own.name === printed;
  return same ? { parts: [short, ...rest], lead: '' } : null;
}

/** A time as 9時40分. */
export const timeText = (time: string): string => {
  const [hour, minute] = time.split(':').map(Number);
  return `${hour}時${minute ?? 0}分`;
};

/** A value as running text; null where its kind is no text. */
export function plainText(
  value: OfficialValue,
  field: Pick<OfficialField, 'kind' | 'options'>,
): string | null {
  const label = (v: string): string => field.options.find((o) => o.value === v)?.labels[0] ?? v;
  switch (value.kind) {
    case 'text':
      return field.kind === 'code' ? normaliseCode(value.text) : cleanText(value.text);
    case 'date':
      return formatEra(value.date) + (value.time === null ? '' : timeText(value.time));
    case 'choice':
      return label(value.value);
    case 'choices':
      return value.values.map(label).join('、');
    default:
      return null;
  }
}

/** Whether there is nothing to write. */
export const isEmptyValue = (value: OfficialValue): boolean =>
  (value.kind === 'text' && value.text.trim() === '') ||
  (value.kind === 'choice' && value.value === '') ||
  (value.kind === 'choices' && value.values.length === 0) ||
  (value.kind === 'rows' && value.rows.length === 0);
