/** Edits over many rows of the statement, worked out before anything is written: what stands there, and what will. */
import { cleanText, parseDateInput, type Patch } from '#kernel';
import { shippedCatalogue, type Catalogue } from '#rulebook/controls';
import type { StatementRow } from '#schemas';

/** The columns a block can be pasted into, in the order of the grid. */
export const EDIT_COLUMNS = ['decision', 'reason', 'how', 'owner', 'operatingSince', 'note', 'work'] as const;
export type EditColumn = (typeof EDIT_COLUMNS)[number];
export type RowValues = Pick<StatementRow, EditColumn>;

export type CellChange<K extends EditColumn = EditColumn> = {
  readonly id: string;
  readonly column: K;
  readonly before: RowValues[K];
  readonly after: RowValues[K];
};

type RowOf = (id: string) => StatementRow | undefined;

/** Objectives are carried out by their controls: they hold a decision, a reason, a status and a note only. */
export function takesColumn(
  id: string,
  column: EditColumn,
  catalogue: Catalogue = shippedCatalogue,
): boolean {
  return (
    catalogue.control(id)?.tier !== 'objective' || ['decision', 'reason', 'work', 'note'].includes(column)
  );
}

/** What giving the rows these values changes; cells that hold them already are left out. */
export function planBulk(
  ids: readonly string[],
  values: Partial<RowValues>,
  row: RowOf,
  catalogue?: Catalogue,
): CellChange[] {
  return ids.flatMap((id) => {
    const old = row(id);
    if (!old) return [];
    return EDIT_COLUMNS.filter(
      (c) => values[c] !== undefined && values[c] !== old[c] && takesColumn(id, c, catalogue),
    ).map((column) => ({ id, column, before: old[column], after: values[column]! }));
  });
}

/** Gives the rows below the first the first one's value in a column, or in every column. */
export function planFillDown(
  ids: readonly string[],
  column: EditColumn | 'all',
  row: RowOf,
  catalogue?: Catalogue,
): CellChange[] {
  const first = row(ids[0] ?? '');
  if (!first) return [];
  const columns = column === 'all' ? EDIT_COLUMNS : [column];
  const values = Object.fromEntries(columns.map((c) => [c, first[c]])) as Partial<RowValues>;
  return planBulk(ids.slice(1), values, row, catalogue);
}

/** The edit that makes the changes, as one undo step. */
export function patchesOf(changes: readonly CellChange[]): Patch[] {
  return changes.map((c) => ({ path: `rows/${c.id}/${c.column}`, value: c.after }));
}

/** Reads what a spreadsheet puts on the clipboard: tabs, line ends, and quoted cells that hold them. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  let i = 0;
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  while (i <= body.length) {
    let cell: string;
    const close = body[i] === '"' ? closingQuote(body, i) : -1;
    if (close >= 0) {
      cell = body.slice(i + 1, close).replaceAll('""', '"');
      i = close + 1;
    } else {
      // A quote that is never closed is a character like any other.
      const end = body.slice(i).search(/[\t\n]/);
      cell = end < 0 ? body.slice(i) : body.slice(i, i + end);
      i = end < 0 ? body.length : i + end;
    }
    cells.push(cell);
    if (body[i] !== '\t') {
      rows.push(cells);
      cells = [];
    }
    if (i >= body.length) break;
    i++;
  }
  return rows;
}

/** Place of the quote that ends the cell begun at `from`, or -1 where none stands before a tab, a line end or the end. */
function closingQuote(body: string, from: number): number {
  for (let i = body.indexOf('"', from + 1); i >= 0; i = body.indexOf('"', i + 1)) {
    if (body[i + 1] === '"') i++;
    else return i + 1 === body.length || body[i + 1] === '\t' || body[i + 1] === '\n' ? i : -1;
  }
  return -1;
}

/** A cell that cannot be taken; `row` and `column` count from 1 within the block. */
export type RefusedCell = {
  readonly code: 'decision' | 'work' | 'date' | 'tooLong' | 'objective' | 'noColumn' | 'noRow';
  readonly row: number;
  readonly column: number;
  readonly id: string;
  readonly text: string;
};

