/**
 * Blanks that nothing is drawn around, in sheets whose lock does not tell: the cell behind 「名称：」, and the empty rows below the
 * headings of a list. Found before everything else, so that a value written there later makes no difference to what is read.
 */
import { isInstructions, isProse, normaliseLabel, squash } from '../labels.ts';
import type { Matcher } from '../vocabulary-match.ts';
import { isBlankText, keyOf, type Box, type Grid } from './grid.ts';

/** What a heading with a colon may be long, and how far a framed blank may be from its label. */
const MAX_LABEL = 24;
const NEAR = 3;
/** Of a list at the end of a sheet, which goes on for ever. */
const MAX_ROWS = 50;

/** The boxes, by the key of their upper left cell. `drawn` = looks like a blank already. */
export function bareBlanks(
  grid: Grid,
  texts: readonly Box[],
  matcher: Matcher,
  drawn: (box: Box) => boolean,
): Map<number, Box> {
  const found = new Map<number, Box>();
  for (const label of texts) {
    const blank = behindColon(grid, label, matcher, drawn);
    if (blank) found.set(keyOf(blank.top, blank.left), blank);
  }
  const rows = new Map<number, Box[]>();
  for (const b of texts) {
    if (found.has(keyOf(b.top, b.left))) continue;
    const list = rows.get(b.top);
    if (list) list.push(b);
    else rows.set(b.top, [b]);
  }
  let past = 0;
  for (const [row, heads] of [...rows].sort(([a], [b]) => a - b)) {
    const keys = row <= past ? null : listColumns(heads, matcher);
    if (!keys) continue;
    const last = listBottom(grid, heads, keys, drawn);
    for (let r = row + 1; r <= last; r++)
      for (const h of heads) {
        const box = grid.boxAt(r, h.left);
        found.set(keyOf(box.top, box.left), box);
      }
    past = Math.max(past, last);
  }
  return found;
}

/** Whether a text is a label that ends in a colon, with nothing behind it in its own cell. */
export const endsInColon = (text: string): boolean => /[:：][\s\u3000]*$/.test(text);

const isOpen = (box: Box): boolean => isBlankText(box.text) && !box.formula;

function behindColon(grid: Grid, label: Box, matcher: Matcher, drawn: (box: Box) => boolean): Box | null {
  const { text } = label;
  if (!endsInColon(text) || label.formula || squash(text).length > MAX_LABEL) return null;
  if (isProse(text) || isInstructions(text) || squash(normaliseLabel(text)) === '') return null;
  // 「申請者：」 over a block of its own is a heading.
  const asks = matcher.match(text, [], null).guesses.length > 0;
  const group = matcher.groupOf(text);
  if (!asks && group !== null && group !== '') return null;
  const box = grid.boxAt(label.top, label.right + 1);
  if (box.top !== label.top || box.left !== label.right + 1 || box.formula || drawn(box)) return null;
  // A frame of its own holds the value too.
  if (drawn({ ...label, merged: false })) return null;
  if (!isBlankText(box.text) && (endsInColon(box.text) || matcher.knows(box.text))) return null;
  // A frame a little further off is its blank.
  for (let column = box.right + 1; column <= box.right + NEAR;) {
    const next = grid.boxAt(label.top, column);
    if (!isBlankText(next.text)) break;
    if (drawn(next)) return null;
    column = next.right + 1;
  }
  return box;
}

/** The columns of the one list that has three of these headings, or all it has; null where they are none. */
function listColumns(heads: readonly Box[], matcher: Matcher): readonly (string | null)[] | null {
  if (heads.length < 2 || heads.some((h) => h.bottom !== h.top || h.formula)) return null;
  const texts = heads.map((h) => (isProse(h.text) ? '' : h.text));
  for (const field of matcher.vocabulary.fields) {
    if (field.kind !== 'rows') continue;
    const { found, keys } = matcher.columns(field, texts);
    if (found >= 3 || (found >= 2 && found === field.columns.length)) return keys;
  }
  return null;
}

/** The last row that is surely the list's; the heading's own row where there is none. One row stays free above what comes next. */
function listBottom(
  grid: Grid,
  heads: readonly Box[],
  keys: readonly (string | null)[],
  drawn: (box: Box) => boolean,
): number {
  const head = heads[0]!.top;
  const at = (row: number): Box[] => heads.map((h) => grid.boxAt(row, h.left));
  const fits = (row: number): boolean =>
    at(row).every((b, i) => {
      const h = heads[i]!;
      return b.top === row && b.bottom === row && b.left === h.left && b.right === h.right && !b.formula;
    });
  const end = Math.min(grid.lastRow, head + MAX_ROWS) + 1;
  let row = head + 1;
  let numbered = false;
  // What was written there before, and rows that bear a number.
  for (; row <= end; row++) {
    const texts = rowTexts(grid, row);
    if (texts.length === 0) break;
    if (!fits(row) || texts.some((b) => !heads.some((h) => h.left === b.left))) break;
    if (at(row).some((b, i) => keys[i] !== null && !isOpen(b))) continue;
    if (!texts.every((b) => /^\d+$/.test(squash(b.text)))) break;
    numbered = true;
  }
  if (numbered) return row - 1;
  const first = row;
  for (; row <= end; row++) {
    const next = rowTexts(grid, row).length > 0 || !fits(row) || at(row).some(drawn);
    if (next) return row === first && first > head + 1 ? head : Math.max(head, row - 2);
  }
  return head + MAX_ROWS;
}

function rowTexts(grid: Grid, row: number): Box[] {
  const found: Box[] = [];
  for (let column = 1; column <= grid.lastColumn;) {
    const box = grid.boxAt(row, column);
    if (!isOpen(box)) found.push(box);
    column = box.right + 1;
  }
  return found;
}
