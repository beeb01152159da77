/** `--edition FILE.json`: the rules a command judges by. */
import { err, ok, type Result } from '#kernel';
import type { Rulebook } from '#rulebook';
import type { Args } from './args.ts';
import { failure, type CliFailure, type Io } from './io.ts';
import { parseJson } from './read-json.ts';

/**
 * The rulebook of the file named by `--edition`; undefined without the option. Its base must be a shipped edition. Codes:
 * `file.read`, those of `parseJson`, `edition.refused` (code, where, reason).
 */
export async function editionArg(args: Args, io: Io): Promise<Result<Rulebook | undefined, CliFailure>> {
  const path = args.option('--edition');
  if (path === undefined) return ok(undefined);
  const read = await io.read(path);
  if (!read.ok) return read;
  const json = parseJson(read.value, 'edition');
  if (!json.ok) return json;
  const { composeEdition, parseEdition } = await import('#rulebook');
  const parsed = parseEdition(json.value);
  const composed = parsed.ok ? composeEdition(parsed.value) : parsed;
  if (composed.ok) return composed;
  const { code, path: where, detail } = composed.error;
  return err(failure('edition.refused', { code: `content.${code}`, where, reason: detail }));
}

/** Says on standard error that the case follows an edition that is not at hand, and is read by the shipped one. */
export async function warnOfEdition(edition: string, rulebook: Rulebook | undefined, io: Io): Promise<void> {
  const { currentEdition, editionOf } = await import('#rulebook');
  if (rulebook !== undefined || editionOf(edition) !== undefined) return;
  const { cliMessage } = await import('#messages');
  io.err(`${cliMessage('edition.unknown', { edition, title: currentEdition.title })}\n`);
}
