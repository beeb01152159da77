import { getAt, steps } from '#kernel';
import { caseFile } from '#schemas';
import { z } from 'zod';
import { deepEqual } from './equal.ts';
import type { CaseDraft } from './draft.ts';

export type Issue = { path: string; code: string };

// What says which case this is, and how to read it, is not the user's to edit.
const FIXED = new Set(['id', 'format', 'version', 'created', 'changed', 'rows']);
const ROW = caseFile.shape.rows.element;
type Part = keyof typeof caseFile.shape;
const isPart = (name: string): name is Part => Object.hasOwn(caseFile.shape, name);

/** The problems of everything the patched paths touch; empty = may be written. Other parts are not looked at. */
export function issuesOf(draft: CaseDraft, before: CaseDraft, paths: readonly string[]): Issue[] {
  const issues: Issue[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    const [top = '', id] = steps(path);
    const unit = id === undefined ? top : `${top}/${id}`;
    if (seen.has(unit)) continue;
    seen.add(unit);
    if (top === 'rows' && id !== undefined) issues.push(...rowIssues(draft, id));
    else if (FIXED.has(top) || !isPart(top))
      issues.push({ path, code: FIXED.has(top) ? 'path.fixed' : 'path.unknown' });
    else issues.push(...partIssues(draft, before, top, id));
  }
  return issues;
}

function rowIssues(draft: CaseDraft, id: string): Issue[] {
  const row = draft.rows.get(id);
  if (!row) return [];
  return row.id === id ? check(ROW, row, `rows/${id}`) : [{ path: `rows/${id}/id`, code: 'path.fixed' }];
}

function partIssues(draft: CaseDraft, before: CaseDraft, top: Part, id: string | undefined): Issue[] {
  const schema = caseFile.shape[top];
  const value = getAt(draft.body, top);
  if (!(schema instanceof z.ZodArray) || id === undefined) return check(schema, value, top);
  const old = getAt(before.body, top);
  const grown = Array.isArray(value) && Array.isArray(old) && value.length > old.length;
  // A list is checked whole only when it grew (its limit, doubled ids): a log of thousands must not slow each keystroke.
  if (grown) return check(schema, value, top);
  const element = getAt(draft.body, `${top}/${id}`);
  return element === undefined ? [] : check(schema.element as z.ZodType, element, `${top}/${id}`);
}

/** The problems of a value at a path: schema issues, unknown fields, doubled ids. */
export function check(schema: z.ZodType, value: unknown, at: string): Issue[] {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    return parsed.error.issues.slice(0, 20).map((issue) => ({
      path: join(at, pathById(value, issue.path)),
      code: codeOf(issue),
    }));
  }
  if (!deepEqual(parsed.data, value)) return [{ path: at, code: 'path.unknown' }];
  const doubled = doubledId(value);
  return doubled === null ? [] : [{ path: join(at, doubled), code: 'id.doubled' }];
}

const join = (a: string, b: string): string => [a, b].filter((s) => s !== '').join('/');

/** A zod issue's code: our own code where the schema gives one, else `schema.<zod code>`. */
export function codeOf(issue: { message: string; code: string }): string {
  return /^[a-z][a-zA-Z0-9]*(\.[a-zA-Z0-9]+)+$/.test(issue.message) ? issue.message : `schema.${issue.code}`;
}

/** A zod path (list positions) as a path of ours (ids). A position without an id stays a number. */
export function pathById(root: unknown, path: readonly PropertyKey[]): string {
  let at: unknown = root;
  const out: string[] = [];
  for (const key of path) {
    const next = typeof at === 'object' && at !== null ? (Reflect.get(at, key) as unknown) : undefined;
    const id = Array.isArray(at) && typeof next === 'object' && next !== null && 'id' in next ? next.id : key;
    out.push(String(id));
    at = next;
  }
  return out.join('/');
}

/** The path of the second of two list elements with the same id, or null. Such a list can't be addressed by paths. */
export function doubledId(root: unknown): string | null {
  if (typeof root !== 'object' || root === null) return null;
  if (!Array.isArray(root)) {
    for (const [key, value] of Object.entries(root)) {
      const inside = doubledId(value);
      if (inside !== null) return join(key, inside);
    }
    return null;
  }
  const ids = new Set<unknown>();
  for (const element of root) {
    if (typeof element !== 'object' || element === null || !('id' in element)) continue;
    if (ids.has(element.id)) return String(element.id);
    ids.add(element.id);
    const inside = doubledId(element);
    if (inside !== null) return join(String(element.id), inside);
  }
  return null;
}
