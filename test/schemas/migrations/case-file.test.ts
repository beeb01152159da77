import { describe, expect, test } from 'vitest';
import { countingIds } from '#kernel';
import {
  CASE_MIGRATIONS,
  CASE_VERSION,
  migrateCaseFile,
  newCase,
  upgradeCaseFile,
  type CaseMigration,
} from '#schemas';

const source = { id: countingIds('T'), now: () => '2026-11-21T00:00:00.000Z' };
const current = newCase(source, { title: '案件', edition: 'e', catalogue: 'c', controlIds: ['5.1.1.1'] });

/** Two steps that never were: the mechanism is tried before the first real one is needed. */
const FICTIONAL: readonly CaseMigration[] = [
  { to: 2, name: 'name-split', up: ({ name, ...rest }) => ({ ...rest, title: name, kana: '' }) },
  {
    to: 3,
    name: 'list-of-tags',
    up: (file) => ({ ...file, tags: String(file['tag']).split(','), tag: undefined }),
  },
];

describe('the chain', () => {
  test('leads step by step from an old version to the newest, leaving the input alone', () => {
    const old = Object.freeze({ format: 'liu-navi/case', version: 1, name: '帳票', tag: 'a,b' });
    expect(upgradeCaseFile(old, FICTIONAL, 3)).toEqual({
      ok: true,
      value: {
        format: 'liu-navi/case',
        version: 3,
        title: '帳票',
        kana: '',
        tags: ['a', 'b'],
        tag: undefined,
      },
    });
    expect(old.version).toBe(1);
  });
  test('starts in the middle for a file of a middle version', () => {
    const middle = { format: 'liu-navi/case', version: 2, title: 'x', kana: '', tag: 'c' };
    const up = upgradeCaseFile(middle, FICTIONAL, 3);
    expect(up.ok && up.value['tags']).toEqual(['c']);
  });
  test('refuses a version newer than its end', () => {
    expect(upgradeCaseFile({ format: 'liu-navi/case', version: 4 }, FICTIONAL, 3)).toEqual({
      ok: false,
      error: { code: 'case.newerVersion', path: ['version'], params: { version: 4, supported: 3 } },
    });
  });
  test('a step that stumbles over broken data is an answer, not a throw', () => {
    const broken: CaseMigration[] = [
      { to: 2, name: 'x', up: (f) => ({ n: (f['list'] as string[]).length }) },
    ];
    const up = upgradeCaseFile({ format: 'liu-navi/case', version: 1 }, broken, 2);
    expect(up.ok ? '' : up.error.code).toBe('case.migration');
  });
  test('the real chain has a step for every version', () => {
    expect(CASE_MIGRATIONS.map((m) => m.to)).toEqual(
      Array.from({ length: CASE_VERSION - 1 }, (_, i) => i + 2),
    );
  });
});

describe('a case file', () => {
  test('of this version passes unchanged', () => {
    expect(migrateCaseFile(JSON.parse(JSON.stringify(current)))).toEqual({
      ok: true,
      value: { file: current, leftOut: [] },
    });
  });
  test.each([
    ['nothing', null, 'case.notCase'],
    ['a list', [], 'case.notCase'],
    ['another format', { ...current, format: 'other' }, 'case.notCase'],
    ['no version', { ...current, version: '1' }, 'case.version'],
    ['a newer version', { ...current, version: CASE_VERSION + 1 }, 'case.newerVersion'],
    ['an impossible date', { ...current, oath: { ...current.oath, swornOn: '2026-02-30' } }, 'case.schema'],
  ])('%s is refused', (_what, input, code) => {
    const read = migrateCaseFile(input);
    expect(read.ok ? '' : read.error.code).toBe(code);
  });
});
