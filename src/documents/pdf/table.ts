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
// Two rows no taller than this share of a page stand together at the beginning and the end of a table.
const SHORT = 0.2;

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

  flow.ensure(startOfTable(flow, { columns, rows, head, size }));
  drawHeader();
  for (let i = 0; i < rows.length; i++) {
    if (i % ROWS_BETWEEN_PAUSES === ROWS_BETWEEN_PAUSES - 1) await pause();
    const cells = row(rows[i]!);
    const height = heightOf(cells);
    // The last row takes the one before it along: alone under a head it would look like a slip.
    const last = i > 0 && i === rows.length - 2 ? heightOf(row(rows[i + 1]!)) : 0;
    const together = last <= flow.pageRoom * SHORT ? height + last : height;
    if (together <= flow.room) draw(cells, height);
    else if (height <= (flow.pageRoom - headerHeight) / 2) {
      nextPage();
      draw(cells, height);
    } else
      drawInParts(
        cells,
        continued(cells, rows[i]!, columns, widths, canvas, size),
        flow,
        size,
        draw,
        nextPage,
      );
  }
}

/** Points that the beginning of a table takes: its head and first row; with the second, where both are short. */
export function startOfTable(flow: Flow, { columns, rows, head, size }: TableSpec): number {
  const total = columns.reduce((sum, column) => sum + column.width, 0) || 1;
  const height = (contents: readonly Content[]): number =>
    heightOf(
      columns.map((column, i) =>
        makeCell(flow.canvas, contents[i], column, (column.width / total) * flow.width, size),
      ),
    );
  const header = head ? height(columns.map((column) => ({ value: { text: column.label }, head: true }))) : 0;
  const [first = 0, second = 0] = rows.slice(0, 2).map(height);
  const both = first + second <= flow.pageRoom * SHORT ? first + second : first;
  return header + Math.min(both, flow.pageRoom / 2);
}

/** The cells of a row that goes on on the next page: its first cell once more, so that one sees what goes on. */
function continued(
  cells: readonly Cell[],
  contents: readonly Content[],
  columns: readonly Column[],
  widths: readonly number[],
  canvas: Canvas,
  size: number,
): readonly Cell[] {
  const name = contents[0]?.value.text ?? '';
  if (name === '' || cells[0]!.lines.length > 2) return cells.map((cell) => ({ ...cell, lines: [] }));
  return cells.map((cell, i) => {
    if (i > 0) return { ...cell, lines: [] };
    const again = makeCell(
      canvas,
      { ...contents[0]!, value: { text: `${name}（続き）` } },
      columns[0]!,
      widths[0]!,
      size,
    );
    return { ...again, align: cell.align };
  });
}

/** A row taller than half a page: as many lines as fit here, the rest on the next pages. */
function drawInParts(
  cells: readonly Cell[],
  again: readonly Cell[],
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
    const part = cells.map((cell, i) => {
      const lines = cell.lines.slice(from, from + fits);
      return lines.length === 0 ? again[i]! : { ...cell, lines };
    });
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
