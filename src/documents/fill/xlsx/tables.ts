/** Tables whose rows repeat: found by their headings, with the entries that stand below them. */
import type { OfficialField, OfficialPlaceColumn } from '#schemas';
import { canonical, isProse, readingsOf, squash } from '../labels.ts';
import type { Matcher } from '../vocabulary-match.ts';
import type { Sheet } from './area.ts';
import { columnKeys, type Allowed } from './columns.ts';
import { isBlankText, type Box } from './grid.ts';

export type Entry = {
  readonly top: number;
  readonly bottom: number;
  /** A box per column of the table; null = not to be written (printed, locked, a formula). */
  readonly boxes: readonly (Box | null)[];
};

export type Table = {
  readonly sheet: Sheet;
  readonly field: OfficialField;
  /** The rows of its heading. */
  readonly headTop: number;
  readonly headBottom: number;
  readonly left: number;
  readonly right: number;
  readonly columns: readonly (OfficialPlaceColumn & { readonly left: number; readonly right: number })[];
  readonly entries: readonly Entry[];
  /** The column whose printed text says which entry a row is for; -1 = the entries follow one another. */
  readonly keyColumn: number;
  readonly heading: string;
  readonly context: readonly string[];
  readonly confidence: number;
  readonly sure: boolean;
  readonly why: string;
};

type Head = { readonly box: Box; readonly text: string };

/** All tables of a sheet that the vocabulary knows. */
export function findTables(sheet: Sheet, matcher: Matcher, allowed: Allowed): Table[] {
  const rowFields = matcher.vocabulary.fields.filter((f) => f.kind === 'rows');
  const found: Table[] = [];
  let past = 0;
  for (const row of rowsOfLabels(sheet)) {
    if (row <= past) continue;
    const heads = headsAt(sheet, row);
    if (heads.length < 2) continue;
    const table = bestTable(sheet, matcher, rowFields, heads, row, allowed);
    if (!table) continue;
    found.push(table);
    past = table.entries.at(-1)?.bottom ?? row;
  }
  return found;
}

/** The rows at which a label ends. */
const rowsOfLabels = (sheet: Sheet): number[] =>
  [...new Set(sheet.boxes.filter(sheet.isLabel).map((b) => b.bottom))].sort((a, b) => a - b);

/** The headings whose lower edge is this row; where a cell of the row is empty, the one above it of the same width. */
function headsAt(sheet: Sheet, row: number): Head[] {
  const { grid } = sheet;
  const heads: Head[] = [];
  for (let column = 1; column <= grid.lastColumn;) {
    const box = grid.boxAt(row, column);
    column = box.right + 1;
    if (box.bottom !== row) continue;
    if (sheet.isLabel(box)) heads.push({ box, text: box.text });
    else if (isBlankText(box.text) && !box.formula && box.top > 1) {
      const above = grid.boxAt(box.top - 1, box.left);
      if (above.left === box.left && above.right === box.right && sheet.isLabel(above) && !sheet.isBlank(box))
        heads.push({ box: above, text: above.text });
    }
  }
  return heads;
}

function bestTable(
  sheet: Sheet,
  matcher: Matcher,
  fields: readonly OfficialField[],
  heads: readonly Head[],
  row: number,
  allowed: Allowed,
): Table | null {
  const boxes = heads.map((h) => h.box);
  const context = headingsAbove(sheet, heads);
  // What the table is called: the nearest heading, or the one above it where that one says nothing known.
  const nearest = context.slice(0, context[0] !== undefined && matcher.groupOf(context[0]) === null ? 2 : 1);
  const scored = fields
    .map((field) => {
      const { keys, found } = columnKeys(sheet, matcher, field, boxes, row, allowed);
      const named = nearest.some((t) =>
        readingsOf(t).some((r) => field.labels.some((l) => canonical(l) === r.key)),
      );
      return { field, keys, found, named };
    })
    .filter((s) => s.found >= 2)
    .sort(
      (a, b) =>
        b.found - a.found ||
        Number(b.named) - Number(a.named) ||
        a.field.columns.length - b.field.columns.length,
    );
  const best = scored[0];
  if (!best) return null;
  const rival = scored[1];
  const all = best.found === best.field.columns.length;
  const foreign = context.slice(0, 1).some((t) => matcher.groupOf(t) === 'foreign');
  const enough = best.named || all || (best.found >= 3 && best.found * 2 > best.field.columns.length);
  const alone = !rival || rival.found < best.found || (best.named && !rival.named);
  const columns = heads.map((h, i) => ({
    key: best.keys[i] ?? null,
    label: squash(h.text),
    left: h.box.left,
    right: h.box.right,
  }));
  const { entries, keyColumn } = entriesBelow(sheet, best.field, columns, row);
  // One line of blanks below labels that may be something else: each is looked at for itself.
  if (entries.length === 0 || (entries.length === 1 && !(enough && alone))) return null;
  const confidence = foreign ? 0 : enough ? (alone ? 0.95 : 0.6) : 0.5;
  return {
    sheet,
    field: best.field,
    headTop: Math.min(...heads.map((h) => h.box.top)),
    headBottom: row,
    left: Math.min(...columns.map((c) => c.left)),
    right: Math.max(...columns.map((c) => c.right)),
    columns,
    entries,
    keyColumn,
    heading: context[0] ?? '',
    context,
    confidence,
    sure: !foreign && enough && alone,
    why: foreign ? 'why.otherParty' : enough && alone ? 'why.columns' : 'why.ambiguous',
  };
}

