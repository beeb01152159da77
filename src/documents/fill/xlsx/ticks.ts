/** Boxes to tick. */
import type { Matcher } from '../vocabulary-match.ts';
import type { Sheet } from './area.ts';
import { aboveOf, leftOf } from './beside.ts';
import { boxesOf, wordsBeside } from './boxes.ts';
import type { Box } from './grid.ts';
import { none, usable, type LabelOf, type Single } from './place.ts';

/** A place for each box of a cell, by the label of the cell and the words behind the box. */
export function tickPlaces(sheet: Sheet, matcher: Matcher, label: LabelOf, box: Box): Single[] {
  const left = leftOf(sheet, box, () => true);
  const up = left ? null : aboveOf(sheet, box, () => true);
  const over = left ?? up?.label ?? null;
  const by = over && usable(over.text) ? label(over) : null;
  const field = matcher.field(by?.match.guesses[0]?.field ?? '');
  const asks = field?.kind === 'choice' || field?.kind === 'choices' ? field : undefined;
  const beside = wordsBeside(sheet, box);
  return boxesOf(box.text).map(({ label: own }, nth) => {
    const words = beside ?? own;
    const option = asks ? matcher.option(asks.options, words) : null;
    const sure = by !== null && by.match.sure && asks !== undefined && option !== null;
    return {
      kind: 'box',
      boxes: [box],
      era: '',
      label: words,
      context: by ? [by.box.text, ...by.context] : sheet.headings(box),
      guesses: asks && option !== null ? (by?.match.guesses ?? []).slice(0, 1) : [],
      sure,
      why: sure ? by.match.why : none(by === null ? 'why.noLabel' : asks ? 'why.option' : by.match.why.code),
      option,
      nth,
    };
  });
}
