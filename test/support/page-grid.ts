/**
 * A page as a coarse image: how much ink stands in each of 70 × 99 cells (99 × 70 for a landscape page), in sixteen levels.
 * Coarse enough for another version of a browser, which smooths letters in another way; fine enough for a line of text
 * that moved. Pure, so that Node and the browser compare alike.
 */
import { deflateSync, inflateSync } from 'fflate';

export type Grid = { readonly columns: number; readonly rows: number; readonly levels: Uint8Array };

const SHORT = 70;
const LONG = 99;
// Ink of a thin rule in a cell is a fiftieth: the root makes it count beside letters.
const FULL = 0.6;

/** The grid of an image (RGBA, white where nothing is drawn). */
export function gridOf(pixels: Uint8ClampedArray, width: number, height: number): Grid {
  const [columns, rows] = width > height ? [LONG, SHORT] : [SHORT, LONG];
  const sums = new Float64Array(columns * rows);
  const counts = new Uint32Array(columns * rows);
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * rows) / height) * columns;
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const grey = (pixels[at]! * 3 + pixels[at + 1]! * 6 + pixels[at + 2]!) / 2550;
      const cell = row + Math.floor((x * columns) / width);
      sums[cell]! += 1 - grey;
      counts[cell]!++;
    }
  }
  const levels = Uint8Array.from(sums, (sum, i) =>
    Math.min(15, Math.round((15 * Math.sqrt(Math.max(0, sum / counts[i]!))) / FULL)),
  );
  return { columns, rows, levels };
}

// Levels two cells may differ in without being different, and cells that may be so on a page.
const LEVELS_APART = 2;
const CELLS_APART = 12;

/** What differs between two pages: '' for pages that look alike, else a picture of the rows concerned. */
export function difference(approved: Grid | undefined, found: Grid | undefined): string {
  if (!approved || !found) return approved ? 'the page is missing' : 'a page more';
  if (approved.columns !== found.columns) return 'the page is turned';
  const cells = [...found.levels].filter((level, i) => apart(level, approved.levels[i]!)).length;
  if (cells <= CELLS_APART) return '';
  const picture = Array.from({ length: found.rows }, (_, row) => {
    const of = ({ levels }: Grid): number[] => [
      ...levels.slice(row * found.columns, (row + 1) * found.columns),
    ];
    const [had, has] = [of(approved), of(found)];
    if (!has.some((level, i) => apart(level, had[i]!))) return [];
    const line = has.map((level, i) =>
      apart(level, had[i]!) ? (level > had[i]! ? '+' : '-') : level > 3 ? '.' : ' ',
    );
    return [`${String(row).padStart(2)} ${line.join('').trimEnd()}`];
  });
  return [`${cells} cells differ (+ ink that is new, - ink that is gone)`, ...picture.flat()].join('\n');
}

const apart = (a: number, b: number): boolean => Math.abs(a - b) > LEVELS_APART;

/** A grid as a short text for a golden file: two cells a byte, packed. */
export function packed({ columns, rows, levels }: Grid): string {
  const pairs = Uint8Array.from({ length: Math.ceil(levels.length / 2) }, (_, i) => {
    return (levels[2 * i]! << 4) | (levels[2 * i + 1] ?? 0);
  });
  const bytes = deflateSync(pairs, { level: 9 });
  return `${columns}x${rows}:${btoa(String.fromCharCode(...bytes))}`;
}

/** The grid of such a text. */
export function unpacked(text: string): Grid {
  const [size = '', data = ''] = text.split(':');
  const [columns = 0, rows = 0] = size.split('x').map(Number);
  const pairs = inflateSync(Uint8Array.from(atob(data), (c) => c.charCodeAt(0)));
  const levels = Uint8Array.from({ length: columns * rows }, (_, i) =>
    i % 2 === 0 ? pairs[i >> 1]! >> 4 : pairs[i >> 1]! & 15,
  );
  return { columns, rows, levels };
}
