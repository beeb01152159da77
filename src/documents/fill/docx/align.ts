/** Which paragraph, row and cell of an edited copy is which of the original: by order and by the text that was printed. */
import { squash } from '../labels.ts';
import {
  parasOf,
  tablesOf,
  textOf,
  type Block,
  type Cell,
  type Para,
  type Row,
  type Table,
  type WordPart,
} from './model.ts';

/** Stretches of a paragraph that hold values; the rest is printed. */
export type Gaps = ReadonlyMap<Para, readonly { readonly from: number; readonly to: number }[]>;

export type Alignment = {
  readonly paras: ReadonlyMap<Para, Para>;
  readonly cells: ReadonlyMap<Cell, Cell>;
  readonly tables: ReadonlyMap<Table, Table>;
};

/** Lays the edited part over the original. What has no counterpart is left out. */
export function align(original: WordPart, edited: WordPart, gaps: Gaps): Alignment {
  const paras = new Map<Para, Para>();
  const cells = new Map<Cell, Cell>();
  const tables = new Map<Table, Table>();
  const flow = (a: readonly Block[], b: readonly Block[]): void => {
    for (const [x, y] of around(a, b, gaps)) {
      if (x.para && y.para) paras.set(x.para, y.para);
      if (x.table && y.table) table(x.table, y.table);
    }
  };
  const table = (a: Table, b: Table): void => {
    tables.set(a, b);
    for (const [x, y] of pairs(a.rows, b.rows, (m, n) => rowLikeness(m, n, gaps))) {
      if (x.cells.length !== y.cells.length) continue;
      x.cells.forEach((cell, n) => {
        cells.set(cell, y.cells[n]!);
        flow(cell.blocks, y.cells[n]!.blocks);
      });
    }
  };
  flow(original.body, edited.body);
  original.boxes.forEach((box, n) => {
    const other = edited.boxes[n];
    if (other) flow(box.blocks, other.blocks);
  });
  return { paras, cells, tables };
}

/** Pairs of two flows: what is the same at the beginning and at the end needs no weighing, of a long text that is most. */
function around(a: readonly Block[], b: readonly Block[], gaps: Gaps): [Block, Block][] {
  const same = (x: Block | undefined, y: Block | undefined): boolean =>
    x?.para !== null &&
    x?.para !== undefined &&
    y?.para !== null &&
    y?.para !== undefined &&
    (gaps.has(x.para) ? paraLikeness(x.para, y.para, gaps) >= 1 : dense(x.para) === dense(y.para));
  let head = 0;
  while (same(a[head], b[head])) head++;
  let tail = 0;
  while (head + tail < Math.min(a.length, b.length) && same(a[a.length - 1 - tail], b[b.length - 1 - tail]))
    tail++;
  const between = pairs(a.slice(head, a.length - tail), b.slice(head, b.length - tail), (m, n) =>
    likeness(m, n, gaps),
  );
  const ends = (from: number, to: number, shift: number): [Block, Block][] =>
    a.slice(from, to).map((x, n) => [x, b[from + n + shift]!]);
  return [...ends(0, head, 0), ...between, ...ends(a.length - tail, a.length, b.length - a.length)];
}

const texts = new WeakMap<Para, string>();

/** The text of a paragraph without its spaces and widths, kept. */
function dense(para: Para): string {
  const before = texts.get(para);
  if (before !== undefined) return before;
  const made = squash(para.text);
  texts.set(para, made);
  return made;
}

const MOST = 4_000_000;

