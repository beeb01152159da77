/** How a cell shows a number that is a date: by its own number format, the Japanese era included. */
import { eraOf, partsOf, weekdayOf, type PlainDate } from '#kernel';
import { dateOfSerial, isDateFormat } from '../../xlsx/refs.ts';

const ERA = '[$-411]ggge"年"m"月"d"日"';
const SHORT_ERA = '[$-411]ge.m.d';
/** What the numbers stand for in a Japanese Excel; a format with a code of its own is not asked for here. */
const BUILT_IN: ReadonlyMap<number, string> = new Map<number, string>([
  [14, 'yyyy/m/d'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'yyyy/m/d h:mm'],
  [27, SHORT_ERA],
  [28, ERA],
  [29, ERA],
  [30, 'm/d/yy'],
  [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"時"mm"分"'],
  [33, 'h"時"mm"分"ss"秒"'],
  [34, 'yyyy"年"m"月"'],
  [35, 'm"月"d"日"'],
  [36, SHORT_ERA],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss.0'],
  [49, '@'],
  [50, SHORT_ERA],
  [51, ERA],
  [52, 'yyyy"年"m"月"'],
  [53, 'm"月"d"日"'],
  [54, ERA],
  [55, 'yyyy"年"m"月"'],
  [56, 'm"月"d"日"'],
  [57, SHORT_ERA],
  [58, ERA],
]);

/** A number format: its code, and whether it shows a day or a time of day. */
export type CellFormat = {
  readonly code: string;
  readonly date: boolean;
  readonly time: boolean;
  readonly text: boolean;
};

export function cellFormat(id: number, own: string | undefined): CellFormat {
  const code = own ?? BUILT_IN.get(id) ?? 'General';
  const date = isDateFormat(id, own) && tokens(code).some((t) => /^([yd]+|a{3,}|[ger]+)$/i.test(t));
  const time = isDateFormat(id, own) && tokens(code).some((t) => /^h+$/i.test(t));
  return { code, date, time, text: code.trim() === '@' };
}

/** First section of a code, cut into runs of one letter, literals (`"…`), and single characters. */
function tokens(code: string): string[] {
  const first = /^(?:"[^"]*"|\\.|\[[^\]]*\]|[^";\\[])*/.exec(code.slice(0, 500))?.[0] ?? '';
  const found: string[] = [];
  const one = /"([^"]*)"|\\(.)|\[([^\]]*)\]|_.|\*.|AM\/PM|A\/P|General|G\/標準|([a-zA-Z])\4*|[^]/gi;
  for (const m of first.matchAll(one)) {
    if (m[1] !== undefined) found.push(`"${m[1]}`);
    else if (m[2] !== undefined) found.push(`"${m[2]}`);
    else if (m[3] !== undefined) {
      // An elapsed time; languages, colours and conditions show nothing.
      if (/^[hms]+$/i.test(m[3])) found.push(m[3]);
    } else if (m[0][0] === '_') found.push('" ');
    else if (m[0][0] !== '*') found.push(m[0]);
  }
  return found;
}

const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/** The serial number as the format shows it; null where it is no date. */
export function showDate(serial: number, format: CellFormat, from1904: boolean): string | null {
  const date = dateOfSerial(serial, from1904);
  if (date === null) return null;
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  const parts = tokens(format.code);
  let out = '';
  parts.forEach((token, i) => {
    out += token.startsWith('"') ? token.slice(1) : showToken(token, date, seconds, parts, i);
  });
  return out;
}

function showToken(
  token: string,
  date: PlainDate,
  seconds: number,
  all: readonly string[],
  i: number,
): string {
  const { year, month, day } = partsOf(date);
  const era = eraOf(date);
  const t = token.toLowerCase();
  const hour = Math.floor(seconds / 3_600);
  if (/^y+$/.test(t)) return t.length <= 2 ? pad(year % 100, 2) : String(year);
  if (/^g+$/.test(t)) {
    if (!era) return '';
    return t.length === 1 ? era.letter : t.length === 2 ? era.name.slice(0, 1) : era.name;
  }
  if (/^e+$/.test(t)) return pad(era && all.some((a) => /^g+$/i.test(a)) ? era.year : year, t.length);
  if (/^r+$/.test(t)) return era ? `${t.length === 1 ? '' : era.name}${era.year}` : String(year);
  if (/^d+$/.test(t)) return t.length <= 2 ? pad(day, t.length) : weekdayEnglish(date, t.length);
  if (/^a{3,}$/.test(t)) return '日月火水木金土'[weekdayOf(date)]! + (t.length > 3 ? '曜日' : '');
  if (/^h+$/.test(t)) return pad(hour, t.length);
  if (/^s+$/.test(t)) return pad(seconds % 60, t.length);
  if (/^m+$/.test(t)) {
    // Minutes where the neighbours are hours or seconds.
    const near = (step: 1 | -1): string => {
      for (let n = i + step; n >= 0 && n < all.length; n += step)
        if (/^[ymdhsge]+$/i.test(all[n]!)) return all[n]!;
      return '';
    };
    const minutes = /^h/i.test(near(-1)) || /^s/i.test(near(1));
    if (minutes) return pad(Math.floor(seconds / 60) % 60, t.length);
    return t.length <= 2 ? pad(month, t.length) : MONTHS[month - 1]!.slice(0, t.length === 3 ? 3 : 20);
  }
  return token;
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const weekdayEnglish = (date: PlainDate, letters: number): string =>
  DAYS[weekdayOf(date)]!.slice(0, letters === 3 ? 3 : 20);