export type PastePlan = { readonly changes: readonly CellChange[]; readonly refused: readonly RefusedCell[] };

const ADOPTED = /^(採用(する)?|○|〇|◯|はい|yes|y|1|adopted)$/;
const NOT_ADOPTED = /^(不採用|採用しない|非採用|×|✕|いいえ|no|n|2|notadopted)$/;
const UNDECIDED = /^(|未定|未決|0|-|－|—)$/;
// As in the schema of a row.
const LONGEST = { line: 500, text: 20_000 } as const;

/** The decision a cell says, `undefined` where it says none we know. */
export function readDecision(text: string): StatementRow['decision'] | undefined {
  const word = text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  if (ADOPTED.test(word)) return 'adopted';
  if (NOT_ADOPTED.test(word)) return 'notAdopted';
  return UNDECIDED.test(word) ? null : undefined;
}

const WORK: readonly (readonly [RegExp, StatementRow['work']])[] = [
  [/^(|未着手|todo|-|－|—)$/, 'todo'],
  [/^(作業中|着手|doing)$/, 'doing'],
  [/^(確認待ち?|レビュー中?|review)$/, 'review'],
  [/^(完了|済み?|done)$/, 'done'],
];

/** The work status a cell says, `undefined` where it says none we know. */
export function readWork(text: string): StatementRow['work'] | undefined {
  const word = text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  return WORK.find(([pattern]) => pattern.test(word))?.[1];
}

/**
 * What pasting a block would do: its rows go onto `ids` one after the other, its columns onto those from `start` on. Cells
 * that cannot be taken are named; nothing is to be written while there are any.
 */
export function planPaste(
  block: readonly (readonly string[])[],
  ids: readonly string[],
  start: EditColumn,
  row: RowOf,
  catalogue?: Catalogue,
): PastePlan {
  const changes: CellChange[] = [];
  const refused: RefusedCell[] = [];
  const columns = EDIT_COLUMNS.slice(EDIT_COLUMNS.indexOf(start));
  block.forEach((cells, r) => {
    const id = ids[r];
    const old = id === undefined ? undefined : row(id);
    const refuse = (code: RefusedCell['code'], c: number): void =>
      void refused.push({
        code,
        row: r + 1,
        column: c + 1,
        id: id ?? '',
        text: (cells[c] ?? '').slice(0, 60),
      });
    if (id === undefined || !old) return refuse('noRow', 0);
    cells.forEach((text, c) => {
      const column = columns[c];
      if (column === undefined) {
        if (text.trim() !== '') refuse('noColumn', c);
        return;
      }
      if (!takesColumn(id, column, catalogue)) {
        if (text.trim() !== '') refuse('objective', c);
        return;
      }
      const read = readCell(column, text);
      if ('refused' in read) refuse(read.refused, c);
      else if (read.value !== old[column]) {
        changes.push({ id, column, before: old[column], after: read.value });
      }
    });
  });
  return { changes, refused };
}

type Read = { readonly value: RowValues[EditColumn] } | { readonly refused: RefusedCell['code'] };

function readCell(column: EditColumn, text: string): Read {
  if (column === 'decision') {
    const value = readDecision(text);
    return value === undefined ? { refused: 'decision' } : { value };
  }
  if (column === 'work') {
    const value = readWork(text);
    return value === undefined ? { refused: 'work' } : { value };
  }
  if (column === 'operatingSince') {
    if (text.trim() === '') return { value: null };
    const date = parseDateInput(text);
    return date.ok ? { value: date.value } : { refused: 'date' };
  }
  // A line holds no line break.
  const clean = cleanText(text);
  const isLine = column === 'owner';
  const value = isLine ? clean.replace(/\s*\n\s*/g, ' ').trim() : clean.trimEnd();
  return value.length > (isLine ? LONGEST.line : LONGEST.text) ? { refused: 'tooLong' } : { value };
}
