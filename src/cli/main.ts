/** Entry of the headless program: `npm run -s liu -- …`. */
import { nodeIo } from './node-io.ts';
import { run } from './run.ts';

// `liu … | head` closes our output early: not an error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await run(process.argv.slice(2), nodeIo());
