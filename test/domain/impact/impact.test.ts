import { describe, expect, it } from 'vitest';
import { plainDate } from '#kernel';
import { assessImpact, highest, keepingScale, scaleDifferences, type OverallRule } from '#domain/impact';
import { impactScale } from '#rulebook/packs';
import { newRecord, type Assessment, type CaseFile, type Level } from '#schemas';
import { change, emptyCase, logged, source } from '#test/support/cases.ts';

const s = source('I');
const levels = (l: Level) => ({ confidentiality: l, integrity: l, availability: l });

type Parts = Partial<Pick<Assessment, 'body' | 'kind' | 'overall' | 'department'>> & {
  date?: string;
  level?: Level;
};

function caseWith(listed: boolean | null, ...assessments: Parts[]): CaseFile {
  const item = {
    ...newRecord.information(s),
    name: '連絡先',
    personalData: true,
    self: { ...levels('low'), reason: '' },
  };
  return {
    ...emptyCase(),
    functions: [{ ...newRecord.serviceFunction(s), name: '送信', description: '送る' }],
    works: [{ ...newRecord.work(s), name: '安否確認', listed, listEntry: '安否確認業務' }],
    information: [item],
    assessments: assessments.map(({ date = '2026-06-15', level = 'low', ...rest }) => {
      const a = newRecord.assessment(s, [item.id]);
      const results = a.results.map((r) => ({ ...r, levels: levels(level) }));
      return {
        ...a,
        body: '甲省',
        kind: 'ministry',
        overall: level,
        ...rest,
        date: plainDate(date),
        results,
      };
    }),
  };
}

const day = plainDate;
const codes = (list: readonly { code: string }[]) => list.map((p) => p.code);

describe('overall level', () => {
  it('is the highest of the levels', () => {
    expect(highest(['low', 'high', 'moderate'])).toBe('high');
    expect(highest([])).toBeNull();
  });
});

describe('3.3: a result can be used for a year, its own date included', () => {
  it.each([
    ['2025-08-03', '2026-08-03', 'valid'],
    ['2025-08-02', '2026-08-03', 'expired'],
    ['2024-02-29', '2025-02-28', 'valid'],
    ['2024-02-29', '2025-03-01', 'expired'],
    ['2026-08-04', '2026-08-03', 'future'],
  ])('assessed %s, pre-application planned for %s: %s', (date, filing, state) => {
    const file = change(caseWith(true, { date }), { 'preApplication/plannedOn': filing });
    expect(assessImpact(file, day('2026-09-01')).agencies[0]?.validity.state).toBe(state);
  });

  it('is judged on the day it was filed once the log has it, not on the planned day', () => {
    const planned = change(caseWith(true, { date: '2025-08-03' }), {
      'preApplication/plannedOn': '2026-09-01',
    });
    expect(assessImpact(planned, day('2026-08-01')).low.state).toBe('unknown');
    const filed = logged(planned, 'pre.filed', '2026-08-03');
    expect(assessImpact(filed, day('2026-09-30')).low.state).toBe('met');
  });

  it('is judged on the date asked about while no filing day is known', () => {
    const file = caseWith(true, { date: '2025-08-03' });
    expect(assessImpact(file, day('2026-08-03')).agencies[0]?.validity.state).toBe('valid');
    expect(assessImpact(file, day('2026-08-04')).agencies[0]?.validity.state).toBe('expired');
  });
});

describe('special 2(4) ③: other bodies than ministries assess from 2023-05-19', () => {
  it.each([
    ['incorporatedAgency', '2023-05-18', false],
    ['incorporatedAgency', '2023-05-19', true],
    ['designatedCorporation', '2023-05-18', false],
    ['ministry', '2023-05-18', true],
  ] as const)('%s on %s: usable %s', (kind, date, usable) => {
    const file = caseWith(true, { kind, date });
    expect(assessImpact(file, day('2023-06-01')).agencies[0]?.usable).toBe(usable);
  });
});

