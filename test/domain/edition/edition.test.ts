import { describe, expect, test } from 'vitest';
import { clauseChanges, compareEditions } from '#domain/edition';
import { plainDate } from '#kernel';
import { amend, parseEdition, shippedRulebook } from '#rulebook';
import { change, completeCase, SAMPLE_DAY } from '#test/support/cases.ts';
import amendment from '../../rulebook/fixtures/edition-2027.json' with { type: 'json' };

const d = plainDate;
const parsed = parseEdition(amendment);
if (!parsed.ok) throw new Error(parsed.error.path);
const amended = amend(shippedRulebook, parsed.value);

describe('what another edition would change', () => {
  test('clauses: added, changed, gone, in the order of the rules', () => {
    expect(clauseChanges(shippedRulebook, amended).map((c) => `${c.kind} ${c.id}`)).toEqual([
      'changed 8.2',
      'gone 8.4',
      'added 8.5',
      'added 附則(R9.4.1)1',
    ]);
    expect(clauseChanges(amended, shippedRulebook).map((c) => `${c.kind} ${c.id}`)).toEqual([
      'changed 8.2',
      'changed 8.4',
      'gone 8.5',
      'gone 附則(R9.4.1)1',
    ]);
  });

  test('a case whose report is older than the amendment keeps its days', () => {
    const changes = compareEditions(completeCase(), SAMPLE_DAY, shippedRulebook, amended);
    expect(changes.clocks).toEqual([]);
    expect(changes.problems).toEqual({ appear: [], vanish: [] });
  });

  test('a case with a later report: its day to file moves, and the problem of filing late goes', () => {
    const file = change(completeCase(), {
      'externalAudit/periodEnd': d('2027-03-15'),
      'externalAudit/reportDate': d('2027-04-05'),
      'application/plannedOn': d('2027-05-20'),
    });
    const changes = compareEditions(file, d('2027-04-06'), shippedRulebook, amended);
    expect(changes.clocks).toEqual([
      {
        id: '8.2',
        from: '2027-04-05',
        path: 'externalAudit/reportDate',
        before: { due: '2027-05-05', safeDue: '2027-04-30', state: 'running' },
        after: { due: '2027-06-05', safeDue: '2027-06-04', state: 'running' },
      },
    ]);
    expect(changes.problems.vanish.map((p) => p.code)).toEqual(['filing.tooLate']);
    expect(changes.problems.appear).toEqual([]);
    const back = compareEditions(file, d('2027-04-06'), amended, shippedRulebook);
    expect(back.problems.appear.map((p) => p.code)).toEqual(['filing.tooLate']);
  });

  test('an edition that covers less leaves clocks without a day', () => {
    const narrow = amend(shippedRulebook, {
      ...parsed.value,
      coverage: { from: d('2026-10-31'), source: '附則(R9.4.1)2' },
    });
    const changes = compareEditions(completeCase(), SAMPLE_DAY, shippedRulebook, narrow);
    const filing = changes.clocks.find((c) => c.id === '8.2');
    expect(filing?.before?.due).toBe('2026-11-30');
    expect(filing?.after).toBeNull();
  });
});
