import { applyPatch, getAt, inverse, steps, type Patch } from '#kernel';
import type { CaseFile, StatementRow } from '#schemas';
import type { CaseWithoutRows, StepPatch } from './tables.ts';

/**
 * A case under change. Rows stand in a map by their id, so that a patch of one of a thousand rows touches that row alone.
 * May hold only a part of a case (the rows an edit names, and the body only if it is needed).
 */
export class CaseDraft {
  body: CaseWithoutRows | null;
  rowIds: string[];
  readonly rows: Map<string, StatementRow>;
  bodyTouched = false;
  readonly rowsTouched = new Set<string>();

  constructor(
    body: CaseWithoutRows | null,
    rowIds: readonly string[],
    rows: readonly StatementRow[] | ReadonlyMap<string, StatementRow>,
  ) {
    this.body = body;
    this.rowIds = [...rowIds];
    this.rows = new Map(rows instanceof Map ? rows : (rows as readonly StatementRow[]).map((r) => [r.id, r]));
  }

  static of(file: CaseFile): CaseDraft {
    const { rows, ...body } = file;
    return new CaseDraft(
      body,
      rows.map((r) => r.id),
      rows,
    );
  }

  /** The whole case. Only for a draft that holds all of it. */
  toCase(): CaseFile {
    if (!this.body) throw new RangeError('a draft without its body is no case');
    const rows = this.rowIds.map((id) => this.rows.get(id)).filter((r) => r !== undefined);
    return { ...this.body, rows };
  }

  /** What stands at the path, or undefined. */
  get(path: string): unknown {
    const [top, id, ...rest] = steps(path);
    if (top !== 'rows') return getAt(this.body, path);
    if (id === undefined) return this.rowIds.map((rowId) => this.rows.get(rowId));
    return getAt(this.rows.get(id), rest.join('/'));
  }

  /** Applies a patch and says what it did. Throws a RangeError on a path that leads nowhere. */
  apply(patch: Patch): StepPatch {
    const [top, id, ...rest] = steps(patch.path);
    if (top === 'rows') return this.#applyToRows(patch, id, rest.join('/'));
    if (!this.body || top === undefined) throw new RangeError(`path leads nowhere: ${patch.path}`);
    const before = inverse(this.body, patch);
    this.body = applyPatch(this.body, patch);
    this.bodyTouched = true;
    const after = inverse(this.body, patch);
    return step(patch, before.value, before.index ?? -1, after.index ?? -1);
  }

  #applyToRows(patch: Patch, id: string | undefined, rest: string): StepPatch {
    if (id === undefined) throw new RangeError(`rows are patched one by one: ${patch.path}`);
    const row = this.rows.get(id);
    if (rest !== '') {
      if (!row) throw new RangeError(`no element ${id}: ${patch.path}`);
      const inside = { ...patch, path: rest };
      const before = inverse(row, inside);
      this.rows.set(id, applyPatch(row, inside));
      this.rowsTouched.add(id);
      const stamp = STAMPS[steps(rest)[0] ?? ''];
      return {
        ...step(patch, before.value, before.index ?? -1, inverse(this.rows.get(id), inside).index ?? -1),
        ...(stamp ? { stamp: row[stamp] } : {}),
      };
    }
    const from = this.rowIds.indexOf(id);
    this.rowsTouched.add(id);
    if (patch.value === undefined) {
      this.rows.delete(id);
      if (from >= 0) this.rowIds.splice(from, 1);
      this.bodyTouched = true;
      return step(patch, row, from, -1);
    }
    this.rows.set(id, patch.value as StatementRow);
    if (from >= 0) return step(patch, row, from, from);
    const to = Math.min(Math.max(patch.index ?? this.rowIds.length, 0), this.rowIds.length);
    this.rowIds.splice(to, 0, id);
    this.bodyTouched = true;
    return step(patch, row, -1, to);
  }

  /** Sets `changed` of every record around the path, the case included. */
  stamp(path: string, now: string): void {
    const [top, id, ...rest] = steps(path);
    if (top === 'rows') {
      const row = id === undefined ? undefined : this.rows.get(id);
      if (id !== undefined && row && rest.length > 0)
        this.rows.set(id, stampRow(stampInside(row, rest.join('/'), now), rest[0], now));
    } else if (this.body) this.body = stampInside(this.body, path, now);
    if (this.bodyTouched && this.body) this.body = { ...this.body, changed: now };
  }

  /** An edit taken back never was: what it says of when a row's text or evidence changed is as before it. */
  unstamp({ path, stamp: before }: StepPatch): void {
    const [, id = '', field = ''] = steps(path);
    const row = this.rows.get(id);
    const stamp = STAMPS[field];
    if (row && stamp && before !== undefined) this.rows.set(id, { ...row, [stamp]: before });
  }
}

const step = (patch: Patch, before: unknown, beforeIndex: number, afterIndex: number): StepPatch => ({
  path: patch.path,
  before,
  beforeIndex,
  after: patch.value,
  afterIndex,
});

// A row also keeps when what it says and what proves it were changed: the one must not go on without the other.
const STAMPS: Readonly<Record<string, 'howChanged' | 'evidenceChanged' | undefined>> = {
  how: 'howChanged',
  evidenceIds: 'evidenceChanged',
};

function stampRow(row: StatementRow, field: string | undefined, now: string): StatementRow {
  const stamp = STAMPS[field ?? ''];
  return stamp ? { ...row, [stamp]: now } : row;
}

function stampInside<T>(root: T, path: string, now: string): T {
  const all = steps(path);
  let out = root;
  for (let n = 0; n < all.length; n++) {
    const holder = all.slice(0, n).join('/');
    const at = getAt(out, holder);
    if (typeof at !== 'object' || at === null || !('changed' in at) || all[n] === 'changed') continue;
    out = applyPatch(out, { path: n === 0 ? 'changed' : `${holder}/changed`, value: now });
  }
  return out;
}

/** The patch that takes a step's patch back. */
export function backward(p: StepPatch): Patch {
  return p.beforeIndex >= 0
    ? { path: p.path, value: p.before, index: p.beforeIndex }
    : { path: p.path, value: p.before };
}

/** The patch that does a step's patch again. */
export function forward(p: StepPatch): Patch {
  return p.afterIndex >= 0
    ? { path: p.path, value: p.after, index: p.afterIndex }
    : { path: p.path, value: p.after };
}