describe('附則(R4.11.1)2: two agencies for unlisted work in the first year', () => {
  it.each([
    ['2023-10-31', false, 2],
    ['2023-11-01', false, 1],
    ['2022-11-01', false, 2],
    ['2023-10-31', true, 1],
  ])('pre-application %s, listed %s: %i needed', (filing, listed, needed) => {
    const file = change(caseWith(listed, { date: '2022-11-01' }), { 'preApplication/plannedOn': filing });
    const impact = assessImpact(file, day(filing));
    expect(impact.agenciesNeeded).toBe(needed);
    expect(impact.low.state).toBe(needed === 2 ? 'unknown' : 'met');
  });

  it('counts two results of the same agency once', () => {
    const twice = caseWith(false, { date: '2023-01-10' }, { date: '2023-02-10', body: '甲省 ' });
    const two = caseWith(false, { date: '2023-01-10' }, { date: '2023-02-10', body: '乙省' });
    expect(assessImpact(twice, day('2023-06-01')).agenciesUsable).toBe(1);
    expect(codes(assessImpact(twice, day('2023-06-01')).problems)).toContain('impact.twoAgenciesNeeded');
    expect(assessImpact(two, day('2023-06-01')).low.state).toBe('met');
  });
});

describe('5.1(1), 5.1(2): the result must be 低位', () => {
  it('fails on any agency that found it higher, complete or not', () => {
    const impact = assessImpact(caseWith(true, {}, { body: '乙省', level: 'moderate' }), day('2026-08-01'));
    expect(impact.low).toMatchObject({
      state: 'notMet',
      reasons: [{ code: 'impact.notLow', params: { body: '乙省', level: 'moderate' } }],
    });
  });

  it('asks where the recorded overall result and the single results disagree', () => {
    const file = caseWith(true, { level: 'moderate', overall: 'low' });
    expect(codes(assessImpact(file, day('2026-08-01')).problems)).toContain('impact.overallBelowHighest');
  });

  it('is not known while nothing is recorded, and says what is needed', () => {
    const impact = assessImpact(emptyCase(), day('2026-08-01'));
    expect(impact.low).toMatchObject({ state: 'unknown', reasons: [{ code: 'impact.noAssessment' }] });
    expect(impact.listed).toBe('unknown');
    expect(impact.self).toMatchObject({ overall: null, complete: false });
  });
});

describe('5.1(3): what does not fit together', () => {
  it('finds functions without information', () => {
    const file = { ...caseWith(true), information: [] };
    expect(codes(assessImpact(file, day('2026-08-01')).implausible)).toEqual([
      'impact.functionsWithoutInformation',
    ]);
  });

  it('finds information no agency assessed, and results for information that is gone', () => {
    const file = caseWith(true, {});
    const other = { ...newRecord.information(s), name: '回答' };
    const gone = { ...file, information: [other] };
    expect(codes(assessImpact(gone, day('2026-08-01')).implausible)).toEqual([
      'impact.resultWithoutInformation',
      'impact.informationNotAssessed',
    ]);
    expect(
      assessImpact({ ...file, information: [...file.information, other] }, day('2026-08-01')).agencies[0]
        ?.complete,
    ).toBe(false);
  });

  it('warns when an agency rates personal data lower than the vendor does', () => {
    const file = caseWith(true, {});
    const id = file.information[0]?.id ?? '';
    const own = change(file, { [`information/${id}/self/integrity`]: 'moderate' });
    const impact = assessImpact(own, day('2026-08-01'));
    expect(impact.implausible).toMatchObject([
      { code: 'impact.agencyLowerForPersonalData', severity: 'warning' },
    ]);
    expect(impact.agencies[0]?.differences).toMatchObject([
      { axis: 'integrity', own: 'moderate', agency: 'low' },
    ]);
    const plain = change(own, { [`information/${id}/personalData`]: false });
    expect(assessImpact(plain, day('2026-08-01')).implausible).toMatchObject([
      { code: 'impact.agencyLower', severity: 'info' },
    ]);
  });
});

