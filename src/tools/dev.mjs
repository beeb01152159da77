/** `npm run dev`: Vite's dev server, with packages installed first. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './project.mjs';

ensureInstalled();
const vite = spawn(
  process.execPath,
  [join(ROOT, 'node_modules/vite/bin/vite.js'), ...process.argv.slice(2)],
  {
    cwd: ROOT,
    stdio: 'inherit',
  },
);
vite.once('exit', (code) => process.exit(code ?? 1));
