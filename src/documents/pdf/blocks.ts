/** How each block of the document model looks. */
import { formatEra } from '#kernel';
import type { Block, Value } from '#schemas';
import { INK, LEADING, PALE, RULE } from './canvas.ts';
import { type Flow, pause, shown } from './flow.ts';
import { leadsIn, startHeight } from './keep.ts';
import { BODY, CAPTION, gridSpec, HEADINGS, NOTE, signatureRows, tableSpec } from './looks.ts';
import { BLANK, drawTable, startOfTable } from './table.ts';

// Room to write the date by hand.
const BLANK_DAY = '\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日';

type Of<T extends Block['type']> = Extract<Block, { type: T }>;

/** Draws the block at `at` at the flow's place; those that follow decide whether it fits there. */
export async function drawBlock(flow: Flow, blocks: readonly Block[], at: number): Promise<void> {
  const block = blocks[at]!;
  // A heading stays with what follows it, a few words with the list they introduce.
  if (block.type === 'heading' || leadsIn(blocks, at))
    flow.ensure(Math.min(startHeight(flow, blocks, at), flow.pageRoom / 2));
  switch (block.type) {
    case 'heading':
      return drawHeading(flow, block);
    case 'paragraph': {
      const { text, style } = shown(block.value, { size: BODY });
      flow.gap(4);
      flow.lines(flow.canvas.lines(text, flow.width, BODY), style, { align: block.align ?? 'left' });
      flow.y += 4;
      return;
    }
    case 'grid':
      flow.gap(4);
      await drawTable(flow, gridSpec(flow, block));
      flow.y += 8;
      return;
    case 'table':
      return drawCaptionedTable(flow, block);
    case 'checks':
      return drawChecks(flow, block);
    case 'list':
      return drawList(flow, block.items, block.ordered, BODY);
    case 'signature':
      return drawSignature(flow, block);
    case 'note':
      flow.gap(3);
      drawHanging(flow, '※', block.text.replace(/^※\s*/, ''), 12, NOTE, { text: '' });
      flow.y += 3;
      return;
    case 'pageBreak':
      if (!flow.atTop) flow.newPage();
      return;
  }
}

function drawHeading(flow: Flow, { level, text }: Of<'heading'>): void {
  const { size, indent, above, below } = HEADINGS[level];
  const lines = flow.canvas.lines(text, flow.width - indent, size);
  const height = lines.length * size * LEADING;
  flow.gap(above);
  flow.ensure(height);
  flow.bookmarks.push({ level, text: text.replaceAll('\n', ' '), page: flow.canvas.page + 1 });
  if (level === 1) flow.canvas.fill(flow.left, flow.y + 2, 3.5, height - 3, PALE);
  flow.lines(lines, { size, bold: true }, { indent });
  flow.y += below;
}

async function drawCaptionedTable(flow: Flow, block: Of<'table'>): Promise<void> {
  const { caption } = block;
  flow.gap(4);
  if (caption !== undefined && caption !== '') {
    const lines = flow.canvas.lines(caption, flow.width, CAPTION);
    flow.ensure(lines.length * CAPTION * LEADING + 2 + startOfTable(flow, tableSpec(block)));
    flow.lines(lines, { size: CAPTION, bold: true });
    flow.y += 2;
  }
  await drawTable(flow, tableSpec(block));
  flow.y += 8;
}

function drawChecks(flow: Flow, { items }: Of<'checks'>): void {
  const indent = 17;
  flow.gap(3);
  const made = items.map(({ checked, value }) => {
    const { text, style } = shown(value, { size: BODY });
    return { checked, style, lines: flow.canvas.lines(text, flow.width - indent, BODY) };
  });
  for (const [i, { checked, style, lines }] of made.entries()) {
    flow.ensure(together(made, i) * BODY * LEADING);
    flow.canvas.box(flow.left + 2, flow.y + 3, BODY * 0.92, checked ? 'ticked' : 'empty');
    flow.lines(lines, style, { indent });
    flow.y += 3;
  }
  flow.y += 3;
}

async function drawList(flow: Flow, items: readonly Value[], ordered: boolean, size: number): Promise<void> {
  const last = `${items.length}．`;
  const indent = ordered ? flow.canvas.measure(last, size) + 3 : size + 2;
  flow.gap(3);
  for (let i = 0; i < items.length; i++) {
    if (i % 100 === 99) await pause();
    if (i === items.length - 2) {
      const last = items
        .slice(i)
        .map(({ text }) => ({ lines: flow.canvas.lines(text, flow.width - indent, size) }));
      flow.ensure(together(last, 0) * size * LEADING + 2);
    }
    drawHanging(flow, ordered ? `${i + 1}．` : '・', items[i]!.text, indent, size, items[i]!);
    flow.y += 2;
  }
  flow.y += 4;
}

/** Lines from the item at `at` on that stay on one page: two of its own; with the last item, where both are short. */
function together(items: readonly { readonly lines: readonly unknown[] }[], at: number): number {
  const own = items[at]!.lines.length;
  const last = at === items.length - 2 ? items[at + 1]!.lines.length : 0;
  return last > 0 && own + last <= 6 ? own + last + 0.4 : Math.min(own, 2);
}

/** A mark, and beside it text whose further lines start below the text. */
function drawHanging(
  flow: Flow,
  mark: string,
  text: string,
  indent: number,
  size: number,
  value: Value,
): void {
  const what = shown({ ...value, text }, { size });
  const lines = flow.canvas.lines(what.text, flow.width - indent, size);
  flow.ensure(Math.min(lines.length, 2) * size * LEADING);
  flow.canvas.text(flow.canvas.lines(mark, indent, size), flow.left, flow.y, { size });
  flow.lines(lines, what.style, { indent });
}

function drawSignature(flow: Flow, block: Of<'signature'>): void {
  const { canvas } = flow;
  const { date } = block;
  const { width, labels, rows, height: whole } = signatureRows(flow, block);
  const x = flow.left + flow.width - width;
  flow.gap(12);
  flow.ensure(whole);
  const dated = shown({ text: date === null ? '' : formatEra(date), missing: date === null }, { size: BODY });
  const day = date === null ? `${dated.text}${BLANK_DAY}` : dated.text;
  canvas.text(canvas.lines(day, width, BODY), x, flow.y, dated.style, 'right', width);
  flow.y += BODY * LEADING + 10;
  for (const { left, right, style, height } of rows) {
    flow.ensure(height);
    canvas.text(left, x, flow.y, { size: BODY, colour: INK });
    if (style.colour !== undefined)
      canvas.fill(x + labels - 3, flow.y, width - labels + 3, height - 3, BLANK);
    canvas.text(right, x + labels, flow.y, style);
    canvas.line(x, flow.y + height - 3, x + width, flow.y + height - 3, RULE);
    flow.y += height;
  }
  flow.y += 6;
}

/** Points still open, numbered; beyond `most` only how many more there are. */
export async function drawOpenPoints(flow: Flow, open: readonly string[], most: number): Promise<void> {
  flow.newPage();
  drawHeading(flow, { type: 'heading', level: 1, text: '未記入・要確認の事項' });
  const summary = flow.canvas.lines(
    `この書類は下書きです。次の${open.length}件が残っています。`,
    flow.width,
    9,
  );
  flow.lines(summary, { size: 9 });
  flow.y += 4;
  await drawList(
    flow,
    open.slice(0, most).map((text) => ({ text })),
    true,
    9,
  );
  if (open.length > most) {
    flow.lines(flow.canvas.lines(`ほか ${open.length - most}件`, flow.width, 9), { size: 9, bold: true });
  }
}
