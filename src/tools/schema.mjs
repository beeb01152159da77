/** Writes the published JSON Schemas of the files. They are committed; a test fails when one is stale. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './project.mjs';

/**
 * Writes each schema that differs from the file that is there.
 * @returns {Promise<void>}
 */
export async function writeFileSchemas() {
  const { runnerImport } = await import('vite');
  /** @type {{ module: typeof import('./file-schemas.ts') }} */
  const { module } = await runnerImport(join(ROOT, 'src/tools/file-schemas.ts'), {
    root: ROOT,
    configFile: false,
    logLevel: 'error',
  });
  for (const { path, make } of Object.values(module.FILE_SCHEMAS)) {
    const file = join(ROOT, 'public', path);
    const text = `${JSON.stringify(make(), null, 2)}\n`;
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
