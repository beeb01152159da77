/** What every tool here needs: where the project is, whether its packages are installed, whether its sources changed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @param {string} folder
 * @returns {string} the nearest folder with a package.json
 */
function projectOf(folder) {
  return existsSync(join(folder, 'package.json')) ? folder : projectOf(dirname(folder));
}

/** The project's folder: searched for, because bundled code that uses this module lies elsewhere (.cache). */
export const ROOT = projectOf(dirname(fileURLToPath(import.meta.url)));

/** Git-ignored folder for everything that can be made again. */
export const CACHE = join(ROOT, '.cache');

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage */

/**
 * @param {string} path
 * @returns {Record<string, LockedPackage> | null}
 */
function lockedPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages;
  } catch {
    return null;
  }
}

/** Whether node_modules holds what the lock file asks for (optional packages of other platforms aside). */
function isInstalled() {
  const wanted = lockedPackages(join(ROOT, 'package-lock.json'));
  const present = lockedPackages(join(ROOT, 'node_modules', '.package-lock.json'));
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (present[path] ? present[path].version === version : optional === true),
  );
}

/** Installs the packages of the lock file when they are missing or others. Ends the process when that fails. */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.error('Installing packages …');
  // npm's own chatter goes to standard error: standard output belongs to the tool that was asked for.
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) {
    console.error('npm ci failed.');
    process.exit(1);
  }
}

/**
 * @param {string} path
 * @returns {string[]} the files at or below the path, sorted, so that the hash does not depend on the file system
 */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}

/**
 * One hash over names and contents. Contents, not times: a checkout touches times without changing anything.
 * @param {readonly string[]} paths files or folders, relative to the project
 * @returns {string} 32 hexadecimal characters
 */
export function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesBelow(join(ROOT, path)))) {
    const bytes = readFileSync(file);
    hash.update(`${relative(ROOT, file)}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex').slice(0, 32);
}
