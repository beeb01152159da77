/**
 * What a list of statement rows shows: filters, search and groups with their progress. Runs at every keystroke over all rows,
 * so the text of a row is folded once and kept for as long as the row is.
 */
import { addDays, lastDayOfMonths, type PlainDate } from '#kernel';
import { shippedCatalogue, type Catalogue, type Control } from '#rulebook/controls';
import type { Decision, StatementRow, Tier, WorkStatus } from '#schemas';

export type RowFilter = {
  readonly tier: Tier | 'any';
  /** Chapter number of the criteria (`5`), '' = all. */
  readonly chapter: string;
  /** Only what must be adopted (基本言明要件), only the rest. */
  readonly basic: 'any' | 'basic' | 'other';
  /** Only controls for cloud service providers (P, PB), only the rest. */
  readonly cloud: 'any' | 'cloud' | 'other';
  readonly decision: Decision | 'undecided' | 'any';
  readonly work: WorkStatus | 'any';
  /** Owner as recorded, '' = all, null = rows without one. */
  readonly owner: string | null;
  /** Any of these is missing where it is asked for. */
  readonly missing: readonly ('reason' | 'how' | 'evidence')[];
  /** Adopted and less than three months in operation at the end of the audit's period (10.3(1)). */
  readonly short: boolean;
  /** Changed on or after this day, null = whenever. */
  readonly changedSince: PlainDate | null;
  readonly problems: boolean;
  /** Words, all of which must occur; '' = no search. */
  readonly text: string;
};

export const ALL_ROWS: RowFilter = {
  tier: 'any',
  chapter: '',
  basic: 'any',
  cloud: 'any',
  decision: 'any',
  work: 'any',
  owner: '',
  missing: [],
  short: false,
  changedSince: null,
  problems: false,
  text: '',
};

/** What filters look at beside the rows. */
export type RowFacts = {
  readonly row: (id: string) => StatementRow | undefined;
  readonly hasProblems: (id: string) => boolean;
  /** Last day of the audit's period; null = not known, so that no row counts as short. */
  readonly periodEnd: PlainDate | null;
  /** The shipped one when left out. */
  readonly catalogue?: Catalogue;
  /** The vendor's own copy of a control's text, folded by `searchKey`; left out or null where there is none. */
  readonly official?: ((id: string) => string) | null;
};

const KATAKANA = /[ァ-ヶヽヾ]/g;

/** Text as the search compares it: whatever its width, case, or kind of kana. */
export function searchKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(KATAKANA, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));
}

const rowKeys = new WeakMap<StatementRow, string>();
const controlKeys = new WeakMap<Catalogue, Map<string, string>>();

function keyOfRow(row: StatementRow): string {
  let key = rowKeys.get(row);
  if (key === undefined) {
    key = searchKey([row.how, row.reason, row.owner, row.note].join('\n'));
    rowKeys.set(row, key);
  }
  return key;
}

function keyOfControl(id: string, catalogue: Catalogue): string {
  let keys = controlKeys.get(catalogue);
  if (!keys) controlKeys.set(catalogue, (keys = new Map()));
  let key = keys.get(id);
  if (key === undefined) {
    key = `${id.toLowerCase()}
${searchKey(catalogue.labelOf(id))}`;
    keys.set(id, key);
  }
  return key;
}

/** Folds the texts of rows ahead of the first search, `limit` rows at most; answers whether some are left. */
export function warmSearch(rows: Iterable<StatementRow>, limit: number): boolean {
  let left = limit;
  for (const row of rows) {
    if (rowKeys.has(row)) continue;
    if (left-- === 0) return true;
    keyOfRow(row);
  }
  return false;
}

/** Chapter number of a control: `5.1.1.1` → `5`. */
export const chapterOf = (id: string): string => id.slice(0, id.indexOf('.'));

/** Whether what a row needs is missing: the reason of a refusal, how an adopted control is carried out, its evidence. */
export function isMissing(
  what: RowFilter['missing'][number],
  row: StatementRow | undefined,
  c: Pick<Control, 'tier'>,
): boolean {
  if (what === 'reason') return row?.decision === 'notAdopted' && row.reason.trim() === '';
  // An objective is carried out by its detailed controls.
  if (row?.decision !== 'adopted' || c.tier === 'objective') return false;
  return what === 'how' ? row.how.trim() === '' : row.evidenceIds.length === 0;
}

/** Whether the filter lets through more than the search alone would stop. */
export function isFiltered(f: RowFilter): boolean {
  return (Object.keys(ALL_ROWS) as (keyof RowFilter)[]).some((key) =>
    key === 'missing'
      ? f.missing.length > 0
      : key === 'text'
        ? f.text.trim() !== ''
        : f[key] !== ALL_ROWS[key],
  );
}

