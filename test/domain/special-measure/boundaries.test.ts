/** Every requirement of the special measure on either side of each date that matters (special 2(1), 2(2), 2(4); 附則). */
import { describe, expect, test } from 'vitest';
import { evaluateSpecialMeasure, type Requirement } from '#domain/special-measure';
import { plainDate } from '#kernel';
import { newRecord, type CaseFile } from '#schemas';
import { adoptAll, change, emptyCase, logged, source } from '#test/support/cases.ts';

const s = source('B');
const DATES = ['2023-05-18', '2023-05-19', '2023-10-31', '2023-11-01', '2025-03-31', '2025-04-01'] as const;
type Day = (typeof DATES)[number];
type State = Requirement['verdict']['state'];
const low = { confidentiality: 'low', integrity: 'low', availability: 'low' } as const;

/** A case for which everything happened on the day: assessed, stated, pledged, planned to be filed. */
function on(day: Day, kind: 'ministry' | 'incorporatedAgency' = 'ministry', listed = true): CaseFile {
  const item = { ...newRecord.information(s), name: '連絡先', personalData: false };
  const a = newRecord.assessment(s, [item.id]);
  const base: CaseFile = {
    ...adoptAll(emptyCase(), '2023-01-01'),
    works: [{ ...newRecord.work(s), name: '安否確認', listed, listEntry: listed ? '安否確認' : '' }],
    information: [item],
    assessments: [
      {
        ...a,
        body: '甲省',
        kind,
        date: plainDate(day),
        overall: 'low',
        results: a.results.map((r) => ({ ...r, levels: low })),
      },
    ],
  };
  return change(base, {
    'specialMeasure/wanted': true,
    'specialMeasure/plannedFiling': day,
    'specialMeasure/pledgedOn': day,
    'statement/preparedOn': day,
    'preApplication/plannedOn': day,
  });
}

const states = (file: CaseFile, day: string): State[] =>
  evaluateSpecialMeasure(file, plainDate(day)).requirements.map((r) => r.verdict.state);

describe('each requirement on the day itself', () => {
  test.each<[Day, State[]]>([
    ['2023-05-18', ['notMet', 'met', 'met', 'notMet']],
    ['2023-05-19', ['met', 'met', 'met', 'met']],
    ['2023-10-31', ['met', 'met', 'met', 'met']],
    ['2023-11-01', ['met', 'met', 'met', 'met']],
    ['2025-03-31', ['met', 'met', 'met', 'met']],
    ['2025-04-01', ['notMet', 'met', 'met', 'notMet']],
  ])('%s', (day, expected) => {
    expect(states(on(day), day)).toEqual(expected);
  });

  test.each<[Day, State]>([
    ['2023-05-18', 'unknown'],
    ['2023-05-19', 'met'],
    ['2023-10-31', 'met'],
    ['2023-11-01', 'met'],
    ['2025-03-31', 'met'],
    ['2025-04-01', 'met'],
  ])('2 by an incorporated agency on %s: %s (③ opens the circle and stays)', (day, expected) => {
    expect(states(on(day, 'incorporatedAgency'), day)[1]).toBe(expected);
  });

  test.each<[Day, State]>([
    ['2023-05-18', 'unknown'],
    ['2023-05-19', 'unknown'],
    ['2023-10-31', 'unknown'],
    ['2023-11-01', 'met'],
    ['2025-03-31', 'met'],
    ['2025-04-01', 'met'],
  ])('2 for work outside the list, one agency, filed on %s: %s (two until 2023-10-31)', (day, expected) => {
    expect(states(on(day, 'ministry', false), day)[1]).toBe(expected);
  });

  test.each(DATES)('3 is computed from the statement alone on %s', (day) => {
    const without = change(on(day), { 'rows/3.1.2.1/decision': 'notAdopted' });
    const undated = change(on(day), { 'statement/preparedOn': null });
    const open = change(on(day), { 'rows/3.1.2.1/decision': null });
    expect([without, undated, open].map((file) => states(file, day)[2])).toEqual([
      'notMet',
      'unknown',
      'unknown',
    ]);
  });

  test.each<[Day, State]>([
    ['2023-05-18', 'notMet'],
    ['2023-05-19', 'met'],
    ['2023-10-31', 'met'],
    ['2023-11-01', 'met'],
    ['2025-03-31', 'met'],
    ['2025-04-01', 'notMet'],
  ])('4, pledged on %s, seen later: %s', (day, expected) => {
    expect(states(on(day), '2026-01-01')[3]).toBe(expected);
  });

  test.each<[Day, State]>([
    ['2023-05-18', 'notMet'],
    ['2023-05-19', 'met'],
    ['2023-10-31', 'met'],
    ['2023-11-01', 'met'],
    ['2025-03-31', 'met'],
    ['2025-04-01', 'notMet'],
  ])('1, filed on %s as the log has it, seen later: %s', (day, expected) => {
    expect(states(logged(on(day), 'pre.filed', day), '2026-01-01')[0]).toBe(expected);
  });
});

