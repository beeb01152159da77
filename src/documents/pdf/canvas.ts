/** Pages of drawing operators. Units are points, the origin is the top left corner; PDF's own is the bottom left. */
import type { Box, Outline } from './drawn.ts';
import { breakLines } from './kinsoku.ts';
import { type Line, type Shaper, toLine } from './glyphs.ts';

/** Grey from 0 (black) to 1 (white), or red–green–blue in the same range. */
export type Colour = number | readonly [number, number, number];

export const INK: Colour = 0.1;
export const PALE: Colour = 0.4;
export const RULE: Colour = 0.55;
export const SHADE: Colour = 0.94;
export const RED: Colour = [0.75, 0.08, 0.1];

export type TextStyle = {
  readonly size: number;
  readonly colour?: Colour;
  /** Only the regular face is embedded; bold is the same outline with its edge drawn. */
  readonly bold?: boolean;
};

/** Distance between baselines, in font sizes. */
export const LEADING = 1.5;
// The ink of a line hangs this far below its top, in font sizes.
const BASELINE = 1.13;

const n = (value: number): string => String(Math.round(value * 100) / 100);
const paint = (colour: Colour, stroke: boolean): string =>
  typeof colour === 'number'
    ? `${n(colour)} ${stroke ? 'G' : 'g'}`
    : `${colour.map(n).join(' ')} ${stroke ? 'RG' : 'rg'}`;

export class Canvas {
  readonly pages: string[][] = [[]];
  readonly width: number;
  readonly height: number;
  readonly #shaper: Shaper;
  /** The page drawn on, from 0. */
  page = 0;

  constructor(shaper: Shaper, orientation: 'portrait' | 'landscape') {
    this.#shaper = shaper;
    const [short, long] = [595.28, 841.89];
    this.width = orientation === 'portrait' ? short : long;
    this.height = orientation === 'portrait' ? long : short;
  }

  addPage(): void {
    this.pages.push([]);
    this.page = this.pages.length - 1;
  }

  /** The text as lines no wider than `width` points; `\n` ends a line. An empty text is one empty line. */
  lines(text: string, width: number, size: number): Line[] {
    const limit = (width / size) * 1000 + 0.01;
    return text.split(/\r\n|\r|\n/).flatMap((paragraph) => {
      const glyphs = this.#shaper.shape(paragraph);
      const cuts = breakLines(glyphs, limit);
      return cuts.length === 0
        ? [toLine(glyphs, 0, 0)]
        : cuts.map(({ start, end }) => toLine(glyphs, start, end));
    });
  }

  /** Width in points of a text on one line. */
  measure(text: string, size: number): number {
    return (this.#shaper.shape(text).reduce((sum, glyph) => sum + glyph.advance, 0) * size) / 1000;
  }

  /** Draws lines below `top`. `align` is within `width`, starting at `x`. */
  text(
    lines: readonly Line[],
    x: number,
    top: number,
    style: TextStyle,
    align: 'left' | 'center' | 'right' = 'left',
    width = 0,
  ): void {
    const { size, colour = INK, bold = false } = style;
    const share = align === 'center' ? 0.5 : align === 'right' ? 1 : 0;
    const ops: string[] = [];
    let px = 0;
    let py = 0;
    lines.forEach((line, i) => {
      const lx = x + share * (width - (line.width * size) / 1000);
      const ly = this.height - top - size * (BASELINE + i * LEADING);
      if (line.hex !== '') ops.push(`${n(lx - px)} ${n(ly - py)} Td <${line.hex}> Tj`);
      else return;
      // Td moves from the start of the line before: add up what was written, or rounding drifts down a long cell.
      px += Math.round((lx - px) * 100) / 100;
      py += Math.round((ly - py) * 100) / 100;
    });
    if (ops.length === 0) return;
    const edge = bold ? `${paint(colour, true)} ${n(size * 0.035)} w 2 Tr` : '0 Tr';
    this.#write(`BT /F1 ${n(size)} Tf ${paint(colour, false)} ${edge} ${ops.join(' ')} ET`);
    lines.forEach((line, i) => {
      for (const { at, drawing } of line.drawings) {
        const lx = x + share * (width - (line.width * size) / 1000) + (at * size) / 1000;
        const top1 = top + size * i * LEADING;
        if (typeof drawing === 'string') {
          this.box(lx + size * 0.08, top1 + size * 0.32, size * 0.84, drawing, colour);
        } else this.#outline(drawing, lx, top1 + size * BASELINE, style);
      }
    });
  }

  #outline(
    outline: Outline,
    x: number,
    baseline: number,
    { size, colour = INK, bold = false }: TextStyle,
  ): void {
    const paths = outline.map((polygon) => {
      const points: string[] = [];
      for (let i = 0; i < polygon.length; i += 2) {
        const px = x + (polygon[i]! * size) / 2048;
        const py = this.height - baseline + (polygon[i + 1]! * size) / 2048;
        points.push(`${n(px)} ${n(py)} ${i === 0 ? 'm' : 'l'}`);
      }
      return `${points.join(' ')} h`;
    });
    const edge = bold ? `${paint(colour, true)} ${n(size * 0.035)} w ` : '';
    this.#write(`${paint(colour, false)} ${edge}${paths.join(' ')} ${bold ? 'B*' : 'f*'}`);
  }

  /** A check box with its top left corner at (x, y). */
  box(x: number, y: number, side: number, kind: Box, colour: Colour = INK): void {
    const at = (dx: number, dy: number): string => `${n(x + dx * side)} ${n(this.height - y - dy * side)}`;
    const frame = `${n(x)} ${n(this.height - y - side)} ${n(side)} ${n(side)} re S`;
    const tick = `${n(side * 0.13)} w ${at(0.2, 0.52)} m ${at(0.43, 0.76)} l ${at(0.82, 0.24)} l S`;
    const cross = `${at(0.22, 0.22)} m ${at(0.78, 0.78)} l ${at(0.78, 0.22)} m ${at(0.22, 0.78)} l S`;
    const inside = kind === 'ticked' ? tick : kind === 'crossed' ? cross : '';
    this.#write(`q ${paint(colour, true)} ${n(side * 0.08)} w ${frame} ${inside} Q`);
  }

  fill(x: number, y: number, width: number, height: number, colour: Colour): void {
    this.#write(`${paint(colour, false)} ${this.#rectangle(x, y, width, height)} f`);
  }

  frame(x: number, y: number, width: number, height: number, colour: Colour = RULE, weight = 0.5): void {
    this.#write(`${paint(colour, true)} ${n(weight)} w ${this.#rectangle(x, y, width, height)} S`);
  }

  line(x1: number, y1: number, x2: number, y2: number, colour: Colour = RULE, weight = 0.5): void {
    const from = `${n(x1)} ${n(this.height - y1)}`;
    this.#write(`${paint(colour, true)} ${n(weight)} w ${from} m ${n(x2)} ${n(this.height - y2)} l S`);
  }

  #rectangle(x: number, y: number, width: number, height: number): string {
    return `${n(x)} ${n(this.height - y - height)} ${n(width)} ${n(height)} re`;
  }

  #write(operators: string): void {
    this.pages[this.page]!.push(operators);
  }
}
