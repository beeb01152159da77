/** A colleague's change of a filled form as patches of the case: what can be taken, and what it becomes. */
import { applyPatches, isPlainDate, type Patch } from '#kernel';
import { catalogueOf } from '#rulebook/controls';
import { newRecord, type CaseFile, type Level, type OfficialValue, type RecordSource } from '#schemas';
import { LEVEL_WORDS, type OfficialRow } from './lists.ts';
import { askedOf, changeOf, incidentOf, officialPaths, type About, type Asked } from './paths.ts';
import { CHANGE_KINDS, INCIDENT_KINDS, rowsOf } from './values.ts';

/** A row of a table that differs: `before` = its place among the values the form was filled with, null = a new one. */
export type ReturnedRow = {
  readonly before: number | null;
  readonly now: OfficialRow | null;
  /** The columns that differ. */
  readonly columns: readonly string[];
};

/** The patches, and of a row the columns they leave as they are. Without patches nothing of it can be taken. */
export type TakenBack = { readonly patches: readonly Patch[]; readonly left: readonly string[] };

const DATE_PATH = /\/(?:[a-z]+On|periodStart|periodEnd|reportDate)$/;
const NOTHING: TakenBack = { patches: [], left: [] };

/** What a changed value of a field becomes in the case. `value` null = it was emptied. */
export function takenBack(
  file: CaseFile,
  formNo: string | null,
  about: About,
  field: string,
  value: OfficialValue | null,
): TakenBack {
  const asked = askedOf(file, formNo, about);
  return { patches: fieldPatches(file, asked, field, value), left: [] };
}

function fieldPatches(
  file: CaseFile,
  asked: Asked,
  field: string,
  value: OfficialValue | null,
): readonly Patch[] {
  if (field === 'incident.recognisedAt') {
    const incident = incidentOf(file, asked);
    if (!incident || (value !== null && !isDay(value))) return [];
    return [
      { path: `incidents/${incident.id}/recognisedOn`, value: value?.date ?? null },
      { path: `incidents/${incident.id}/recognisedTime`, value: value?.time ?? null },
    ];
  }
  if (field === 'incident.kind')
    return flags(
      value,
      `incidents/${incidentOf(file, asked)?.id ?? ''}`,
      incidentOf(file, asked),
      INCIDENT_KINDS,
    );
  if (field === 'change.kind') {
    const change = changeOf(file, asked);
    return flags(value, `after/changes/${change?.id ?? ''}/items`, change?.items ?? null, CHANGE_KINDS);
  }
  const path = officialPaths(file, asked).get(field);
  const leaf = path === undefined ? undefined : leafOf(path, value);
  return path === undefined || leaf === undefined ? [] : [{ path, value: leaf }];
}

const isDay = (value: OfficialValue): value is Extract<OfficialValue, { kind: 'date' }> =>
  value.kind === 'date' && isPlainDate(value.date);

/** The value as the case holds it; undefined where it cannot stand there. An emptied field is '' or null. */
function leafOf(path: string, value: OfficialValue | null): string | null | undefined {
  const isChoice = path === 'application/kind';
  if (DATE_PATH.test(path)) return value === null ? null : isDay(value) ? value.date : undefined;
  if (value === null) return isChoice ? undefined : '';
  if (isChoice)
    return value.kind === 'choice' && (value.value === 'new' || value.value === 'renewal')
      ? value.value
      : undefined;
  return value.kind === 'text' ? value.text : undefined;
}

/** Boxes: what is ticked holds, what was and is no longer does not. */
function flags<K extends string>(
  value: OfficialValue | null,
  root: string,
  now: Readonly<Record<K, boolean | null>> | null,
  kinds: readonly (readonly [option: string, leaf: K])[],
): readonly Patch[] {
  if (!now || (value !== null && value.kind !== 'choices' && value.kind !== 'choice')) return [];
  const ticked: readonly string[] =
    value === null ? [] : value.kind === 'choice' ? [value.value] : value.values;
  // A box that the case has no field for would be lost without a word.
  if (ticked.some((option) => !kinds.some(([known]) => known === option))) return [];
  return kinds.flatMap(([option, leaf]) => {
    const on = ticked.includes(option);
    return on === (now[leaf] === true) ? [] : [{ path: `${root}/${leaf}`, value: on }];
  });
}

/** What a row that was added, taken out or changed becomes in the case. `source` makes the records of new rows. */
export function takenBackRow(
  file: CaseFile,
  formNo: string | null,
  about: About,
  field: string,
  row: ReturnedRow,
  source: RecordSource,
): TakenBack {
  const asked = askedOf(file, formNo, about);
  const id = row.before === null ? null : (rowsOf(file, field, asked)[row.before]?.id ?? null);
  if (row.before !== null && id === null) return NOTHING;
  if (field === 'controls[]') return controlRow(file, id, row);
  const list = LISTS[field];
  if (!list) return NOTHING;
  if (row.now === null) return { patches: list.remove(file, id!), left: [] };
  if (id !== null) return cellsOf(row, (column, value) => list.cell(file, id, column, value));
  const record = list.create(source);
  const add = [{ path: `${list.path}/${record.id}`, value: record }, ...list.beside(file, record.id, source)];
  const added = applyPatches(file, add);
  const cells = cellsOf(row, (column, value) => list.cell(added, record.id, column, value));
  return cells.patches.length === 0 ? NOTHING : { ...cells, patches: [...add, ...cells.patches] };
}

