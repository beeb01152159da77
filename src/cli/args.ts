/** Reads a command's arguments: `--name value`, `--name=value`, `--flag`, and positions. */
import { err, isPlainDate, normaliseCode, ok, type PlainDate, type Result } from '#kernel';
import { failure, type CliFailure } from './io.ts';

/** Which options a command knows, and how many positions it takes. */
export type ArgSpec = {
  readonly options?: readonly string[];
  readonly flags?: readonly string[];
  readonly positions: readonly string[];
  /** Positions behind those that may be left out. */
  readonly optional?: readonly string[];
  /** The last position may be given again and again. */
  readonly rest?: boolean;
};

export type Args = {
  readonly positions: readonly string[];
  readonly option: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean;
};

/** The arguments by the spec, or what is wrong with them (`args.…`). A lone `-` is a position (standard input). */
export function parseArgs(argv: readonly string[], spec: ArgSpec): Result<Args, CliFailure> {
  const positions: string[] = [];
  const options = new Map<string, string>();
  const flags = new Set<string>();
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i]!;
    if (arg === '-' || !arg.startsWith('-')) {
      positions.push(arg);
      continue;
    }
    const equals = arg.indexOf('=');
    const name = equals < 0 ? arg : arg.slice(0, equals);
    if (options.has(name) || flags.has(name)) return err(failure('args.twice', { name }));
    if (spec.flags?.includes(name) && equals < 0) {
      flags.add(name);
    } else if (spec.options?.includes(name)) {
      const value = equals < 0 ? argv[++i] : arg.slice(equals + 1);
      if (value === undefined || value === '') return err(failure('args.noValue', { name }));
      options.set(name, value);
    } else {
      return err(failure('args.unknown', { name: arg }));
    }
  }
  const lacking = spec.positions[positions.length];
  if (lacking !== undefined) return err(failure('args.lacking', { name: lacking }));
  const extra =
    spec.rest === true ? undefined : positions[spec.positions.length + (spec.optional?.length ?? 0)];
  if (extra !== undefined) return err(failure('args.extra', { name: extra }));
  return ok({ positions, option: (name) => options.get(name), flag: (name) => flags.has(name) });
}

/** `--as-of`, or the given day when it is not there. */
export function asOfArg(args: Args, today: () => PlainDate): Result<PlainDate, CliFailure> {
  const text = args.option('--as-of');
  if (text === undefined) return ok(today());
  const date = normaliseCode(text);
  return isPlainDate(date) ? ok(date) : err(failure('args.date', { name: '--as-of', value: text }));
}
