/**
 * Finds the texts of the criteria in the vendor's own official workbook: the columns of the ids by the ids, the columns of
 * the texts by their content, sheet by sheet. Both can be overruled. Changes nothing; the texts stay with the vendor.
 */
import { cleanText } from '#kernel';
import type { Catalogue, ControlTier } from '#rulebook/controls';
import { MAX_OFFICIAL_TEXT, type ReadCell, type ReadSheet, type ReadWorkbook } from '#schemas';
import { findId, idOfDate, type FoundId } from './ids.ts';

/** What the user says of a sheet; a part left out is found by itself. Columns count from 1. */
export type SheetChoice = {
  readonly use?: boolean;
  readonly idColumn?: number;
  readonly textColumn?: number;
};

export type SheetReading = {
  readonly name: string;
  readonly hidden: boolean;
  readonly used: boolean;
  readonly idColumns: readonly number[];
  /** The columns the texts were taken from; the id's own where both stand in one cell. */
  readonly textColumns: readonly number[];
  /** Columns with something in them, each with its heading or first words. */
  readonly columns: readonly { readonly column: number; readonly sample: string }[];
  /** Controls of the catalogue found on it. */
  readonly known: number;
};

export type TierCount = { readonly tier: ControlTier; readonly found: number; readonly total: number };

export type CriteriaReading = {
  readonly sheets: readonly SheetReading[];
  /** By id of the catalogue; controls and headings. */
  readonly texts: Readonly<Record<string, string>>;
  /** Controls of the catalogue with a text. */
  readonly known: number;
  readonly unknown: readonly string[];
  /** Controls that stand there more than once with different texts; the first one counts. */
  readonly duplicate: readonly string[];
  /** Controls of the catalogue that stand nowhere, or without a text. */
  readonly missing: readonly string[];
  readonly tiers: readonly TierCount[];
  /** Ids that a spreadsheet had turned into dates, and that were turned back. */
  readonly restored: number;
};

type Row = { readonly row: number; readonly cells: readonly ReadCell[] };
const LEAST_IDS = 3;

export function recogniseCriteria(
  workbook: ReadWorkbook,
  catalogue: Catalogue,
  choices: ReadonlyMap<string, SheetChoice> = new Map(),
): CriteriaReading {
  const texts = new Map<string, string>();
  const seen = new Set<string>();
  const unknown = new Set<string>();
  const duplicate = new Set<string>();
  let restored = 0;
  const sheets = workbook.sheets.map((sheet): SheetReading => {
    const choice = choices.get(sheet.name) ?? {};
    const rows = rowsOf(sheet);
    const idColumns = choice.idColumn === undefined ? findIdColumns(rows, catalogue) : [choice.idColumn];
    const used = choice.use ?? (idColumns.length > 0 && sheet.state === 'visible');
    const columns = columnsOf(rows);
    const none = { name: sheet.name, hidden: sheet.state !== 'visible', columns };
    if (!used || idColumns.length === 0)
      return { ...none, used: false, idColumns, textColumns: [], known: 0 };
    const read = readRows(rows, idColumns, choice.textColumn, catalogue);
    const here = new Set<string>();
    for (const { found, text, wasDate } of read.entries) {
      if (wasDate) restored++;
      if (found.kind === 'unknown') unknown.add(found.id);
      if (found.kind === 'unknown') continue;
      here.add(found.id);
      seen.add(found.id);
      const known = texts.get(found.id);
      if (text === '') continue;
      if (known === undefined) texts.set(found.id, text);
      else if (known !== text && found.kind === 'control') duplicate.add(found.id);
    }
    const known = [...here].filter((id) => catalogue.control(id) !== undefined).length;
    return { ...none, used: true, idColumns, textColumns: read.textColumns, known };
  });
  const tiers = (['governance', 'management', 'objective', 'detailed'] as const).map((tier) => {
    const ids = catalogue.controls.filter((c) => c.tier === tier);
    return { tier, found: ids.filter((c) => texts.has(c.id)).length, total: ids.length };
  });
  const missing = catalogue.controlIds.filter((id) => !texts.has(id));
  return {
    sheets,
    texts: Object.fromEntries(texts),
    known: catalogue.controlIds.length - missing.length,
    unknown: [...unknown],
    duplicate: [...duplicate],
    missing,
    tiers,
    restored,
  };
}

