/** Whether the vendor's part came back as it was handed over, and whether the case has moved on since. */
import { cleanText } from '#kernel';
import type { ReadCell } from '#schemas';
import { cellAt, plain, placeOf, refAt, type GridRow, type Handed, type KeyedRow } from './returned-grid.ts';
import { finding, type ReturnedFinding } from './returned-types.ts';
import { COLUMNS, CONSEQUENCES, GRID, ownHead, REASON_HEAD, type SheetScale } from './sheet.ts';

type Texts = ReadonlyMap<string, string>;
const same = (a: string, b: string): boolean => a === b || cleanText(a).trimEnd() === cleanText(b).trimEnd();
/** Long texts are shown cut: the cell holds the rest. */
const short = (text: string): string => (text.length <= 120 ? text : `${text.slice(0, 119)}…`);

/** Every cell of the vendor's part that differs from what was handed over; without a copy of that, from the case. */
export function vendorFindings(
  handed: Handed,
  keyed: readonly KeyedRow[],
  now: Texts,
  scale: SheetScale,
): ReturnedFinding[] {
  if (keyed.length === 0) return [finding('returned.vendorPartMissing', 'warning', null)];
  const expected = handed.sent ?? now;
  const found: ReturnedFinding[] = handed.sent ? [] : [finding('returned.vendorUnchecked', 'info', null)];
  const seen = new Set<string>();
  const heads = headsOf(scale);
  const labels = new Map<string, string>(GRID);
  // Once for each heading, not for each row below it.
  const columns = new Map<string, readonly (readonly [column: number, field: string])[]>();
  let last: GridRow | null = null;
  const columnsOf = (head: GridRow, list: string): readonly (readonly [number, string])[] => {
    if (head !== last) columns.clear();
    last = head;
    const known = columns.get(list);
    if (known) return known;
    const found = head.cells.flatMap((c) => {
      const field = heads.get(`${list} ${plain(c.text)}`);
      return field === undefined ? [] : [[c.column, field] as const];
    });
    columns.set(list, found);
    return found;
  };
  for (const { grid, row, key, head } of keyed) {
    if (key.startsWith('#')) continue;
    seen.add(key);
    const check = (path: string, column: number, cell: ReadCell | undefined): void => {
      const before = expected.get(path);
      if (before === undefined) return;
      const at = placeOf(grid, { ref: cell?.ref ?? refAt(row.row, column) });
      if (cell?.formula) found.push(finding('returned.vendorFormula', 'warning', at, { path }));
      else if (!same(cell?.text ?? '', before)) {
        found.push(
          finding('returned.vendorChanged', 'warning', at, {
            path,
            before: short(before),
            after: short(cell?.text ?? ''),
          }),
        );
      }
    };
    const label = labels.get(key);
    if (label !== undefined) {
      const at = row.cells.findIndex((c) => plain(c.text) === plain(label));
      const cell = row.cells[at + 1];
      if (at >= 0) check(key, (row.cells[at]?.column ?? 0) + 1, cell);
      continue;
    }
    const list = key.split('/')[0] ?? '';
    for (const [column, field] of head ? columnsOf(head, list) : []) {
      check(`${key}/${field}`, column, cellAt(row, column));
    }
  }
  return [...found, ...lost(expected, seen)];
}

/** The field of a heading, by list. */
function headsOf(scale: SheetScale): Map<string, string> {
  const heads = new Map<string, string>();
  for (const [list, columns] of Object.entries(COLUMNS)) {
    for (const [field, label] of columns) heads.set(`${list} ${plain(label)}`, field);
  }
  for (const [field, label] of CONSEQUENCES) heads.set(`information ${plain(label)}`, field);
  for (const [axis, label] of scale.axes) heads.set(`information ${plain(ownHead(label))}`, `self/${axis}`);
  return heads.set(`information ${plain(REASON_HEAD)}`, 'self/reason');
}

/** Rows that were handed over and are not there any more. Kinds of information are reported with the agency's table. */
function lost(expected: Texts, seen: ReadonlySet<string>): ReturnedFinding[] {
  const rows = new Map<string, string>();
  for (const [path, text] of expected) {
    const [list = '', id = '', field] = path.split('/');
    if (list === 'information') continue;
    const key = field === undefined ? path : `${list}/${id}`;
    if (!seen.has(key) && !rows.has(key)) rows.set(key, field === undefined || field === 'name' ? text : '');
  }
  return [...rows].map(([path, name]) =>
    finding('returned.vendorRowMissing', 'warning', null, { path, name: short(name) }),
  );
}

/** What changed in the case since the sheet was handed over, field by field. */
export function staleFindings(handed: Handed, revision: string, now: Texts): ReturnedFinding[] {
  const { identity, sent } = handed;
  if (!identity || identity.revision === revision) return [];
  if (!sent) return [finding('returned.staleRevision', 'warning', null)];
  const fields: ReturnedFinding[] = [];
  for (const path of new Set([...sent.keys(), ...now.keys()])) {
    const before = sent.get(path) ?? '';
    const after = now.get(path) ?? '';
    if (!same(before, after)) {
      fields.push(
        finding('returned.staleField', 'warning', null, { path, before: short(before), after: short(after) }),
      );
    }
  }
  // A later version of the sheet says more of the same case: that makes no older one stale.
  return fields.length > 0 ? [finding('returned.staleRevision', 'warning', null), ...fields] : [];
}
