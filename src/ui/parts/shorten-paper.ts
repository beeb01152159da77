import type { Block, Paper } from '#schemas';

/** Rows of one table a preview draws at first: more would hold up the page for a noticeable time. */
export const ROWS_AT_FIRST = 60;

/**
 * The paper up to so many table rows, and how many rows that leaves out. What stands behind the cut is left out too: a
 * heading without its rows would mislead. The PDF always holds everything.
 */
export function shortenPaper(
  paper: Paper,
  rows = ROWS_AT_FIRST,
): { readonly paper: Paper; readonly hidden: number } {
  let hidden = 0;
  let shown = 0;
  const blocks = paper.blocks.flatMap((block): Block[] => {
    if (block.type !== 'table') return hidden > 0 ? [] : [block];
    // A statement has one table for each heading: the limit is for all of them together.
    const left = Math.max(0, rows - shown);
    shown += Math.min(left, block.rows.length);
    if (block.rows.length <= left) return [block];
    hidden += block.rows.length - left;
    return left === 0 ? [] : [{ ...block, rows: block.rows.slice(0, left) }];
  });
  return hidden === 0 ? { paper, hidden } : { paper: { ...paper, blocks }, hidden };
}
