/**
 * A tiny static file server for the built app: the way any static host should serve it, headers included. Used by
 * `npm start`, by the journeys and by the benchmarks.
 */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * The policy a host should send: that of the built index.html, plus what a meta tag cannot say.
 * @param {string} html the built index.html
 * @returns {string}
 */
export function policyOf(html) {
  const content = /<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(html)?.[1];
  if (!content) throw new Error('index.html has no Content-Security-Policy');
  return `${content}; frame-ancestors 'none'`;
}

/**
 * @param {string} base
 * @param {string} url
 * @returns {string | null} the path below the served folder, or null when the address is outside it
 */
function pathOf(base, url) {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    if (!path.startsWith(base) || path.includes('\0')) return null;
    const below = normalize(path.slice(base.length) || 'index.html');
    return below === '..' || below.startsWith(`..${sep}`) ? null : below;
  } catch {
    return null;
  }
}

/**
 * Serves a folder on localhost.
 * @param {{ folder: string, port?: number, base?: string }} options `base` = the path the app is served from, `/` or `/a/b/`
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>} rejects with EADDRINUSE when the port is busy
 */
export async function serve({ folder, port = 0, base = '/' }) {
  const policy = policyOf(await readFile(join(folder, 'index.html'), 'utf8'));

  const server = createServer(async (request, response) => {
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    if (request.url === base.slice(0, -1)) {
      response.writeHead(308, { Location: base }).end();
      return;
    }
    const path = pathOf(base, request.url ?? '/');
    const file = path === null ? null : join(folder, path);
    const found = file === null ? null : await stat(file).catch(() => null);
    if (file === null || !found?.isFile()) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('404');
      return;
    }
    // Built files carry their hash in their name and never change; everything else must be asked for again each time.
    const immutable = path !== null && path.startsWith(`assets${sep}`);
    response.writeHead(200, {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Content-Length': found.size,
      'Cache-Control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    if (request.method === 'HEAD') response.end();
    else
      createReadStream(file)
        .on('error', () => response.destroy())
        .pipe(response);
  });

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', () => resolve(undefined));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://localhost:${address.port}${base}`,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
