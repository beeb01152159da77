/** Reads the table of the rows from whatever a spreadsheet has made of it: sorted, filtered, columns moved, saved as CSV. */
import { err, ok, type Result } from '#kernel';
import type { Catalogue } from '#rulebook/controls';
import type { ReadCell, ReadSheet, ReadWorkbook, TextEncodingName } from '#schemas';
import { findId, idOfDate } from '../official-text/index.ts';
import {
  EXCHANGE_COLUMNS,
  EXCHANGE_FIELDS,
  EXCHANGE_VERSION,
  parseIdentity,
  parseKey,
  unguard,
  type ExchangeField,
  type ExchangeIdentity,
  type ExchangeKey,
} from './table.ts';

export type ReturnedCell = {
  readonly text: string;
  /** `D5` */
  readonly ref: string;
  /** What a cell holds that is no plain value; such a cell is not taken. */
  readonly odd: 'formula' | 'error' | null;
};

export type ReturnedRow = {
  readonly id: string;
  /** The marks of the fields as they went out; null where the key is gone. */
  readonly marks: ExchangeKey['marks'] | null;
  readonly cells: ReadonlyMap<ExchangeField, ReturnedCell>;
};

export type ReturnedTable = {
  readonly sheet: string;
  readonly identity: ExchangeIdentity | null;
  readonly encoding: TextEncodingName | null;
  /** The fields whose column is there. */
  readonly fields: readonly ExchangeField[];
  readonly rows: readonly ReturnedRow[];
  /** What stands in the id column and is no row of the catalogue. */
  readonly unknown: readonly string[];
};

export type ExchangeFailure = {
  readonly code: 'exchange.noTable' | 'exchange.newerVersion';
  readonly where: string;
  readonly cause: string;
};

const fail = (code: ExchangeFailure['code'], where = ''): Result<never, ExchangeFailure> =>
  err({ code, where, cause: '' });

/** The table of the first sheet that has one: an identity of ours counts more than headings. */
export function readExchange(
  workbook: ReadWorkbook,
  catalogue: Catalogue,
): Result<ReturnedTable, ExchangeFailure> {
  const found = workbook.sheets.flatMap((sheet) => {
    const head = headOf(sheet);
    return head ? [{ sheet, head }] : [];
  });
  const best = found.find((f) => f.head.identity) ?? found[0];
  if (!best) return fail('exchange.noTable');
  const { sheet, head } = best;
  if (head.identity && head.identity.version > EXCHANGE_VERSION)
    return fail('exchange.newerVersion', sheet.name);
  const guarded = head.identity?.format === 'csv';
  const rows: ReturnedRow[] = [];
  const unknown: string[] = [];
  for (const cells of rowsBelow(sheet, head.row)) {
    const at = (column: number | undefined): ReadCell | undefined =>
      column === undefined ? undefined : cells.get(column);
    const key = parseKey(at(head.columns.get('key'))?.text ?? '');
    const shown = at(head.columns.get('id'));
    const written = key?.id ?? idOf(shown, catalogue);
    if (written === null) continue;
    if (!catalogue.control(written)) {
      unknown.push(written);
      continue;
    }
    const values = new Map<ExchangeField, ReturnedCell>();
    for (const field of EXCHANGE_FIELDS) {
      const column = head.columns.get(field);
      if (column !== undefined) values.set(field, returnedCell(cells.get(column), guarded));
    }
    rows.push({ id: written, marks: key?.marks ?? null, cells: values });
  }
  return ok({
    sheet: sheet.name,
    identity: head.identity,
    encoding: workbook.encoding ?? null,
    fields: EXCHANGE_FIELDS.filter((f) => head.columns.has(f)),
    rows,
    unknown,
  });
}

function idOf(cell: ReadCell | undefined, catalogue: Catalogue): string | null {
  if (!cell) return null;
  const found = cell.kind === 'date' ? idOfDate(cell.text, catalogue) : findId(cell.text, catalogue);
  return found && (found.kind === 'control' || found.id.includes('.')) ? found.id : null;
}

function returnedCell(cell: ReadCell | undefined, guarded: boolean): ReturnedCell {
  if (!cell) return { text: '', ref: '', odd: null };
  const odd = cell.formula ? 'formula' : cell.kind === 'error' ? 'error' : null;
  const said = cell.date ?? cell.text;
  return { text: guarded ? unguard(said) : said, ref: cell.ref, odd };
}

type Head = {
  readonly row: number;
  readonly identity: ExchangeIdentity | null;
  readonly columns: ReadonlyMap<string, number>;
};
const plain = (text: string): string => text.slice(0, 100).normalize('NFKC').replace(/\s+/g, '');
const NAMES = new Map(Object.entries(EXCHANGE_COLUMNS).map(([id, label]) => [plain(label), id]));
const LOOKED_AT = 50;

/** The heading row: with our identity, or with a number and one field at least. */
function headOf(sheet: ReadSheet): Head | null {
  let row = 0;
  let seen = 0;
  let identity: ExchangeIdentity | null = null;
  let columns = new Map<string, number>();
  const isHead = (): boolean =>
    EXCHANGE_FIELDS.some((f) => columns.has(f)) && (columns.has('id') || columns.has('key'));
  for (const cell of sheet.cells) {
    if (cell.row !== row) {
      if (isHead()) break;
      if (++seen > LOOKED_AT) return null;
      row = cell.row;
      identity = null;
      columns = new Map();
    }
    const ours = parseIdentity(cell.text);
    if (ours) {
      identity = ours;
      columns.set('key', cell.column);
      continue;
    }
    const id = NAMES.get(plain(cell.text));
    if (id !== undefined && !columns.has(id)) columns.set(id, cell.column);
  }
  return isHead() ? { row, identity, columns } : null;
}

function rowsBelow(sheet: ReadSheet, head: number): ReadonlyMap<number, ReadCell>[] {
  const rows: Map<number, ReadCell>[] = [];
  let at = head;
  for (const cell of sheet.cells) {
    if (cell.row <= head) continue;
    if (cell.row !== at) {
      rows.push(new Map());
      at = cell.row;
    }
    rows.at(-1)?.set(cell.column, cell);
  }
  return rows;
}
