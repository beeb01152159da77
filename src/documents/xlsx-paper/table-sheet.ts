/** A sheet that is one table: a row for each thing, with a filter, its head in view and on each printed page. */
import type { SheetCell, SheetLook, SheetRow, Value, WorkbookSheet } from '#schemas';
import { heightOf, pieces } from './split.ts';
import type { Table } from './tables.ts';

/** Characters of a printed page's width. */
const PAGE = 150;
const LEVELS = ['部', '章', '節'] as const;
const MISSING = '（未記入）';

type Frame = Pick<WorkbookSheet, 'printed'> & { readonly name: string; readonly marks: string };

export const shown = (value: Value): string => (value.missing && value.text === '' ? MISSING : value.text);
export const cell = (text: string, look: SheetLook): SheetCell => ({ text, look });

/** The first row bears the table's title, the second its head. */
export function tableSheet(table: Table, { name, marks, printed }: Frame): WorkbookSheet {
  const total = table.columns.reduce((sum, column) => sum + column.width, 0) || 1;
  const heads = [...table.levels.map((level) => LEVELS[level]!), ...(table.captions ? ['表'] : [])];
  const widths = [
    ...heads.map(() => 20),
    ...table.columns.map(({ width }) => Math.max(9, Math.round((width / total) * PAGE))),
  ];
  const head = [...heads, ...table.columns.map((column) => column.label)];
  const body = table.parts.flatMap(({ headings, caption, rows }) => {
    const before = [...table.levels.map((level) => headings[level]!), ...(table.captions ? [caption] : [])];
    return rows.flatMap((values) => rowsOf(before, values, table.columns, widths));
  });
  const last = body.length + 2;
  return {
    name,
    state: 'visible',
    widths,
    rows: [
      {
        cells: [
          cell(`${table.title}${marks === '' ? '' : `\u3000${marks}`}`, marks === '' ? 'heading' : 'mark'),
        ],
      },
      {
        cells: head.map((label) => cell(label, 'head')),
        height: heightOf(
          head.map((text, i) => ({ text, width: widths[i]! })),
          1.1,
        ),
      },
      ...body,
    ],
    rules: [],
    landscape: true,
    titleRow: 2,
    frozenRows: 2,
    // Up to the column that names the thing.
    frozenColumns: heads.length + 1 < head.length ? heads.length + 1 : 0,
    filter: `A2:${columnName(head.length)}${last}`,
    editable: true,
    ...(printed ? { printed } : {}),
  };
}

/**
 * One row; more where a text is longer than a row can grow. Those that follow bear the same headings and first column, so
 * that filtering and sorting keep them together.
 */
function rowsOf(
  before: readonly string[],
  values: readonly Value[],
  columns: Table['columns'],
  widths: readonly number[],
): SheetRow[] {
  const cut = values.map((value, i) => pieces(shown(value), widths[before.length + i]!));
  const count = Math.max(1, ...cut.map((all) => all.length));
  return Array.from({ length: count }, (_, n) => {
    const cells = [
      ...before.map((text) => cell(text, 'text')),
      ...values.map((value, i) => {
        const repeated = i === 0 && cut[i]!.length === 1;
        const text = cut[i]![n] ?? (repeated ? cut[i]![0]! : '');
        const look = value.missing ? 'textBlank' : columns[i]!.align === 'center' ? 'textCentre' : 'text';
        return cell(text, look);
      }),
    ];
    return { cells, height: heightOf(cells.map(({ text }, i) => ({ text, width: widths[i]! }))) };
  });
}

/** 28 → `AB` */
function columnName(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return `${rest > 0 ? columnName(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}
