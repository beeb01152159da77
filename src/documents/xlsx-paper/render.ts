/** Paper in, workbook (.xlsx) out, for papers that are tables: one row for each thing, to filter and to sort. */
import { writeXlsx } from '#documents/xlsx';
import { TextWriter } from '#documents/xml-text';
import type { Renderer, SheetRow, WorkbookSheet } from '#schemas';
import { frontSheet } from './front-sheet.ts';
import { sheetNames } from './names.ts';
import { heightOf, pieces } from './split.ts';
import { cell, tableSheet } from './table-sheet.ts';
import { tablesOf, type Table } from './tables.ts';

/** Points listed of a draft; the rest is counted (as in the PDF). */
const OPEN_POINTS_LISTED = 300;
const OPEN_WIDTHS = [8, 100] as const;

/**
 * A first sheet with what is no table, one for each table, one for the open points. Every value is text, whatever it begins
 * with. The reader's program brings the fonts; nothing is lost but what XML cannot hold. The assets are not used.
 */
export const renderXlsx: Renderer = async (paper) => {
  const marks = [paper.open.length > 0 ? '下書き' : '', paper.stamp ?? ''].filter(Boolean).join('\u3000');
  const left = [paper.formNo ?? '', paper.title].filter(Boolean).join('\u3000');
  const printed = { left, right: marks, foot: paper.footer };
  const nameFor = sheetNames();
  const front = nameFor('書類');
  const openName = paper.open.length > 0 ? nameFor('未記入・要確認の事項') : '';
  const tables = tablesOf(paper);
  // The same table stands behind each of its blocks.
  const names = new Map<Table['parts'], string>();
  for (const table of tables.values())
    if (!names.has(table.parts)) names.set(table.parts, nameFor(table.title));

  const sheets: WorkbookSheet[] = [
    frontSheet(paper, tables, {
      name: front,
      marks,
      printed,
      sheetOf: (table) => names.get(table.parts) ?? '',
    }),
  ];
  for (const table of new Map([...tables.values()].map((t) => [t.parts, t])).values())
    sheets.push(tableSheet(table, { name: names.get(table.parts) ?? '', marks, printed }));
  if (paper.open.length > 0) sheets.push({ ...openSheet(paper.open, openName), printed });

  const bytes = await writeXlsx({
    title: [paper.formNo ?? '', paper.title].filter(Boolean).join(' '),
    author: paper.author,
    date: paper.date,
    sheets,
    names: [],
    properties: {},
  });
  return { bytes, lost: lostOf(sheets) };
};

function openSheet(open: readonly string[], name: string): WorkbookSheet {
  const rest = open.length - OPEN_POINTS_LISTED;
  const rows: SheetRow[] = open.slice(0, OPEN_POINTS_LISTED).flatMap((text, i) =>
    pieces(text, OPEN_WIDTHS[1]).map((piece) => ({
      cells: [cell(String(i + 1), 'textCentre'), cell(piece, 'text')],
      height: heightOf([{ text: piece, width: OPEN_WIDTHS[1] }]),
    })),
  );
  return {
    name,
    state: 'visible',
    widths: OPEN_WIDTHS,
    rows: [
      { cells: [cell('', 'mark'), cell(`下書き：次の${open.length}件が残っています。`, 'mark')] },
      { cells: [cell('番号', 'head'), cell('未記入・要確認の事項', 'head')] },
      ...rows,
      ...(rest > 0 ? [{ cells: [cell('', 'textBare'), cell(`ほか ${rest}件`, 'textBare')] }] : []),
    ],
    rules: [],
    landscape: false,
    titleRow: 2,
    frozenRows: 2,
    filter: `A2:B${rows.length + 2}`,
    editable: true,
  };
}

/** What the writer of the workbook replaces: asked here once more, since it tells nobody. */
function lostOf(sheets: readonly WorkbookSheet[]): Awaited<ReturnType<Renderer>>['lost'] {
  const writer = new TextWriter();
  for (const sheet of sheets)
    for (const row of sheet.rows) for (const at of row.cells) if (at) writer.lines(at.text);
  return writer.lost;
}
