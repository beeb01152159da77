/** The label that a blank belongs to: the one to its left, the one above it. */
import { squash } from '../labels.ts';
import type { Sheet } from './area.ts';
import { isBoxCell, isOption } from './boxes.ts';
import { isBlankText, type Box } from './grid.ts';
import { isTemplate } from './place.ts';

const UNIT = /^(年|月|日|時|分|円|千円|百万円|名|人|件|%|印|㊞|様|殿|号|から|まで|～|~|-|:)$/;
/** Whether something must be filled in: looked past. */
const OPTIONAL = /^(必須|任意|必須[/／]任意|条件付き?必須|要|不要|該当者のみ|[◎○△●※*＊])$/;
/** Columns that may stand empty between a label and its blank. */
export const MAX_GAP = 3;

/** The label to the left, over gaps and over blanks of the same label. */
export function leftOf(sheet: Sheet, blank: Box, isFree: (box: Box) => boolean): Box | null {
  let gap = 0;
  for (let column = blank.left - 1; column >= 1;) {
    const b = sheet.grid.boxAt(blank.top, column);
    column = b.left - 1;
    if (b.formula) return null;
    if (isTemplate(sheet, b) || isBoxCell(sheet, b)) continue;
    if (sheet.isLabel(b) && isOption(sheet, b)) continue;
    if (b.text.length <= 8 && sheet.isLabel(b) && OPTIONAL.test(squash(b.text)) && b.bottom === blank.bottom)
      continue;
    if (sheet.isLabel(b)) return isFree(b) && !UNIT.test(squash(b.text)) ? b : null;
    if (!sheet.isBlank(b) && !sheet.isFilled(b)) gap += b.right - b.left + 1;
    // So far off, it is another's: a seal box at the far end of the line.
    if (gap > MAX_GAP) return null;
  }
  return null;
}

/** The label above, over blanks of the same width; how many blanks stand one upon another there. */
export function aboveOf(
  sheet: Sheet,
  blank: Box,
  isFree: (box: Box) => boolean,
): { label: Box; stack: number } | null {
  const { grid } = sheet;
  const same = (b: Box): boolean => b.left === blank.left && b.right === blank.right;
  const isHole = (b: Box): boolean => same(b) && (sheet.isBlank(b) || sheet.isFilled(b));
  let stack = 1;
  for (let row = blank.bottom + 1; row <= sheet.lastRow && stack < 50;) {
    const b = grid.boxAt(row, blank.left);
    if (!isHole(b)) break;
    stack++;
    row = b.bottom + 1;
  }
  for (let row = blank.top - 1; row > sheet.titleRow && stack < 50;) {
    const b = grid.boxAt(row, blank.left);
    if (isBoxCell(sheet, b)) return null;
    if (sheet.isLabel(b)) {
      const covers = b.left <= blank.left && b.right >= blank.right;
      const alone = b.left === blank.left && onlyInRow(sheet, b, blank.right);
      return isFree(b) && !UNIT.test(squash(b.text)) && (covers || alone) ? { label: b, stack } : null;
    }
    if (!isHole(b)) return null;
    stack++;
    row = b.top - 1;
  }
  return null;
}

function onlyInRow(sheet: Sheet, label: Box, right: number): boolean {
  for (let column = label.right + 1; column <= right;) {
    const b = sheet.grid.boxAt(label.top, column);
    if (!isBlankText(b.text) || b.formula || sheet.isBlank(b)) return false;
    column = b.right + 1;
  }
  return true;
}
