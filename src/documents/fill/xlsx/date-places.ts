/** Dates in cells of their own, and what they are the dates of. */
import type { Matcher } from '../vocabulary-match.ts';
import type { Sheet } from './area.ts';
import { leftOf } from './beside.ts';
import type { findDateParts } from './dates.ts';
import { none, place, usable, type LabelOf, type Single } from './place.ts';

/** A date in cells of its own: by its label, or, at the head of the form without one, the date of the filing. */
export function dateOf(
  sheet: Sheet,
  matcher: Matcher,
  label: LabelOf,
  date: ReturnType<typeof findDateParts>[number],
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
  const context = sheet.headings(date.first);
  const firstLabel = sheet.boxes.find(
    (b) => b.top > sheet.titleRow && b.top !== date.first.top && sheet.isLabel(b) && matcher.knows(b.text),
  );
  const atHead =
    isFirst && left === null && context.length === 0 && (!firstLabel || firstLabel.top > date.first.top);
  const field = matcher.field('filing.date');
  return {
    kind: 'dateParts',
    boxes: date.boxes,
    era: date.era,
    label: printed,
    context,
    guesses: field ? [{ field: field.key, confidence: atHead ? 0.88 : 0.4 }] : [],
    sure: atHead && field !== undefined,
    why: none(atHead && field ? 'why.dateAtHead' : 'why.noLabel'),
    option: null,
    nth: 0,
  };
}
