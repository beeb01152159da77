/** `liu sample [--kind KIND | --incomplete]`: a case file with its attachments inside, on standard output. */
import { sampleCase } from '#domain/sample';
import { parseArgs } from '../args.ts';
import type { SampleKind } from '#schemas';
import { fail, failure, type Command } from '../io.ts';

const KINDS: readonly SampleKind[] = ['complete', 'incomplete', 'registered', 'withheld'];

export const sample: Command = async (argv, io) => {
  const args = parseArgs(argv, { options: ['--kind'], flags: ['--incomplete'], positions: [] });
  if (!args.ok) return fail(io, [args.error]);
  const asked = args.value.option('--kind') ?? (args.value.flag('--incomplete') ? 'incomplete' : 'complete');
  const kind = KINDS.find((k) => k === asked);
  if (!kind) return fail(io, [failure('args.sample', { value: asked, known: KINDS.join(', ') })]);
  await io.out(`${JSON.stringify(sampleCase(kind), null, 2)}\n`);
  return 0;
};
