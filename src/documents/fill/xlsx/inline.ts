/** Blanks behind the colons of a cell. */
import type { Matcher } from '../vocabulary-match.ts';
import type { Sheet } from './area.ts';
import { leftOf, MAX_GAP } from './beside.ts';
import { inlineBlank, inlineParts, isBoxCell } from './boxes.ts';
import { isBlankText, type Box } from './grid.ts';
import { isTemplate, place, usable, type LabelOf, type Single } from './place.ts';

/** 「電話：」 in a cell that has no blank beside it: the value goes behind the colon. */
export function inlinePlace(sheet: Sheet, matcher: Matcher, label: LabelOf, box: Box): Single | null {
  const blank = sheet.writable(box) && sheet.looks(box) ? inlineBlank(box.text) : null;
  if (!blank || !usable(blank.label) || !holdsItsBlank(sheet, matcher, box)) return null;
  const by = label({ ...box, text: blank.label });
  if (by.match.guesses.length === 0) return null;
  return place(sheet, matcher, 'inline', [box], by, true);
}

/** Several of them in one cell: only where every label is known for sure, and none twice. */
export function inlinePlaces(sheet: Sheet, matcher: Matcher, label: LabelOf, box: Box): Single[] {
  const parts = sheet.writable(box) && sheet.looks(box) ? inlineParts(box.text) : null;
  if (!parts || !parts.every((p) => usable(p.label)) || !holdsItsBlank(sheet, matcher, box)) return [];
  const found = parts.map((part, nth) => ({
    ...place(sheet, matcher, 'inline', [box], label({ ...box, text: part.label }), true),
    nth,
  }));
  const fields = new Set(found.map((f) => f.guesses[0]?.field));
  return found.every((f) => f.sure) && fields.size === found.length ? found : [];
}

/** Whether the blank can only be in the box itself: nothing beside or below it, empty or filled in, that its label would mean. */
function holdsItsBlank(sheet: Sheet, matcher: Matcher, box: Box): boolean {
  const { grid } = sheet;
  let right = grid.boxAt(box.top, box.right + 1);
  for (let n = 0; n < MAX_GAP && isBlankText(right.text) && !right.formula && !sheet.looks(right); n++)
    right = grid.boxAt(box.top, right.right + 1);
  if (sheet.isBlank(right) || sheet.isFilled(right) || right.formula) return false;
  if (isBoxCell(sheet, right) || isTemplate(sheet, right)) return false;
  // Beside it, only another label with a blank of its own; taller than that, it is a heading.
  if (!isBlankText(right.text) && sheet.looks(right)) {
    if (!/[:：]/.test(right.text) || right.bottom - right.top < box.bottom - box.top) return false;
  }
  let below = grid.boxAt(box.bottom + 1, box.left);
  let away = 0;
  for (; away < MAX_GAP && isBlankText(below.text) && !below.formula && !sheet.looks(below); away++)
    below = grid.boxAt(below.bottom + 1, box.left);
  // Behind empty rows only a drawn blank can be meant.
  if (away > 0 && !isBlankText(below.text)) return true;
  if (below.left !== box.left || below.right !== box.right || !sheet.looks(below)) return true;
  const own = leftOf(sheet, below, () => true);
  return (own !== null && matcher.knows(own.text)) || /[:：]/.test(below.text);
}
