/** 「同一のサービスにつき一度限り」 over several cases of one service (special 2(4) ①, ②). */
import { describe, expect, test } from 'vitest';
import {
  evaluateSpecialMeasure,
  recordOfUses,
  sameService,
  serviceUseOf,
  usedElsewhere,
  type ServiceUse,
} from '#domain/special-measure';
import { preflight } from '#domain/preflight';
import { renewCase } from '#domain/renewal';
import { planBundle } from '#forms';
import { applyPatches, plainDate } from '#kernel';
import { change, emptyCase, logged, source } from '#test/support/cases.ts';

const day = plainDate('2025-03-31');
const use = (over: Partial<ServiceUse>): ServiceUse => ({
  caseId: 'A',
  title: '案件A',
  service: '安否確認サービス',
  vendor: '株式会社例示',
  corporateNumber: '',
  previousCaseId: null,
  used: { '①': false, '②': false },
  filedOn: null,
  ...over,
});
const both = { '①': true, '②': true };

describe('which cases are about the same service', () => {
  test.each<[string, Partial<ServiceUse>, boolean]>([
    ['the same names', {}, true],
    [
      'full-width, spaces and 株式会社 written otherwise',
      { service: '安否確認 サービス', vendor: '㈱例示' },
      true,
    ],
    ['（株） behind the name', { vendor: '例示（株）' }, true],
    ['another service', { service: '会議室予約' }, false],
    ['another vendor', { vendor: '株式会社別物' }, false],
    ['no name yet', { service: '' }, false],
    ['linked, whatever it is called by now', { service: '新名称', previousCaseId: 'A' }, true],
  ])('%s: %s', (_, over, same) => {
    const other = use({ caseId: 'B', ...over });
    expect(sameService(use({}), [other])).toEqual(same ? [other] : []);
  });

  test('the 法人番号 decides where both have one', () => {
    const [a, b] = ['7000012050002', '8000012010038'];
    const numbered = (n: string, over: Partial<ServiceUse> = {}) => use({ corporateNumber: n, ...over });
    const renamed = numbered(a, { caseId: 'B', vendor: '新しい社名' });
    expect(sameService(numbered(a), [renamed])).toEqual([renamed]);
    expect(sameService(numbered(a), [numbered(b, { caseId: 'B' })])).toEqual([]);
  });

  test('links reach through a case between, in both directions, and a case is never its own other', () => {
    const of = use({ caseId: 'C3', service: '三', previousCaseId: 'C2' });
    const others = [
      use({ caseId: 'C1', service: '一' }),
      use({ caseId: 'C2', service: '二', previousCaseId: 'C1' }),
      of,
      use({ caseId: 'X', service: '無関係' }),
    ];
    expect(sameService(of, others).map((o) => o.caseId)).toEqual(['C1', 'C2']);
    expect(sameService(others[0]!, others).map((o) => o.caseId)).toEqual(['C2', 'C3']);
  });
});

describe('what is said', () => {
  const mine = use({ used: both });
  test.each<[string, ServiceUse, ServiceUse, readonly string[]]>([
    ['nobody else uses it', mine, use({ caseId: 'B' }), []],
    [
      'another one filed with it',
      mine,
      use({ caseId: 'B', used: both, filedOn: plainDate('2024-03-01') }),
      ['error special.usedInOtherAlready'],
    ],
    ['another one means to', mine, use({ caseId: 'B', used: both }), ['warning special.alsoInOther']],
    [
      'both filed, this one first',
      { ...mine, filedOn: plainDate('2024-02-01') },
      use({ caseId: 'B', used: both, filedOn: plainDate('2024-03-01') }),
      ['warning special.alsoInOther'],
    ],
    [
      'this one does not use it',
      use({}),
      use({ caseId: 'B', used: both, filedOn: plainDate('2024-03-01') }),
      ['info special.usedInOther'],
    ],
    [
      'the other one is about something else',
      mine,
      use({ caseId: 'B', service: '別', used: both, filedOn: plainDate('2024-03-01') }),
      [],
    ],
  ])('%s', (_, of, other, expected) => {
    const said = usedElsewhere(of, [other], '①');
    expect(said.map((r) => `${r.severity} ${r.code}`)).toEqual(expected);
    expect(said.every((r) => r.clauses.includes('special 2(4) ①'))).toBe(true);
  });
});

describe('in the verdict of a case', () => {
  const file = change(emptyCase(), {
    'service/name': '安否確認サービス',
    'vendor/name': '株式会社例示',
    'specialMeasure/wanted': true,
    'specialMeasure/confirmedOn': '2023-12-01',
    'specialMeasure/usedInternalAuditExemption': true,
    'application/plannedOn': '2025-03-31',
  });
  const before = logged(file, 'app.filed', '2024-03-01');
  const other = { ...serviceUseOf(before, day), caseId: 'OTHER' };

  test('②: the exemption falls and 2-3 is due again', () => {
    const alone = evaluateSpecialMeasure(file, day);
    expect([alone.measures[1]?.holds, alone.internalAuditReportRequired]).toEqual([true, false]);
    const result = evaluateSpecialMeasure(file, day, undefined, [other]);
    expect([result.measures[1]?.holds, result.internalAuditReportRequired]).toEqual([false, true]);
    expect(result.problems.map((p) => p.code)).toContain('special.usedInOtherAlready');
    // ① was used by neither.
    expect(result.measures[0]?.reasons.filter((r) => r.code.startsWith('special.usedIn'))).toEqual([]);
  });

  test('the same case among the others changes nothing', () => {
    const own = serviceUseOf(before, day);
    expect(evaluateSpecialMeasure(before, day, undefined, [own])).toEqual(
      evaluateSpecialMeasure(before, day),
    );
  });
});

