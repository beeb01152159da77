/** Where each item stands: lanes from above to below, in each the first row with room. Panning moves nothing here. */
import { addDays } from '#kernel';
import { LANES, type Lane, type TimelineItem } from './items.ts';
import { xOf, type Zoom } from './scale.ts';

export type Placed = {
  readonly item: TimelineItem;
  /** Bar on the axis, px. */
  readonly x: number;
  readonly width: number;
  /** Row counted from the top of the chart. */
  readonly row: number;
  /** What the bar and its label take up, px on the axis. */
  readonly end: number;
};
export type PlacedLane = { readonly lane: Lane; readonly row: number; readonly rows: number };
export type Layout = {
  readonly placed: readonly Placed[];
  readonly lanes: readonly PlacedLane[];
  readonly rows: number;
};

/** A bar is never narrower than what a finger finds. */
export const MIN_BAR = 10;
const GAP = 10;

/**
 * Rows for the items (in the order of `sortItems`) at a zoom. `labelWidth` gives the px of an item's label, which starts
 * where its bar does. Every lane with an item has at least one row; lanes without one are left out.
 */
export function layOut(
  items: readonly TimelineItem[],
  zoom: Zoom,
  labelWidth: (item: TimelineItem) => number,
): Layout {
  const placed: Placed[] = [];
  const lanes: PlacedLane[] = [];
  let top = 0;
  for (const lane of LANES) {
    /** Where each row of the lane is taken up to. */
    const ends: number[] = [];
    for (const item of items) {
      if (item.lane !== lane) continue;
      const x = xOf(item.start, zoom);
      const width = Math.max(MIN_BAR, xOf(addDays(item.end, 1), zoom) - x);
      const end = x + Math.max(width, labelWidth(item)) + GAP;
      let row = ends.findIndex((e) => e <= x);
      if (row < 0) row = ends.push(0) - 1;
      ends[row] = end;
      placed.push({ item, x, width, row: top + row, end });
    }
    if (ends.length > 0) lanes.push({ lane, row: top, rows: ends.length });
    top += ends.length;
  }
  return { placed, lanes, rows: top };
}

/** The items whose bar or label lies between two positions of the axis and two rows (all inclusive). */
export function visibleOf(
  layout: Layout,
  box: { readonly from: number; readonly to: number; readonly firstRow: number; readonly lastRow: number },
): readonly Placed[] {
  return layout.placed.filter(
    (p) => p.x <= box.to && p.end >= box.from && p.row >= box.firstRow && p.row <= box.lastRow,
  );
}

/** Px of a text at a font size: full-width characters take an em, others a little over half. A guess that errs wide. */
export function textWidth(text: string, size: number): number {
  let em = 0;
  for (const character of text) em += character.codePointAt(0)! > 0xff ? 1 : 0.6;
  return em * size;
}