function rowsOf(sheet: ReadSheet): Row[] {
  const rows: { row: number; cells: ReadCell[] }[] = [];
  for (const cell of sheet.cells) {
    const last = rows.at(-1);
    if (last?.row === cell.row) last.cells.push(cell);
    else rows.push({ row: cell.row, cells: [cell] });
  }
  return rows;
}

/** An id in a cell, dates that were ids included. */
function idIn(cell: ReadCell, catalogue: Catalogue): FoundId | null {
  return cell.kind === 'date' ? idOfDate(cell.text, catalogue) : findId(cell.text, catalogue);
}

/** The columns in which most cells begin with an id of the catalogue. Dates prove nothing by themselves. */
function findIdColumns(rows: readonly Row[], catalogue: Catalogue): number[] {
  const counts = new Map<number, { ids: Set<string>; filled: number }>();
  for (const { cells } of rows) {
    for (const cell of cells) {
      const count = counts.get(cell.column) ?? { ids: new Set(), filled: 0 };
      counts.set(cell.column, count);
      const found = cell.kind === 'date' ? null : findId(cell.text, catalogue);
      if (cell.kind !== 'date') count.filled++;
      if (found && found.kind !== 'unknown' && found.id.includes('.')) count.ids.add(found.id);
    }
  }
  const all = [...counts].filter(([, c]) => c.ids.size >= LEAST_IDS);
  const good = all.filter(([, c]) => c.ids.size * 2 >= c.filled);
  const best = Math.max(0, ...good.map(([, c]) => c.ids.size));
  // A column that repeats its heading on each row (5.1 beside 5.1.1.1) is one too; a list of references elsewhere is not.
  const found = good.filter(([, c]) => c.ids.size >= LEAST_IDS && c.ids.size * 50 >= best).map(([n]) => n);
  if (found.length > 0) return found.sort((a, b) => a - b);
  // Free text may be mixed in between: then the column with the most ids.
  const [most] = all.sort(([, a], [, b]) => b.ids.size - a.ids.size);
  return most && most[1].ids.size * 5 >= most[1].filled ? [most[0]] : [];
}

type Entry = { found: FoundId; text: string; wasDate: boolean };

function readRows(
  rows: readonly Row[],
  idColumns: readonly number[],
  wanted: number | undefined,
  catalogue: Catalogue,
): { entries: Entry[]; textColumns: number[] } {
  const ids = new Set(idColumns);
  const marked = rows.map(({ cells }) => {
    // The lowest level counts: 5.1 | 5.1.1 | 5.1.1.1.
    const all = cells
      .filter((c) => ids.has(c.column))
      .flatMap((c) => {
        const found = idIn(c, catalogue);
        return found ? [{ found, cell: c }] : [];
      });
    const depth = (f: FoundId): number => f.id.split('.').length;
    return {
      cells,
      at: all.reduce<(typeof all)[number] | null>(
        (a, b) => (a && depth(a.found) >= depth(b.found) ? a : b),
        null,
      ),
    };
  });
  const columns = wanted === undefined ? textColumnsOf(marked, ids, catalogue) : null;
  const columnFor = (id: string): number =>
    wanted ?? columns?.get(tierOf(id, catalogue)) ?? columns?.get('') ?? 0;
  const entries: Entry[] = [];
  const used = new Set<number>();
  let last: Entry | null = null;
  for (const { cells, at } of marked) {
    if (at) {
      const column = columnFor(at.found.id);
      const text = textAt(cells, column, at, ids);
      if (text !== '') used.add(column);
      last = { found: at.found, text, wasDate: at.cell.kind === 'date' };
      entries.push(last);
    } else if (last && !cells.some((c) => ids.has(c.column))) {
      // The id stands on the first row only: what follows below it, in the same column, belongs to it.
      const more = textAt(cells, columnFor(last.found.id), null, ids);
      if (more !== '') last.text = clip(last.text === '' ? more : `${last.text}\n${more}`);
    } else last = null;
  }
  return { entries, textColumns: [...used].sort((a, b) => a - b) };
}

