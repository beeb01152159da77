import { describe, expect, test } from 'vitest';
import { formFact } from '#rulebook';
import { CLOCK_IDS } from '#rulebook/clocks';
import {
  chapters,
  CHECK_IDS,
  PARTIES,
  provision,
  PROVISION_KINDS,
  provisions,
  SCREEN_IDS,
  searchProvisions,
  type Provision,
} from '#rulebook/provisions';
import { screenInfo } from '#ui/routes.ts';
import source from './fixtures/provisions.json' with { type: 'json' };

type Listed = { doc: string; id: string; items?: string[] };

/** Every id of the sources, in their order. Items of the notice stand behind a space, those of the rules do not. */
function expectedIds(): string[] {
  const rules = [...source.clauses, ...source.supplementary, ...source.annexes].flatMap((c: Listed) => [
    c.id,
    ...(c.items ?? []).map((i) => c.id + i),
  ]);
  const special = source.special.flatMap((s: Listed) => [
    `special ${s.id}`,
    ...(s.items ?? []).map((i) => `special ${s.id} ${i}`),
  ]);
  return [...rules, ...special];
}

/** What is wrong with an entry's references and targets; empty when all exist. */
function dangling(p: Provision): string[] {
  const wrong: string[] = [];
  for (const ref of p.refs) if (!provision(ref) || ref === p.id) wrong.push(`ref ${ref}`);
  for (const form of p.forms) if (!formFact(form)) wrong.push(`form ${form}`);
  if (!provision(p.effect.source)) wrong.push(`effect source ${p.effect.source}`);
  if ('infoOnly' in p.use) {
    if (!p.use.infoOnly.endsWith('。')) wrong.push('reason');
    return wrong;
  }
  if (p.use.length === 0) wrong.push('no target');
  const known: Record<string, readonly string[]> = {
    screen: SCREEN_IDS,
    check: CHECK_IDS,
    clock: CLOCK_IDS,
  };
  for (const target of p.use) {
    const exists =
      target.type === 'form' ? formFact(target.id) !== undefined : known[target.type]?.includes(target.id);
    if (!exists) wrong.push(`${target.type} ${target.id}`);
  }
  return wrong;
}

describe('coverage of the sources', () => {
  test('every provision of the two documents is answered, none is made up, and the order is theirs', () => {
    const expected = expectedIds();
    expect(expected).toHaveLength(107 + 96 + 8 + 4 + 18);
    expect(provisions.map((p) => p.id)).toEqual(expected);
  });

  test('no id appears twice', () => {
    expect(new Set(provisions.map((p) => p.id)).size).toBe(provisions.length);
  });

  test('chapters are those of the sources, and each provision stands in one', () => {
    expect(chapters.slice(0, 19).map(({ no, title }) => ({ no, title }))).toEqual(source.chapters);
    for (const p of provisions) {
      const chapter = chapters.find((c) => c.no === p.chapter);
      expect(chapter?.doc, p.id).toBe(p.doc);
      if (/^\d/.test(p.id)) expect(p.id.split('.')[0], p.id).toBe(p.chapter);
      expect(p.id.startsWith('special'), p.id).toBe(p.doc === 'special');
    }
  });
});

describe('entries', () => {
  test.each(provisions.map((p) => [p.id, p] as const))('%s points only at what exists', (_, p) => {
    expect(dangling(p)).toEqual([]);
  });

  test('a reference, form or target that does not exist would be found', () => {
    const broken = {
      ...provisions[0]!,
      refs: ['99.9'],
      forms: ['9-9'],
      use: [{ type: 'form', id: 'ない書類' }],
    } satisfies Provision;
    expect(dangling(broken)).toEqual(['ref 99.9', 'form 9-9', 'form ない書類']);
  });

  test.each(provisions.map((p) => [p.id, p] as const))(
    '%s has a heading and a summary that can be shown',
    (_, p) => {
      expect(p.title).not.toBe('');
      expect([...p.title].length).toBeLessThanOrEqual(20);
      expect(p.summary).toMatch(/[^。]。$/);
      expect([...p.summary].length).toBeLessThanOrEqual(200);
      expect(PROVISION_KINDS).toContain(p.kind);
      for (const party of p.binds) expect(PARTIES).toContain(party);
      if (['must', 'mustNot', 'may'].includes(p.kind))
        expect(p.binds.length, 'binds somebody').toBeGreaterThan(0);
    },
  );

  test('every pre-flight check and every clock belongs to a provision, which points at it', () => {
    for (const [type, ids] of [
      ['check', CHECK_IDS],
      ['clock', CLOCK_IDS],
    ] as const) {
      for (const id of ids) {
        const use = provision(id)?.use;
        expect(use, id).toBeDefined();
        expect(use && !('infoOnly' in use) && use.some((t) => t.type === type && t.id === id), id).toBe(true);
      }
    }
  });

  test('form numbers in a summary are listed under its forms', () => {
    for (const p of provisions) {
      for (const m of p.summary.matchAll(/様式(\d-\d+)/g)) expect(p.forms, p.id).toContain(m[1]);
    }
  });
});

describe('search', () => {
  test('widths and dashes are alike', () => {
    const ids = searchProvisions('様式２－４').map((p) => p.id);
    expect(ids).toContain('8.1');
    expect(ids).toEqual(searchProvisions('様式2-4').map((p) => p.id));
  });

  test('all words must occur, in any part of the entry', () => {
    const ids = searchProvisions('運営委員会　13.7').map((p) => p.id);
    expect(ids).toContain('13.7');
    expect(ids).not.toContain('3.2');
  });

  test('empty text finds everything, nonsense nothing', () => {
    expect(searchProvisions('  ')).toHaveLength(provisions.length);
    expect(searchProvisions('存在しない言葉')).toEqual([]);
  });

  test('an unknown id has no provision', () => {
    expect(provision('20.1')).toBeUndefined();
    expect(provision('10.10(1)(ア)')?.title).toBe('3か月以上の期間');
  });
});

describe('screens that provisions point to', () => {
  test.each(SCREEN_IDS)('%s is a screen of the app', (id) => {
    expect(screenInfo(id)).toBeDefined();
  });

  test('what the log follows is no longer information only', () => {
    for (const id of ['6.1', '10.7', '11.1', '13.1', '14.1', '15.2(1)', '16.2', '18.1', '19.1']) {
      const { use } = provision(id)!;
      expect('infoOnly' in use, id).toBe(false);
    }
  });
});
