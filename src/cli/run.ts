/** Picks the command. Each is loaded only when asked for, so that `clock` does not wait for the PDF library. */
import { cliMessage } from '#messages';
import { help } from './help.ts';
import { fail, failure, type Command, type ExitCode, type Io } from './io.ts';

const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  sample: async () => (await import('./commands/sample.ts')).sample,
  check: async () => (await import('./commands/check.ts')).check,
  bundle: async () => (await import('./commands/bundle.ts')).bundle,
  verify: async () => (await import('./commands/verify.ts')).verify,
  rules: async () => (await import('./commands/rules.ts')).rules,
  schedule: async () => (await import('./commands/schedule.ts')).schedule,
  fill: async () => (await import('./commands/fill.ts')).fill,
  clock: async () => (await import('./commands/clock.ts')).clock,
};

/** Runs one command line (without `node main.js`) and answers with its exit code. Never throws. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const [name = '', ...args] = argv;
  if (name === '--help' || name === '-h' || name === 'help') {
    await io.out(`${help(args[0] ?? '') ?? help('')}\n`);
    return 0;
  }
  if (!Object.hasOwn(COMMANDS, name)) {
    if (name !== '') return fail(io, [failure('args.command', { name })]);
    io.err(`${help('')}\n`);
    return 2;
  }
  if (args.includes('--help') || args.includes('-h')) {
    await io.out(`${help(name)}\n`);
    return 0;
  }
  try {
    const command = await COMMANDS[name]!();
    return await command(args, io);
  } catch (thrown) {
    // A bug, not bad input; still a sentence rather than a stack, and never exit code 0.
    const detail = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    io.err(`${cliMessage('bug', { detail })}\n`);
    return 2;
  }
}
