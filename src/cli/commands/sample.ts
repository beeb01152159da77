/** `liu sample [--incomplete]`: a case file with its attachments inside, on standard output. */
import { sampleCase } from '#domain/sample';
import { parseArgs } from '../args.ts';
import { fail, type Command } from '../io.ts';

export const sample: Command = async (argv, io) => {
  const args = parseArgs(argv, { flags: ['--incomplete'], positions: [] });
  if (!args.ok) return fail(io, [args.error]);
  await io.out(
    `${JSON.stringify(sampleCase(args.value.flag('--incomplete') ? 'incomplete' : 'complete'), null, 2)}\n`,
  );
  return 0;
};
