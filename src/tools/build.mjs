/** `npm run build`: the JSON Schemas, then the app into dist/. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, ensureInstalled, hashOf, ROOT } from './project.mjs';

const SOURCES = ['src', 'public', 'index.html', 'vite.config.ts', 'package.json', 'package-lock.json'];
const STAMP = join(CACHE, 'dist.sources');

/** Whether dist/ was built from the sources as they are. */
function isBuilt() {
  if (!existsSync(join(ROOT, 'dist', 'index.html')) || !existsSync(STAMP)) return false;
  return readFileSync(STAMP, 'utf8') === hashOf(SOURCES);
}

/**
 * Builds the app. Throws when the build fails; its output is then on standard error.
 * @returns {Promise<void>}
 */
export async function build() {
  const { writeFileSchemas } = await import('./schema.mjs');
  await writeFileSchemas();
  // Read before the build: a source changed while it runs must count as changed afterwards.
  const sources = hashOf(SOURCES);
  const run = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: ROOT,
      stdio: ['ignore', 2, 2],
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );
  if (run.status !== 0) throw new Error('The build failed.');
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(STAMP, sources);
}

/**
 * Builds the app unless dist/ is already that of the present sources.
 * @returns {Promise<void>}
 */
export async function ensureBuilt() {
  if (isBuilt()) return;
  console.error('Building …');
  await build();
}

if (process.argv[1] === import.meta.filename) {
  ensureInstalled();
  try {
    await build();
    console.log('Built into dist/');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
