/** What differs from the last audit, for the auditor (12.3). */
import { getAt, type PlainDate } from '#kernel';
import { catalogueOf } from '#rulebook/controls';
import type { AuditedRow, CaseFile, Decision, StatementRow } from '#schemas';
import { digestOf, textDigest, WATCHED_PATHS } from './digest.ts';

export type ChangedField = 'decision' | 'reason' | 'how' | 'owner' | 'operatingSince';

type TextField = 'reason' | 'how' | 'owner';
const TEXTS = ['reason', 'how', 'owner'] as const satisfies readonly TextField[];

export type RowChange = {
  readonly controlId: string;
  /** `added` / `dropped`: the row is in one of the two only (another catalogue). */
  readonly kind: 'changed' | 'added' | 'dropped';
  readonly fields: readonly ChangedField[];
  readonly decision: { readonly before: Decision | null; readonly after: Decision | null };
  /** The texts before, where the case before is at hand and still reads as it was audited; null where it does not. */
  readonly before: Readonly<Record<TextField, string | null>>;
  /** The case before was edited after its filing: what was audited may differ from what is compared. */
  readonly late: boolean;
};

export type ValueChange = { readonly path: string; readonly before: string | null; readonly after: string };

export type ChangesSince = {
  /**
   * `digest`: compared with what this case keeps of the one before; `case`: the same, with the words of that case beside;
   * `none`: there is nothing to compare.
   */
  readonly basis: 'case' | 'digest' | 'none';
  /** Changes after this day are to be told (12.3); null while it is not known. */
  readonly since: PlainDate | null;
  readonly rows: readonly RowChange[];
  readonly values: readonly ValueChange[];
  /** Rows that read the same but were edited in the case before after its filing. */
  readonly lateRows: readonly string[];
};

/**
 * The rows and watched values of `file` that differ from what was audited. The digest kept in `file` decides, since the case
 * before may have been edited after it was left; `previous` (that case, where it is at hand) lends its words. Without a
 * digest, `previous` itself is compared with.
 */
export function changesSince(file: CaseFile, previous: CaseFile | null): ChangesSince {
  const since = file.externalAudit.previousPeriodEnd;
  const kept = Object.keys(file.renewal.rows).length > 0;
  const before = kept || !previous ? file.renewal : digestOf(previous);
  if (Object.keys(before.rows).length === 0) {
    return { basis: 'none', since, rows: [], values: [], lateRows: [] };
  }
  const texts = previous ? new Map(previous.rows.map((r) => [r.id, r])) : null;
  const rows = rowChanges(file, before.rows, texts);
  const changed = new Set(rows.map((r) => r.controlId));
  return {
    basis: previous ? 'case' : 'digest',
    since,
    rows,
    values: valueChanges(file, before.values, previous),
    lateRows: Object.entries(before.rows)
      .filter(([id, row]) => row.late && !changed.has(id))
      .map(([id]) => id),
  };
}

type Texts = ReadonlyMap<string, StatementRow> | null;

function rowChanges(file: CaseFile, before: Readonly<Record<string, AuditedRow>>, texts: Texts): RowChange[] {
  const changes: RowChange[] = [];
  const here = new Set<string>();
  for (const row of file.rows) {
    here.add(row.id);
    const old = Object.hasOwn(before, row.id) ? before[row.id] : undefined;
    const fields = old ? fieldsOf(old, row) : [];
    if (old && fields.length === 0) continue;
    const decision = { before: old?.decision ?? null, after: row.decision };
    const kind = old ? 'changed' : 'added';
    changes.push({ ...at(row.id, old, texts), kind, fields, decision, late: old?.late ?? false });
  }
  for (const [controlId, old] of Object.entries(before)) {
    if (here.has(controlId)) continue;
    const decision = { before: old.decision, after: null };
    changes.push({ ...at(controlId, old, texts), kind: 'dropped', fields: [], decision, late: old.late });
  }
  const order = new Map(catalogueOf(file).controlIds.map((id, i) => [id, i]));
  const place = (c: RowChange): number => order.get(c.controlId) ?? order.size;
  return changes.sort((a, b) => place(a) - place(b));
}

function at(
  controlId: string,
  old: AuditedRow | undefined,
  texts: Texts,
): Pick<RowChange, 'controlId' | 'before'> {
  const row = texts?.get(controlId);
  const word = (field: TextField): string | null =>
    row && old && textDigest(row[field]) === old[field] ? row[field] : null;
  return { controlId, before: { reason: word('reason'), how: word('how'), owner: word('owner') } };
}

function fieldsOf(old: AuditedRow, row: StatementRow): ChangedField[] {
  const fields: ChangedField[] = [];
  if (old.decision !== row.decision) fields.push('decision');
  for (const key of TEXTS) {
    if (old[key] !== textDigest(row[key])) fields.push(key);
  }
  if (old.operatingSince !== row.operatingSince) fields.push('operatingSince');
  return fields;
}

function valueChanges(
  file: CaseFile,
  before: Readonly<Record<string, string>>,
  previous: CaseFile | null,
): ValueChange[] {
  return WATCHED_PATHS.flatMap((path) => {
    const after = String(getAt(file, path) ?? '');
    if (!Object.hasOwn(before, path) || before[path] === textDigest(after)) return [];
    const old = previous ? String(getAt(previous, path) ?? '') : null;
    return [{ path, before: old !== null && textDigest(old) === before[path] ? old : null, after }];
  });
}
