/**
 * Holds the walls of the house: lints small bad snippets with the project's own configuration, so that a rule that no
 * longer works is noticed, and checks that no unknown folder has appeared.
 */
import { ESLint } from 'eslint';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { LAYERS } from '../src/tools/lint/layers.mjs';

const ROOT = join(import.meta.dirname, '..');

let eslint: ESLint;
beforeAll(() => {
  eslint = new ESLint({ cwd: ROOT });
}, 30_000);

/** `rule: message` of everything the lint says about this text, were it in that file. */
async function lint(path: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: join(ROOT, path), warnIgnored: true });
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

describe('imports follow the direction of the layers', () => {
  test.each([
    ['src/kernel/bad.ts', '#schemas', 'must not import #schemas'],
    ['src/schemas/bad.ts', '#rulebook', 'must not import #rulebook'],
    ['src/rulebook/bad.ts', '#domain/calendar', 'must not import #domain'],
    ['src/domain/statement/bad.ts', '#messages', 'must not import #messages'],
    ['src/domain/statement/bad.ts', '#store', 'must not import #store'],
    ['src/messages/bad.ts', '#forms', 'must not import #forms'],
    ['src/forms/bad.ts', '#state', 'must not import #state'],
    ['src/forms/bad.ts', '#documents/pdf', 'must not import #documents'],
    ['src/store/bad.ts', '#rulebook', 'must not import #rulebook'],
    ['src/documents/pdf/bad.ts', '#forms', 'must not import #forms'],
    ['src/state/bad.ts', '#ui/parts/x.ts', 'must not import #ui'],
    ['src/ui/parts/bad.ts', '#store', 'must not import #store'],
    ['src/ui/parts/bad.ts', '#documents/pdf', 'must not import #documents'],
    ['src/cli/bad.ts', '#ui/parts/x.ts', 'must not import #ui'],
    ['src/domain/bad.ts', '../kernel/dates.ts', 'Leaves src/domain by a relative path'],
    ['src/domain/statement/bad.ts', '../../store/index.ts', 'Leaves src/domain by a relative path'],
    ['src/domain/bad.ts', 'svelte', 'must not import the package svelte'],
    ['src/domain/bad.ts', 'zod', 'must not import the package zod'],
    ['src/forms/bad.ts', 'dexie', 'must not import the package dexie'],
    ['src/ui/parts/bad.ts', 'dexie', 'must not import the package dexie'],
    ['src/kernel/bad.ts', 'node:fs', 'no node:fs'],
    ['src/nowhere/bad.ts', '#kernel', 'not a folder of the design'],
  ])('%s may not import %s', async (path, specifier, problem) => {
    for (const text of [
      `import { x } from '${specifier}';\nexport const y = x;\n`,
      `import type { X } from '${specifier}';\nexport type Y = X;\n`,
      `export * from '${specifier}';\n`,
      `export const y = (): Promise<unknown> => import('${specifier}');\n`,
      `export type Y = import('${specifier}').X;\n`,
    ]) {
      const said = await lint(path, text);
      expect(
        said.filter((m) => m.startsWith('layers/direction:') && m.includes(problem)),
        text,
      ).toHaveLength(1);
    }
  });

  test.each([
    ['src/domain/statement/good.ts', '#kernel'],
    ['src/domain/statement/good.ts', '../calendar/index.ts'],
    ['src/messages/good.ts', '#domain/preflight'],
    ['src/state/good.ts', '#store'],
    ['src/state/good.ts', './render.worker.ts?worker&url'],
    ['src/ui/parts/good.ts', '#state'],
    ['src/ui/screens/good.ts', 'svelte/transition'],
    ['src/documents/pdf/good.ts', '@expo-google-fonts/biz-udpgothic/400Regular/x.ttf?url'],
    ['src/main.ts', '#sw'],
    ['src/main.ts', './ui/App.svelte'],
    ['src/cli/good.ts', 'node:fs'],
  ])('%s may import %s', async (path, specifier) => {
    expect(await lint(path, `import { x } from '${specifier}';\nexport const y = x;\n`)).toEqual([]);
  });
});

describe('the pure core reaches for nothing outside itself', () => {
  const BAD = [
    'Date.now()',
    'new Date()',
    'performance.now()',
    'Math.random()',
    'crypto.randomUUID()',
    'window.name',
    'document.title',
    'navigator.language',
    "localStorage.getItem('x')",
    "indexedDB.open('x')",
    "fetch('x')",
    'globalThis.name',
  ];
  test.each(['kernel', 'schemas', 'rulebook', 'domain/statement', 'messages', 'forms/1-1'])(
    'src/%s',
    async (folder) => {
      for (const expression of BAD) {
        const said = await lint(`src/${folder}/bad.ts`, `export const y = (): unknown => ${expression};\n`);
        expect(
          said.filter((m) => /^no-restricted-(globals|properties):/.test(m)),
          expression,
        ).toHaveLength(1);
      }
    },
  );

  test('other folders may use the clock', async () => {
    expect(await lint('src/state/good.ts', 'export const y = (): number => Date.now();\n')).toEqual([]);
  });
});

describe('house rules', () => {
  test.each([
    ['src/ui/parts/Bad.svelte', '<p>{@html x}</p>\n', 'svelte/no-at-html-tags'],
    ['src/ui/parts/Bad.svelte', '<p style="color: red">x</p>\n', 'svelte/no-inline-styles'],
    ['src/state/bad.ts', "console.log('x');\n", 'no-console'],
    [
      'src/state/bad.ts',
      'export interface X {\n  a: string;\n}\n',
      '@typescript-eslint/consistent-type-definitions',
    ],
    ['src/state/bad.ts', 'export const x = 1 as any;\n', '@typescript-eslint/no-explicit-any'],
    ['src/state/bad.ts', '// @ts-ignore\nexport const x = 1;\n', '@typescript-eslint/ban-ts-comment'],
    ['src/state/bad.ts', 'export default 1;\n', 'no-restricted-syntax'],
  ])('%s: %s', async (path, text, rule) => {
    expect((await lint(path, text)).map((m) => m.split(':')[0])).toContain(rule);
  });
});

describe('the folders are those of the design', () => {
  test('src/', () => {
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.filter((name) => !Object.hasOwn(LAYERS, name))).toEqual([]);
  });

  test('each alias of package.json leads to a folder of the design', () => {
    const { imports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      imports: Record<string, string>;
    };
    const names = Object.keys(imports).map((alias) => alias.slice(1).replace(/\/\*$/, ''));
    expect(names.filter((name) => name !== 'test' && !Object.hasOwn(LAYERS, name))).toEqual([]);
  });
});