describe('the record a case keeps of another application', () => {
  const asOf = plainDate('2025-03-31');
  const file = change(emptyCase(), {
    'service/name': '安否確認サービス',
    'vendor/name': '株式会社例示',
    'specialMeasure/wanted': true,
    'specialMeasure/confirmedOn': '2023-12-01',
    'specialMeasure/usedInternalAuditExemption': true,
    'application/plannedOn': '2025-03-31',
  });
  const other = (over: Partial<ServiceUse> = {}): ServiceUse =>
    use({ caseId: 'OTHER', used: both, filedOn: plainDate('2024-03-01'), ...over });
  const recorded = applyPatches(file, recordOfUses(file, [other()], asOf));
  const path = 'specialMeasure/internalAuditExemptionUsedOn';

  test('the first application that used it is recorded, for the measures this case counts on', () => {
    const later = other({ caseId: 'LATER', filedOn: plainDate('2024-12-01') });
    expect(recordOfUses(file, [later, other()], asOf)).toEqual([{ path, value: '2024-03-01' }]);
    expect(recordOfUses(recorded, [later, other()], asOf)).toEqual([]);
  });

  test.each<[string, ServiceUse]>([
    ['not filed yet', other({ filedOn: null })],
    ['not used', other({ used: { '①': true, '②': false } })],
    ['another service', other({ service: '別' })],
  ])('%s: nothing to record', (_, one) => {
    expect(recordOfUses(file, [one], asOf)).toEqual([]);
  });

  test('a case that filed first keeps its use', () => {
    const first = logged(file, 'app.filed', '2024-02-01');
    expect(recordOfUses(first, [other()], asOf)).toEqual([]);
    const typed = evaluateSpecialMeasure(change(first, { [path]: '2024-03-01' }), asOf).measures[1];
    expect(typed?.reasons.map((r) => `${r.severity} ${r.code}`)).toContain(
      'warning special.usedOnRecordLater',
    );
    expect(typed?.holds).toBe(true);
  });

  test('it goes when that application says no more that it used it, and stays when that case is deleted', () => {
    expect(recordOfUses(recorded, [other({ used: { '①': true, '②': false } })], asOf)).toEqual([
      { path, value: null },
    ]);
    expect(recordOfUses(recorded, [], asOf)).toEqual([]);
  });

  test('pre-flight, the bundle and the paper 2-3 know it without the other case', () => {
    const problem = expect.objectContaining({ code: 'special.usedOnRecord', severity: 'error' }) as unknown;
    const filing = (of: typeof file) =>
      planBundle(of, asOf, '', undefined, { key: 'application', subject: '' });
    const has23 = (of: typeof file) => filing(of).entries.some((e) => e.formNo === '様式2-3');
    expect([has23(file), filing(file).dropped.some((d) => d.clauses.includes('8.1(8)'))]).toEqual([
      false,
      true,
    ]);
    expect([has23(recorded), filing(recorded).dropped.some((d) => d.clauses.includes('8.1(8)'))]).toEqual([
      true,
      false,
    ]);
    const check = (of: typeof file) => preflight(of, asOf).find((c) => c.id === '10.1(8)')?.problems;
    expect(check(file)).not.toContainEqual(problem);
    expect(check(recorded)).toContainEqual(problem);
  });

  test('as of a day before that application nothing is used up yet', () => {
    const day = plainDate('2024-02-29');
    expect(evaluateSpecialMeasure(recorded, day).measures[1]?.holds).toBe(true);
    expect(evaluateSpecialMeasure(recorded, plainDate('2024-03-01')).measures[1]?.holds).toBe(false);
  });

  test('with the other case at hand, its name is told instead', () => {
    const codes = evaluateSpecialMeasure(recorded, asOf, undefined, [other()]).measures[1]?.reasons.map(
      (r) => r.code,
    );
    expect(codes).toContain('special.usedInOtherAlready');
    expect(codes).not.toContain('special.usedOnRecord');
  });

  test('a case that does not use it learns that it cannot', () => {
    const untouched = change(recorded, { 'specialMeasure/usedInternalAuditExemption': false });
    const measure = evaluateSpecialMeasure(untouched, asOf).measures[1];
    expect(measure?.available).toBe(false);
    expect(measure?.reasons.map((r) => `${r.severity} ${r.code}`)).toContain('info special.usedUp');
  });

  test('the next cycle is told of the use in this one', () => {
    const filed = logged(file, 'app.filed', '2024-02-01');
    const next = renewCase(filed, source('N')).specialMeasure;
    expect([
      next.usedInternalAuditExemption,
      next.internalAuditExemptionUsedOn,
      next.auditScopeUsedOn,
    ]).toEqual([false, '2024-02-01', null]);
    expect(renewCase(recorded, source('M')).specialMeasure.internalAuditExemptionUsedOn).toBe('2024-03-01');
  });
});
