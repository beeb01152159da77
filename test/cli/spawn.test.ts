/** The real program, as a user starts it. Slow to start, so only what cannot be told from inside. */
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const LIU = fileURLToPath(new URL('../../src/tools/liu.mjs', import.meta.url));
let folder: string;

function liu(
  argv: readonly string[],
  stdin = '',
): Promise<{ exit: number | null; out: string; err: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [LIU, ...argv], { stdio: 'pipe' });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject).on('close', (exit) => resolve({ exit, out, err }));
    child.stdin.on('error', () => undefined).end(stdin);
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liu-'));
  // The first run builds.
  await liu(['--help']);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('npm run -s liu', () => {
  it('goes from a sample to a verified bundle and leaves nothing else behind', async () => {
    const caseFile = join(folder, 'case.json');
    const bundle = join(folder, 'bundle.zip');
    const sample = await liu(['sample']);
    await writeFile(caseFile, sample.out);

    expect((await liu(['check', '-', '--as-of', '2026-11-21'], sample.out)).exit).toBe(0);
    const made = await liu(['bundle', caseFile, '--out', bundle, '--as-of', '2026-11-21']);
    expect({ exit: made.exit, err: made.err }).toEqual({ exit: 0, err: '' });
    expect((await readdir(folder)).sort()).toEqual(['bundle.zip', 'case.json']);
    expect((await readFile(bundle)).byteLength).toBe((JSON.parse(made.out) as { bytes: number }).bytes);

    const verified = await liu(['verify', bundle]);
    expect(verified.exit).toBe(0);
    expect(JSON.parse(verified.out)).toMatchObject({ whole: true, complete: true });
  }, 60_000);

  it('writes nothing when the target cannot be written or the case is wrong', async () => {
    const caseFile = join(folder, 'case.json');
    const nowhere = await liu([
      'bundle',
      caseFile,
      '--out',
      join(folder, 'none', 'x.zip'),
      '--as-of',
      '2026-11-21',
    ]);
    expect(nowhere.exit).toBe(2);
    expect(nowhere.err).toContain('書き込めません');
    const broken = join(folder, 'broken.json');
    await writeFile(broken, '{"format":');
    const refused = await liu(['bundle', broken, '--out', join(folder, 'y.zip')]);
    expect({ exit: refused.exit, out: refused.out }).toEqual({ exit: 2, out: '' });
    expect(
      (await readdir(folder)).filter((name) => !/^(bundle\.zip|case\.json|broken\.json)$/.test(name)),
    ).toEqual([]);
  }, 60_000);

  it('runs a table of clocks from standard input', async () => {
    const n = 20_000;
    const { exit, out, err } = await liu(['clock', '--stdin'], '8.2 2026-09-30\n'.repeat(n));
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    expect(out).toBe(
      '{"id":"8.2","from":"2026-09-30","due":"2026-10-31","safeDue":"2026-10-30"}\n'.repeat(n),
    );
  }, 30_000);

  it('ends with 2 on what it does not know', async () => {
    const { exit, out, err } = await liu(['nonsense']);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain('知らないコマンドです: nonsense');
  });
});
