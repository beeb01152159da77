/** What must not be torn apart by the end of a page: how much of what follows a heading belongs to it. */
import type { Block } from '#schemas';
import { CAPTION, BODY, HEADINGS, NOTE, gridSpec, signatureRows, tableSpec } from './looks.ts';
import { LEADING } from './canvas.ts';
import { type Flow, shown } from './flow.ts';
import { startOfTable } from './table.ts';

/** Points from the flow's place on that the block at `at` takes before a page may end, with the gaps around it. */
export function startHeight(flow: Flow, blocks: readonly Block[], at: number): number {
  const block = blocks[at];
  if (block === undefined) return 0;
  const lines = (text: string, size: number, indent = 0): number =>
    flow.canvas.lines(text, flow.width - indent, size).length;
  switch (block.type) {
    case 'heading': {
      const { size, indent, above, below } = HEADINGS[block.level];
      const own = above + lines(block.text, size, indent) * size * LEADING + below;
      return own + startHeight(flow, blocks, at + 1);
    }
    case 'paragraph':
    case 'note': {
      const [text, size] =
        block.type === 'note' ? [block.text, NOTE] : [shown(block.value, { size: BODY }).text, BODY];
      const count = lines(text, size);
      if (!leadsIn(blocks, at) || count > 3) return 4 + Math.min(count, 2) * size * LEADING;
      return 8 + count * size * LEADING + startHeight(flow, blocks, at + 1);
    }
    case 'grid':
      return block.rows.length === 0 ? 0 : 4 + startOfTable(flow, gridSpec(flow, block));
    case 'table': {
      const caption = block.caption ?? '';
      const above = caption === '' ? 0 : lines(caption, CAPTION) * CAPTION * LEADING + 2;
      return 4 + above + startOfTable(flow, tableSpec(block));
    }
    case 'checks':
    case 'list': {
      const first =
        block.type === 'list' ? block.items.slice(0, 2) : block.items.slice(0, 2).map((i) => i.value);
      const heights = first.map((value) => Math.min(lines(value.text, BODY, 20), 2) * BODY * LEADING + 3);
      return 3 + heights.reduce((sum, height) => sum + height, 0);
    }
    case 'signature':
      return 12 + signatureRows(flow, block).height;
    case 'pageBreak':
      return 0;
  }
}

/** Whether the block is a few words to what follows: 「次の事項を確認しました。」 above its list. */
export function leadsIn(blocks: readonly Block[], at: number): boolean {
  const [type, next] = [blocks[at]?.type, blocks[at + 1]?.type];
  if (type !== 'paragraph' && type !== 'note') return false;
  return next === 'grid' || next === 'table' || next === 'checks' || next === 'list';
}
