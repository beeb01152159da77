/** The rows of a repeating table, before and after somebody went over them: matched as they are, by key, by position. */
import type { OfficialField, OfficialValue } from '#schemas';
import { squash } from './labels.ts';
import { plainText } from './print-value.ts';

export type ValueRow = Readonly<Record<string, OfficialValue>>;

/** A row that was added (`before` null), taken out (`now` null) or changed; `before` = its place among the rows before. */
export type RowDifference = {
  readonly before: number | null;
  readonly was: ValueRow | null;
  readonly now: ValueRow | null;
  /** The columns that differ; of an added row those that say something. */
  readonly columns: readonly string[];
};

type Field = Pick<OfficialField, 'columns'>;

/** A cell as it reads, without spaces and widths; '' = nothing. */
function printed(field: Field, row: ValueRow, key: string): string {
  const column = field.columns.find((c) => c.key === key);
  const value = row[key];
  if (!column || !value) return '';
  return squash(plainText(value, { kind: column.kind, options: column.options ?? [] }) ?? '');
}

/** A row as it reads; '' = nothing in it. */
export const printedRow = (field: Field, row: ValueRow, columns: readonly string[]): string => {
  const cells = columns.map((key) => printed(field, row, key));
  return cells.every((c) => c === '') ? '' : cells.join('|');
};

/**
 * What differs between the rows, in the columns the form has. A row that only moved is no difference. What is neither the same
 * nor has the same key is matched by where it stands between matched rows if it says half of the same: another entry in the same
 * place must not be written over what the case knows of the old one. In the order of the rows now; rows taken out follow.
 */
export function compareRows(
  before: readonly ValueRow[],
  now: readonly ValueRow[],
  field: Field,
  columns: readonly string[],
): RowDifference[] {
  const line = (row: ValueRow): string => printedRow(field, row, columns);
  const was = before.map(line);
  const is = now.map(line);
  /** By the row now, the row before. */
  const pairs = new Map<number, number>();
  const left = new Set(was.flatMap((text, n) => (text === '' ? [] : [n])));
  const pair = (b: number, n: number): void => {
    pairs.set(n, b);
    left.delete(b);
  };
  const unmatched = (): number[] => is.flatMap((text, n) => (text === '' || pairs.has(n) ? [] : [n]));

  const same = new Map<string, number[]>();
  for (const b of left) same.set(was[b]!, [...(same.get(was[b]!) ?? []), b]);
  for (const n of unmatched()) {
    const b = same.get(is[n]!)?.shift();
    if (b !== undefined) pair(b, n);
  }

  const key = keyColumn(field, columns);
  if (key !== null) {
    const old = once([...left], (b) => printed(field, before[b]!, key));
    const fresh = once(unmatched(), (n) => printed(field, now[n]!, key));
    for (const [text, n] of fresh) {
      const b = old.get(text);
      if (b !== undefined) pair(b, n);
    }
  }
  const alike = (b: number, n: number): boolean => isAlike(field, before[b]!, now[n]!, columns);
  for (const [b, n] of byPosition(pairs, [...left], unmatched(), alike, columns.length === 1)) pair(b, n);

  const differing = (a: ValueRow | null, b: ValueRow | null): readonly string[] =>
    columns.filter((k) => (a ? printed(field, a, k) : '') !== (b ? printed(field, b, k) : ''));
  const out: RowDifference[] = [];
  now.forEach((row, n) => {
    if (is[n] === '') return;
    const b = pairs.get(n);
    const old = b === undefined ? null : before[b]!;
    const cells = differing(old, row);
    if (cells.length > 0) out.push({ before: b ?? null, was: old, now: row, columns: cells });
  });
  for (const b of [...left].sort((x, y) => x - y))
    out.push({ before: b, was: before[b]!, now: null, columns: differing(before[b]!, null) });
  return out;
}

/** The column that names a row: a number, else a name. */
function keyColumn(field: Field, columns: readonly string[]): string | null {
  const there = field.columns.filter((c) => columns.includes(c.key));
  return (there.find((c) => c.kind === 'code') ?? there.find((c) => c.key === 'name'))?.key ?? null;
}

/** Those whose text nobody else has. */
function once(items: readonly number[], text: (item: number) => string): Map<string, number> {
  const found = new Map<string, number[]>();
  for (const item of items) found.set(text(item), [...(found.get(text(item)) ?? []), item]);
  return new Map(
    [...found].flatMap(([t, list]) => (t !== '' && list.length === 1 ? [[t, list[0]!] as const] : [])),
  );
}

/** At least half of what either says is the same. */
function isAlike(field: Field, a: ValueRow, b: ValueRow, columns: readonly string[]): boolean {
  const cells = columns.map((key) => [printed(field, a, key), printed(field, b, key)] as const);
  const said = cells.filter(([x, y]) => x !== '' || y !== '');
  return said.filter(([x, y]) => x === y).length * 2 >= said.length;
}

/** Pairs rows that follow the same matched row, in their order; of a single column (`single`) also where nothing is alike. */
function byPosition(
  pairs: ReadonlyMap<number, number>,
  before: readonly number[],
  now: readonly number[],
  alike: (b: number, n: number) => boolean,
  single: boolean,
): [number, number][] {
  const matched = [...pairs].map(([n, b]) => ({ n, b }));
  // The matched row above, by its place among the rows before.
  const above = (ofBefore: boolean, at: number): number =>
    matched.reduce<{ at: number; b: number }>(
      (best, m) => {
        const own = ofBefore ? m.b : m.n;
        return own < at && own > best.at ? { at: own, b: m.b } : best;
      },
      { at: -1, b: -1 },
    ).b;
  const gaps = new Map<number, { before: number[]; now: number[] }>();
  const gap = (at: number): { before: number[]; now: number[] } => {
    const known = gaps.get(at) ?? { before: [], now: [] };
    gaps.set(at, known);
    return known;
  };
  for (const b of before) gap(above(true, b)).before.push(b);
  for (const n of now) gap(above(false, n)).now.push(n);
  return [...gaps.values()].flatMap(({ before: bs, now: ns }) => {
    if (single && bs.length === ns.length) return bs.map((b, i): [number, number] => [b, ns[i]!]);
    const free = [...bs];
    return ns.flatMap((n): [number, number][] => {
      const i = free.findIndex((b) => alike(b, n));
      return i < 0 ? [] : [[free.splice(i, 1)[0]!, n]];
    });
  });
}
