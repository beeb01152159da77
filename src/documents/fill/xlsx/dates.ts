/** Dates as forms print them: 年月日 in cells of their own, or with blanks between in one cell. */
import { eraOf, parseDateInput, partsOf, type PlainDate } from '#kernel';
import { squash } from '../labels.ts';
import type { Sheet } from './area.ts';
import type { Box } from './grid.ts';

const ERAS = /^(令和|平成|昭和|西暦|20|R|H)$/;

export type DateParts = {
  /** Year, month, day. */
  readonly boxes: readonly [Box, Box, Box];
  /** 令和, 西暦, 20; '' where none is printed. */
  readonly era: string;
  /** The first box of it all, from which its label is looked for, and the last. */
  readonly first: Box;
  readonly last: Box;
};

/** `令和｜＿｜年｜＿｜月｜＿｜日`: all of a sheet. */
export function findDateParts(sheet: Sheet): DateParts[] {
  const { grid } = sheet;
  const found: DateParts[] = [];
  for (const year of sheet.boxes) {
    if (!sheet.isLabel(year) || squash(year.text) !== '年') continue;
    const y = before(sheet, year);
    const m = after(sheet, year);
    const month = m && labelAfter(sheet, m, '月');
    const d = month && after(sheet, month);
    const day = d && labelAfter(sheet, d, '日');
    if (!y || !m || !d || !day) continue;
    const ahead = y.left > 1 ? grid.boxAt(y.top, y.left - 1) : null;
    const era = ahead && sheet.isLabel(ahead) && ERAS.test(squash(ahead.text)) ? squash(ahead.text) : '';
    found.push({ boxes: [y, m, d], era, first: era !== '' && ahead ? ahead : y, last: day });
  }
  return found;
}

const canHold = (sheet: Sheet, box: Box): boolean =>
  sheet.writable(box) && (/^[0-9０-９元]{0,4}$/.test(squash(box.text)) || sheet.isFilled(box));

function before(sheet: Sheet, label: Box): Box | null {
  if (label.left <= 1) return null;
  const box = sheet.grid.boxAt(label.top, label.left - 1);
  return canHold(sheet, box) ? box : null;
}

function after(sheet: Sheet, label: Box): Box | null {
  const box = sheet.grid.boxAt(label.top, label.right + 1);
  return canHold(sheet, box) ? box : null;
}

function labelAfter(sheet: Sheet, blank: Box, word: string): Box | null {
  const box = sheet.grid.boxAt(blank.top, blank.right + 1);
  return sheet.isLabel(box) && squash(box.text) === word ? box : null;
}

/** Year, month and day as they go into their cells; null where the era printed cannot say the date. */
export function partsIn(era: string, date: PlainDate): readonly [string, string, string] | null {
  const { year, month, day } = partsOf(date);
  const rest = [String(month), String(day)] as const;
  if (era === '' || era === '西暦') return [String(year), ...rest];
  if (era === '20')
    return year >= 2000 && year <= 2099 ? [String(year - 2000).padStart(2, '0'), ...rest] : null;
  const own = eraOf(date);
  const name = era === 'R' ? '令和' : era === 'H' ? '平成' : era;
  return own?.name === name ? [own.year === 1 ? '元' : String(own.year), ...rest] : null;
}

/** The date that stands in the three cells. */
export function dateInParts(era: string, texts: readonly string[]): PlainDate | null {
  const [y = '', m = '', d = ''] = texts.map((t) => squash(t));
  if (y === '' || m === '' || d === '') return null;
  const name = era === 'R' ? '令和' : era === 'H' ? '平成' : era === '西暦' ? '' : era;
  const read = parseDateInput(`${/^\d{4}$/.test(y) ? '' : name}${y}年${m}月${d}日`);
  return read.ok ? read.value : null;
}

const TEMPLATE = /^(令和|平成|西暦|20)?([\s_＿.．・…]*)年([\s_＿.．・…]*)月([\s_＿.．・…]*)日$/;

/** 年月日 with blanks between in one cell: the era it prints ('' = none); null where the text is not that. */
export function dateTemplate(text: string): string | null {
  const m = TEMPLATE.exec(text.normalize('NFKC').trim());
  return m ? (m[1] ?? '') : null;
}

/** The whole text of a cell that printed such a blank; null where its era cannot say the date. */
export function templateFilled(era: string, date: PlainDate): string | null {
  const parts = partsIn(era, date);
  if (!parts) return null;
  const prefix = era === '' ? '' : era === '西暦' ? '西暦' : era;
  return `${prefix}${parts[0]}年${parts[1]}月${parts[2]}日`;
}
