import { describe, expect, it } from 'vitest';
import { plainDate } from '#kernel';
import { checkExternalAudit, checkInternalAudit, judgeFindings } from '#domain/audit';
import { newRecord, type CaseFile, type Finding } from '#schemas';
import { change, completeCase, emptyCase, logged, SAMPLE_DAY, source } from '#test/support/cases.ts';

const s = source('F');
const codes = (list: readonly { code: string }[]) =>
  list.map((p) => p.code).filter((c) => c !== 'field.missing');

describe('internal audit', () => {
  it('7.6(7): its records are kept for three years from its end', () => {
    const file = change(emptyCase(), { 'internalAudit/endedOn': '2026-09-11' });
    expect(checkInternalAudit(file, SAMPLE_DAY).keepUntil).toBe('2029-09-11');
    expect(checkInternalAudit(emptyCase(), SAMPLE_DAY).keepUntil).toBeNull();
  });

  it('takes its end from the log when the record has none', () => {
    const file = logged(emptyCase(), 'audit.internalEnded', '2026-09-11');
    expect(checkInternalAudit(file, SAMPLE_DAY).endedOn).toBe('2026-09-11');
  });

  it.each([
    ['ended after the date asked about', { endedOn: '2026-11-22' }, 'audit.internal.notEnded'],
    [
      'reported before its end',
      { endedOn: '2026-09-11', reportedOn: '2026-09-10' },
      'audit.internal.reportedBeforeEnd',
    ],
    [
      'period reversed',
      { periodStart: '2026-05-01', periodEnd: '2026-04-30' },
      'audit.internal.periodReversed',
    ],
    [
      'ended before its period',
      { endedOn: '2026-08-30', periodEnd: '2026-08-31' },
      'audit.internal.endedBeforePeriodEnd',
    ],
  ])('%s', (_, values, code) => {
    const patches = Object.fromEntries(Object.entries(values).map(([k, v]) => [`internalAudit/${k}`, v]));
    expect(codes(checkInternalAudit(change(emptyCase(), patches), SAMPLE_DAY).problems)).toContain(code);
  });

  it('the sample lacks nothing', () => {
    expect(checkInternalAudit(completeCase(), SAMPLE_DAY).problems).toEqual([]);
  });
});

const external = (values: Record<string, unknown>, kind: 'new' | 'renewal' = 'new'): CaseFile =>
  change(emptyCase(), {
    ...Object.fromEntries(Object.entries(values).map(([k, v]) => [`externalAudit/${k}`, v])),
    'application/kind': kind,
  });

describe('external audit', () => {
  it.each([
    ['2026-09-30', '2026-12-31', []],
    ['2026-09-30', '2027-01-01', ['audit.external.reportLate']],
    ['2026-09-30', '2026-09-30', []],
    ['2026-09-30', '2026-09-29', ['audit.external.reportBeforePeriodEnd']],
    ['2026-11-30', '2027-02-28', []],
    ['2026-11-30', '2027-03-01', ['audit.external.reportLate']],
  ])('7.3: period ends %s, report dated %s: %j', (periodEnd, reportDate, expected) => {
    const result = checkExternalAudit(external({ periodEnd, reportDate }), plainDate('2027-06-01'));
    expect(codes(result.problems)).toEqual(expected);
  });

  it('8.2: gives the last day to file, and the last opening day before it', () => {
    // 2026-11-30 + 1 month = 2026-12-31, which is closed; offices close after 2026-12-28.
    const result = checkExternalAudit(external({ reportDate: '2026-11-30' }), SAMPLE_DAY);
    expect(result.filingDue).toEqual({ due: '2026-12-31', safeDue: '2026-12-28' });
  });

  it.each([
    ['2025-10-01', '2026-09-30', []],
    ['2025-10-01', '2026-10-01', ['audit.external.periodTooLong']],
    ['2024-02-29', '2025-02-28', []],
    ['2026-10-01', '2026-09-30', ['audit.external.periodReversed']],
  ])('a period from %s to %s: %j', (periodStart, periodEnd, expected) => {
    expect(codes(checkExternalAudit(external({ periodStart, periodEnd }), SAMPLE_DAY).problems)).toEqual(
      expected,
    );
  });

  it.each([
    ['2026-04-01', []],
    ['2026-04-02', ['audit.external.gap']],
    ['2026-03-31', ['audit.external.overlap']],
  ])('7.14: after a period that ended 2026-03-31, the renewal begins %s: %j', (periodStart, expected) => {
    const file = external({ periodStart, previousPeriodEnd: '2026-03-31' }, 'renewal');
    expect(codes(checkExternalAudit(file, SAMPLE_DAY).problems)).toEqual(expected);
  });

  it('7.14: a renewal needs the end of the period before; a first application does not', () => {
    const asks = (kind: 'new' | 'renewal') =>
      checkExternalAudit(external({}, kind), SAMPLE_DAY).problems.some(
        (p) => p.path === 'externalAudit/previousPeriodEnd',
      );
    expect(asks('renewal')).toBe(true);
    expect(asks('new')).toBe(false);
  });

  it('5.5: a first audit is engaged after the notice of applicability', () => {
    const file = logged(external({ engagedOn: '2026-08-30' }), 'pre.notice', '2026-09-01', {
      outcome: 'applies',
    });
    expect(codes(checkExternalAudit(file, SAMPLE_DAY).problems)).toEqual([
      'audit.external.engagedBeforeNotice',
    ]);
  });
});

