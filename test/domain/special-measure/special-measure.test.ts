import { describe, expect, it } from 'vitest';
import { plainDate } from '#kernel';
import { evaluateSpecialMeasure } from '#domain/special-measure';
import { newRecord, type CaseFile } from '#schemas';
import { adoptAll, change, emptyCase, logged, source } from '#test/support/cases.ts';

const s = source('S');

/** Everything the special measure asks for, in the middle of 2024. */
function ready(): CaseFile {
  const item = { ...newRecord.information(s), name: '連絡先', personalData: false };
  const low = { confidentiality: 'low', integrity: 'low', availability: 'low' } as const;
  const a = newRecord.assessment(s, [item.id]);
  const base: CaseFile = {
    ...adoptAll(emptyCase(), '2024-01-01'),
    works: [{ ...newRecord.work(s), name: '安否確認', listed: true, listEntry: '安否確認' }],
    information: [item],
    assessments: [
      {
        ...a,
        body: '甲省',
        kind: 'ministry',
        date: plainDate('2024-05-01'),
        overall: 'low',
        results: a.results.map((r) => ({ ...r, levels: low })),
      },
    ],
  };
  return change(base, {
    'specialMeasure/wanted': true,
    'specialMeasure/plannedFiling': '2025-03-31',
    'specialMeasure/pledgedOn': '2024-06-03',
    'statement/preparedOn': '2024-05-20',
  });
}

const at = (file: CaseFile, date: string) => evaluateSpecialMeasure(file, plainDate(date));
const states = (file: CaseFile, date: string) => at(file, date).requirements.map((r) => r.verdict.state);

describe('special 2(2): four requirements', () => {
  it('are all met by a ready case within the period', () => {
    expect(states(ready(), '2024-07-01')).toEqual(['met', 'met', 'met', 'met']);
    expect(at(ready(), '2024-07-01')).toMatchObject({ phase: 'during', outcome: 'ready' });
    expect(at(ready(), '2024-07-01').requirements.map((r) => r.date)).toEqual([
      '2025-03-31',
      '2024-05-01',
      '2024-05-20',
      '2024-06-03',
    ]);
  });

  it('are not known for an empty case, each with what is still needed', () => {
    const result = at(emptyCase(), '2024-07-01');
    expect(result.requirements.map((r) => r.verdict.state)).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ]);
    expect(result.requirements.every((r) => r.verdict.reasons.length > 0)).toBe(true);
    expect(result.outcome).toBe('unknown');
  });

  it.each([
    ['filing planned for the day after the period', { 'specialMeasure/plannedFiling': '2025-04-01' }, 0],
    ['an agency found it 中位', { overall: 'moderate' }, 1],
    ['one basic control not adopted', { 'rows/3.1.2.1/decision': 'notAdopted' }, 2],
    ['pledge before the measure began', { 'specialMeasure/pledgedOn': '2023-05-18' }, 3],
  ])('%s: that requirement is not met', (_, values, index) => {
    const file = ready();
    const overall = (values as Record<string, unknown>)['overall'];
    const id = file.assessments[0]?.id ?? '';
    const changed = change(file, overall ? { [`assessments/${id}/overall`]: overall } : values);
    expect(states(changed, '2024-07-01')[index]).toBe('notMet');
    expect(at(changed, '2024-07-01').outcome).toBe('notMet');
  });

  it('a plain row that is not adopted does not touch requirement 3', () => {
    const file = change(ready(), { 'rows/5.1.1.1/decision': 'notAdopted' });
    expect(states(file, '2024-07-01')[2]).toBe('met');
  });

  it('a filing in the log carries the plan out; a plan alone ends with the period', () => {
    expect(states(ready(), '2025-04-01')[0]).toBe('notMet');
    expect(states(logged(ready(), 'pre.filed', '2025-03-31'), '2025-04-01')[0]).toBe('met');
  });
});

describe('special 2(1): the period', () => {
  it.each([
    ['2023-05-18', 'before', [false, false, false]],
    ['2024-07-01', 'during', [true, true, true]],
    ['2025-03-31', 'during', [true, true, true]],
    ['2025-04-01', 'after', [false, false, true]],
    ['2026-11-21', 'after', [false, false, true]],
  ])('on %s (%s) the measures ①②③ can be newly used: %j', (date, phase, available) => {
    const file = ready();
    const id = file.assessments[0]?.id ?? '';
    // Keep the result fresh, so that only the period decides.
    const fresh = change(file, {
      [`assessments/${id}/date`]: date === '2025-03-31' ? '2024-12-01' : '2024-05-01',
    });
    const result = at(fresh, date);
    expect(result.phase).toBe(phase);
    expect(result.measures.map((m) => m.available)).toEqual(available);
  });

  it('is closed afterwards for a case that did not apply it, however ready', () => {
    expect(at(ready(), '2026-11-21').outcome).toBe('closed');
  });
});

describe('附則(R5.5.11)1: exemption from the report on the internal audit', () => {
  const used = (applied: string): CaseFile =>
    logged(
      change(ready(), {
        'specialMeasure/confirmedOn': '2024-07-01',
        'specialMeasure/usedInternalAuditExemption': true,
      }),
      'app.filed',
      applied,
    );

  it.each([
    ['2025-03-31', false],
    ['2025-04-01', true],
  ])('application filed %s: report required %s', (applied, required) => {
    const result = at(used(applied), '2026-01-01');
    expect(result.internalAuditReportRequired).toBe(required);
    expect(result.problems.map((p) => p.code)).toEqual(required ? ['special.exemptionTooLate'] : []);
  });

  it('does not hold without the confirmation by the ministries', () => {
    const file = change(used('2025-01-10'), { 'specialMeasure/confirmedOn': null });
    expect(at(file, '2026-01-01').internalAuditReportRequired).toBe(true);
    expect(at(file, '2026-01-01').problems.map((p) => p.code)).toEqual(['special.usedWithoutConfirmation']);
  });

  it('does not hold after the period when nothing was filed', () => {
    const file = change(ready(), {
      'specialMeasure/confirmedOn': '2024-07-01',
      'specialMeasure/usedInternalAuditExemption': true,
      'application/plannedOn': '2025-03-01',
    });
    expect(at(file, '2025-02-01').internalAuditReportRequired).toBe(false);
    expect(at(file, '2025-04-01').internalAuditReportRequired).toBe(true);
  });

  it('a case that does not use it files the report as usual', () => {
    expect(at(ready(), '2024-07-01').internalAuditReportRequired).toBe(true);
  });
});

it('special 2(3): the service list would show name, vendor, conformity, certifications and the planned filing', () => {
  const list = at(ready(), '2024-07-01').serviceList;
  expect(list.map((e) => e.item)).toEqual([
    'service',
    'vendor',
    'conformity',
    'certifications',
    'plannedFiling',
  ]);
  expect(list[2]?.value).toBe('234/234');
});