/** The headings of the table as a whole: those of its first column, and what stands over several of its columns. */
function headingsAbove(sheet: Sheet, heads: readonly Head[]): string[] {
  const first = heads[0]!.box;
  const own = sheet.headings(first);
  const group = sheet.grid.boxAt(Math.max(1, first.top - 1), first.left);
  if (
    first.top > 1 &&
    sheet.isLabel(group) &&
    group.right > first.right &&
    !own.includes(group.text) &&
    group.top > sheet.titleRow
  )
    return [group.text, ...own];
  return own;
}

type Column = Table['columns'][number];

function entriesBelow(
  sheet: Sheet,
  field: OfficialField,
  columns: readonly Column[],
  headRow: number,
): { entries: Entry[]; keyColumn: number } {
  const mapped = columns.flatMap((c, i) => (c.key === null ? [] : [i]));
  const keyed = keyColumnOf(sheet, field, columns, headRow);
  const entries: Entry[] = [];
  const { grid } = sheet;
  let stem: string | null = null;
  for (let row = headRow + 1; row <= sheet.lastRow;) {
    const at = columns.map((c) => grid.boxAt(row, c.left));
    const fits = (i: number): boolean => {
      const c = columns[i]!;
      return at[i]!.top === row && at[i]!.left === c.left && at[i]!.right === c.right;
    };
    const bottom = Math.min(row + 60, Math.max(row, ...at.filter((b) => b.top === row).map((b) => b.bottom)));
    if (keyed >= 0) {
      const id = squash(at[keyed]!.text);
      if (fits(keyed) && /\d/.test(id) && id.length <= 40) {
        const boxes = at.map((b, i) => (i === keyed || (fits(i) && canWrite(sheet, b)) ? b : null));
        if (mapped.some((i) => i !== keyed && boxes[i] !== null)) entries.push({ top: row, bottom, boxes });
      }
      row = bottom + 1;
      continue;
    }
    const boxes = at.map((b, i) => (fits(i) && canWrite(sheet, b) && sheet.looks(b) ? b : null));
    if (!mapped.some((i) => boxes[i] !== null)) break;
    // Every column that can be written in the first row must be so in the others: else this is no row of the table.
    if (entries.length > 0 && mapped.some((i) => boxes[i] === null && entries[0]!.boxes[i] !== null)) break;
    const lead = columns
      .map((c, i) => (c.key === null && sheet.isLabel(at[i]!) ? squash(at[i]!.text) : ''))
      .join('');
    const printed = mapped.map((i) => at[i]!).filter((b) => !isBlankText(b.text));
    if (/計$/.test(lead) || printed.some((b) => /^(合計|小計|計|総計)$/.test(squash(b.text)))) break;
    if (/例/.test(lead) || printed.some((b) => /^[(（【]?(記入)?例/.test(squash(b.text)))) {
      row = bottom + 1;
      continue;
    }
    const thisStem = lead.replace(/[\d①-⑳一二三四五六七八九十.()（）]/gu, '');
    if (stem !== null && thisStem !== stem) break;
    stem = thisStem;
    entries.push({ top: row, bottom, boxes });
    row = bottom + 1;
  }
  return { entries, keyColumn: keyed };
}

const canWrite = (sheet: Sheet, box: Box): boolean =>
  sheet.writable(box) && !/^[-－―ー–—―‐]+$/.test(squash(box.text));

/** The column that bears the printed number of each entry (of kind `code`), or -1. */
function keyColumnOf(
  sheet: Sheet,
  field: OfficialField,
  columns: readonly Column[],
  headRow: number,
): number {
  const key = field.columns.find((c) => c.kind === 'code')?.key;
  const column = key === undefined ? -1 : columns.findIndex((c) => c.key === key);
  if (column < 0) return -1;
  const { grid } = sheet;
  const { left, right } = columns[column]!;
  const others = columns.flatMap((c, i) => (c.key === null || i === column ? [] : [c.left]));
  const ids: string[] = [];
  let locked = 0;
  let open = 0;
  for (let row = headRow + 1; row <= sheet.lastRow; row++) {
    const box = grid.boxAt(row, left);
    if (box.top !== row || box.left !== left || box.right !== right) continue;
    // The first row asks for the number: then it is a blank like the others.
    if (ids.length === 0 && sheet.isBlank(box)) return -1;
    if (!/\d/.test(box.text)) continue;
    if (isProse(box.text) || box.formula) continue;
    ids.push(squash(box.text));
    if (!sheet.writable(box)) locked++;
    if (others.every((c) => isBlankText(grid.boxAt(row, c).text))) open++;
  }
  if (ids.length === 0) return -1;
  if (locked * 2 > ids.length) return column;
  const distinct = new Set(ids).size === ids.length;
  return !sheet.strict && distinct && ids.length >= 2 && (open > 0 || ids.length >= 10) ? column : -1;
}
