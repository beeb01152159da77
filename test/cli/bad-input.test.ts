import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { jsonErrorPlace } from '../../src/cli/json-error.ts';
import { lines, liu, utf8 } from './support.ts';

let sample: string;
type Loose = Record<string, never> & { [key: string]: Loose };

beforeAll(async () => {
  sample = (await liu(['sample'])).out;
});

/** The sample with one thing changed. */
function changed(change: (file: Loose) => void): string {
  const file = JSON.parse(sample) as Loose;
  change(file);
  return JSON.stringify(file);
}
const put = (file: Loose, key: string, value: unknown): void =>
  void ((file as Record<string, unknown>)[key] = value);

async function refused(content: string | Uint8Array<ArrayBuffer>): Promise<string[]> {
  const found: string[] = [];
  for (const argv of [
    ['check', 'c.json'],
    ['bundle', 'c.json', '--out', 'o.zip'],
  ]) {
    const { exit, out, err, written } = await liu(argv, { files: { 'c.json': content } });
    expect({ exit, out, written: written.size }).toEqual({ exit: 2, out: '', written: 0 });
    found.push(err);
  }
  // Both commands say the same.
  expect(found[1]).toBe(found[0]);
  return lines(found[0]!);
}

describe('a case file that cannot be used', () => {
  it.each<[string, () => string | Uint8Array<ArrayBuffer>, string]>([
    ['broken JSON', () => '{\n  "format": "liu-navi/case",,\n}', '2行29文字目に誤りがあります'],
    ['cut JSON', () => sample.slice(0, 1_000), '途中で切れています'],
    ['nothing at all', () => '', '途中で切れています'],
    ['bytes that are no text', () => new Uint8Array([0xff, 0xfe, 0x00]), 'UTF-8 のテキストではありません'],
    ['another JSON file', () => '{"hello":1}', '案件ファイルではありません'],
    ['a list', () => '[]', '案件ファイルではありません'],
    ['null', () => 'null', '案件ファイルではありません'],
    [
      'a newer version',
      () => changed((f) => put(f, 'version', 99)),
      '新しい版で作られた案件ファイルです（版 99',
    ],
    ['a version of no number', () => changed((f) => put(f, 'version', 'x')), 'version'],
    [
      'an impossible date',
      () => changed((f) => put(f['statement']!, 'preparedOn', '2026-02-30')),
      'statement/preparedOn',
    ],
    [
      'a name with control characters',
      () => changed((f) => put(f['vendor']!, 'name', 'a\u0007b')),
      'vendor/name',
    ],
    ['half of a surrogate pair', () => changed((f) => put(f['vendor']!, 'name', '\ud842')), 'vendor/name'],
    ['a name of two lines', () => changed((f) => put(f['vendor']!, 'name', 'a\nb')), 'vendor/name'],
    ['a field that is missing', () => changed((f) => put(f, 'oath', undefined)), 'oath'],
    ['a field of another type', () => changed((f) => put(f, 'rows', {})), 'rows'],
    ['deep nesting', () => `${'['.repeat(200_000)}${']'.repeat(200_000)}`, '案件ファイルではありません'],
    [
      'two records of one id',
      () => changed((f) => put(f, 'log', [f['log']![0], f['log']![0]])),
      '同じ ID が2度',
    ],
    [
      'deep nesting in a field',
      () => `{"format":"liu-navi/case","version":1,"rows":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      'rows',
    ],
  ])('is refused with place and remedy: %s', async (_, content, message) => {
    expect((await refused(content())).join('\n')).toContain(message);
  });

  it('names the field in Japanese and by the id of its record', async () => {
    const text = changed((f) => put(f['assessments']![0]!, 'date', '2025-13-01'));
    const id = (JSON.parse(sample) as { assessments: { id: string }[] }).assessments[0]!.id;
    expect(await refused(text)).toEqual([
      expect.stringMatching(new RegExp(`assessments/${id}/date（.+）: 実在する日付ではありません`)),
    ]);
  });

  it('names many wrong places, but not hundreds', async () => {
    const text = changed((f) =>
      (f['rows'] as unknown as Loose[]).forEach((row) => put(row, 'decision', 'maybe')),
    );
    const said = await refused(text);
    expect(said).toHaveLength(21);
    expect(said.at(-1)).toMatch(/^ほかに \d+ か所/);
  });

  it('is not there', async () => {
    const { exit, err } = await liu(['check', 'none.json']);
    expect(exit).toBe(2);
    expect(err).toContain('none.json を読めません: ファイルまたはフォルダーがありません');
  });

  it('never makes the program throw, however it is damaged', async () => {
    const bytes = utf8(sample);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.nat(200),
        fc.oneof(
          fc.uint8Array({ maxLength: 8 }),
          fc.json().map((t) => new Uint8Array(utf8(t))),
        ),
        async (at, cut, put_) => {
          const damaged = new Uint8Array([...bytes.subarray(0, at), ...put_, ...bytes.subarray(at + cut)]);
          const { exit, err } = await liu(['check', 'c.json'], { files: { 'c.json': damaged } });
          expect(err).not.toContain('内部の誤り');
          expect([0, 1, 2]).toContain(exit);
          if (exit === 2) expect(err).not.toBe('');
        },
      ),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe('arguments', () => {
  it.each([
    [[], '使い方'],
    [['toString'], '知らないコマンドです: toString'],
    [['check'], 'CASE.json がありません'],
    [['check', 'c.json', '--as-of'], '--as-of の後に値がありません'],
    [['check', 'c.json', '--as-of', '2026-02-30'], '「2026-02-30」は実在する日付ではありません'],
    [['check', 'c.json', '--as-of=令和8年'], '実在する日付ではありません'],
    [['check', 'c.json', '--out', 'x'], '知らない指定です: --out'],
    [['bundle', 'c.json'], '--out FILE.zip を指定してください'],
    [['bundle', 'c.json', '--out', 'a', '--out', 'b'], '同じ指定が2度あります'],
    [['sample', 'x'], '余分な指定があります: x'],
    [['verify'], 'FILE.zip がありません'],
  ])('%j is refused', async (argv, message) => {
    const { exit, out, err, written } = await liu(argv, { files: { 'c.json': sample } });
    expect(err).toContain(message);
    expect({ exit, out, written: written.size }).toEqual({ exit: 2, out: '', written: 0 });
  });

  it.each(['sample', 'check', 'bundle', 'verify', 'clock'])('%s --help explains itself', async (command) => {
    const { exit, out, err } = await liu([command, '--help']);
    expect(out).toContain(`使い方: liu ${command}`);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
  });

  it('--help names every command', async () => {
    const { exit, out } = await liu(['--help']);
    expect(exit).toBe(0);
    for (const command of ['sample', 'check', 'bundle', 'verify', 'clock'])
      expect(out).toContain(`  ${command} `);
  });
});

describe('jsonErrorPlace', () => {
  it('agrees with JSON.parse on what is JSON', () => {
    const text = fc.oneof(
      fc.json(),
      fc.string(),
      fc.json().chain((t) => fc.nat(t.length).map((n) => t.slice(0, n) + t.slice(n + 1))),
    );
    fc.assert(
      fc.property(text, (t) => {
        let valid = true;
        try {
          JSON.parse(t);
        } catch {
          valid = false;
        }
        expect(jsonErrorPlace(t) === null).toBe(valid);
      }),
      { numRuns: 2_000 },
    );
  });

  it('counts lines and columns from one', () => {
    expect(jsonErrorPlace('x')).toEqual({ line: 1, column: 1, atEnd: false });
    expect(jsonErrorPlace('{\n "a": 1,\n b\n}')).toEqual({ line: 3, column: 2, atEnd: false });
    expect(jsonErrorPlace('["abc')).toEqual({ line: 1, column: 6, atEnd: true });
    expect(jsonErrorPlace('["a\nb"]')).toEqual({ line: 1, column: 4, atEnd: false });
    expect(jsonErrorPlace('{"a":')).toEqual({ line: 1, column: 6, atEnd: true });
  });
});
