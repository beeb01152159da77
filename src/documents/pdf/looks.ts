/** Sizes and measures of the blocks, as both drawing and looking ahead need them. */
import type { Block } from '#schemas';
import { type Canvas, LEADING, type TextStyle } from './canvas.ts';
import { type Flow, shown } from './flow.ts';
import type { Line } from './glyphs.ts';
import type { TableSpec } from './table.ts';

export const BODY = 10;
export const CAPTION = 9;
export const NOTE = 8.5;
export const HEADINGS = {
  1: { size: 12.5, indent: 9, above: 12, below: 4 },
  2: { size: 11, indent: 0, above: 8, below: 4 },
  3: { size: 10, indent: 0, above: 8, below: 4 },
} as const;

const GRID = 9.5;
// The labels' share of a grid: the lesser one, unless a label of the paper needs up to the greater.
const LABELS = { least: 0.3, most: 0.37 };
const CELL_PADDING = 9;

type Of<T extends Block['type']> = Extract<Block, { type: T }>;

/** The share of the labels' column, the same for all grids of a paper, so that their rules stand in one line. */
export function labelShare(canvas: Canvas, blocks: readonly Block[], width: number): number {
  const shares = blocks.flatMap((block) =>
    block.type === 'grid'
      ? block.rows.map(({ label }) => (canvas.measure(label, GRID) + CELL_PADDING) / width)
      : [],
  );
  return Math.max(LABELS.least, ...shares.filter((share) => share <= LABELS.most));
}

/** A label / value grid as a table without a head. */
export function gridSpec(flow: Flow, { rows }: Of<'grid'>): TableSpec {
  return {
    columns: [
      { label: '', width: flow.labelShare },
      { label: '', width: 1 - flow.labelShare },
    ],
    rows: rows.map(({ label, value }) => [{ value: { text: label }, head: true }, { value }]),
    head: false,
    size: GRID,
  };
}

/** A table with its head; many columns are set smaller. */
export function tableSpec({ columns, rows }: Of<'table'>): TableSpec {
  const size = columns.length >= 6 ? 7.5 : columns.length >= 4 ? 8 : 9.5;
  return { columns, rows: rows.map((row) => row.map((value) => ({ value }))), head: true, size };
}

type SignatureRow = {
  readonly left: readonly Line[];
  readonly right: readonly Line[];
  readonly style: TextStyle;
  readonly height: number;
};

/** The lines for signatures: the width of their labels, and the height of all with the date above. */
export function signatureRows(
  flow: Flow,
  { rows }: Of<'signature'>,
): {
  readonly width: number;
  readonly labels: number;
  readonly rows: readonly SignatureRow[];
  readonly height: number;
} {
  const { canvas } = flow;
  const width = flow.width * 0.6;
  const widest = Math.max(0, ...rows.map((row) => canvas.measure(row.label, BODY)));
  const labels = Math.min(width * 0.45, widest + 10);
  const made = rows.map(({ label, value }): SignatureRow => {
    const { text, style } = shown(value, { size: BODY });
    const left = canvas.lines(label, labels - 6, BODY);
    const right = canvas.lines(text, width - labels, BODY);
    return { left, right, style, height: Math.max(left.length, right.length) * BODY * LEADING + 5 };
  });
  const height = BODY * LEADING + 10 + made.reduce((sum, row) => sum + row.height, 0);
  return { width, labels, rows: made, height };
}
