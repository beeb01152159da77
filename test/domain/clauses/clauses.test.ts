import { describe, expect, test } from 'vitest';
import { clauseInCase, type ClauseInCase } from '#domain/clauses';
import { preflight } from '#domain/preflight';
import { overview } from '#domain/procedure';
import { plainDate, type PlainDate } from '#kernel';
import { provision, provisions } from '#rulebook/provisions';
import type { CaseFile } from '#schemas';
import { change, completeCase, emptyCase, logged, SAMPLE_DAY } from '#test/support/cases.ts';

const d = plainDate;

function at(id: string, file: CaseFile, asOf: PlainDate = SAMPLE_DAY): ClauseInCase {
  return clauseInCase(provision(id)!, {
    file,
    asOf,
    overview: overview(file, asOf),
    checks: preflight(file, asOf),
  });
}

describe('a clause in a case', () => {
  test('its running clock and the check that answers it', () => {
    const clause = at('8.2', completeCase());
    expect(clause.verdict).toBe('inForce');
    expect(clause.clocks.map((c) => [c.id, c.covered && c.due])).toEqual([['8.2', '2026-11-30']]);
    expect(at('9.1(2)', completeCase()).checks.map((c) => c.id)).toEqual(['9.1(2)']);
  });

  test('whether it governs goes by the date of the fact it covers', () => {
    const on = (date: string | null): ClauseInCase =>
      at('10.7', change(emptyCase(), { 'application/plannedOn': date && d(date) }));
    expect(on(null)).toMatchObject({ verdict: 'needsFact', factDate: null });
    expect(on('2023-10-01')).toMatchObject({ verdict: 'earlierFact', factDate: '2023-10-01' });
    expect(on('2023-10-02')).toMatchObject({ verdict: 'inForce', factDate: '2023-10-02' });
    const incident = logged(emptyCase(), 'incident.recognised', '2024-01-03');
    expect(at('13.2', incident)).toMatchObject({ verdict: 'earlierFact', factDate: '2024-01-03' });
    expect(at('12.3', completeCase()).factDate).toBe(completeCase().externalAudit.periodStart);
  });

  test('the problems that name it', () => {
    const late = change(completeCase(), { 'application/plannedOn': d('2026-12-10') });
    expect(at('8.2', late).problems.map((p) => p.code)).toContain('filing.tooLate');
    expect(at('1.1', late).problems).toEqual([]);
  });

  test('every provision can be asked of every case', () => {
    for (const file of [emptyCase(), completeCase()]) {
      const of = {
        file,
        asOf: SAMPLE_DAY,
        overview: overview(file, SAMPLE_DAY),
        checks: preflight(file, SAMPLE_DAY),
      };
      for (const p of provisions) {
        const { verdict, factDate } = clauseInCase(p, of);
        expect(factDate !== null || verdict !== 'earlierFact', p.id).toBe(true);
      }
    }
  });
});
