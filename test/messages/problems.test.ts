import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHECK_IDS } from '#domain/preflight';
import { PROBLEM_CODES, VERDICT_LABELS, checkMessage, problemMessage } from '#messages';
import { LOG_KINDS, type Problem } from '#schemas';
import { PROVISION_IDS } from '#test/support/provision-ids.ts';

const SRC = join(import.meta.dirname, '../../src');

function sources(folder: string): string {
  return readdirSync(join(SRC, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(SRC, folder, name), 'utf8'))
    .join('\n');
}

const DOMAIN = [
  'facts',
  'impact',
  'special-measure',
  'statement',
  'audit',
  'preflight',
  'procedure',
  'followup',
  'incident',
  'changes',
  'after',
].map((folder) => sources(`domain/${folder}`));
const AREAS =
  'field|vendor|contact|service|disclosure|oath|language|impact|special|statement|audit|filing|attachment|notice|application|procedure|followup|incident|after';
const logKinds: ReadonlySet<string> = new Set(LOG_KINDS);

const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((m) => m[1] ?? '');

/** Every problem code that stands in the sources. */
const used = new Set(
  [
    ...found(DOMAIN.join('\n'), new RegExp(`'((?:${AREAS})\\.[A-Za-z.]*[A-Za-z])'`, 'g')),
    ...found(
      sources('schemas') + sources('kernel'),
      /'((?:date|text|id|instant|sha256|vendor)\.[A-Za-z0-9]+)'/g,
    ),
  ].filter((code) => !logKinds.has(code)),
);

const problem = (code: string, params: Problem['params'] = {}, path = ''): Problem => ({
  code,
  severity: 'error',
  clauses: [],
  path,
  params,
});

describe('problem sentences', () => {
  it('exist for every code in the sources', () => {
    const known = new Set(PROBLEM_CODES);
    expect([...used].filter((code) => !known.has(code))).toEqual([]);
  });

  it('are all in use', () => {
    expect(PROBLEM_CODES.filter((code) => !used.has(code))).toEqual([]);
  });

  it('are full sentences without a hole, whatever the parameters', () => {
    for (const code of PROBLEM_CODES) {
      const { title, remedy } = problemMessage(problem(code));
      expect(title, code).toMatch(/[。）]$/);
      expect(remedy === '' || remedy.endsWith('。'), code).toBe(true);
      expect(title + remedy, code).not.toMatch(/[{}]|undefined|「」/);
    }
  });

  it('put dates, levels and field names into Japanese', () => {
    expect(problemMessage(problem('filing.missed', { due: '2026-12-28' })).title).toBe(
      '登録申請の期限（令和8年12月28日（2026-12-28））を過ぎましたが、提出の記録がありません。',
    );
    expect(problemMessage(problem('impact.notLow', { body: '例示省', level: 'moderate' })).title).toBe(
      '「例示省」の影響度評価結果が中位です。',
    );
    expect(problemMessage(problem('field.missing', {}, 'service/isSaas'))).toEqual({
      title: '「利用者に業務やコミュニケーションの機能を提供するSaaSですか」が未回答です。',
      remedy: '「はい」か「いいえ」を選んでください。',
    });
  });

  it('leave text from the case as it is', () => {
    const odd = problemMessage(problem('impact.low', { body: '<b>{field}</b> $& 省' })).title;
    expect(odd).toBe('「<b>{field}</b> $& 省」の影響度評価結果は低位です。');
  });

  it('name an unknown code instead of hiding it', () => {
    expect(problemMessage(problem('future.code')).title).toContain('future.code');
  });
});

describe('check sentences', () => {
  it('name every check, and say what a human must look at only where one must', () => {
    for (const id of CHECK_IDS) {
      const human = checkMessage({ id, verdict: 'human', problems: [], clauses: [] });
      expect(human.title.length, id).toBeGreaterThan(5);
      expect(human.human.endsWith('。'), id).toBe(true);
      expect(checkMessage({ id, verdict: 'pass', problems: [], clauses: [] }).human).toBe('');
      expect(PROVISION_IDS.has(id), id).toBe(true);
    }
    expect(VERDICT_LABELS).toEqual({
      pass: '適合',
      fail: '要修正',
      human: '人による確認が必要',
      notYet: 'まだ判定できません',
    });
  });
});
