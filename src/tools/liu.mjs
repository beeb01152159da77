/** `npm run -s liu -- …`: the headless app. Standard output is the command's own; everything about set-up goes to standard error. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, ROOT } from './project.mjs';
import { buildForNode } from './node-build.mjs';

// The core without screens: a change of the interface needs no new build.
const SOURCES = [
  'kernel',
  'schemas',
  'rulebook',
  'domain',
  'messages',
  'forms',
  'documents',
  'store',
  'cli',
].map((folder) => `src/${folder}`);

ensureInstalled();
try {
  const folder = await buildForNode({
    name: 'cli',
    entries: { main: join(ROOT, 'src/cli/main.ts') },
    sources: SOURCES,
  });
  process.argv[1] = join(folder, 'main.js');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  // Not 1 or 2: those say something about the case that was read.
  process.exit(3);
}
await import(pathToFileURL(process.argv[1]).href);