describe('the measures', () => {
  test.each<[Day, string, boolean[]]>([
    ['2023-05-18', 'before', [false, false, false]],
    ['2023-05-19', 'during', [true, true, true]],
    ['2023-10-31', 'during', [true, true, true]],
    ['2023-11-01', 'during', [true, true, true]],
    ['2025-03-31', 'during', [true, true, true]],
    ['2025-04-01', 'after', [false, false, true]],
  ])('on %s (%s)', (day, phase, available) => {
    const result = evaluateSpecialMeasure(on(day), plainDate(day));
    expect(result.phase).toBe(phase);
    expect(result.measures.map((m) => m.available)).toEqual(available);
  });

  const used = (file: CaseFile): CaseFile =>
    change(file, {
      'specialMeasure/confirmedOn': '2023-12-01',
      'specialMeasure/usedAuditScope': true,
      'specialMeasure/usedInternalAuditExemption': true,
    });
  const codes = (file: CaseFile, day: string): string[] =>
    evaluateSpecialMeasure(file, plainDate(day)).problems.map((p) => p.code);

  test('are used up by an application of the same service that was registered', () => {
    const first = logged(
      logged(used(on('2023-11-01')), 'app.filed', '2024-03-01'),
      'decision.registered',
      '2024-06-03',
    );
    expect(codes(first, '2024-12-01')).toEqual([]);
    const again = logged(first, 'app.filed', '2025-03-03');
    expect(codes(again, '2025-03-31')).toEqual(['special.usedBefore', 'special.usedBefore']);
    const result = evaluateSpecialMeasure(again, plainDate('2025-03-31'));
    expect(result.internalAuditReportRequired).toBe(true);
    expect(result.measures.map((m) => m.holds)).toEqual([false, false, true]);
  });

  test('an application that was turned down uses nothing up', () => {
    const first = logged(
      logged(used(on('2023-11-01')), 'app.filed', '2024-03-01'),
      'app.notAccepted',
      '2024-04-01',
    );
    expect(codes(logged(first, 'app.filed', '2025-03-03'), '2025-03-31')).toEqual([]);
  });

  test('a renewal asks whether the application before used them', () => {
    const renewal = change(logged(used(on('2023-11-01')), 'app.filed', '2025-03-03'), {
      'application/kind': 'renewal',
    });
    expect(codes(renewal, '2025-03-31')).toEqual(['special.onceOnly', 'special.onceOnly']);
    expect(evaluateSpecialMeasure(renewal, plainDate('2025-03-31')).internalAuditReportRequired).toBe(false);
  });
});

describe('evidence', () => {
  test('names the field each requirement rests on, and the files kept for it', () => {
    const file = on('2023-11-01');
    const id = file.assessments[0]!.id;
    const kept = (name: string) => ({
      ...newRecord.row(s, name),
      kind: 'assessmentSigned' as const,
      title: name,
      fileName: `${name}.pdf`,
      mediaType: 'application/pdf',
      bytes: 1,
      sha256: 'a'.repeat(64),
      documentDate: null,
    });
    const filed = logged(
      change(file, {
        attachments: ['SHEET', 'PLEDGE', 'RECEIPT'].map(kept),
        [`assessments/${id}/attachmentIds`]: ['SHEET', 'GONE'],
        'specialMeasure/attachmentIds': ['PLEDGE'],
      }),
      'pre.filed',
      '2023-11-01',
      { attachmentIds: ['RECEIPT'] },
    );
    const { requirements } = evaluateSpecialMeasure(filed, plainDate('2023-11-02'));
    expect(requirements.map((r) => r.evidence.map((e) => e.attachmentId))).toEqual([
      [null, 'RECEIPT'],
      [null, 'SHEET'],
      [null],
      [null, 'PLEDGE'],
    ]);
    expect(requirements.map((r) => r.evidence[0]?.path)).toEqual([
      `log/${filed.log[0]!.id}/date`,
      `assessments/${id}/date`,
      'statement/preparedOn',
      'specialMeasure/pledgedOn',
    ]);
  });

  test('is not claimed where nothing is recorded', () => {
    const { requirements } = evaluateSpecialMeasure(emptyCase(), plainDate('2024-01-01'));
    expect(requirements.flatMap((r) => r.evidence)).toEqual([]);
  });
});
