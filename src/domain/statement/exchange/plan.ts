/** What taking a returned table in would change, row by row and field by field, compared with the export and with the case. */
import { cleanText, parseDateInput, type Patch } from '#kernel';
import type { Catalogue } from '#rulebook/controls';
import type { CaseFile, StatementRow } from '#schemas';
import { readDecision } from '../row-edits.ts';
import type { ReturnedCell, ReturnedTable } from './read.ts';
import { sameButLost } from './lost.ts';
import {
  cellText,
  holdsField,
  markOf,
  unguard,
  WORK_WORDS,
  type ExchangeField,
  type ExchangeValues,
} from './table.ts';

export type ExchangeChange = {
  readonly id: string;
  readonly field: ExchangeField;
  readonly before: ExchangeValues[ExchangeField];
  readonly after: ExchangeValues[ExchangeField];
  /** It was changed here too since the export. */
  readonly conflict: boolean;
};

export type ExchangeRefusal = {
  readonly id: string;
  readonly field: ExchangeField;
  readonly code: 'decision' | 'work' | 'date' | 'tooLong' | 'objective' | 'formula' | 'error';
  readonly text: string;
  readonly ref: string;
};

export type ExchangePlan = {
  readonly source: 'thisCase' | 'otherCase' | 'unknown';
  /** The table follows another catalogue than the case. */
  readonly otherCatalogue: boolean;
  readonly changes: readonly ExchangeChange[];
  readonly refused: readonly ExchangeRefusal[];
  /** Rows of the table that the case has not. */
  readonly unknown: readonly string[];
  /** Rows that stand there twice with different contents; neither is taken. */
  readonly twice: readonly string[];
  /** Rows of the case the table does not have; they stay as they are. */
  readonly absent: number;
  readonly rows: number;
  /** Cells that differ only by characters the file's encoding cannot hold; they stay as they are. */
  readonly lost: number;
  /** Cells untouched outside, and changed here since the export; they stay as they are. */
  readonly newer: number;
};

const LONGEST = { line: 500, text: 20_000 } as const;

/**
 * Compares a table with the case. Cells nobody touched outside stay as they are here, unless `everything` of the table is
 * wanted; where it is not from this case, all of it counts.
 */
export function planExchange(
  file: CaseFile,
  catalogue: Catalogue,
  table: ReturnedTable,
  everything = false,
): ExchangePlan {
  const isOurs = table.identity?.caseId === file.id;
  const rows = new Map(file.rows.map((r) => [r.id, r]));
  const twice = doubled(table);
  const seen = new Set<string>();
  const changes: ExchangeChange[] = [];
  const refused: ExchangeRefusal[] = [];
  const unknown = new Set(table.unknown);
  let lost = 0;
  let newer = 0;
  for (const returned of table.rows) {
    const row = rows.get(returned.id);
    if (!row) {
      unknown.add(returned.id);
      continue;
    }
    if (seen.has(row.id)) continue;
    seen.add(row.id);
    if (twice.has(row.id)) continue;
    for (const [field, cell] of returned.cells) {
      const now = cellText(field, row[field]);
      const mark = isOurs ? returned.marks?.get(field) : undefined;
      // A text that looks like an error value may have come out as one; it is what went out if its mark says so.
      const asWritten = cell.odd === 'error' && (mark === markOf(cell.text) || cell.text === now);
      const read = readCell(row.id, field, asWritten ? { ...cell, odd: null } : cell, catalogue);
      if (read === 'none') continue;
      if ('code' in read) {
        const { text, ref } = cell;
        refused.push({ id: row.id, field, code: read.code, text: text.slice(0, 60), ref });
        continue;
      }
      const said = cellText(field, read.value);
      if (said === now) continue;
      // As it went out: nobody touched it outside. A CSV written from our workbook keeps an apostrophe that was not ours.
      if (!everything && mark !== undefined && mark === markOf(said)) newer++;
      else if (table.identity === null && unguard(said) === now) continue;
      else if (table.encoding === 'shift_jis' && sameButLost(now, said)) lost++;
      else {
        changes.push({
          id: row.id,
          field,
          before: row[field],
          after: read.value,
          conflict: mark !== undefined && mark !== markOf(now) && mark !== markOf(said),
        });
      }
    }
  }
  const { identity } = table;
  return {
    source: identity === null ? 'unknown' : identity.caseId === file.id ? 'thisCase' : 'otherCase',
    otherCatalogue: identity !== null && identity.catalogue !== catalogue.id,
    changes,
    refused,
    unknown: [...unknown],
    twice: [...twice],
    absent: file.rows.filter((r) => !seen.has(r.id)).length,
    rows: seen.size,
    lost,
    newer,
  };
}

/** The edit that makes the changes, as one undo step. */
export function exchangePatches(changes: readonly ExchangeChange[]): Patch[] {
  return changes.map((c) => ({ path: `rows/${c.id}/${c.field}`, value: c.after }));
}

function doubled(table: ReturnedTable): Set<string> {
  const first = new Map<string, string>();
  const twice = new Set<string>();
  for (const row of table.rows) {
    const said = JSON.stringify([...row.cells].map(([f, c]) => [f, c.text]));
    const known = first.get(row.id);
    if (known === undefined) first.set(row.id, said);
    else if (known !== said) twice.add(row.id);
  }
  return twice;
}

type Read =
  'none' | { readonly value: ExchangeValues[ExchangeField] } | { readonly code: ExchangeRefusal['code'] };

function readCell(id: string, field: ExchangeField, cell: ReturnedCell, catalogue: Catalogue): Read {
  if (!holdsField(catalogue, id, field)) return cell.text.trim() === '' ? 'none' : { code: 'objective' };
  if (cell.odd !== null) return { code: cell.odd };
  if (field === 'decision') {
    const value = readDecision(cell.text);
    return value === undefined ? { code: 'decision' } : { value };
  }
  if (field === 'work') return readWork(cell.text);
  if (field === 'operatingSince') {
    if (cell.text.trim() === '') return { value: null };
    const date = parseDateInput(cell.text.replace(/[T ]00:00(:00(\.0+)?)?$/, ''));
    return date.ok ? { value: date.value } : { code: 'date' };
  }
  const clean = cleanText(cell.text);
  const value = field === 'owner' ? clean.replace(/\s*\n\s*/g, ' ') : clean;
  return value.length > (field === 'owner' ? LONGEST.line : LONGEST.text) ? { code: 'tooLong' } : { value };
}

function readWork(text: string): Read {
  const word = text.normalize('NFKC').replace(/\s/g, '');
  if (word === '') return { value: 'todo' };
  const found = (Object.keys(WORK_WORDS) as StatementRow['work'][]).find((w) => WORK_WORDS[w] === word);
  return found ? { value: found } : { code: 'work' };
}
