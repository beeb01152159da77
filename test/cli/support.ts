import { err, ok, plainDate } from '#kernel';
import { failure, type Bytes, type ExitCode, type Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/run.ts';

export type Outcome = {
  readonly exit: ExitCode;
  readonly out: string;
  readonly err: string;
  readonly written: ReadonlyMap<string, Bytes>;
};

/** The day every in-process command runs on. */
export const TODAY = plainDate('2026-11-21');

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** Runs one command line in this process, over files in memory; `-` and standard input are `stdin`. */
export async function liu(
  argv: readonly string[],
  given: { files?: Readonly<Record<string, Bytes | string>>; stdin?: Iterable<Bytes | string> } = {},
): Promise<Outcome> {
  const bytesOf = (content: Bytes | string): Bytes => (typeof content === 'string' ? utf8(content) : content);
  const written = new Map<string, Bytes>();
  let out = '';
  let errors = '';
  const io: Io = {
    out: (text) => {
      out += text;
      return Promise.resolve();
    },
    err: (text) => {
      errors += text;
    },
    stdin: async function* () {
      for (const chunk of given.stdin ?? []) yield bytesOf(chunk);
    },
    read: (path) => {
      const content = given.files?.[path];
      return Promise.resolve(
        content === undefined ? err(failure('file.read', { path, reason: 'ENOENT' })) : ok(bytesOf(content)),
      );
    },
    list: (path) => {
      const names = Object.keys(given.files ?? {});
      const inside = names.filter((name) => name.startsWith(`${path}/`)).sort();
      return Promise.resolve(
        names.includes(path) || inside.length > 0
          ? ok(inside.length > 0 ? inside : [path])
          : err(failure('file.read', { path, reason: 'ENOENT' })),
      );
    },
    write: (path, bytes) => {
      written.set(path, bytes);
      return Promise.resolve(ok(undefined));
    },
    folder: () => Promise.resolve(ok(undefined)),
    today: () => TODAY,
  };
  const exit = await run(argv, io);
  return { exit, out, err: errors, written };
}

export const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
