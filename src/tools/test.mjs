/**
 * `npm test`: everything, in order, on a machine with nothing but Node. Ends with one line, `N passed, N failed`.
 * The types and the lint count as one test each.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { CACHE, ensureInstalled, ROOT } from './project.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

const bin = (/** @type {string} */ path) => join(ROOT, 'node_modules', path);

/**
 * @param {readonly string[]} args a script of Node and its arguments
 * @returns {boolean} whether it ended well
 */
function node(args) {
  return spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' }).status === 0;
}

/**
 * @param {boolean[]} results
 * @returns {Count}
 */
function checks(...results) {
  return { passed: results.filter(Boolean).length, failed: results.filter((ok) => !ok).length, skipped: 0 };
}

/**
 * Runs the Vitest projects of a name and counts its tests. A file that cannot be loaded, an error outside any test, or a run
 * without tests counts as a failure: silence must never look like success.
 * @param {string} project
 * @returns {Count}
 */
function vitest(project) {
  const report = join(CACHE, 'test', `${project.replace('*', '')}.json`);
  mkdirSync(join(CACHE, 'test'), { recursive: true });
  rmSync(report, { force: true });
  const ok = node([
    bin('vitest/vitest.mjs'),
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const brokenFiles = testResults.filter(
      (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
        file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
    ).length;
    const failed = numFailedTests + brokenFiles;
    const silent = numPassedTests + failed === 0 || (!ok && failed === 0);
    return {
      passed: numPassedTests,
      failed: failed + (silent ? 1 : 0),
      skipped: numPendingTests + numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function journeys() {
  const { ensureBuilt } = await import('./build.mjs');
  try {
    await ensureBuilt();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return checks(false);
  }
  return vitest('journeys');
}

ensureInstalled();
const chromium = ensureChromium();
if (chromium) process.env['CHROMIUM_PATH'] = chromium;
else console.error('No Chrome, Edge or Chromium was found. Install one, or name it in CHROMIUM_PATH.');

/** @type {readonly { name: string, run: () => Count | Promise<Count> }[]} */
const PHASES = [
  {
    name: 'types',
    run: () =>
      checks(
        node([bin('svelte-check/bin/svelte-check'), '--tsconfig', './tsconfig.json', '--fail-on-warnings']),
      ),
  },
  {
    name: 'lint',
    run: () =>
      checks(
        node([bin('eslint/bin/eslint.js'), '.']),
        node([bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']),
      ),
  },
  { name: 'unit', run: () => vitest('unit*') },
  { name: 'browser', run: () => (chromium ? vitest('browser') : checks(false)) },
  { name: 'journeys', run: () => (chromium ? journeys() : checks(false)) },
];

/** @type {Count} */
const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const summary = [];
for (const { name, run } of PHASES) {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const count = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped += count.skipped;
  summary.push(
    `${name.padEnd(10)}${String(count.passed).padStart(6)} passed ${String(count.failed).padStart(4)} failed ${seconds.padStart(8)} s`,
  );
}

console.log(`\n${summary.join('\n')}\n`);
console.log(
  `${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
