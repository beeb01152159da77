/**
 * Paths into the case file. A step is a property name, or the `id` of an element of an array, so that a path stays right
 * when a list is reordered: `vendor/name`, `information/INFO0001/self/confidentiality`, `rows/5.1.1.1/decision`.
 */
export type Path = string;

/** One edit: what stands at `path` becomes `value`; `undefined` removes. `index` puts a new array element in its place. */
export type Patch = { readonly path: Path; readonly value: unknown; readonly index?: number };

type Bag = Record<string, unknown>;
const isBag = (v: unknown): v is Bag => typeof v === 'object' && v !== null && !Array.isArray(v);
const idOf = (v: unknown): unknown => (isBag(v) ? v['id'] : undefined);
// A path comes from files too: it must never reach the prototype.
const FORBIDDEN = new Set(['__proto__', 'prototype', 'constructor']);

/** The steps of a path. */
export function steps(path: Path): string[] {
  return path === '' ? [] : path.split('/');
}

/** What stands at the path, or undefined. */
export function getAt(root: unknown, path: Path): unknown {
  let at: unknown = root;
  for (const step of steps(path)) {
    if (Array.isArray(at)) at = at.find((e) => idOf(e) === step);
    else if (isBag(at) && Object.hasOwn(at, step)) at = at[step];
    else return undefined;
  }
  return at;
}

/** A copy of `root` with the patch applied; untouched branches are shared. Throws on a path that leads nowhere (a bug). */
export function applyPatch<T>(root: T, patch: Patch): T {
  return set(root, steps(patch.path), patch) as T;
}

/** All patches in order. */
export function applyPatches<T>(root: T, patches: readonly Patch[]): T {
  return patches.reduce((acc, p) => applyPatch(acc, p), root);
}

function set(at: unknown, rest: string[], patch: Patch): unknown {
  const step = rest[0];
  if (step === undefined) return patch.value;
  if (FORBIDDEN.has(step)) throw new RangeError(`path step not allowed: ${patch.path}`);
  if (Array.isArray(at)) return setInArray(at, step, rest.slice(1), patch);
  if (!isBag(at)) throw new RangeError(`path leads nowhere: ${patch.path}`);
  const next = set(at[step], rest.slice(1), patch);
  if (next === undefined) {
    const { [step]: _removed, ...others } = at;
    return others;
  }
  return { ...at, [step]: next };
}

function setInArray(list: unknown[], id: string, rest: string[], patch: Patch): unknown[] {
  const i = list.findIndex((e) => idOf(e) === id);
  if (i < 0) {
    if (rest.length > 0) throw new RangeError(`no element ${id}: ${patch.path}`);
    if (patch.value === undefined) return list;
    const to = Math.min(Math.max(patch.index ?? list.length, 0), list.length);
    return [...list.slice(0, to), patch.value, ...list.slice(to)];
  }
  const next = set(list[i], rest, patch);
  return next === undefined ? list.toSpliced(i, 1) : list.with(i, next);
}

/** The patch that takes `patch` back, given the state before it. */
export function inverse(before: unknown, patch: Patch): Patch {
  const value = getAt(before, patch.path);
  const all = steps(patch.path);
  const parent = getAt(before, all.slice(0, -1).join('/'));
  const index = Array.isArray(parent) ? parent.findIndex((e) => idOf(e) === all.at(-1)) : -1;
  return index >= 0 ? { path: patch.path, value, index } : { path: patch.path, value };
}
