/** `npm start`: installs and builds what is missing, serves the built app, prints its address. */
import { join } from 'node:path';
import { ensureInstalled, ROOT } from './project.mjs';
import { ensureBuilt } from './build.mjs';
import { serve } from './serve.mjs';

const FIRST_PORT = Number(process.env['PORT'] ?? 4173);

/**
 * @param {number} port
 * @returns {ReturnType<typeof serve>} on this port or the next free one
 */
async function serveFrom(port) {
  try {
    return await serve({ folder: join(ROOT, 'dist'), port });
  } catch (error) {
    const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!busy || port >= FIRST_PORT + 50) throw error;
    return serveFrom(port + 1);
  }
}

try {
  ensureInstalled();
  await ensureBuilt();
  const { url, close } = await serveFrom(FIRST_PORT);
  console.log(`LIU Navi: ${url}\n(Ctrl+C で終了 / Ctrl+C to stop)`);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.once(signal, () => void close().then(() => process.exit(0)));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
