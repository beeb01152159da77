/** The sheet of a paper's other parts, in its order: what is no table, and where the tables are. */
import { formatEra } from '#kernel';
import type { Block, Paper, SheetLook, SheetRow, Value, WorkbookSheet } from '#schemas';
import { heightOf, pieces } from './split.ts';
import { cell, shown } from './table-sheet.ts';
import { below, type Headings, type Table } from './tables.ts';

const WIDTHS = [26, 80] as const;
const BOTH = WIDTHS[0] + WIDTHS[1];

type Heading = Extract<Block, { type: 'heading' }>;
type Frame = Pick<WorkbookSheet, 'printed'> & {
  readonly name: string;
  readonly marks: string;
  /** The name of the sheet a table is on. */
  readonly sheetOf: (table: Table) => string;
};

/** The sheet. A heading whose tables carry it in a column of theirs is not repeated here. */
export function frontSheet(
  paper: Paper,
  tables: ReadonlyMap<Block, Table>,
  { name, marks, printed, sheetOf }: Frame,
): WorkbookSheet {
  const rows: SheetRow[] = [
    { cells: [cell(paper.formNo ?? '', 'heading'), cell(marks, 'mark')] },
    ...wide(paper.title, 'title', 1.4),
  ];
  if (paper.open.length > 0)
    rows.push(
      ...wide(
        `下書き：未記入・要確認の事項が${paper.open.length}件あります（最後のシートの一覧を参照）`,
        'mark',
      ),
    );

  let waiting: { heading: Heading; covered: boolean }[] = [];
  let headings: Headings = ['', '', ''];
  const told = new Set<string>();
  const flush = (which: (at: (typeof waiting)[number]) => boolean): void => {
    for (const at of waiting.filter(which)) rows.push(...wide(at.heading.text, 'heading', 1.1));
    waiting = waiting.filter((at) => !which(at));
  };
  for (const block of paper.blocks) {
    const table = tables.get(block);
    if (block.type === 'heading') {
      flush(({ heading, covered }) => heading.level >= block.level && !covered);
      waiting = waiting.filter(({ heading }) => heading.level < block.level);
      waiting.push({ heading: block, covered: false });
      headings = below(headings, block);
    } else if (table) {
      flush(({ heading }) => !table.levels.includes(heading.level - 1));
      waiting = waiting.map((at) => ({ ...at, covered: true }));
      const sheet = sheetOf(table);
      const count = table.parts.reduce((sum, part) => sum + part.rows.length, 0);
      if (!told.has(sheet)) rows.push(...wide(`→ シート「${sheet}」（${count} 行）`, 'small'));
      told.add(sheet);
    } else if (block.type !== 'pageBreak') {
      flush(() => true);
      rows.push(...blockRows(block));
    }
  }
  flush(({ covered }) => !covered);
  rows.push({ cells: [] }, ...wide(paper.footer, 'small'));
  return {
    name,
    state: 'visible',
    widths: WIDTHS,
    rows,
    rules: [],
    landscape: paper.orientation === 'landscape',
    editable: true,
    ...(printed ? { printed } : {}),
  };
}

/** A text over the whole width, in as many rows as it needs. */
function wide(text: string, look: SheetLook, tall = 1): SheetRow[] {
  if (text === '') return [];
  return pieces(text, BOTH).map((piece) => ({
    cells: [{ text: piece, look, span: 2 }],
    height: heightOf([{ text: piece, width: BOTH }], tall),
  }));
}

/** A label and its value; what is too long for one row goes on in the next. */
function pair(label: string, value: Value, looks: { label: SheetLook; value: SheetLook }): SheetRow[] {
  return pieces(shown(value), WIDTHS[1]).map((piece, i) => {
    const before = i === 0 ? label : '';
    return {
      cells: [cell(before, looks.label), cell(piece, value.missing ? 'textBlank' : looks.value)],
      height: heightOf([
        // A label is bold.
        { text: before, width: WIDTHS[0] - 3 },
        { text: piece, width: WIDTHS[1] },
      ]),
    };
  });
}

const GRID = { label: 'label', value: 'text' } as const;
const PLAIN = { label: 'textBare', value: 'textBare' } as const;

function blockRows(block: Exclude<Block, Heading | { type: 'pageBreak' }>): SheetRow[] {
  switch (block.type) {
    case 'paragraph':
      return wide(shown(block.value), block.value.missing ? 'textBlank' : 'textBare');
    case 'grid':
      return block.rows.flatMap(({ label, value }) => pair(label, value, GRID));
    case 'table':
      // One without rows: there is nothing to filter.
      return [
        ...wide(block.caption ?? '', 'textBare'),
        ...wide(block.columns.map((column) => column.label).join('、'), 'small'),
      ];
    case 'checks':
      return block.items.flatMap(({ checked, value }) => pair(checked ? '☑' : '☐', value, PLAIN));
    case 'list':
      return block.items.flatMap((item, i) => pair(block.ordered ? `${i + 1}．` : '・', item, PLAIN));
    case 'signature':
      return [
        ...pair(
          '日付',
          { text: block.date === null ? '' : formatEra(block.date), missing: block.date === null },
          PLAIN,
        ),
        ...block.rows.flatMap(({ label, value }) => pair(label, value, GRID)),
      ];
    case 'note':
      return wide(`※ ${block.text.replace(/^※\s*/, '')}`, 'small');
  }
}
