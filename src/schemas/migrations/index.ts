/**
 * Migrations of the case file, numbered by the version they lead to. Never edited after release. They are pure, and get
 * data that nobody has checked yet; the schema checks the result.
 */
import { err, ok, type Result } from '#kernel';
import { CASE_FORMAT, CASE_VERSION, caseFile, type CaseFile } from '../case-file.ts';
import { withEvidenceRecords } from '../evidence.ts';
import { leftOutOf, type LeftOut } from '../left-out.ts';

type Bag = Readonly<Record<string, unknown>>;

export type CaseMigration = {
  /** The version the file has afterwards; the step before it is `to - 1`. */
  readonly to: number;
  readonly name: string;
  readonly up: (file: Bag) => Bag;
};

/** Every step since version 1. */
export const CASE_MIGRATIONS: readonly CaseMigration[] = [];

/** Why something is not a case file. `path` as zod gives it: property names and list positions. */
export type CaseFileFailure = {
  readonly code: 'case.notCase' | 'case.version' | 'case.newerVersion' | 'case.migration' | 'case.schema';
  readonly path: readonly PropertyKey[];
  readonly params: Readonly<Record<string, string | number>>;
};

const fail = (
  code: CaseFileFailure['code'],
  path: readonly PropertyKey[] = [],
  params: CaseFileFailure['params'] = {},
): Result<never, CaseFileFailure> => err({ code, path, params });

/**
 * Brings parsed JSON to the version of the chain's end, step by step. The input is not changed. A file from a newer
 * program is refused: what this one does not know it would lose.
 */
export function upgradeCaseFile(
  input: unknown,
  migrations: readonly CaseMigration[] = CASE_MIGRATIONS,
  current: number = CASE_VERSION,
): Result<Bag, CaseFileFailure> {
  if (!isBag(input) || input['format'] !== CASE_FORMAT) return fail('case.notCase', ['format']);
  const version = input['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return fail('case.version', ['version']);
  if (version > current) return fail('case.newerVersion', ['version'], { version, supported: current });
  let file: Bag = input;
  for (let to = version + 1; to <= current; to++) {
    const step = migrations.find((m) => m.to === to);
    if (!step) throw new RangeError(`no migration to case version ${to}`);
    try {
      file = { ...step.up(file), version: to };
    } catch {
      // The step met data that no program of ours wrote.
      return fail('case.migration', [], { version: to });
    }
  }
  return ok(file);
}

/**
 * A case file of this program's version from parsed JSON: upgraded, then checked. Properties that the format does not name
 * are not taken over: `leftOut` says which, for whoever brought the file to decide.
 */
export function migrateCaseFile(
  input: unknown,
): Result<{ readonly file: CaseFile; readonly leftOut: readonly LeftOut[] }, CaseFileFailure> {
  const upgraded = upgradeCaseFile(input);
  if (!upgraded.ok) return upgraded;
  const parsed = caseFile.safeParse(upgraded.value);
  if (parsed.success) {
    return ok({ file: withEvidenceRecords(parsed.data), leftOut: leftOutOf(upgraded.value, parsed.data) });
  }
  const [first] = parsed.error.issues;
  return fail('case.schema', first?.path ?? [], {
    count: parsed.error.issues.length,
    reason: first ? (/^[a-z]\w*(\.\w+)+$/.test(first.message) ? first.message : `schema.${first.code}`) : '',
  });
}

function isBag(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
