/**
 * A case goes over to another catalogue: what stays, moves, falls away and is new, and what becomes of the work done. No work
 * is ever lost: a row with work that has no place any more is kept as an archived row, and comes back with its catalogue.
 */
import type { Patch } from '#kernel';
import { catalogueOf, shippedCatalogue } from '#rulebook/controls';
import {
  newRecord,
  type ArchivedRow,
  type CaseFile,
  type CatalogueData,
  type CatalogueMapping,
  type RecordSource,
  type StatementRow,
} from '#schemas';

export type WorkCount = { readonly decisions: number; readonly texts: number; readonly evidence: number };

export type EditionSwitch = {
  readonly from: string;
  readonly to: string;
  /** Ids that stay as they are. */
  readonly kept: readonly string[];
  readonly renumbered: readonly { readonly from: string; readonly to: string }[];
  /** Old ids with several new ones: each gets a copy of the work. */
  readonly split: readonly string[];
  /** New ids with several old ones: the first one's work stands in the row, the others' is archived. */
  readonly joined: readonly string[];
  readonly dropped: readonly string[];
  readonly added: readonly string[];
  /** Kept or renumbered, and of another tier, or basic where it was not, or the other way round. */
  readonly changedKind: readonly string[];
  /** Rows that go to the archive, by their old id. */
  readonly archived: readonly string[];
  /** Archived rows that come back. */
  readonly restored: readonly string[];
  /** Work in rows that stay or move, and in those that are archived. */
  readonly work: { readonly carried: WorkCount; readonly archived: WorkCount };
  /** Old or new ids of the mapping that neither catalogue has; they are ignored. */
  readonly strange: readonly string[];
};

type Result = {
  readonly plan: EditionSwitch;
  readonly rows: readonly StatementRow[];
  readonly archive: readonly ArchivedRow[];
};

/** Whether somebody has put anything into the row. */
export function hasWork(row: Omit<StatementRow, 'id'>): boolean {
  return (
    row.decision !== null ||
    row.operatingSince !== null ||
    row.evidenceIds.length > 0 ||
    row.work !== 'todo' ||
    [row.reason, row.how, row.owner, row.note].some((t) => t !== '')
  );
}

/** `to` = null for the shipped catalogue. A mapping is read in the direction that fits, either way. */
export function planEditionSwitch(
  file: CaseFile,
  to: CatalogueData | null,
  mapping: CatalogueMapping | null,
  source: RecordSource,
): EditionSwitch {
  return work(file, to, mapping, source).plan;
}

/** The edit that goes over: rows, archive and catalogue, as one step that can be undone. */
export function editionSwitchPatches(
  file: CaseFile,
  to: CatalogueData | null,
  mapping: CatalogueMapping | null,
  source: RecordSource,
): Patch[] {
  const { rows, archive, plan } = work(file, to, mapping, source);
  const before = new Map(file.rows.map((r) => [r.id, r]));
  const after = new Set(rows.map((r) => r.id));
  // Rows that stay keep their place, unless the new catalogue has them in another order.
  const staying = file.rows.filter((r) => after.has(r.id)).map((r) => r.id);
  const ordered = rows.filter((r) => before.has(r.id)).every((r, i) => r.id === staying[i]);
  return [
    ...file.rows
      .filter((r) => !ordered || !after.has(r.id))
      .map((r): Patch => ({ path: `rows/${r.id}`, value: undefined })),
    ...rows.flatMap((row, index): Patch[] =>
      ordered && before.get(row.id) === row ? [] : [{ path: `rows/${row.id}`, value: row, index }],
    ),
    ...following(file, plan),
    { path: 'archivedRows', value: archive },
    { path: 'ownCatalogue', value: to },
    { path: 'catalogue', value: plan.to },
  ];
}

/** What names a control elsewhere in the case follows it to its new number; of several the first. */
function following(file: CaseFile, plan: EditionSwitch): Patch[] {
  const moved = new Map(plan.renumbered.toReversed().map((m) => [m.from, m.to]));
  for (const id of plan.kept) moved.delete(id);
  const list = (
    at: string,
    field: string,
    items: readonly (readonly [id: string, controlId: string])[],
  ): Patch[] =>
    items.flatMap(([id, controlId]): Patch[] => {
      const next = moved.get(controlId);
      return next === undefined ? [] : [{ path: `${at}/${id}/${field}`, value: next }];
    });
  const { examined, findings } = file.internalAudit;
  const audited = Object.entries(file.renewal.rows).map(([id, row]) => [moved.get(id) ?? id, row] as const);
  const { mutes } = file.workbench;
  return [
    ...list(
      'findings',
      'controlId',
      file.findings.map((f) => [f.id, f.controlId]),
    ),
    ...list(
      'internalAudit/examined',
      'controlId',
      examined.map((e) => [e.id, e.controlId]),
    ),
    ...list(
      'internalAudit/findings',
      'controlId',
      findings.map((f) => [f.id, f.controlId]),
    ),
    ...list(
      'workbench/mutes',
      'rowId',
      mutes.map((m) => [m.id, m.rowId]),
    ),
    ...(audited.some(([id], i) => id !== Object.keys(file.renewal.rows)[i])
      ? [{ path: 'renewal/rows', value: Object.fromEntries(audited) }]
      : []),
  ];
}