function withFinding(parts: Partial<Finding>, values: Record<string, unknown> = {}): CaseFile {
  const finding: Finding = {
    ...newRecord.finding(s),
    description: '不備',
    cause: '原因',
    owner: '責任者',
    kind: 'operation',
    ...parts,
  };
  return {
    ...external({ reportDate: '2026-10-20', hasFindings: true, ...values }),
    findings: [finding],
  };
}

describe('10.1(2): a finding on governance or management blocks the registration', () => {
  it.each(['3.1.2.1', '4.4.1.1'])('%s, whatever the plan says', (controlId) => {
    const file = withFinding({ controlId, action: '直す', plannedOn: plainDate('2026-11-01') });
    expect(judgeFindings(file, SAMPLE_DAY).state).toBe('blocks');
  });
});

describe('10.1(4): a finding on controls is minor only if remedied within two months of the report', () => {
  it.each([
    ['2026-12-20', null, 'minorPossible'],
    ['2026-12-21', null, 'notMinor'],
    ['2026-12-21', '2026-11-10', 'minorPossible'],
    [null, '2026-11-10', 'minorPossible'],
    [null, null, 'notMinor'],
  ] as const)('report 2026-10-20, planned %s, completed %s: %s', (planned, completed, state) => {
    const file = withFinding({
      controlId: '9.2.3.1',
      action: '直す',
      plannedOn: planned && plainDate(planned),
      completedOn: completed && plainDate(completed),
    });
    const result = judgeFindings(file, SAMPLE_DAY);
    expect(result).toMatchObject({ state, remedyDue: '2026-12-20' });
    expect(codes(result.problems).includes('audit.findings.mayBeWithheld')).toBe(state === 'notMinor');
  });

  it('needs a plan that says what is done (7.4)', () => {
    const file = withFinding({ controlId: '9.2.3.1', plannedOn: plainDate('2026-11-30') });
    const result = judgeFindings(file, SAMPLE_DAY);
    expect(result.findings[0]?.state).toBe('notMinor');
    expect(result.problems.map((p) => p.path)).toContain(`findings/${file.findings[0]?.id}/action`);
  });

  it('is not known without the date of the report', () => {
    const file = withFinding(
      { controlId: '9.2.3.1', action: '直す', plannedOn: plainDate('2026-11-30') },
      { reportDate: null },
    );
    expect(judgeFindings(file, SAMPLE_DAY)).toMatchObject({ state: 'unknown', remedyDue: null });
  });

  it('附則(R5.7.3)1: before 2023-10-02 nothing is withheld under 10.7', () => {
    const file = withFinding({ controlId: '9.2.3.1' }, { reportDate: '2023-08-20' });
    const early = change(file, { 'application/plannedOn': '2023-10-01' });
    const later = change(file, { 'application/plannedOn': '2023-10-02' });
    expect(codes(judgeFindings(early, plainDate('2023-09-01')).problems)).not.toContain(
      'audit.findings.mayBeWithheld',
    );
    expect(codes(judgeFindings(later, plainDate('2023-09-01')).problems)).toContain(
      'audit.findings.mayBeWithheld',
    );
  });
});

describe('the list of findings and the answer agree', () => {
  it('none recorded though there are said to be some', () => {
    const result = judgeFindings(external({ hasFindings: true }), SAMPLE_DAY);
    expect(codes(result.problems)).toEqual(['audit.findings.none']);
    expect(result.state).toBe('unknown');
  });

  it('some recorded though there are said to be none', () => {
    const file = withFinding({ controlId: '9.2.3.1' }, { hasFindings: false });
    expect(codes(judgeFindings(file, SAMPLE_DAY).problems)).toContain('audit.findings.contradiction');
  });

  it('none, and none said to be: nothing to do', () => {
    expect(judgeFindings(external({ hasFindings: false }), SAMPLE_DAY)).toMatchObject({
      state: 'none',
      problems: [],
    });
  });

  it('an id the catalogue does not have is an error', () => {
    const result = judgeFindings(withFinding({ controlId: '99.1' }), SAMPLE_DAY);
    expect(codes(result.problems)).toEqual(['audit.finding.unknownControl']);
  });
});
