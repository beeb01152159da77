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
  'state',
  'cli',
].map((folder) => `src/${folder}`);

ensureInstalled();
const folder = await buildForNode({
  name: 'cli',
  entries: { main: join(ROOT, 'src/cli/main.ts') },
  sources: SOURCES,
});
const main = join(folder, 'main.js');
process.argv[1] = main;
await import(pathToFileURL(main).href);
