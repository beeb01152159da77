/** Dates in cells of their own, and what they are the dates of. */
import { squash } from '../labels.ts';
import type { Matcher } from '../vocabulary-match.ts';
import type { Sheet } from './area.ts';
import { leftOf } from './beside.ts';
import type { DateParts } from './dates.ts';
import type { Box } from './grid.ts';
import { none, place, usable, type Labelled, type LabelOf, type Single } from './place.ts';

/** Between the two dates of a period, and behind them. */
const UNTIL = /^(～|~|〜|―|－|-|から|より|至)$/;
const SKIPPED = /^(年|月|日|令和|平成|西暦|20|自|から|まで|より|～|~|〜)$/;

/**
 * The label of a date that is one end of a period, `監査対象期間｜＿｜～｜＿`: 自 or 至, below what the period is called. Null where it is none.
 */
export function endOfPeriod(sheet: Sheet, label: LabelOf, first: Box, last: Box): Labelled | null {
  const { grid } = sheet;
  const beside = (column: number): string => {
    const b = column < 1 ? null : grid.boxAt(first.top, column);
    return b && sheet.isLabel(b) ? squash(b.text) : '';
  };
  const word = UNTIL.test(beside(first.left - 1)) ? '至' : UNTIL.test(beside(last.right + 1)) ? '自' : null;
  if (word === null) return null;
  for (let column = first.left - 1; column >= 1;) {
    const b = grid.boxAt(first.top, column);
    column = b.left - 1;
    if (b.formula) return null;
    if (!sheet.isLabel(b) || SKIPPED.test(squash(b.text))) continue;
    return usable(b.text) ? label({ ...b, text: word }, [b.text]) : null;
  }
  return null;
}

/** A date in cells of its own: by its label, or, at the head of the form without one, the date of the filing. */
export function dateOf(
  sheet: Sheet,
  matcher: Matcher,
  label: LabelOf,
  date: DateParts,
  isFirst: boolean,
): Single {
  const always = (): boolean => true;
  const left = leftOf(sheet, date.first, always);
  const printed = `${date.era}年月日`;
  if (left && usable(left.text)) {
    const by = label(left);
    const made = place(sheet, matcher, 'dateParts', date.boxes, by, true);
    return { ...made, era: date.era };
  }
  const period = endOfPeriod(sheet, label, date.first, date.last);
  if (period) return { ...place(sheet, matcher, 'dateParts', date.boxes, period, true), era: date.era };
  const context = sheet.headings(date.first);
  const firstLabel = sheet.boxes.find(
    (b) => b.top > sheet.titleRow && b.top !== date.first.top && sheet.isLabel(b) && matcher.knows(b.text),
  );
  const atHead =
    isFirst && left === null && context.length === 0 && (!firstLabel || firstLabel.top > date.first.top);
  const field = matcher.field('filing.date');
  const signed = left === null && standsOverApplicant(sheet, matcher, date);
  return {
    kind: 'dateParts',
    boxes: date.boxes,
    era: date.era,
    label: printed,
    context,
    guesses: field ? [{ field: field.key, confidence: atHead || signed ? 0.88 : 0.4 }] : [],
    sure: (atHead || signed) && field !== undefined,
    why: none((atHead || signed) && field ? 'why.dateAtHead' : 'why.noLabel'),
    option: null,
    nth: 0,
  };
}

/** 「令和＿年＿月＿日」 alone in its row, with the block of the applicant right below: the day of what is signed there. */
function standsOverApplicant(sheet: Sheet, matcher: Matcher, date: DateParts): boolean {
  const { first, last } = date;
  const beside = sheet.boxes.some(
    (b) => b.top === first.top && sheet.isLabel(b) && (b.right < first.left || b.left > last.right),
  );
  const next = sheet.boxes.find((b) => b.top > first.bottom && sheet.isLabel(b));
  return (
    !beside &&
    next !== undefined &&
    next.top <= first.bottom + 3 &&
    matcher.groupOf(next.text) === 'applicant'
  );
}