/** The test of a filter; make it once a run, it prepares the search. */
export function rowTest(f: RowFilter, facts: RowFacts): (c: Control) => boolean {
  const words = searchKey(f.text).split(/\s+/).filter(Boolean);
  const short = new Map<PlainDate, boolean>();
  const isShort = (since: PlainDate, end: PlainDate): boolean => {
    const known = short.get(since) ?? lastDayOfMonths(since, 3) > end;
    short.set(since, known);
    return known;
  };
  // The day begins at 15:00 UTC of the day before, in Japan; instants compare as they are written.
  const changedFrom = f.changedSince === null ? '' : `${addDays(f.changedSince, -1)}T15:00:00.000Z`;
  const { row: rowOf, periodEnd, catalogue = shippedCatalogue } = facts;
  return (c) => {
    if (f.tier !== 'any' && c.tier !== f.tier) return false;
    if (f.chapter !== '' && chapterOf(c.id) !== f.chapter) return false;
    if (f.basic !== 'any' && c.basic !== (f.basic === 'basic')) return false;
    if (f.cloud !== 'any' && c.cloudSpecific !== (f.cloud === 'cloud')) return false;
    const row = rowOf(c.id);
    if (f.decision !== 'any' && (row?.decision ?? 'undecided') !== f.decision) return false;
    if (f.work !== 'any' && (row?.work ?? 'todo') !== f.work) return false;
    if (f.owner !== '' && (row?.owner.trim() ?? '') !== (f.owner ?? '')) return false;
    if (f.missing.length > 0 && !f.missing.some((what) => isMissing(what, row, c))) return false;
    if (f.short) {
      if (row?.decision !== 'adopted' || row.operatingSince === null || periodEnd === null) return false;
      if (!isShort(row.operatingSince, periodEnd)) return false;
    }
    if (f.changedSince !== null && (!row || row.changed < changedFrom)) return false;
    if (f.problems && !facts.hasProblems(c.id)) return false;
    if (words.length === 0) return true;
    const known = keyOfControl(c.id, catalogue);
    const text = row ? keyOfRow(row) : '';
    // Looked into last: it is the longest.
    const inOfficial = (word: string): boolean => facts.official?.(c.id).includes(word) ?? false;
    return words.every((word) => known.includes(word) || text.includes(word) || inOfficial(word));
  };
}

/** Ids of the controls that pass, in the order of the catalogue. */
export function filterRows(f: RowFilter, facts: RowFacts, ids?: readonly string[]): string[] {
  const passes = rowTest(f, facts);
  const { catalogue = shippedCatalogue } = facts;
  return (ids ?? catalogue.controlIds).filter((id) => {
    const known = catalogue.control(id);
    return known !== undefined && passes(known);
  });
}

/** The owners on record, in the order of their names. */
export function ownersOf(rows: readonly StatementRow[]): readonly string[] {
  return [...new Set(rows.map((r) => r.owner.trim()))].filter((o) => o !== '').sort();
}

export type GroupBy = 'chapter' | 'heading' | 'objective';

export type RowGroup = {
  /** Number of the chapter, heading or objective. */
  readonly number: string;
  readonly label: string;
  readonly rowIds: readonly string[];
  readonly decided: number;
};

/** The number a control is grouped under. */
export function groupOf(c: Control, by: GroupBy, catalogue: Catalogue = shippedCatalogue): string {
  if (by === 'chapter') return chapterOf(c.id);
  if (c.tier === 'objective') return by === 'objective' ? c.id : c.parent;
  if (c.tier !== 'detailed') return c.parent;
  return by === 'objective' ? c.parent : (catalogue.control(c.parent)?.parent ?? c.parent);
}

/** Rows that follow each other under one number, with how many of them are decided. */
export function groupRows(
  ids: readonly string[],
  by: GroupBy,
  row: RowFacts['row'],
  catalogue: Catalogue = shippedCatalogue,
): readonly RowGroup[] {
  const groups: { number: string; label: string; rowIds: string[]; decided: number }[] = [];
  for (const id of ids) {
    const known = catalogue.control(id);
    if (!known) continue;
    const number = groupOf(known, by, catalogue);
    let last = groups.at(-1);
    if (last?.number !== number) {
      last = { number, label: catalogue.labelOf(number), rowIds: [], decided: 0 };
      groups.push(last);
    }
    last.rowIds.push(id);
    if ((row(id)?.decision ?? null) !== null) last.decided++;
  }
  return groups;
}

/** The next undecided row after `from` among `ids`, around the end once; null where all are decided. */
export function nextUndecided(ids: readonly string[], from: string, row: RowFacts['row']): string | null {
  const start = ids.indexOf(from) + 1;
  for (let n = 0; n < ids.length; n++) {
    const id = ids[(start + n) % ids.length];
    if (id !== undefined && id !== from && (row(id)?.decision ?? null) === null) return id;
  }
  return null;
}
