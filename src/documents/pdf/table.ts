/** Ruled cells: tables with repeated heads, and label / value grids. Rows taller than half a page are cut, others move. */
import type { Value } from '#schemas';
import { type Canvas, LEADING, RULE, SHADE, type Colour, type TextStyle } from './canvas.ts';
import { type Flow, pause, shown } from './flow.ts';
import type { Line } from './glyphs.ts';

/** Behind a value nobody has entered yet. */
export const BLANK: Colour = 0.965;
const PAD_X = 4;
const PAD_Y = 2.5;
const ROWS_BETWEEN_PAUSES = 40;

type Cell = {
  readonly lines: readonly Line[];
  readonly style: TextStyle;
  readonly fill: Colour | null;
  readonly align: 'left' | 'center';
};
type Column = { readonly label: string; readonly width: number; readonly align?: 'left' | 'center' };
type Content = { readonly value: Value; readonly head?: boolean; readonly centred?: boolean };

export type TableSpec = {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Content[])[];
  /** Repeated on each page; false for a grid. */
  readonly head: boolean;
  readonly size: number;
};

/** Draws the rows from the flow's place on, over as many pages as they need. */
export async function drawTable(flow: Flow, { columns, rows, head, size }: TableSpec): Promise<void> {
  const { canvas } = flow;
  const total = columns.reduce((sum, column) => sum + column.width, 0) || 1;
  const widths = columns.map((column) => (column.width / total) * flow.width);
  const row = (contents: readonly Content[]): Cell[] =>
    columns.map((column, i) => makeCell(canvas, contents[i], column, widths[i]!, size));
  const header = head
    ? row(columns.map((column) => ({ value: { text: column.label }, head: true, centred: true })))
    : null;
  const headerHeight = header ? heightOf(header) : 0;

  const draw = (cells: readonly Cell[], height: number): void => {
    drawRow(canvas, cells, widths, flow.left, flow.y, height);
    flow.y += height;
  };
  const drawHeader = (): void => {
    if (header) draw(header, headerHeight);
  };
  const nextPage = (): void => {
    flow.newPage();
    drawHeader();
  };

  const first = rows[0] ? heightOf(row(rows[0])) : 0;
  flow.ensure(headerHeight + Math.min(first, flow.pageRoom / 2));
  drawHeader();
  for (let i = 0; i < rows.length; i++) {
    if (i % ROWS_BETWEEN_PAUSES === ROWS_BETWEEN_PAUSES - 1) await pause();
    const cells = row(rows[i]!);
    const height = heightOf(cells);
    if (height <= flow.room) draw(cells, height);
    else if (height <= (flow.pageRoom - headerHeight) / 2) {
      nextPage();
      draw(cells, height);
    } else drawInParts(cells, flow, size, draw, nextPage);
  }
}

/** A row taller than half a page: as many lines as fit here, the rest on the next pages. */
function drawInParts(
  cells: readonly Cell[],
  flow: Flow,
  size: number,
  draw: (cells: readonly Cell[], height: number) => void,
  nextPage: () => void,
): void {
  const all = Math.max(...cells.map((cell) => cell.lines.length));
  for (let from = 0; from < all;) {
    let fits = Math.floor((flow.room - 2 * PAD_Y) / (size * LEADING) + 0.001);
    if (fits < 2 && all - from > fits) {
      nextPage();
      fits = Math.max(1, Math.floor((flow.room - 2 * PAD_Y) / (size * LEADING) + 0.001));
    }
    const part = cells.map((cell) => ({ ...cell, lines: cell.lines.slice(from, from + fits) }));
    draw(part, heightOf(part));
    from += fits;
    if (from < all) nextPage();
  }
}

function makeCell(
  canvas: Canvas,
  content: Content | undefined,
  column: Column,
  width: number,
  size: number,
): Cell {
  const value = content?.value ?? { text: '' };
  const head = content?.head ?? false;
  const { text, style } = shown(value, { size, bold: head });
  return {
    lines: canvas.lines(text, width - 2 * PAD_X, size),
    style,
    fill: head ? SHADE : value.missing ? BLANK : null,
    align: content?.centred ? 'center' : (column.align ?? 'left'),
  };
}

function heightOf(cells: readonly Cell[]): number {
  return (
    cells.reduce((most, { lines, style }) => Math.max(most, lines.length * style.size * LEADING), 0) +
    2 * PAD_Y
  );
}

function drawRow(
  canvas: Canvas,
  cells: readonly Cell[],
  widths: readonly number[],
  left: number,
  top: number,
  height: number,
): void {
  let x = left;
  cells.forEach(({ lines, style, fill, align }, i) => {
    const width = widths[i]!;
    if (fill !== null) canvas.fill(x, top, width, height, fill);
    canvas.frame(x, top, width, height, RULE, 0.5);
    canvas.text(lines, x + PAD_X, top + PAD_Y, style, align, width - 2 * PAD_X);
    x += width;
  });
}
