/** What a paper says, apart from the day it is printed on: to be kept when it is approved, and compared later. */
import type { Block, Paper } from '#schemas';

/** One line of a paper: where it stands, and what it says. */
export type PaperLine = { readonly place: string; readonly text: string };

/** A line that differs between an approved paper and the paper as it would be now. */
export type PaperChange = {
  readonly place: string;
  readonly kind: 'changed' | 'added' | 'removed';
  readonly before: string;
  readonly after: string;
};

/** The content as canonical JSON: equal texts mean equal papers, whatever the as-of date. */
export function contentText(paper: Paper): string {
  const { formNo, title, blocks } = paper;
  return JSON.stringify({ formNo, title, blocks: blocks.map(stripped) });
}

// A source is a place in the case, not something the paper says.
const stripped = (block: Block): unknown =>
  JSON.parse(JSON.stringify(block, (key, value: unknown) => (key === 'source' ? undefined : value)));

/** Reads back what `contentText` wrote; null where it is something else. */
export function readContent(text: string): readonly Block[] | null {
  try {
    const parsed = JSON.parse(text) as { blocks?: unknown };
    return Array.isArray(parsed.blocks) ? (parsed.blocks as Block[]) : null;
  } catch {
    return null;
  }
}

/** The lines of a paper, each under its headings. Two lines of the same place are told apart by a number. */
export function linesOf(blocks: readonly Block[]): readonly PaperLine[] {
  const lines: PaperLine[] = [];
  const seen = new Map<string, number>();
  let heading = '';
  const add = (label: string, text: string): void => {
    const place = [heading, label].filter(Boolean).join(' › ') || '本文';
    const n = (seen.get(place) ?? 0) + 1;
    seen.set(place, n);
    lines.push({ place: n === 1 ? place : `${place}（${n}）`, text });
  };
  for (const block of blocks) {
    switch (block.type) {
      case 'heading':
        heading = block.text;
        break;
      case 'paragraph':
        add('', block.value.text);
        break;
      case 'note':
        add('注', block.text);
        break;
      case 'grid':
      case 'signature':
        if (block.type === 'signature') add('日付', block.date ?? '');
        for (const row of block.rows) add(row.label, row.value.text);
        break;
      case 'table':
        for (const row of block.rows)
          for (const [i, value] of row.entries())
            if (i > 0 || row.length === 1)
              add([row[0]?.text, block.columns[i]?.label].filter(Boolean).join(' › '), value.text);
        break;
      case 'checks':
        for (const item of block.items) add(item.value.text, item.checked ? 'あり' : 'なし');
        break;
      case 'list':
        for (const item of block.items) add('', item.text);
        break;
      case 'pageBreak':
        break;
    }
  }
  return lines;
}

/** What differs, in the order of the paper as it is now, what is gone behind. */
export function changesBetween(before: readonly Block[], after: readonly Block[]): readonly PaperChange[] {
  const old = new Map(linesOf(before).map((line) => [line.place, line.text]));
  const now = linesOf(after);
  const changes = now.flatMap(({ place, text }): PaperChange[] => {
    const was = old.get(place);
    old.delete(place);
    if (was === text) return [];
    return [{ place, kind: was === undefined ? 'added' : 'changed', before: was ?? '', after: text }];
  });
  const gone = [...old].map(([place, text]): PaperChange => ({
    place,
    kind: 'removed',
    before: text,
    after: '',
  }));
  return [...changes, ...gone];
}
