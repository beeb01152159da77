/** Builds TypeScript entries of this project for Node, once for each state of the sources. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, hashOf, ROOT } from './project.mjs';

/**
 * Bundles the entries as ES modules for Node; npm packages stay imports, found in the project's node_modules.
 * @param {{ name: string, entries: Record<string, string>, sources: readonly string[] }} options `name` = folder below .cache;
 *   `entries` = output name → source file; `sources` = what, when changed, asks for a new build
 * @returns {Promise<string>} the folder with `<output name>.js`
 */
export async function buildForNode({ name, entries, sources }) {
  const parent = join(CACHE, name);
  const folder = join(parent, hashOf([...sources, 'package.json', 'package-lock.json']));
  if (existsSync(folder)) return folder;

  const { build } = await import('vite');
  // Built beside its place and moved there whole, so that two runs at once cannot see half a build.
  const half = `${folder}.${process.pid}`;
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: true,
      target: 'node20',
      outDir: half,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { input: entries, output: { format: 'es', entryFileNames: '[name].js' } },
    },
  });
  for (const old of readdirSync(parent)) {
    if (!old.includes('.')) rmSync(join(parent, old), { recursive: true, force: true });
  }
  mkdirSync(parent, { recursive: true });
  try {
    renameSync(half, folder);
  } catch (error) {
    // Another run was first; its build is the same.
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
