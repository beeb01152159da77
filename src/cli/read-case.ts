/** CASE.json → a valid case, or every reason why not. Nothing is repaired in silence. */
import { err, ok, type Result } from '#kernel';
import { doubledId } from '#store';
import { CASE_FORMAT, CASE_VERSION, caseFile, type CaseFile } from '#schemas';
import { failure, type Bytes, type CliFailure, type Io } from './io.ts';
import { parseJson } from './read-json.ts';

/** How many places are named at most; a wrong file would otherwise fill the screen. */
const MAX_ISSUES = 20;

/**
 * Reads and validates a case file. Codes: `file.read`, `case.notText`, `case.json` (line, column), `case.notCase`,
 * `case.newer`, `case.field` (path, issue) for each field, `case.moreFields`.
 */
export async function readCase(path: string, io: Io): Promise<Result<CaseFile, readonly CliFailure[]>> {
  const read = await io.read(path);
  return read.ok ? parseCase(read.value) : err([read.error]);
}

/** The case in the bytes of a JSON file. */
export function parseCase(bytes: Bytes): Result<CaseFile, readonly CliFailure[]> {
  const json = parseJson(bytes, 'case');
  return json.ok ? checkCase(json.value) : err([json.error]);
}

function checkCase(json: unknown): Result<CaseFile, readonly CliFailure[]> {
  const head = (typeof json === 'object' && json !== null ? json : {}) as {
    format?: unknown;
    version?: unknown;
  };
  if (head.format !== CASE_FORMAT) return err([failure('case.notCase', { format: CASE_FORMAT })]);
  // Newer first: a newer version may have any shape, and must not be reported as broken.
  if (typeof head.version === 'number' && head.version > CASE_VERSION) {
    return err([failure('case.newer', { version: head.version, supported: CASE_VERSION })]);
  }
  const parsed = caseFile.safeParse(json);
  if (parsed.success) {
    // Records are found by their ids: two of the same id cannot both be meant.
    const doubled = doubledId(parsed.data);
    return doubled === null
      ? ok(parsed.data)
      : err([failure('case.field', { path: doubled, issue: 'id.doubled' })]);
  }
  const issues = parsed.error.issues;
  const named = issues.slice(0, MAX_ISSUES).map((i) => {
    const own = /^[a-z][A-Za-z0-9]*\.[A-Za-z]+$/.test(i.message);
    return failure('case.field', { path: placeOf(json, i.path), issue: own ? i.message : `zod.${i.code}` });
  });
  return err(
    issues.length > MAX_ISSUES
      ? [...named, failure('case.moreFields', { n: issues.length - MAX_ISSUES })]
      : named,
  );
}

/** A path a person can find: elements of lists by their id where they have one (as everywhere in the program). */
function placeOf(json: unknown, path: readonly PropertyKey[]): string {
  let at = json;
  const named = path.map((step) => {
    at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[step] : undefined;
    const id =
      typeof step === 'number' && typeof at === 'object' && at !== null
        ? (at as { id?: unknown }).id
        : undefined;
    return typeof id === 'string' && id.length <= 64 ? id : String(step);
  });
  return named.join('/');
}
