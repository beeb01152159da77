/** The fields a paper draws on, and which of them are still open. */
import { getAt } from '#kernel';
import { fieldInfo, fieldPattern, pathLabel } from '#messages';
import type { CaseFile } from '#schemas';

/** An element of a list, or the case itself for a path without `*`. */
type Scope = unknown;

export type Use = {
  /** Path pattern of the case: `vendor/name`, `information/*\/name`. */
  readonly path: string;
  /**
   * `always`: open while empty, and an empty list is open too. `each`: open while empty in an element of the list.
   * `optional`: shown when filled, never open. A function decides for one element (the innermost `*`).
   */
  readonly need: 'always' | 'each' | 'optional' | ((element: Scope, file: CaseFile) => boolean);
  /** What a content pack calls it, where it is the pack that asks. */
  readonly label?: string;
};

const make =
  (need: Use['need']) =>
  (...paths: readonly string[]): readonly Use[] =>
    paths.map((path) => ({ path, need }));

/** Fields that must be filled; a list among them must have an element. */
export const must = make('always');
/** Fields that must be filled in each element of a list that may be empty. */
export const each = make('each');
/** Fields that may stay empty. */
export const may = make('optional');
/** Fields that must be filled where the predicate says so. */
export const when = (
  need: (element: unknown, file: CaseFile) => boolean,
  ...paths: readonly string[]
): readonly Use[] => make(need)(...paths);

/** One place a use points to in a case. */
type Spot = {
  readonly path: string;
  readonly value: unknown;
  readonly element: unknown;
  readonly names: readonly string[];
};

/** Whether nothing has been entered. `false` and 0 are answers. */
export function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

/** The one element of a list that a paper is about: of the others it says nothing. */
export type Subject = { readonly list: string; readonly id: string };

/** All places of the pattern in the case, in order; of the subject's list only those of the subject. */
export function spotsOf(file: CaseFile, pattern: string, subject: Subject | null = null): Spot[] {
  const [head = '', ...rest] = pattern.split('/*/');
  const first: Spot = { path: head, value: getAt(file, head), element: file, names: [] };
  return rest
    .reduce<Spot[]>((spots, tail) => spots.flatMap((spot) => descend(spot, tail)), [first])
    .filter((spot) => isOfSubject(spot.path, subject));
}

/** Whether a path is outside the subject's list, or within the subject. */
export function isOfSubject(path: string, subject: Subject | null): boolean {
  if (subject === null || !path.startsWith(`${subject.list}/`)) return true;
  return path === `${subject.list}/${subject.id}` || path.startsWith(`${subject.list}/${subject.id}/`);
}

function descend(spot: Spot, tail: string): Spot[] {
  if (!Array.isArray(spot.value)) return [];
  return spot.value.map((element: unknown, i) => ({
    path: `${spot.path}/${idOf(element)}/${tail}`,
    value: getAt(element, tail),
    element,
    names: [...spot.names, nameOf(element, i)],
  }));
}

function idOf(element: unknown): string {
  const id = getAt(element, 'id');
  return typeof id === 'string' ? id : '';
}

/** How an element is called in a list of open points. */
function nameOf(element: unknown, i: number): string {
  for (const key of ['name', 'body', 'title', 'number']) {
    const value = getAt(element, key);
    if (typeof value === 'string' && value.trim() !== '') return key === 'number' ? `番号${value}` : value;
  }
  const id = idOf(element);
  return id.includes('.') ? id : `${i + 1}件目`;
}

/** What is still open (apart from what this paper overrides), by path: `{section}：{label}`. More than three of one kind are counted, with the first named. */
export function openOf(
  file: CaseFile,
  uses: readonly Use[],
  subject: Subject | null = null,
  overridden: ReadonlyMap<string, unknown> = new Map(),
): { readonly open: readonly string[]; readonly paths: ReadonlySet<string> } {
  const open: string[] = [];
  const paths = new Set<string>();
  for (const use of uses) {
    const [list = '', ...tails] = use.path.split('/*/');
    const label = `${pathLabel(list.split('/')[0] ?? '')}：${use.label ?? pathLabel(use.path)}`;
    const spots = spotsOf(file, use.path, subject);
    if (spots.length === 0 && use.need === 'always' && tails.length > 0) {
      // One line for the empty list, not one for each of its fields.
      if (!paths.has(list)) open.push(`${label}（1件以上）`);
      paths.add(list);
      continue;
    }
    const isCheck = fieldInfo(use.path)?.kind === 'check';
    const empty = spots.filter(
      (spot) => isNeeded(use, spot, file) && isOpen(spot.value, isCheck) && !overridden.has(spot.path),
    );
    for (const spot of empty) paths.add(spot.path);
    open.push(...summarise(label, empty));
  }
  return { open: [...new Set(open)], paths };
}

function isNeeded({ need }: Use, spot: Spot, file: CaseFile): boolean {
  if (need === 'optional') return false;
  return typeof need === 'function' ? need(spot.element, file) : true;
}

/** A tick that is asked for (an oath item) is open until it is ticked; a yes/no question is answered by "no" too. */
function isOpen(value: unknown, isCheck: boolean): boolean {
  return isCheck ? value !== true : isEmpty(value);
}

function summarise(label: string, empty: readonly Spot[]): string[] {
  if (empty.length === 0) return [];
  const named = empty.map((spot) => spot.names.join('・'));
  if (empty.length > 3) return [`${label}（${empty.length}件：${named.slice(0, 3).join('、')} ほか）`];
  return named.map((name) => (name === '' ? label : `${label}（${name}）`));
}

/** Whether a path of the case belongs to one of the uses (or to a list or part that holds one). */
export function touches(uses: readonly Use[], path: string): boolean {
  if (path === '') return false;
  const pattern = fieldPattern(path);
  return uses.some((use) => use.path === pattern || use.path.startsWith(`${pattern}/`));
}