function textAt(
  cells: readonly ReadCell[],
  column: number,
  at: { found: FoundId; cell: ReadCell } | null,
  ids: ReadonlySet<number>,
): string {
  if (at && at.cell.column === column) return official(at.found.rest);
  const cell = cells.find((c) => c.column === column);
  if (!cell || cell.kind === 'error') return at ? official(at.found.rest) : '';
  return ids.has(column) && !at ? '' : official(cell.text);
}

/** Line ends as ours, no control characters, no white space around; what a cell can hold at most. */
const official = (text: string): string => clip(cleanText(text).trim());
const clip = (text: string): string => text.slice(0, MAX_OFFICIAL_TEXT);

const tierOf = (id: string, catalogue: Catalogue): string => catalogue.control(id)?.tier ?? 'heading';

/**
 * For each tier the column with the most text of its own: long, Japanese or at least wordy, and different from row to row
 * (the title of a category, repeated on each row, is none). The id's own column competes with what follows the id.
 */
function textColumnsOf(
  marked: readonly { cells: readonly ReadCell[]; at: { found: FoundId; cell: ReadCell } | null }[],
  ids: ReadonlySet<number>,
  catalogue: Catalogue,
): Map<string, number> {
  type Score = { length: number; rows: number; texts: Set<string> };
  const scores = new Map<string, Map<number, Score>>();
  const add = (tier: string, column: number, text: string): void => {
    const byColumn = scores.get(tier) ?? new Map<number, Score>();
    scores.set(tier, byColumn);
    const score = byColumn.get(column) ?? { length: 0, rows: 0, texts: new Set() };
    byColumn.set(column, score);
    score.rows++;
    score.length += Math.min(text.length, 300);
    score.texts.add(text.slice(0, 300));
  };
  for (const { cells, at } of marked) {
    if (!at || at.found.kind === 'unknown') continue;
    for (const tier of [tierOf(at.found.id, catalogue), '']) {
      for (const cell of cells) {
        const text = cell.column === at.cell.column ? at.found.rest : cell.text;
        if (text !== '' && cell.kind === 'text' && (cell.column === at.cell.column || !ids.has(cell.column)))
          add(tier, cell.column, text);
      }
    }
  }
  const heads = headsOf(marked);
  const value = (s: Score, column: number): number =>
    s.length * (s.texts.size / s.rows) * weightOf(heads.get(column) ?? '');
  const best = new Map<string, number>();
  for (const [tier, byColumn] of scores) {
    let top: [number, number] | null = null;
    for (const [column, score] of byColumn)
      if (top === null || value(score, column) > top[1]) top = [column, value(score, column)];
    if (top) best.set(tier, top[0]);
  }
  return best;
}

/** What stands in each column above the first id: its heading, over however many rows. */
function headsOf(marked: readonly { cells: readonly ReadCell[]; at: unknown }[]): Map<number, string> {
  const heads = new Map<number, string>();
  for (const { cells, at } of marked) {
    if (at) break;
    for (const c of cells) heads.set(c.column, `${heads.get(c.column) ?? ''}${c.text.slice(0, 80)}`);
  }
  return heads;
}

/** A workbook that was worked in holds answers too, often longer than the criteria: its headings tell them apart. */
function weightOf(head: string): number {
  if (/実施|理由|備考|証跡|担当|回答|対応|状況|採否|メモ|コメント/.test(head)) return 0.1;
  return /管理策|統制目標|基準|本文|内容|要求事項/.test(head) ? 3 : 1;
}

const SAMPLE = 24;

function columnsOf(rows: readonly Row[]): { column: number; sample: string }[] {
  const found = new Map<number, string>();
  for (const { cells } of rows.slice(0, 200)) {
    for (const c of cells)
      if (!found.has(c.column)) found.set(c.column, c.text.replace(/\s+/g, ' ').slice(0, SAMPLE));
    if (found.size > 100) break;
  }
  return [...found].sort(([a], [b]) => a - b).map(([column, sample]) => ({ column, sample }));
}
