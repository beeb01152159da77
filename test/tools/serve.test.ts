import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { policyOf, serve } from '../../src/tools/serve.mjs';

const INDEX = join(import.meta.dirname, '../../index.html');
let outer: string;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  outer = await mkdtemp(join(tmpdir(), 'liu-navi-serve-'));
  const folder = join(outer, 'dist');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(outer, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'index.html'), await readFile(INDEX));
  await writeFile(join(folder, 'sw.js'), '');
  await writeFile(join(folder, 'assets', 'app-1.js'), 'export {};');
  await writeFile(join(folder, 'assets', 'engine-1.wasm'), '');
  server = await serve({ folder, base: '/some/folder/' });
});
afterAll(async () => {
  await server.close();
  await rm(outer, { recursive: true });
});

/** A request with the path exactly as written: `fetch` would tidy `..` away. */
function get(
  path: string,
  method = 'GET',
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  return new Promise((resolve, reject) => {
    request({ host: 'localhost', port: server.port, path, method }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('the static server', () => {
  test('sends the policy of the page, and what a meta tag cannot say', async () => {
    const { status, headers, body } = await get('/some/folder/');
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toBe(policyOf(body));
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*; frame-ancestors 'none'$/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test.each([
    ['', 'text/html; charset=utf-8', 'no-cache'],
    ['sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['assets/app-1.js?x', 'text/javascript; charset=utf-8', 'public, max-age=31536000, immutable'],
    ['assets/engine-1.wasm', 'application/wasm', 'public, max-age=31536000, immutable'],
  ])('%s is %s, cached as %s', async (path, type, cache) => {
    const { status, headers } = await get(`/some/folder/${path}`);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, cache]);
  });

  test('leads from the folder without its slash to the folder', async () => {
    const { status, headers } = await get('/some/folder');
    expect([status, headers['location']]).toEqual([308, '/some/folder/']);
  });

  test.each([
    '/',
    '/other/index.html',
    '/some/folder/assets',
    '/some/folder/missing.js',
    '/some/folder/../secret.txt',
    '/some/folder/..%2fsecret.txt',
    '/some/folder/%2e%2e/secret.txt',
    '/some/folder/assets/..%2f..%2fsecret.txt',
    '/some/folder/%00',
    '/some/folder/%zz',
  ])('gives nothing for %s', async (path) => {
    const { status, body } = await get(path);
    expect([status, body]).toEqual([404, '404']);
  });

  test('only reads', async () => {
    expect((await get('/some/folder/', 'POST')).status).toBe(405);
  });
});

test('the README recommends the policy that is served', async () => {
  const readme = await readFile(join(import.meta.dirname, '../../README.md'), 'utf8');
  expect(readme).toContain(policyOf(await readFile(INDEX, 'utf8')));
});
