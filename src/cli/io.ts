/** What a command may touch. Tests hand in their own; `node-io.ts` is the real one. */
import type { PlainDate, Result } from '#kernel';
import { cliMessage } from '#messages';

export type Bytes = Uint8Array<ArrayBuffer>;

/** 0 = fine, 1 = problems found, 2 = bad input. */
export type ExitCode = 0 | 1 | 2;

/** Something a command refuses, as a code for `cliMessage`. */
export type CliFailure = {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
};

export type Io = {
  /** Standard output: JSON only. Resolves when more may be written. */
  readonly out: (text: string) => Promise<void>;
  /** Standard error: problems, in Japanese. */
  readonly err: (text: string) => void;
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** The bytes of a file; `-` is standard input. */
  readonly read: (path: string) => Promise<Result<Bytes, CliFailure>>;
  /** The files of a folder and of those in it, in the order of their names; of a file only itself. */
  readonly list: (path: string) => Promise<Result<readonly string[], CliFailure>>;
  /** Writes the whole file or nothing. */
  readonly write: (path: string, bytes: Bytes) => Promise<Result<void, CliFailure>>;
  /** Makes the folder, and those above it, where there is none. */
  readonly folder: (path: string) => Promise<Result<void, CliFailure>>;
  /** Today in Japan. */
  readonly today: () => PlainDate;
};

/** A command, given its arguments without its name. */
export type Command = (args: readonly string[], io: Io) => Promise<ExitCode>;

export function failure(code: string, params: CliFailure['params'] = {}): CliFailure {
  return { code, params };
}

/** Says each failure on standard error and answers with exit code 2. */
export function fail(io: Io, failures: readonly CliFailure[]): ExitCode {
  for (const one of failures) io.err(`${cliMessage(one.code, one.params)}\n`);
  return 2;
}
