/**
 * Characters the font has no glyph for and papers cannot do without: drawn as paths over a blank glyph that copies as the
 * character itself.
 */

/** Closed polygons (x, y, x, y, …) in 2048ths of an em above the baseline, filled by the even–odd rule. */
export type Outline = readonly (readonly number[])[];
export type Box = 'empty' | 'ticked' | 'crossed';
export type Drawing = Box | Outline;

// 𠮷 (つちよし) is 吉 with a short upper and a long lower bar; the most common name character outside JIS X 0213.
const TSUCHIYOSHI: Outline = [
  [936, 1468, 936, 1751, 1098, 1751, 1098, 1468, 1857, 1468, 1857, 1325, 1098, 1325, 1098, 1016].concat([
    1997, 1016, 1997, 877, 51, 877, 51, 1016, 936, 1016, 936, 1325, 186, 1325, 186, 1468,
  ]),
  [1757, 627, 1757, -195, 1589, -195, 1589, -72, 457, -72, 457, -195, 287, -195, 287, 627],
  [457, 488, 457, 69, 1589, 69, 1589, 488],
];

/** Drawing by code point; each is one em wide. */
export const DRAWN: ReadonlyMap<number, Drawing> = new Map<number, Drawing>([
  [0x2610, 'empty'],
  [0x2611, 'ticked'],
  [0x2612, 'crossed'],
  [0x20bb7, TSUCHIYOSHI],
]);