function work(
  file: CaseFile,
  to: CatalogueData | null,
  mapping: CatalogueMapping | null,
  source: RecordSource,
): Result {
  const old = catalogueOf(file);
  const next = to === null ? shippedCatalogue : catalogueOf({ ownCatalogue: to });
  const rows = new Map(file.rows.map((r) => [r.id, r]));
  const { pairs, strange } = pairsOf(
    mapping,
    old.id,
    next.id,
    new Set(rows.keys()),
    new Set(next.controlIds),
  );
  const targets = new Map<string, string[]>();
  const sources = new Map<string, string[]>();
  const link = (from: string, target: string): void => {
    targets.set(from, [...(targets.get(from) ?? []), target]);
    sources.set(target, [...(sources.get(target) ?? []), from]);
  };
  for (const [from, target] of pairs) link(from, target);
  // What the mapping does not speak of keeps its id, unless another row moves there.
  for (const id of rows.keys()) {
    if (!targets.has(id) && next.control(id) !== undefined && !sources.has(id)) link(id, id);
  }

  const archive: ArchivedRow[] = [...file.archivedRows];
  const taken = new Set(archive.map((a) => a.id));
  const archived: string[] = [];
  const keep = (row: StatementRow): void => {
    if (!hasWork(row)) return;
    archived.push(row.id);
    const { id: controlId, ...rest } = row;
    archive.push({ ...rest, id: freeId(source, taken), controlId, catalogue: file.catalogue });
  };
  const restored: string[] = [];
  const made = next.controlIds.map((id): StatementRow => {
    // The first source with work stands in the row; others are kept apart.
    const from = (sources.get(id) ?? []).flatMap((s) => rows.get(s) ?? []);
    const main = from.find(hasWork) ?? from[0];
    for (const other of from) if (other !== main) keep(other);
    if (main) return main.id === id ? main : { ...main, id };
    const back = archive.findIndex((a) => a.catalogue === next.id && a.controlId === id);
    const kept = back < 0 ? undefined : archive.splice(back, 1)[0];
    if (!kept) return newRecord.row(source, id);
    restored.push(id);
    const { controlId: _controlId, catalogue: _catalogue, ...rest } = kept;
    return { ...rest, id };
  });
  const dropped = [...rows.keys()].filter((id) => !targets.has(id));
  for (const id of dropped) keep(rows.get(id)!);

  const all = [...targets].flatMap(([from, list]) => list.map((target) => ({ from, to: target })));
  const kind = (c: { tier: string; basic: boolean } | undefined): string => `${c?.tier}/${c?.basic}`;
  return {
    rows: made,
    archive,
    plan: {
      from: old.id,
      to: next.id,
      kept: all.filter((m) => m.from === m.to).map((m) => m.from),
      renumbered: all.filter((m) => m.from !== m.to),
      split: [...targets].filter(([, list]) => list.length > 1).map(([id]) => id),
      joined: [...sources].filter(([, list]) => list.length > 1).map(([id]) => id),
      dropped,
      added: next.controlIds.filter((id) => !sources.has(id)),
      changedKind: all.filter((m) => kind(old.control(m.from)) !== kind(next.control(m.to))).map((m) => m.to),
      archived,
      restored,
      work: {
        carried: countWork(file.rows.filter((r) => targets.has(r.id) && !archived.includes(r.id))),
        archived: countWork(archived.flatMap((id) => rows.get(id) ?? [])),
      },
      strange,
    },
  };
}

type Pair = readonly [from: string, to: string];

/** The pairs of a mapping that lead from rows there are to controls there are, each once; and the ids that do not. */
function pairsOf(
  mapping: CatalogueMapping | null,
  from: string,
  to: string,
  rows: ReadonlySet<string>,
  controls: ReadonlySet<string>,
): { pairs: Pair[]; strange: string[] } {
  const fits = mapping?.from === from && mapping.to === to;
  const back = mapping?.from === to && mapping.to === from;
  const all = (mapping && (fits || back) ? mapping.ids : []).map((m): Pair =>
    fits ? [m.old, m.new] : [m.new, m.old],
  );
  const seen = new Set<string>();
  const pairs: Pair[] = [];
  const strange = new Set<string>();
  for (const pair of all) {
    const [a, b] = pair;
    if (!rows.has(a)) strange.add(a);
    if (!controls.has(b)) strange.add(b);
    if (!rows.has(a) || !controls.has(b) || seen.has(`${a} ${b}`)) continue;
    seen.add(`${a} ${b}`);
    pairs.push(pair);
  }
  return { pairs, strange: [...strange] };
}

function freeId(source: RecordSource, taken: Set<string>): string {
  let id = source.id();
  while (taken.has(id)) id = source.id();
  taken.add(id);
  return id;
}

function countWork(rows: readonly StatementRow[]): WorkCount {
  return {
    decisions: rows.filter((r) => r.decision !== null).length,
    texts: rows.filter((r) => [r.reason, r.how, r.note].some((t) => t !== '')).length,
    evidence: rows.reduce((sum, r) => sum + r.evidenceIds.length, 0),
  };
}
