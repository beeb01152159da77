import { describe, expect, it } from 'vitest';
import { checkExternalAudit, judgeFindings } from '#domain/audit';
import type { CaseFile } from '#schemas';
import { change, completeCase, emptyCase, SAMPLE_DAY } from '#test/support/cases.ts';

const sample = completeCase();
const [first, second] = sample.findings;
const at = (id: string | undefined, field: string): string => `findings/${id}/${field}`;
const judged = (values: Record<string, unknown>) => judgeFindings(change(sample, values), SAMPLE_DAY);
const reasons = (file: CaseFile) =>
  judgeFindings(file, SAMPLE_DAY).reasons.map(
    (r) => `${r.code.split('.').at(-1)} ${r.params['count'] ?? ''}`,
  );

describe('the reasons for the whole (7.4, 10.1(2)–(4))', () => {
  it.each<[string, CaseFile, string[]]>([
    ['both in time', sample, ['minorPossible 2']],
    [
      'one of governance beside one in time',
      change(sample, { [at(first?.id, 'controlId')]: '3.1.3.2' }),
      ['blocks 1', 'minorPossible 1'],
    ],
    [
      'one late beside one in time',
      change(sample, { [at(second?.id, 'plannedOn')]: '2027-01-04' }),
      ['notMinor 1', 'minorPossible 1'],
    ],
    ['none found', { ...change(sample, { 'externalAudit/hasFindings': false }), findings: [] }, ['none ']],
    ['nothing recorded', emptyCase(), ['unknown 0']],
  ])('%s', (_name, file, expected) => {
    expect(reasons(file)).toEqual(expected);
  });
});

describe('proof and hearing (10.5)', () => {
  const codes = (values: Record<string, unknown>) => judged(values).problems.map((p) => p.code);
  it.each<[string, Record<string, unknown>, string[]]>([
    ['done, with its proof', {}, []],
    ['done without any', { attachmentIds: [], proof: '' }, ['audit.finding.noProof']],
    ['done, told in words', { attachmentIds: [], proof: '画面で確かめられる' }, []],
  ])('%s', (_name, parts, expected) => {
    const values = Object.fromEntries(Object.entries(parts).map(([k, v]) => [at(first?.id, k), v]));
    expect(codes(values)).toEqual(expected);
  });

  it('a finding on a control that is not adopted is asked about', () => {
    expect(codes({ [`rows/${first?.controlId}/decision`]: 'notAdopted' })).toEqual([
      'audit.finding.notAdopted',
    ]);
  });

  it.each([
    ['2026-10-29', ['audit.hearing.beforeReport']],
    ['2026-10-30', []],
  ])('a hearing on %s, of a report dated 2026-10-30', (heldOn, expected) => {
    expect(codes({ 'hearing/heldOn': heldOn })).toEqual(expected);
  });
});

it.each([
  ['2026-07-01', '2026-09-30', false],
  ['2026-07-01', '2026-09-29', true],
  ['2025-12-01', '2026-02-28', false],
  ['2025-12-01', '2026-02-27', true],
])('10.3(1): a period from %s to %s is hinted at as short: %j', (periodStart, periodEnd, short) => {
  const file = change(emptyCase(), {
    'externalAudit/periodStart': periodStart,
    'externalAudit/periodEnd': periodEnd,
  });
  const found = checkExternalAudit(file, SAMPLE_DAY).problems.some(
    (p) => p.code === 'audit.external.shortPeriod',
  );
  expect(found).toBe(short);
});
