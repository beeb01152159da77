/** Writes the published JSON Schema of the case file. It is committed; a test fails when it is stale. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './project.mjs';

/**
 * Writes the schema when it differs from the file that is there.
 * @returns {Promise<void>}
 */
export async function writeCaseSchema() {
  const { runnerImport } = await import('vite');
  /** @type {{ module: typeof import('./case-schema.ts') }} */
  const { module } = await runnerImport(join(ROOT, 'src/tools/case-schema.ts'), {
    root: ROOT,
    configFile: false,
    logLevel: 'error',
  });
  const path = join(ROOT, 'public', module.CASE_SCHEMA_PATH);
  const text = `${JSON.stringify(module.caseSchema(), null, 2)}\n`;
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
