import { describe, expect, it } from 'vitest';
import { plainDate } from '#kernel';
import {
  ALL_ROWS,
  filterRows,
  groupRows,
  isFiltered,
  nextUndecided,
  ownersOf,
  searchKey,
  warmSearch,
  type RowFacts,
  type RowFilter,
} from '#domain/statement';
import { controlIds } from '#rulebook/controls';
import type { CaseFile, StatementRow } from '#schemas';
import { adoptAll, change, emptyCase } from '#test/support/cases.ts';

const full = adoptAll(emptyCase(), '2026-01-01');
const factsOf = (file: CaseFile, parts: Partial<RowFacts> = {}): RowFacts => {
  const rows = new Map(file.rows.map((r) => [r.id, r]));
  return { row: (id) => rows.get(id), hasProblems: () => false, periodEnd: null, ...parts };
};
const found = (f: Partial<RowFilter>, values: Record<string, unknown> = {}, facts: Partial<RowFacts> = {}) =>
  filterRows({ ...ALL_ROWS, ...f }, factsOf(change(full, values), facts));

describe('filters of the rows', () => {
  it('lets all pass, in the order of the catalogue', () => {
    expect(found({})).toEqual([...controlIds]);
    expect(isFiltered(ALL_ROWS)).toBe(false);
    expect(isFiltered({ ...ALL_ROWS, text: '  ' })).toBe(false);
    expect(isFiltered({ ...ALL_ROWS, owner: null })).toBe(true);
  });

  it('by tier, chapter, basic requirement and cloud controls', () => {
    expect(found({ tier: 'governance' })).toHaveLength(18);
    expect(found({ tier: 'detailed', basic: 'basic' })).toHaveLength(31);
    expect(found({ basic: 'basic' })).toHaveLength(18 + 64 + 121 + 31);
    expect(found({ chapter: '18' }).every((id) => id.startsWith('18.'))).toBe(true);
    expect(found({ chapter: '1' })).toEqual([]);
    expect(found({ cloud: 'cloud' }).every((id) => /\.PB?$/.test(id))).toBe(true);
    expect(found({ cloud: 'cloud' }).length + found({ cloud: 'other' }).length).toBe(1284);
  });

  it('by decision and owner', () => {
    const values = {
      'rows/5.1.1.1/decision': null,
      'rows/5.1.1.2/decision': 'notAdopted',
      'rows/5.1.1.3/owner': '開発部 ',
    };
    expect(found({ decision: 'undecided' }, values)).toEqual(['5.1.1.1']);
    expect(found({ decision: 'notAdopted' }, values)).toEqual(['5.1.1.2']);
    expect(found({ owner: '開発部' }, values)).toEqual(['5.1.1.3']);
    const without = found({ owner: null }, { 'rows/5.1.1.3/owner': '' });
    expect(without).toContain('5.1.1.3');
    expect(ownersOf(change(full, values).rows)).toContain('開発部');
  });

  it('what is missing is asked of a row that needs it only', () => {
    const values = {
      'rows/5.1.1.1/decision': 'notAdopted',
      'rows/5.1.1.1/reason': ' ',
      'rows/5.1.1.2/how': '',
      'rows/5.1.1.3/evidenceIds': ['A1'],
    };
    expect(found({ missing: ['reason'] }, values)).toEqual(['5.1.1.1']);
    expect(found({ missing: ['how'] }, values)).toEqual(['5.1.1.2']);
    expect(found({ missing: ['reason', 'how'] }, values)).toEqual(['5.1.1.1', '5.1.1.2']);
    const evidence = found({ missing: ['evidence'] }, values);
    expect(evidence).not.toContain('5.1.1.1');
    expect(evidence).not.toContain('5.1.1.3');
    expect(evidence).not.toContain('5.1.1');
    expect(evidence).toContain('5.1.1.2');
  });

  it('10.3(1): short of three months at the end of the period, to the day', () => {
    const values = {
      'rows/5.1.1.1/operatingSince': plainDate('2026-07-01'),
      'rows/5.1.1.2/operatingSince': plainDate('2026-07-02'),
    };
    const short = (periodEnd: string | null): string[] =>
      found({ short: true }, values, { periodEnd: periodEnd === null ? null : plainDate(periodEnd) });
    expect(short('2026-09-30')).toEqual(['5.1.1.2']);
    expect(short('2026-10-01')).toEqual([]);
    expect(short(null)).toEqual([]);
  });

  it('changed since a day of Japan, and with problems', () => {
    const values = { 'rows/5.1.1.1/changed': '2026-06-30T15:00:00.000Z' };
    expect(found({ changedSince: plainDate('2026-07-01') }, values)).toEqual(['5.1.1.1']);
    expect(found({ changedSince: plainDate('2026-07-02') }, values)).toEqual([]);
    expect(found({ problems: true }, {}, { hasProblems: (id) => id === '5.1.1' })).toEqual(['5.1.1']);
  });
});

