/** Rows put in below the last entry of a table: where everything then stands. Whatever is not clear is null, and nothing is put in. */
import { MAX_ROW } from '../../xlsx/refs.ts';
import type { Area } from './ranges.ts';
import { areaOf, parseFormula, withReferences, type Corner, type Reference } from './references.ts';

/** The entries of a table and how many rows come in below the last of them. */
export type Insertion = {
  readonly sheet: string;
  /** The first row of the first entry, the first and the last row of the last entry. */
  readonly first: number;
  readonly top: number;
  readonly bottom: number;
  /** Entries that are added, and rows of all of them. */
  readonly entries: number;
  readonly rows: number;
};

export const rowAfter = (ins: Insertion, row: number): number => (row > ins.bottom ? row + ins.rows : row);

export type Moved =
  | { readonly kind: 'area'; readonly area: Area }
  /** Lies within the last entry, which is repeated. */
  | { readonly kind: 'own' };

/** Where an area lies afterwards; null where that is not clear. What holds all entries holds the new ones too. */
export function areaAfter(ins: Insertion, a: Area): Moved | null {
  const same = { kind: 'area', area: a } as const;
  if (a.bottom < ins.top || (a.top === 1 && a.bottom === MAX_ROW)) return same;
  const bottom = Math.min(MAX_ROW, a.bottom + ins.rows);
  if (a.top > ins.bottom) {
    if (a.bottom + ins.rows > MAX_ROW && a.bottom !== MAX_ROW) return null;
    return { kind: 'area', area: { ...a, top: a.top + ins.rows, bottom } };
  }
  if (a.top >= ins.top && a.bottom <= ins.bottom) return { kind: 'own' };
  if (a.bottom < ins.bottom || a.top > ins.first) return null;
  return { kind: 'area', area: { ...a, bottom } };
}

/** The areas of a `sqref`: one within the last entry is repeated for each new one. */
export function areasAfter(ins: Insertion, areas: readonly Area[]): Area[] | null {
  const found: Area[] = [];
  for (const a of areas) {
    const moved = areaAfter(ins, a);
    if (!moved) return null;
    if (moved.kind === 'area') found.push(moved.area);
    else found.push(a, ...repeated(ins, a));
  }
  return found;
}

/** The same area of each new entry. */
export function repeated(ins: Insertion, a: Area): Area[] {
  const height = ins.bottom - ins.top + 1;
  return Array.from({ length: ins.entries }, (_, n) => ({
    ...a,
    top: a.top + (n + 1) * height,
    bottom: a.bottom + (n + 1) * height,
  }));
}

/** What finds cells by text or by counting rows: what it means after a move cannot be told. */
const BY_TEXT =
  /^(INDIRECT|OFFSET|ADDRESS|CELL|INFO|EVALUATE|GETPIVOTDATA|LET|LAMBDA|FORMULATEXT|ANCHORARRAY|SINGLE)$/;
const BY_COUNT =
  /^(INDEX|HLOOKUP|ROW|CHOOSEROWS|TAKE|DROP|EXPAND|AREAS|SEQUENCE|MMULT|TRANSPOSE|XLOOKUP|MATCH|XMATCH|LOOKUP)$/;

/** Where a formula stands: the sheet, and its cell (null = of a name, a rule: `relative` tells which row its relative ones are seen from). */
export type Home = {
  readonly sheet: string;
  readonly row: number | null;
  /** Of a rule: the areas it holds for. */
  readonly areas: readonly Area[] | null;
};

/** The formula after the rows were put in; null where it cannot be told. */
export function formulaAfter(ins: Insertion, text: string, home: Home): string | null {
  const parsed = parseFormula(text);
  if (!parsed || [...parsed.functions].some((f) => BY_TEXT.test(f))) return null;
  const inSheet = home.sheet.toLowerCase() === ins.sheet.toLowerCase();
  if (parsed.ownRow && inSheet && (home.row === null || home.row > ins.bottom)) return null;
  const heights: number[] = [];
  const grown: number[] = [];
  const changed = withReferences(parsed, (r) => {
    const own = (r.sheet ?? home.sheet).toLowerCase() === ins.sheet.toLowerCase();
    const area = areaOf(r);
    if (!area) return null;
    if (home.row === null && !relativeHolds(ins, r, home, own, inSheet)) return null;
    if (!own || r.from.row === null) {
      if (area.bottom > area.top && area.bottom !== MAX_ROW) heights.push(area.bottom - area.top);
      return r;
    }
    // Rules look at their own row, cell by cell.
    if (home.areas !== null && rowIsRelative(r)) return rulesRow(ins, r, home.areas);
    const inEntries = inSheet && home.row !== null && home.row >= ins.first && home.row <= ins.bottom;
    const moved = areaAfter(ins, area);
    if (!moved) return null;
    // The last entry itself: only its own formulas may mean it; others would leave the new ones out.
    if (moved.kind === 'own')
      return inSheet && home.row !== null && home.row >= ins.top && home.row <= ins.bottom ? r : null;
    const { top, bottom } = moved.area;
    const grew = bottom - top !== area.bottom - area.top;
    // A running total ends at its own row, wherever that is.
    if (grew && inEntries && !(r.from.row.absolute && r.to?.row?.absolute === true)) return null;
    if (grew) grown.push(area.bottom - area.top);
    else if (area.bottom > area.top) heights.push(area.bottom - area.top);
    if (top === area.top && bottom === area.bottom) return r;
    const put = (c: Corner, n: number): Corner => (c.row ? { ...c, row: { ...c.row, n } } : c);
    return { from: put(r.from, top), to: r.to && put(r.to, bottom) };
  });
  if (changed === null) return null;
  // Columns that were as long as one another would not be any more.
  if (grown.some((h) => heights.includes(h))) return null;
  return changed !== text && [...parsed.functions].some((f) => BY_COUNT.test(f)) ? null : changed;
}

const rowIsRelative = (r: Reference): boolean =>
  (r.from.row !== null && !r.from.row.absolute) || r.to?.row?.absolute === false;

/** Whether relative rows in names and rules are of a kind that can be moved. */
function relativeHolds(ins: Insertion, r: Reference, home: Home, own: boolean, inSheet: boolean): boolean {
  if (!rowIsRelative(r)) return true;
  // Of a name: seen from whatever cell uses it.
  if (home.areas === null) return false;
  if (!own) return !inSheet || home.areas.every((a) => a.bottom < ins.top);
  return inSheet;
}

/** A reference of a rule to its own row moves with the first row of what it holds for. */
function rulesRow(
  ins: Insertion,
  r: Reference,
  areas: readonly Area[],
): Pick<Reference, 'from' | 'to'> | null {
  const base = areas[0]?.top;
  if (base === undefined || areas.some((a) => a.top < base)) return null;
  const corners = r.to ? [r.from, r.to] : [r.from];
  const rows = corners.map((c) => c.row);
  const last = Math.max(...areas.map((a) => a.bottom));
  const reach = Math.max(...rows.map((p) => (p ? p.n + (p.absolute ? 0 : last - base) : MAX_ROW)));
  // All of it above the new rows: nothing moves.
  if (last < ins.top && reach < ins.top) return r;
  if (rows.some((p) => p === null || p.absolute || p.n !== base)) return null;
  const now = rowAfter(ins, base);
  const put = (c: Corner): Corner => (c.row ? { ...c, row: { ...c.row, n: now } } : c);
  return now === base ? r : { from: put(r.from), to: r.to && put(r.to) };
}
