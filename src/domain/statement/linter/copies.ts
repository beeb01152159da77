import type { StatementRow } from '#schemas';

/** From how many rows on one answer counts as pasted, and how long it must be to count at all (「同上」 says nothing). */
export const COPIES_FROM = 10;
const WORTH = 12;

const keys = new WeakMap<StatementRow, string>();

// The number of the row itself does not make an answer its own.
function keyOf(row: StatementRow): string {
  let key = keys.get(row);
  if (key === undefined) {
    const text = row.how.includes(row.id) ? row.how.replaceAll(row.id, '#') : row.how;
    key = text.replace(/[\s、。，．・]+/g, '');
    keys.set(row, key);
  }
  return key;
}

/** Of each adopted row whose answer stands in many: how many those are, and the first of them. */
export function copiesOf(
  rows: Iterable<StatementRow>,
): ReadonlyMap<string, { readonly count: number; readonly first: string }> {
  const byText = new Map<string, string[]>();
  for (const row of rows) {
    if (row.decision !== 'adopted' || row.how.length < WORTH) continue;
    const key = keyOf(row);
    const same = byText.get(key);
    if (same) same.push(row.id);
    else byText.set(key, [row.id]);
  }
  const out = new Map<string, { count: number; first: string }>();
  for (const ids of byText.values()) {
    if (ids.length < COPIES_FROM) continue;
    for (const id of ids) out.set(id, { count: ids.length, first: ids[0] ?? id });
  }
  return out;
}