/** The pairing in order with the greatest sum of likeness; 0 = must not be paired. */
function pairs<A, B>(a: readonly A[], b: readonly B[], like: (a: A, b: B) => number): [A, B][] {
  if (a.length * b.length > MOST) return a.slice(0, b.length).map((x, n) => [x, b[n]!]);
  const width = b.length + 1;
  const best = new Float64Array((a.length + 1) * width);
  const scores = a.map((x) => b.map((y) => like(x, y)));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const score = scores[i]![j]!;
      const both = score > 0 ? score + best[(i + 1) * width + j + 1]! : 0;
      best[i * width + j] = Math.max(both, best[(i + 1) * width + j]!, best[i * width + j + 1]!);
    }
  }
  const found: [A, B][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const score = scores[i]![j]!;
    const here = best[i * width + j]!;
    if (score > 0 && here === score + best[(i + 1) * width + j + 1]!) found.push([a[i++]!, b[j++]!]);
    else if (here === best[(i + 1) * width + j]!) i++;
    else j++;
  }
  return found;
}

function likeness(a: Block, b: Block, gaps: Gaps): number {
  if (a.table && b.table) return 2 + shared(labelsOf(a.table), labelsOf(b.table));
  return a.para && b.para ? paraLikeness(a.para, b.para, gaps) : 0;
}

function paraLikeness(a: Para, b: Para, gaps: Gaps): number {
  const own = gaps.get(a);
  if (own) {
    const printed = squash(editOut(a.text, own)).length;
    return capture(a.text, own, b.text) ? 1 + printed : printed === 0 ? 0.5 : 0;
  }
  const [x, y] = [dense(a), dense(b)];
  if (x === y) return x === '' ? 1 : 2 + Math.min(x.length, 40);
  return 0;
}

const editOut = (text: string, gaps: readonly { from: number; to: number }[]): string =>
  [...gaps].reverse().reduce((t, g) => t.slice(0, g.from) + t.slice(g.to), text);

function rowLikeness(a: Row, b: Row, gaps: Gaps): number {
  if (a.cells.length !== b.cells.length) return 0;
  const printed = (row: Row): string[] => row.cells.map((c) => squash(textOf(c.blocks)));
  const [x, y] = [printed(a), printed(b)];
  let score = 1;
  a.cells.forEach((cell, n) => {
    const holds = parasOf(cell.blocks).some((p) => gaps.has(p)) || tablesOf(cell.blocks).length > 0;
    if (!holds && x[n] !== '') score += x[n] === y[n] ? 3 : -2;
  });
  return Math.max(score, 0);
}

const labelsOf = (table: Table): Set<string> =>
  new Set(table.rows.flatMap((r) => r.cells.map((c) => squash(textOf(c.blocks)))).filter((t) => t !== ''));

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((t) => b.has(t)).length;

/**
 * What stands in the gaps of a printed line in an edited copy of it; null when the printed text is no longer there. White
 * space of the print does not count.
 */
export function capture(
  printed: string,
  gaps: readonly { readonly from: number; readonly to: number }[],
  text: string,
): string[] | null {
  const chars: number[] = [];
  let dense = '';
  for (let i = 0; i < text.length; i++) {
    if (/\s/.test(text[i]!)) continue;
    dense += text[i];
    chars.push(i);
  }
  const solid = (t: string): string => t.replace(/\s+/g, '');
  const sorted = [...gaps].sort((a, b) => a.from - b.from);
  const pieces: string[] = [];
  let from = 0;
  for (const gap of sorted) {
    pieces.push(solid(printed.slice(from, gap.from)));
    from = gap.to;
  }
  const last = solid(printed.slice(from));
  if (!dense.startsWith(pieces[0] ?? '')) return null;
  let at = (pieces[0] ?? '').length;
  const found: string[] = [];
  const slice = (a: number, b: number): string =>
    a >= b ? '' : text.slice(chars[a]!, (chars[b - 1] ?? text.length - 1) + 1).trim();
  for (let n = 1; n <= sorted.length; n++) {
    const isLast = n === sorted.length;
    const next = isLast ? last : (pieces[n] ?? '');
    let end: number;
    if (isLast) {
      if (!dense.endsWith(next) || dense.length - next.length < at) return null;
      end = dense.length - next.length;
    } else end = next === '' ? at : dense.indexOf(next, at);
    if (end < 0) return null;
    found.push(slice(at, end));
    at = end + next.length;
  }
  return found;
}
