import { describe, expect, it } from 'vitest';
import { plainDate } from '#kernel';
import { lintRows, statementProblems, summariseStatement } from '#domain/statement';
import { adoptAll, change, emptyCase } from '#test/support/cases.ts';

const TODAY = plainDate('2026-11-21');
const full = adoptAll(emptyCase(), '2026-01-01');
const lint = (values: Record<string, unknown>, today = TODAY) =>
  lintRows(change(full, values), today).map((p) => [p.code, p.path]);

describe('progress', () => {
  it('counts the catalogue by tier: 18 + 64 + 121 + 1,081, of which 234 are basic', () => {
    const { all, tiers, basic } = summariseStatement(emptyCase());
    expect(all).toEqual({ total: 1284, adopted: 0, notAdopted: 0, undecided: 1284 });
    expect(Object.values(tiers).map((c) => c.total)).toEqual([18, 64, 121, 1081]);
    expect(basic.total).toBe(18 + 64 + 121 + 31);
  });

  it('counts by chapter in the order of the criteria', () => {
    const { chapters } = summariseStatement(full);
    expect(chapters.map((c) => c.chapter)).toEqual(Array.from({ length: 16 }, (_, i) => String(i + 3)));
    expect(chapters.reduce((n, c) => n + c.counts.adopted, 0)).toBe(1284);
  });
});

describe('10.1(1): the basic requirement', () => {
  it('is met when every governance, management, objective and B row is adopted', () => {
    expect(summariseStatement(full).basicRequirement.state).toBe('met');
    const plain = change(full, { 'rows/5.1.1.1/decision': null });
    expect(summariseStatement(plain).basicRequirement.state).toBe('met');
  });

  it.each(['3.1.2.1', '4.4.1.1', '5.1.1', '9.4.2.2.B'])('is not met without the basic row %s', (id) => {
    const file = change(full, { [`rows/${id}/decision`]: 'notAdopted' });
    expect(summariseStatement(file).basicRequirement).toMatchObject({
      state: 'notMet',
      reasons: [{ code: 'statement.basicNotAdopted', path: `rows/${id}/decision` }],
    });
  });

  it('is not known while a basic row is undecided', () => {
    const file = change(full, { 'rows/3.1.2.1/decision': null });
    expect(summariseStatement(file).basicRequirement).toMatchObject({
      state: 'unknown',
      reasons: [{ params: { count: 1, total: 234 } }],
    });
  });
});

describe('rows', () => {
  it('a full statement has nothing to mend', () => {
    expect(lintRows(full, TODAY)).toEqual([]);
  });

  it('a plain row that is not adopted needs its reason; a basic one cannot be given one', () => {
    expect(lint({ 'rows/5.1.1.1/decision': 'notAdopted' })).toEqual([
      ['statement.reasonMissing', 'rows/5.1.1.1/reason'],
    ]);
    expect(lint({ 'rows/5.1.1.1/decision': 'notAdopted', 'rows/5.1.1.1/reason': '該当設備なし' })).toEqual(
      [],
    );
    expect(lint({ 'rows/3.1.2.1/decision': 'notAdopted', 'rows/3.1.2.1/reason': '小規模のため' })).toEqual([
      ['statement.basicNotAdopted', 'rows/3.1.2.1/decision'],
    ]);
  });

  it('an adopted row says how; an objective leaves that to its details', () => {
    expect(lint({ 'rows/5.1.1.1/how': ' \n' })).toEqual([['statement.howMissing', 'rows/5.1.1.1/how']]);
    expect(lint({ 'rows/5.1.1/how': '' })).toEqual([]);
  });

  it('an undecided row is named', () => {
    expect(lint({ 'rows/5.1.1.1/decision': null })).toEqual([
      ['statement.undecided', 'rows/5.1.1.1/decision'],
    ]);
  });

  it('an objective with none of its details adopted, or the other way round, is questioned', () => {
    const details = Object.fromEntries(
      full.rows
        .filter((r) => /^5\.1\.2\.\d/.test(r.id))
        .flatMap((r) => [
          [`rows/${r.id}/decision`, 'notAdopted'],
          [`rows/${r.id}/reason`, '理由'],
        ]),
    );
    expect(lint(details)).toEqual([['statement.objectiveWithoutControls', 'rows/5.1.2/decision']]);
    expect(lint({ 'rows/5.1.2/decision': 'notAdopted' })).toEqual([
      ['statement.basicNotAdopted', 'rows/5.1.2/decision'],
      ['statement.controlsWithoutObjective', 'rows/5.1.2/decision'],
    ]);
  });

  it('a row missing from the case, or unknown to the catalogue, is named', () => {
    const rows = full.rows.map((r) => (r.id === '5.1.1.1' ? { ...r, id: '99.9' } : r));
    expect(lintRows({ ...full, rows }, TODAY).map((p) => p.code)).toEqual([
      'statement.rowMissing',
      'statement.unknownControl',
    ]);
  });
});

describe('10.3(1): three months of operation by the end of the audit period, the first day counted', () => {
  it.each([
    ['2026-07-01', '2026-09-30', true],
    ['2026-07-02', '2026-09-30', false],
    ['2025-12-01', '2026-02-28', true],
    ['2025-12-01', '2026-02-27', false],
    ['2025-11-30', '2026-02-28', true],
    ['2026-10-01', '2026-09-30', false],
  ])('operating since %s, period ends %s: enough %s', (since, end, enough) => {
    const older = adoptAll(emptyCase(), '2025-01-01');
    const file = change(older, { 'rows/5.1.1.1/operatingSince': since, 'externalAudit/periodEnd': end });
    const found = lintRows(file, TODAY).map((p) => [p.code, p.path]);
    expect(found).toEqual(enough ? [] : [['statement.shortOperation', 'rows/5.1.1.1/operatingSince']]);
  });

  it('is not asked while the audit period is not known, and the start only warned about', () => {
    expect(lint({ 'rows/5.1.1.1/operatingSince': '2026-11-20' })).toEqual([]);
    expect(lintRows(change(full, { 'rows/5.1.1.1/operatingSince': null }), TODAY)).toMatchObject([
      { code: 'statement.sinceMissing', severity: 'warning' },
    ]);
  });
});

describe('the whole', () => {
  it('tells many problems of one kind as one, at the first row', () => {
    const problems = statementProblems(emptyCase(), TODAY).filter((p) => p.path.startsWith('rows'));
    expect(problems).toMatchObject([
      { code: 'statement.many', path: 'rows/3.1.2.1/decision', params: { count: 1284 } },
    ]);
  });

  it('the management confirmation cannot be older than the statement', () => {
    const file = change(full, {
      'statement/preparedOn': '2026-10-06',
      'statement/confirmedOn': '2026-10-05',
    });
    expect(statementProblems(file, TODAY).map((p) => p.code)).toContain('statement.confirmedBeforePrepared');
  });
});
