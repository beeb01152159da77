/** The place on the page where the next thing goes, and the page break before what no longer fits. */
import type { Value } from '#schemas';
import type { Bookmark } from './file.ts';
import { type Canvas, LEADING, PALE, type TextStyle } from './canvas.ts';
import type { Line } from './glyphs.ts';

export const MARGIN = 51;
const TOP = 62;
const BOTTOM = 54;

export const MISSING = '（未記入）';

export class Flow {
  readonly canvas: Canvas;
  readonly bookmarks: Bookmark[] = [];
  readonly left = MARGIN;
  readonly width: number;
  readonly bottom: number;
  /** Below the last thing drawn. */
  y = TOP;
  /** The part of a grid's width its labels have. */
  labelShare = 0.3;

  constructor(canvas: Canvas) {
    this.canvas = canvas;
    this.width = canvas.width - 2 * MARGIN;
    this.bottom = canvas.height - BOTTOM;
  }

  get room(): number {
    return this.bottom - this.y;
  }

  /** The height of an empty page. */
  get pageRoom(): number {
    return this.bottom - TOP;
  }

  get atTop(): boolean {
    return this.y === TOP;
  }

  newPage(): void {
    this.canvas.addPage();
    this.y = TOP;
  }

  /** Starts a new page unless `height` still fits on this one. */
  ensure(height: number): void {
    if (height > this.room && !this.atTop) this.newPage();
  }

  /** Leaves a gap, except at the top of a page. */
  gap(height: number): void {
    if (!this.atTop) this.y += height;
  }

  /** Draws lines from page to page; never leaves one line alone at the foot when two fit elsewhere. */
  lines(
    lines: readonly Line[],
    style: TextStyle,
    at: { indent?: number; align?: 'left' | 'center' | 'right' } = {},
  ): void {
    const step = style.size * LEADING;
    const indent = at.indent ?? 0;
    this.ensure(Math.min(lines.length, 2) * step);
    for (let from = 0; from < lines.length;) {
      const count = Math.max(1, Math.floor(this.room / step + 0.001));
      const part = lines.slice(from, from + count);
      this.canvas.text(part, this.left + indent, this.y, style, at.align, this.width - indent);
      this.y += part.length * step;
      from += part.length;
      if (from < lines.length) this.newPage();
    }
  }
}

/** What stands in a value's place, and in which colour. */
export function shown(value: Value, style: TextStyle): { text: string; style: TextStyle } {
  if (!value.missing) return { text: value.text, style };
  return { text: value.text === '' ? MISSING : value.text, style: { ...style, colour: PALE } };
}

/** Lets other work of this thread run: a long table must not freeze a page that renders without a worker. */
export function pause(): Promise<void> {
  return new Promise((resume) => setTimeout(resume, 0));
}