describe('5.1(3): words that give information away', () => {
  const file = caseWith(true, {});
  const item = file.information[0]!;
  const fn = file.functions[0]!;
  const said = (over: Record<string, unknown>, base = file): string[] =>
    codes(assessImpact(change(base, over), day('2026-08-01')).implausible);

  it.each([
    ['a function that sends photos, and no such information', '写真を送る', ['impact.informationUnnamed']],
    ['a function whose information is named in other words', '氏名と電話番号を送る', []],
    ['a function that says nothing of information', '通知を出す', []],
    ['full-width and half-width alike', 'ﾌｧｲﾙを共有する', ['impact.informationUnnamed']],
  ])('%s', (_, description, expected) => {
    expect(said({ [`functions/${fn.id}/description`]: description })).toEqual(expected);
  });

  it('a sensitive kind that an agency finds 低位 is pointed out, also where the vendor agrees', () => {
    const name = { [`information/${item.id}/name`]: '職員の健康診断の結果' };
    expect(said(name)).toEqual(['impact.sensitiveLowByAgency']);
    expect(said({ ...name, assessments: [] }).filter((c) => c.includes('sensitive'))).toEqual([
      'impact.sensitiveLow',
    ]);
    const higher = { ...name, [`information/${item.id}/self/confidentiality`]: 'moderate' };
    expect(said({ ...higher, assessments: [] }).filter((c) => c.includes('sensitive'))).toEqual([]);
  });
});

describe('the overall level follows the rule of the scale (別紙1)', () => {
  const mixed = { confidentiality: 'low', integrity: 'low', availability: 'high' } as const;
  const file = caseWith(true, { overall: 'low' });
  const [a] = file.assessments;
  const withMixed = change(file, { [`assessments/${a!.id}/results/${a!.results[0]!.id}/levels`]: mixed });
  const by = (rule: Partial<OverallRule>) =>
    assessImpact(withMixed, day('2026-08-01'), undefined, {
      overall: 'highest',
      overallAxes: ['confidentiality', 'integrity', 'availability'],
      ...rule,
    });

  it.each<[string, Partial<OverallRule>, Level | null, string]>([
    ['all axes count', {}, 'high', 'notMet'],
    ['availability does not count', { overallAxes: ['confidentiality', 'integrity'] }, 'low', 'met'],
    ['only what the agency states counts', { overall: 'stated' }, null, 'met'],
  ])('%s', (_, rule, computed, state) => {
    const impact = by(rule);
    expect([impact.agencies[0]?.computed, impact.low.state]).toEqual([computed, state]);
  });

  it('a case is judged by the copy it keeps, whatever the shipped scale says', () => {
    const own = { ...impactScale, overall: 'stated' as const };
    expect(assessImpact(change(withMixed, { impactScale: own }), day('2026-08-01')).low.state).toBe('met');
    expect(assessImpact(withMixed, day('2026-08-01')).low.state).toBe('notMet');
  });
});

describe('the copy of the scale', () => {
  const file = { ...emptyCase(), information: [newRecord.information(s)] };
  const at = `information/${file.information[0]!.id}`;
  it.each([
    ['a level of one’s own', { path: `${at}/self/integrity`, value: 'low' }, true],
    ['a level taken back', { path: `${at}/self/integrity`, value: null }, false],
    ['the reason', { path: `${at}/self/reason`, value: 'x' }, false],
    ['an agency’s overall', { path: 'assessments/A/overall', value: 'low' }, true],
    ['an agency’s single level', { path: 'assessments/A/results/R/levels/integrity', value: 'high' }, true],
    ['a blank result', { path: 'assessments/A', value: newRecord.assessment(s, ['I']) }, false],
    [
      'a result that comes filled in',
      { path: 'assessments/A', value: { ...newRecord.assessment(s), overall: 'low' } },
      true,
    ],
    ['a work', { path: 'works/W/listed', value: true }, false],
  ])('comes with %s: %#', (_, patch, keeps) => {
    const paths = keepingScale(file, [patch], impactScale).map((p) => p.path);
    expect(paths.includes('impactScale')).toBe(keeps);
    expect(keepingScale({ impactScale }, [patch], impactScale)).toEqual([patch]);
  });

  it('differs in what it says, not in its name', () => {
    expect(scaleDifferences(impactScale, { ...impactScale, id: 'other', version: 9 })).toEqual([]);
    const [first, ...rest] = impactScale.axes;
    const other = {
      ...impactScale,
      axes: [{ ...first!, question: '？' }, ...rest],
      overall: 'stated' as const,
    };
    expect(scaleDifferences(impactScale, other).map((d) => [d.field, d.axis])).toEqual([
      ['overall', null],
      ['question', 'confidentiality'],
    ]);
  });
});