describe('search', () => {
  const values = {
    'rows/5.1.1.1/how': 'ﾌｧｲｱｳｫｰﾙでＱＲコードを検査',
    'rows/5.1.1.2/note': 'サーバーを冗長化',
  };
  it.each(['ファイアウォール', 'ふぁいあうぉーる', 'ﾌｧｲｱ', 'qrこーど', 'ＱＲ 検査'])(
    'finds by %s',
    (text) => {
      expect(found({ text }, values)).toEqual(['5.1.1.1']);
    },
  );
  it('needs every word, and looks at number and label too', () => {
    expect(found({ text: '検査 冗長' }, values)).toEqual([]);
    expect(found({ text: '5.1.1.2' }, values)).toContain('5.1.1.2');
    expect(found({ text: '18.2.3.5' })).toEqual(['18.2.3.5']);
  });
  it('folds voiced and small kana, not the prolonged sound mark', () => {
    expect(searchKey('ヴァヶヾー')).toBe('ゔぁゖゞー');
  });
  it('finds among 5,000 rows of 400 characters', () => {
    const base = full.rows[0]!;
    const rows = controlIds.flatMap((id) =>
      [0, 1, 2, 3].map((n): StatementRow => ({
        ...base,
        id,
        how: `${'手順に従い記録する。'.repeat(39)}${id}の${n}番`,
      })),
    );
    let at = 0;
    const facts: RowFacts = {
      row: () => rows[at++ % rows.length],
      hasProblems: () => false,
      periodEnd: null,
    };
    expect(warmSearch(rows, 10_000)).toBe(false);
    const ids = Array.from({ length: 5000 }, (_, i) => controlIds[i >> 2]!);
    expect(filterRows({ ...ALL_ROWS, text: '3番' }, facts, ids)).toHaveLength(1250);
  });
  it('warms up in pieces', () => {
    const fresh = full.rows.slice(0, 5).map((r) => ({ ...r }));
    expect(warmSearch(fresh, 3)).toBe(true);
    expect(warmSearch(fresh, 3)).toBe(false);
  });
});

describe('groups and the next undecided', () => {
  it('by chapter, heading and objective, with progress', () => {
    const facts = factsOf(change(full, { 'rows/5.1.1.1/decision': null }));
    const chapters = groupRows(controlIds, 'chapter', facts.row);
    expect(chapters.map((g) => g.number)).toEqual(Array.from({ length: 16 }, (_, i) => String(i + 3)));
    const five = chapters.find((g) => g.number === '5')!;
    expect(five.rowIds.length - five.decided).toBe(1);
    const objective = groupRows(controlIds, 'objective', facts.row).find((g) => g.number === '5.1.1')!;
    expect(objective.rowIds.slice(0, 2)).toEqual(['5.1.1', '5.1.1.1']);
    expect(objective.label).not.toBe('');
    const all = groupRows(controlIds, 'heading', facts.row).flatMap((g) => g.rowIds);
    expect(all).toEqual([...controlIds]);
  });

  it('goes around the end once', () => {
    const { row } = factsOf(change(full, { 'rows/3.1.2.1/decision': null, 'rows/5.1.1.1/decision': null }));
    expect(nextUndecided(controlIds, '3.1.2.1', row)).toBe('5.1.1.1');
    expect(nextUndecided(controlIds, '5.1.1.1', row)).toBe('3.1.2.1');
    expect(nextUndecided(controlIds, '', row)).toBe('3.1.2.1');
    expect(nextUndecided(['5.1.1.1'], '5.1.1.1', row)).toBe(null);
  });
});
