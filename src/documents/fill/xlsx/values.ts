/** What a value becomes in a cell, and whether the cell lets it in. */
import { err, eraOf, formatEra, ok, partsOf, toEpochDay, type PlainDate, type Result } from '#kernel';
import type { OfficialKind, OfficialOption, OfficialValue } from '#schemas';
import { serialOf } from '../../xlsx/refs.ts';
import type { OpenCode } from '../contract.ts';
import { squash } from '../labels.ts';
import { plainText, timeText } from '../print-value.ts';
import type { Book } from './book.ts';
import { showDate } from './formats.ts';
import { keyOf, validationsAt, type Box, type Grid, type Validation } from './grid.ts';
import { parseSheetArea } from './ranges.ts';

/** `shown` is what can be read there afterwards. A `number` of null = text. */
export type Content = { readonly shown: string; readonly number: number | null };
type Made = Result<Content, OpenCode>;

/** Longer than any program lets a cell be. */
const MAX_CELL = 32_767;

export type Asked = { readonly kind: OfficialKind; readonly options: readonly OfficialOption[] };

/** The content for a box, or why it can't go there. Null = an empty value. */
export function contentFor(
  book: Book,
  grid: Grid,
  box: Box,
  value: OfficialValue,
  asked: Asked,
): Made | null {
  const rules = validationsAt(grid, box.top, box.left);
  if (value.kind === 'date') return dateContent(book, grid, box, value, rules);
  const text = plainText(value, asked)?.replace(/\r\n?/g, '\n') ?? null;
  if (text === null) return err('open.kind');
  if (text === '') return null;
  const list = rules.find((r) => r.type === 'list');
  if (list) {
    const allowed = allowedBy(book, grid, list);
    const wanted = value.kind === 'choice' ? [...labelsOf(value.value, asked), value.value] : [text];
    const hit =
      allowed && wanted.map((w) => allowed.find((a) => squash(a) === squash(w))).find((a) => a !== undefined);
    return hit === undefined || hit === null ? err('open.option') : ok({ shown: hit, number: null });
  }
  if (text.length > MAX_CELL) return err('open.overflow');
  return admitted(text, rules, grid, box);
}

/** The option's labels, longest known first as the vocabulary lists them. */
const labelsOf = (value: string, asked: Asked): readonly string[] =>
  asked.options.find((o) => o.value === value)?.labels ?? [];

/** The date as a number where the cell shows numbers as dates, else in words. */
function dateContent(
  book: Book,
  grid: Grid,
  box: Box,
  value: { readonly date: PlainDate; readonly time: string | null },
  rules: readonly Validation[],
): Made {
  const { format } = grid.styleAt(box.top, box.left);
  if (rules.some((r) => r.type === 'list')) return err('open.option');
  const time = /^(\d{1,2}):(\d{2})/.exec(value.time ?? '');
  if (format.date && value.date >= '1904-01-01') {
    const day = serialOf(toEpochDay(value.date)) - (book.from1904 ? 1_462 : 0);
    const fraction = time && format.time ? (Number(time[1]) * 60 + Number(time[2])) / 1_440 : 0;
    const number = day + fraction;
    // An era that the format would show wrongly cannot be: it goes by the date.
    if (rules.some((r) => r.type === 'date' && !within(r, number))) return err('open.kind');
    return ok({ shown: showDate(number, format, book.from1904) ?? String(number), number });
  }
  if (rules.some((r) => ['date', 'time', 'whole', 'decimal'].includes(r.type))) return err('open.kind');
  const { year, month, day } = partsOf(value.date);
  const western = /(19|20)\d\d[年/.-]\d|西暦/.test(hintBeside(grid, box));
  const words = western || eraOf(value.date) === null ? `${year}年${month}月${day}日` : formatEra(value.date);
  return admitted(value.time === null ? words : words + timeText(value.time), rules, grid, box);
}

/** 「（例：2026年4月1日）」 in the cell to the right. */
function hintBeside(grid: Grid, box: Box): string {
  const next = grid.boxAt(box.top, box.right + 1);
  return next.top === box.top ? next.text.normalize('NFKC') : '';
}

function admitted(text: string, rules: readonly Validation[], grid: Grid, box: Box): Made {
  const digits = text.normalize('NFKC').replace(/,/g, '');
  const isNumber = /^-?\d+(\.\d+)?$/.test(digits);
  let number: number | null = null;
  for (const rule of rules) {
    if (rule.type === 'textLength' && !within(rule, text.length)) return err('open.overflow');
    if (rule.type === 'date' || rule.type === 'time') return err('open.kind');
    if (rule.type === 'whole' || rule.type === 'decimal') {
      if (!isNumber || (rule.type === 'whole' && digits.includes('.')) || !within(rule, Number(digits)))
        return err('open.kind');
      if (!grid.styleAt(box.top, box.left).format.text) number = Number(digits);
    }
  }
  return ok({ shown: number === null ? text : String(number), number });
}

/** Whether a rule lets the number in. What it compares with something not written out is not judged. */
function within(rule: Validation, n: number): boolean {
  const value = (formula: string): number => (formula.trim() === '' ? NaN : Number(formula));
  const [a, b] = [value(rule.formula1), value(rule.formula2)];
  if (Number.isNaN(a)) return true;
  switch (rule.operator) {
    case 'equal':
      return n === a;
    case 'notEqual':
      return n !== a;
    case 'greaterThan':
      return n > a;
    case 'greaterThanOrEqual':
      return n >= a;
    case 'lessThan':
      return n < a;
    case 'lessThanOrEqual':
      return n <= a;
    case 'notBetween':
      return Number.isNaN(b) || n < a || n > b;
    default:
      return Number.isNaN(b) || (n >= a && n <= b);
  }
}

/** The texts a list lets in; null where that would have to be calculated. */
export function allowedBy(book: Book, grid: Grid, rule: Validation): string[] | null {
  const literal = /^"((?:[^"]|"")*)"$/s.exec(rule.formula1);
  if (literal) {
    return literal[1]!
      .replaceAll('""', '"')
      .split(',')
      .map((s) => s.trim());
  }
  let formula = rule.formula1.replace(/^=/, '');
  const named = book.names
    .filter(
      (n) => n.name.toLowerCase() === formula.toLowerCase() && (n.sheet === null || n.sheet === grid.index),
    )
    .sort((a, b) => Number(a.sheet === null) - Number(b.sheet === null))[0];
  if (named) formula = named.formula;
  const at = parseSheetArea(formula, grid.name);
  const source = at && book.grids.find((g) => g.name.toLowerCase() === at.sheet.toLowerCase());
  if (!at || !source) return null;
  const found: string[] = [];
  for (let row = at.area.top; row <= Math.min(at.area.bottom, source.lastRow); row++) {
    for (let column = at.area.left; column <= Math.min(at.area.right, source.lastColumn); column++) {
      const text = source.cells.get(keyOf(row, column))?.text ?? '';
      if (text !== '') found.push(text);
      if (found.length > 5_000) return null;
    }
  }
  return found;
}
