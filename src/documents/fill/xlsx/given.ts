/**
 * Values that stand in a form already, in sheets whose lock does not tell them from labels: what is framed beside a label that asks for
 * something, in words that are no label. So that a filled copy reads as the blank form does.
 */
import { isInstructions, squash } from '../labels.ts';
import type { Matcher } from '../vocabulary-match.ts';
import { isBoxText } from './boxes.ts';
import { isBlankText, keyOf, type Box, type Grid } from './grid.ts';

const DATE = /^(令和|平成|西暦)?[0-9元]{1,4}[年./-][0-9]{1,2}[月./-][0-9]{1,2}日?$/;
const BETWEEN = /^(～|~|〜|―|－|-|から|より|自|至)$/;
/** Printed between the blanks of a date, ahead of them. */
const OF_DATE = /^(令和|平成|昭和|西暦|20|R|H|年|月|日)$/;
const EXAMPLE = /^[(（【]?(記入)?例/;

/** The keys of the boxes that hold a value. `framed` = drawn as something to fill in. */
export function givenValues(
  grid: Grid,
  texts: readonly Box[],
  matcher: Matcher,
  framed: (box: Box) => boolean,
): ReadonlySet<number> {
  const found = new Set<number>();
  const isGiven = (box: Box): boolean => found.has(keyOf(box.top, box.left));
  const asks = (box: Box): boolean =>
    !isBlankText(box.text) && !isGiven(box) && matcher.match(box.text, [], null).guesses.length > 0;
  const beside = (box: Box): boolean => {
    if (box.left <= 1) return false;
    const left = grid.boxAt(box.top, box.left - 1);
    // Taller than what is beside it, it is a heading of labels.
    if (left.right + 1 !== box.left || left.top !== box.top || left.bottom !== box.bottom) return false;
    // What has a blank of its own is a label nobody knows.
    const right = grid.boxAt(box.top, box.right + 1);
    const single = Array.from(squash(box.text)).length === 1;
    if (!single && isBlankText(right.text) && framed(right)) return false;
    // One digit a cell: what follows a value of one letter goes on with it.
    const letter = (b: Box): boolean => Array.from(squash(b.text)).length === 1;
    if (isGiven(left)) return letter(left) && letter(box) && left.right - left.left === box.right - box.left;
    return (
      (asks(left) && !headsColumn(left)) || (BETWEEN.test(squash(left.text)) && DATE.test(squash(box.text)))
    );
  };
  // The heading of a column has its blank below it, not beside.
  const headsColumn = (box: Box): boolean => {
    const under = grid.boxAt(box.bottom + 1, box.left);
    const same = under.left === box.left && under.right === box.right && framed(under);
    return same && (isBlankText(under.text) || !matcher.knows(under.text));
  };
  // 「変更事項」 over 「事業者の所在地」: an option may read like a label.
  const isOptionOf = (label: Box, box: Box): boolean => {
    const field = matcher.field(matcher.match(label.text, [], null).guesses[0]?.field ?? '');
    if (!field || field.options.length === 0) return false;
    return box.text.split('、').every((t) => matcher.option(field.options, t) !== null);
  };
  const picked = (box: Box): boolean => {
    const over = grid.boxAt(Math.max(1, box.top - 1), box.left);
    const same = over.left === box.left && over.right === box.right && over.bottom === box.top - 1;
    if (same && !isBlankText(over.text) && isOptionOf(over, box)) return true;
    const left = grid.boxAt(box.top, Math.max(1, box.left - 1));
    return left.right === box.left - 1 && !isBlankText(left.text) && isOptionOf(left, box);
  };
  for (const box of texts) {
    const { text } = box;
    if (matcher.knows(text) && framed(box) && !isBoxText(text) && picked(box)) {
      found.add(keyOf(box.top, box.left));
      continue;
    }
    if (!framed(box) || matcher.knows(text) || isBoxText(text)) continue;
    if (/^[^:：]{1,24}[:：]/.test(text) || OF_DATE.test(squash(text))) continue;
    if (EXAMPLE.test(squash(text)) || isInstructions(text)) continue;
    if (beside(box)) found.add(keyOf(box.top, box.left));
  }
  return found;
}
