/**
 * `npm run bench [-- NAME …]`: runs test/bench/*.bench.ts against the built app and in Node, prints one table of medians.
 * Ends with 1 when a row is over its budget. A name runs only the benchmarks whose file name contains it.
 */
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureChromium } from './chromium.mjs';
import { buildForNode } from './node-build.mjs';
import { ensureInstalled, ROOT } from './project.mjs';

/** @typedef {import('../../test/bench/contract.ts').BenchRow} BenchRow */

const SUFFIX = '.bench.ts';
const FOLDER = join(ROOT, 'test', 'bench');

ensureInstalled();
const chromium = ensureChromium();
if (chromium) process.env['CHROMIUM_PATH'] = chromium;
await ensureBuilt();

const wanted = process.argv.slice(2);
const all = readdirSync(FOLDER)
  .filter((file) => file.endsWith(SUFFIX))
  .map((file) => file.slice(0, -SUFFIX.length));
const names = all.filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));

// All of them, since a build is kept for the next run, which may ask for others. Bundled as the headless app is: measured is our code, not a test runner's way of loading it.
const folder = await buildForNode({
  name: 'bench',
  entries: Object.fromEntries(all.map((name) => [name, join(FOLDER, name + SUFFIX)])),
  sources: ['src', 'test/bench', 'test/support'],
});

/** @type {BenchRow[]} */
const rows = [];
for (const name of names) {
  console.error(`${name} …`);
  /** @type {{ bench: import('../../test/bench/contract.ts').Bench }} */
  const { bench } = await import(pathToFileURL(join(folder, `${name}.js`)).href);
  rows.push(...(await bench()));
}

/** @param {number} value */
const shown = (value) => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
const isOver = (/** @type {BenchRow} */ { value, budget }) => budget !== undefined && value > budget;

const width = Math.max(...rows.map(({ name }) => name.length), 10);
console.log(`Node ${process.version}, ${cpus().length} cores, medians\n`);
console.log(`${'what'.padEnd(width)}  ${'value'.padStart(9)} unit  ${'budget'.padStart(8)}`);
for (const row of rows) {
  const budget = row.budget === undefined ? '' : `≤ ${row.budget}`;
  console.log(
    `${row.name.padEnd(width)}  ${shown(row.value).padStart(9)} ${row.unit.padEnd(4)}  ${budget.padStart(8)}${isOver(row) ? '  OVER' : ''}`,
  );
}
process.exitCode = rows.length === 0 || rows.some(isOver) ? 1 : 0;