/** The patches of the cells that differ; those that cannot be taken are named. */
function cellsOf(
  { now, columns }: ReturnedRow,
  cell: (column: string, value: OfficialValue | null) => Patch | null,
): TakenBack {
  const patches: Patch[] = [];
  const left: string[] = [];
  for (const column of columns) {
    const patch = cell(column, now?.[column] ?? null);
    if (patch) patches.push(patch);
    else left.push(column);
  }
  return { patches, left };
}

/** A row of the annex: controls are neither made nor taken out, a decision is. */
function controlRow(file: CaseFile, before: string | null, row: ReturnedRow): TakenBack {
  const named = row.now?.['id'];
  const id = before ?? (named?.kind === 'text' ? named.text.trim() : '');
  const now = file.rows.find((r) => r.id === id);
  // Moved to another number, it is another control: nothing is guessed.
  if (row.now === null || !now || !catalogueOf(file).control(id)) return NOTHING;
  const given = row.now['adopted'];
  const decision = given?.kind === 'choice' ? (given.value === 'true' ? 'adopted' : 'notAdopted') : null;
  const changed = decision !== null && decision !== now.decision;
  // Emptied because the decision no longer asks for it: what the case says of it is kept.
  const unasked = decision === 'adopted' ? 'reason' : 'how';
  const columns = row.columns.filter(
    (c) => (c !== 'id' || before !== null) && !(changed && c === unasked && !row.now?.[c]),
  );
  return cellsOf({ ...row, columns }, (column, value): Patch | null => {
    if (column === 'adopted') return changed ? { path: `rows/${id}/decision`, value: decision } : null;
    if ((column !== 'how' && column !== 'reason') || (value !== null && value.kind !== 'text')) return null;
    return { path: `rows/${id}/${column}`, value: value?.text ?? '' };
  });
}

type List = {
  readonly path: string;
  readonly create: (source: RecordSource) => { readonly id: string };
  /** Null where the value cannot stand there. */
  readonly cell: (file: CaseFile, id: string, column: string, value: OfficialValue | null) => Patch | null;
  /** What else a new element brings along. */
  readonly beside: (file: CaseFile, id: string, source: RecordSource) => readonly Patch[];
  readonly remove: (file: CaseFile, id: string) => readonly Patch[];
};

function listAt(path: string, create: List['create'], columns: Readonly<Record<string, string>>): List {
  return {
    path,
    create,
    cell: (_file, id, column, value) => {
      const leaf = columns[column];
      const at = `${path}/${id}/${leaf}`;
      const given = leaf === undefined ? undefined : leafOf(at, value);
      return given === undefined ? null : { path: at, value: given };
    },
    beside: () => [],
    remove: (_file, id) => [{ path: `${path}/${id}`, value: undefined }],
  };
}

const AXES: Readonly<Record<string, 'confidentiality' | 'integrity' | 'availability'>> = {
  c: 'confidentiality',
  i: 'integrity',
  a: 'availability',
};
const levelOf = (value: OfficialValue | null): Level | null | undefined => {
  if (value === null) return null;
  const word = value.kind === 'choice' ? value.value : '';
  return (['low', 'moderate', 'high'] as const).find((level) => LEVEL_WORDS[level] === word);
};

const names = listAt('information', (s) => newRecord.information(s), { name: 'name' });
const information: List = {
  ...names,
  cell: (file, id, column, value) => {
    const axis = AXES[column];
    if (axis === undefined) return names.cell(file, id, column, value);
    const level = levelOf(value);
    if (level === undefined) return null;
    // The levels of the form are those of the last result, where there is one.
    const agency = file.assessments.at(-1);
    const result = agency?.results.find((r) => r.informationId === id);
    return agency && result
      ? { path: `assessments/${agency.id}/results/${result.id}/levels/${axis}`, value: level }
      : { path: `information/${id}/self/${axis}`, value: level };
  },
  // Each agency's result has a row of levels for each kind of information.
  beside: (file, id, source) =>
    file.assessments.flatMap((a) =>
      newRecord
        .assessment(source, [id])
        .results.map((r) => ({ path: `assessments/${a.id}/results/${r.id}`, value: r })),
    ),
  remove: (file, id) => [
    ...names.remove(file, id),
    ...file.assessments.flatMap((a) =>
      a.results
        .filter((r) => r.informationId === id)
        .map((r) => ({ path: `assessments/${a.id}/results/${r.id}`, value: undefined })),
    ),
  ],
};

const LISTS: Readonly<Record<string, List>> = {
  'officers[]': listAt('vendor/officers', (s) => newRecord.officer(s), { title: 'title', name: 'name' }),
  'assessment.functions[]': listAt('functions', (s) => newRecord.serviceFunction(s), {
    name: 'name',
    detail: 'description',
  }),
  'assessment.information[]': information,
  'findings[]': listAt('findings', (s) => newRecord.finding(s), {
    controlId: 'controlId',
    summary: 'description',
    action: 'action',
    owner: 'owner',
    due: 'plannedOn',
  }),
};
