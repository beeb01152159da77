/** The agency's table: one row for each kind of information, found by its key, else by its name. */
import type { Axis, Level, ReadCell } from '#schemas';
import { AXES } from './levels.ts';
import { cellAt, plain, placeOf, refAt, type Grid, type GridRow } from './returned-grid.ts';
import { finding, type CellPlace, type LevelValue, type ReturnedFinding } from './returned-types.ts';
import { agencyHead, KEY_MARK, NAME_HEAD, type SheetScale } from './sheet.ts';

/** The kinds of information as the case has them, and as they were called when the sheet was handed over. */
export type KnownInformation = {
  readonly ids: readonly string[];
  readonly names: ReadonlyMap<string, string>;
  /** Handed over, and gone from the case since. */
  readonly removed: ReadonlySet<string>;
};

type Head = { readonly axes: ReadonlyMap<Axis, number>; readonly name: number | null };
type Row = { readonly id: string; readonly at: CellPlace };

export type Table = {
  readonly levels: readonly LevelValue[];
  readonly findings: readonly ReturnedFinding[];
  /** Rows recognised as one of ours. */
  readonly matched: number;
  readonly found: boolean;
};

export function readTable(grids: readonly Grid[], known: KnownInformation, scale: SheetScale): Table {
  const findings: ReturnedFinding[] = [];
  const seen = new Map<string, Row>();
  const values = new Map<string, LevelValue | null>();
  const blanks = new Map<string, ReturnedFinding>();
  const byName = uniqueNames(known.names);
  const heads = headsOf(scale);
  const levels = new Map(scale.levels.map(([level, label]) => [plain(label), level]));
  let found = false;

  for (const grid of grids) {
    let head: Head | null = null;
    for (const row of grid.rows) {
      const next = headOf(row, heads);
      if (next) {
        head = next;
        found = true;
      } else if (head) takeRow(grid, row, head);
    }
  }
  for (const id of known.ids) {
    if (found && !seen.has(id)) {
      findings.push(finding('returned.missingRow', 'warning', null, { name: known.names.get(id) ?? '' }));
    }
  }
  findings.push(...[...blanks].flatMap(([key, f]) => (values.has(key) ? [] : [f])));
  return { levels: [...values.values()].flatMap((v) => v ?? []), findings, matched: seen.size, found };

  function takeRow(grid: Grid, row: GridRow, head: Head): void {
    const key = row.cells.find((c) => c.text.startsWith(KEY_MARK));
    const nameCell = head.name === null ? undefined : cellAt(row, head.name);
    const filled = [...head.axes.values()].flatMap((column) => cellAt(row, column) ?? []);
    const first = nameCell ?? filled[0] ?? key;
    if (!first) return;
    const at = placeOf(grid, first);
    const id = identify(key, nameCell, at);
    if (id === null) {
      // A remark below the table is no row: a row has a level, or a key.
      if (filled.length > 0 || key)
        findings.push(
          finding('returned.extraRow', 'warning', at, { name: (nameCell?.text ?? '').slice(0, 120) }),
        );
      return;
    }
    if (known.removed.has(id)) {
      findings.push(
        finding('returned.removedInformation', 'warning', at, { name: nameCell?.text.slice(0, 120) ?? '' }),
      );
      return;
    }
    if (!seen.has(id)) seen.set(id, { id, at });
    for (const [axis, column] of head.axes)
      takeLevel(id, axis, placeOf(grid, { ref: refAt(row.row, column) }), cellAt(row, column));
  }

  function identify(key: ReadCell | undefined, nameCell: ReadCell | undefined, at: CellPlace): string | null {
    const keyed = /^information\/([0-9A-Za-z_-]{1,64})$/.exec(key?.text.slice(KEY_MARK.length) ?? '')?.[1];
    const ofKey = keyed !== undefined && (known.names.has(keyed) || known.removed.has(keyed)) ? keyed : null;
    const named = nameCell ? byName.get(plain(nameCell.text)) : undefined;
    if (ofKey !== null) {
      const own = plain(known.names.get(ofKey) ?? '');
      if (named === undefined || named === ofKey || plain(nameCell?.text ?? '') === own) return ofKey;
      // Sorted without the hidden column: what people read is the name.
      findings.push(finding('returned.keyMoved', 'warning', at, { name: known.names.get(named) ?? '' }));
      return named;
    }
    if (named === undefined) return null;
    findings.push(finding('returned.byName', 'info', at, { name: known.names.get(named) ?? '' }));
    return named;
  }

  function takeLevel(id: string, axis: Axis, at: CellPlace, cell: ReadCell | undefined): void {
    const slot = `${id}/${axis}`;
    const name = known.names.get(id) ?? '';
    if (!cell) {
      if (!blanks.has(slot)) blanks.set(slot, finding('returned.blank', 'info', at, { name, axis }));
      return;
    }
    const level = levelOf(cell, at, name, axis);
    if (level === null) {
      if (!values.has(slot)) values.set(slot, null);
      return;
    }
    const before = values.get(slot);
    if (before && before.value !== level) {
      // Two rows for one kind of information that say different things: neither is taken.
      findings.push(
        finding('returned.rowTwice', 'error', at, {
          name,
          axis,
          other: `${before.at.sheet}!${before.at.ref}`,
        }),
      );
      values.set(slot, null);
    } else if (before === undefined) values.set(slot, { informationId: id, axis, value: level, at });
  }

  function levelOf(cell: ReadCell, at: CellPlace, name: string, axis: Axis): Level | null {
    const refused = notAValue(cell, at, { name, axis });
    if (refused) {
      findings.push(refused);
      return null;
    }
    const level = levels.get(plain(cell.text));
    if (level !== undefined) return level;
    findings.push(
      finding('returned.unknownLevel', 'error', at, { name, axis, text: cell.text.slice(0, 60) }),
    );
    return null;
  }
}

/** A formula, or an error of one, where a value belongs. */
export function notAValue(
  cell: ReadCell,
  at: CellPlace,
  params: ReturnedFinding['params'],
): ReturnedFinding | null {
  const text = cell.text.slice(0, 60);
  if (cell.formula) return finding('returned.formula', 'error', at, { ...params, text });
  return cell.kind === 'error' ? finding('returned.errorValue', 'error', at, { ...params, text }) : null;
}

/** What the headings of the agency's table say, as they are compared. */
const headsOf = (scale: SheetScale): ReadonlyMap<string, Axis | 'name'> =>
  new Map<string, Axis | 'name'>([
    [plain(NAME_HEAD), 'name'],
    ...scale.axes.map(([axis, label]) => [plain(agencyHead(label)), axis] as const),
  ]);

/** The heading of the agency's table: all its axes in one row, in any order and column. */
function headOf(row: GridRow, heads: ReadonlyMap<string, Axis | 'name'>): Head | null {
  if (row.cells.length < AXES.length) return null;
  const axes = new Map<Axis, number>();
  let name: number | null = null;
  for (const cell of row.cells) {
    const head = heads.get(plain(cell.text));
    if (head === 'name') name ??= cell.column;
    else if (head && !axes.has(head)) axes.set(head, cell.column);
  }
  return axes.size === AXES.length ? { axes, name } : null;
}

/** Names that belong to one kind of information only. */
function uniqueNames(names: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, string | null>();
  for (const [id, name] of names) {
    const n = plain(name);
    if (n !== '') found.set(n, found.has(n) ? null : id);
  }
  return new Map([...found].flatMap(([n, id]) => (id === null ? [] : [[n, id] as const])));
}
