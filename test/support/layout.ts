/**
 * How another program set a paper, judged without its fonts, which differ by machine: order, columns, edges and heads.
 * Units are points; x from the left, y from the bottom.
 */
import type { Block, Paper } from '#schemas';
import { bare, type ReadPdf } from './pdf-text.ts';

type Line = { readonly text: string; readonly x: number; readonly page: number; readonly y: number };

/** Pieces of text that stand side by side without a gap are one. */
function linesOf(pdf: ReadPdf): Line[] {
  return pdf.pages.flatMap(({ pieces }, page) => {
    const lines: (Line & { right: number })[] = [];
    for (const { text, x, y, width, size } of pieces) {
      const last = lines.at(-1);
      if (last && Math.abs(last.y - y) < 2 && x - last.right < size && x >= last.x)
        Object.assign(last, { text: last.text + text, right: x + width });
      else lines.push({ text, x, y, page, right: x + width });
    }
    return lines;
  });
}

const MARGIN = 51;
// What another program may take from another font, and so draw before or after the text it stands in.
const RARE = /[\u{10000}-\u{10FFFF}\u2610-\u2612\u3300-\u33FF\uFF61-\uFF9F]/u;

/** Text that stands outside the margins, page by page. */
export function outside(pdf: ReadPdf): string[] {
  return pdf.pages.flatMap(({ width, height, pieces }, i) =>
    pieces
      .filter(({ x, y, width: wide }) => x < 15 || x + wide > width - 15 || y < 15 || y > height - 15)
      .map(({ text, x }) => `page ${i + 1}, ${Math.round(x)}: ${text}`),
  );
}

/** What in a Word document is not where the paper has it: headings in order, labels and values in their columns. */
export function wordLayout(paper: Paper, pdf: ReadPdf): string[] {
  const lines = linesOf(pdf);
  const wide = pdf.pages[0]!.width - 2 * MARGIN;
  const problems: string[] = [];
  let from = 0;
  /** The next line that begins with the text (with its first letters: cells break their lines), after the one found before. */
  const find = (text: string, x: number | null, what: string): void => {
    const wanted = bare(text).slice(0, 5);
    if (wanted === '' || RARE.test(wanted)) return;
    const at = lines.findIndex(
      (line, i) =>
        i >= from && bare(line.text).startsWith(wanted) && (x === null || Math.abs(line.x - x) <= 6),
    );
    if (at < 0) problems.push(`${what}: ${text}${x === null ? '' : ` at ${Math.round(x)}`}`);
    else from = at;
  };
  for (const block of paper.blocks) {
    if (block.type === 'heading') find(block.text, null, 'heading');
    else if (block.type === 'grid')
      for (const { label, value } of block.rows) {
        find(label, MARGIN + 4, 'label');
        find(value.text.split('\n')[0]!, MARGIN + 4 + wide * 0.3, 'value');
      }
    else if (block.type === 'table')
      for (const row of block.rows)
        for (const [i, x] of columnsOf(block, wide)) find(row[i]?.text.split('\n')[0] ?? '', x, 'cell');
  }
  return problems;
}

/** Columns set from the left, and where they begin. */
function columnsOf({ columns }: Extract<Block, { type: 'table' }>, wide: number): [number, number][] {
  const total = columns.reduce((sum, column) => sum + column.width, 0) || 1;
  let left = MARGIN + 4;
  return columns.flatMap(({ width, align }, i): [number, number][] => {
    const x = left;
    left += (width / total) * wide;
    return align === 'center' ? [] : [[i, x]];
  });
}

/** Pages after the first on which a table goes on without its head. */
export function headless(paper: Paper, pdf: ReadPdf): string[] {
  const pages = pdf.pages.map(({ pieces }) => bare(pieces.map(({ text }) => text).join('')));
  return paper.blocks.flatMap((block) => {
    if (block.type !== 'table') return [];
    const head = block.columns.map(({ label }) => bare(label));
    return block.rows.flatMap((row) => {
      const [first, second] = row.map(({ text }) => bare(text));
      // A row that is on one page only, by two of its cells.
      const on = pages.flatMap((page, i) => (first && second && page.includes(first + second) ? [i] : []));
      return on.length === 1 && !head.every((label) => pages[on[0]!]!.includes(label))
        ? [`page ${on[0]! + 1}: ${first}`]
        : [];
    });
  });
}
