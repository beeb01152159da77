/**
 * The tables of a paper: each `table`, and grids that say the same of one thing after another (a finding, an agency).
 * Those with the same columns become one, its headings columns of their own, so that it can be filtered as a whole.
 */
import type { Block, Paper, Value } from '#schemas';

type Column = { readonly label: string; readonly width: number; readonly align?: 'left' | 'center' };
/** The texts of the headings a block stands below, by level; '' where there is none. */
export type Headings = readonly [string, string, string];
type Part = {
  readonly headings: Headings;
  readonly caption: string;
  readonly rows: readonly (readonly Value[])[];
};

export type Table = {
  readonly title: string;
  /** Levels (0 to 2) of the headings that stand in columns: from the first in which its parts differ. */
  readonly levels: readonly number[];
  readonly captions: boolean;
  readonly columns: readonly Column[];
  readonly parts: readonly Part[];
};

/** Each table, by the blocks it is made of. */
export function tablesOf(paper: Paper): ReadonlyMap<Block, Table> {
  const groups = new Map<string, { columns: readonly Column[]; blocks: Block[]; parts: Part[] }>();
  let headings: Headings = ['', '', ''];
  for (const block of paper.blocks) {
    if (block.type === 'heading') headings = below(headings, block);
    const made = partOf(block, headings);
    if (made === null) continue;
    const key = `${block.type}\n${made.columns.map((column) => column.label).join('\n')}`;
    const group = groups.get(key) ?? { columns: made.columns, blocks: [], parts: [] };
    group.blocks.push(block);
    group.parts.push(made.part);
    groups.set(key, group);
  }
  const tables = new Map<Block, Table>();
  for (const { columns, blocks, parts } of groups.values()) {
    // A single grid reads better as it is.
    if (blocks[0]!.type === 'grid' && blocks.length === 1) continue;
    const sized = blocks[0]!.type === 'grid' ? sizedColumns(columns, parts) : columns;
    const levels = levelsOf(parts);
    const captions = differ(parts.map((part) => part.caption));
    const title = titleOf(paper, parts);
    for (const block of blocks) tables.set(block, { title, levels, captions, columns: sized, parts });
  }
  return tables;
}

/** The headings a block below this one stands below. */
export function below(headings: Headings, { level, text }: Extract<Block, { type: 'heading' }>): Headings {
  return headings.map((had, i) => (i === level - 1 ? text : i > level - 1 ? '' : had)) as [
    string,
    string,
    string,
  ];
}

function partOf(block: Block, headings: Headings): { columns: readonly Column[]; part: Part } | null {
  if (block.type === 'table') {
    if (block.rows.length === 0 || block.columns.length === 0) return null;
    const rows = block.rows.map((row) => block.columns.map((_, i): Value => row[i] ?? { text: '' }));
    return { columns: block.columns, part: { headings, caption: block.caption ?? '', rows } };
  }
  if (block.type !== 'grid' || block.rows.length === 0) return null;
  const columns = block.rows.map(({ label }) => ({ label, width: 1 }));
  return { columns, part: { headings, caption: '', rows: [block.rows.map(({ value }) => value)] } };
}

/** Columns of a grid, which has no widths: by the longest of their values, within bounds. */
function sizedColumns(columns: readonly Column[], parts: readonly Part[]): Column[] {
  return columns.map((column, i) => {
    const longest = Math.max(...parts.map((part) => part.rows[0]?.[i]?.text.length ?? 0));
    return { ...column, width: Math.min(40, Math.max(9, longest)) };
  });
}

const differ = (texts: readonly string[]): boolean => texts.some((text) => text !== texts[0]);

/** The first level in which the parts differ and all below it that are in use. */
function levelsOf(parts: readonly Part[]): number[] {
  const first = [0, 1, 2].find((level) => differ(parts.map((part) => part.headings[level]!)));
  if (first === undefined) return [];
  return [0, 1, 2].filter((l) => l >= first && parts.some((part) => part.headings[l] !== ''));
}

/** The caption or the nearest heading that all its parts share; the paper's title where they share none. */
function titleOf(paper: Paper, parts: readonly Part[]): string {
  const same = (of: (part: Part) => string): string => {
    const texts = parts.map(of);
    return differ(texts) ? '' : texts[0]!;
  };
  const found = [
    same((part) => part.caption),
    ...[2, 1, 0].map((level) => same((part) => part.headings[level]!)),
  ];
  return found.find((text) => text !== '') ?? paper.title;
}
