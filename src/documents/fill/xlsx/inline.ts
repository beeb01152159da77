/** Blanks behind the colons of a cell. */
import type { Matcher } from '../vocabulary-match.ts';
import type { Sheet } from './area.ts';
import { leftOf } from './beside.ts';
import { inlineBlank, inlineParts } from './boxes.ts';
import type { Box } from './grid.ts';
import { place, usable, type LabelOf, type Single } from './place.ts';

/** 「電話：」 in a cell that has no blank beside it: the value goes behind the colon. */
export function inlinePlace(sheet: Sheet, matcher: Matcher, label: LabelOf, box: Box): Single | null {
  const blank = sheet.writable(box) && sheet.looks(box) ? inlineBlank(box.text) : null;
  if (!blank || !usable(blank.label) || !holdsItsBlank(sheet, box)) return null;
  const by = label({ ...box, text: blank.label });
  if (by.match.guesses.length === 0) return null;
  return place(sheet, matcher, 'inline', [box], by, true);
}

/** Several of them in one cell: only where every label is known for sure, and none twice. */
export function inlinePlaces(sheet: Sheet, matcher: Matcher, label: LabelOf, box: Box): Single[] {
  const parts = sheet.writable(box) && sheet.looks(box) ? inlineParts(box.text) : null;
  if (!parts || !parts.every((p) => usable(p.label)) || !holdsItsBlank(sheet, box)) return [];
  const found = parts.map((part, nth) => ({
    ...place(sheet, matcher, 'inline', [box], label({ ...box, text: part.label }), true),
    nth,
  }));
  const fields = new Set(found.map((f) => f.guesses[0]?.field));
  return found.every((f) => f.sure) && fields.size === found.length ? found : [];
}

/** Whether there is no blank beside or below that a label in the box would mean. */
function holdsItsBlank(sheet: Sheet, box: Box): boolean {
  const right = sheet.grid.boxAt(box.top, box.right + 1);
  const below = sheet.grid.boxAt(box.bottom + 1, box.left);
  if (sheet.isBlank(right) || sheet.isFilled(right)) return false;
  const ofItsOwn = leftOf(sheet, below, () => true) !== null;
  return !(below.left === box.left && below.right === box.right && sheet.isBlank(below) && !ofItsOwn);
}
