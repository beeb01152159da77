import { describe, expect, test } from 'vitest';
import { answeredCount, isAskedBeside, QUESTIONS, selfCheck, withAnswers } from '#domain/self-check';
import { addDays, plainDate } from '#kernel';
import {
  SELF_CHECK_MISSING,
  SELF_CHECK_REASONS,
  selfCheckCaseWords,
  selfCheckMissing,
  selfCheckQuestion,
  selfCheckReason,
  supplierLabel,
} from '#messages';
import { caseFile, readSelfCheck, type SelfCheckAnswers } from '#schemas';
import { emptyCase, source } from '#test/support/cases.ts';
import { PROVISION_IDS } from '#test/support/provision-ids.ts';

const d = plainDate;
const TODAY = d('2026-11-21');
const GOOD: SelfCheckAnswers = {
  serviceName: 'まなびポータル',
  saas: 'yes',
  ownName: 'yes',
  information: ['everyday', 'contact'],
  work: '研修の受講管理',
  works: 'listed',
  agency: 'asked',
  controls: 'some',
  certificates: ['iso27001'],
  excludedParty: 'no',
  removed: 'no',
  target: d('2028-03-31'),
};
const at = (parts: Partial<SelfCheckAnswers>, asOf = TODAY) => selfCheck({ ...GOOD, ...parts }, asOf);
const without = (...keys: (keyof SelfCheckAnswers)[]): SelfCheckAnswers =>
  Object.fromEntries(Object.entries(GOOD).filter(([key]) => !keys.some((k) => k === key)));

describe('the verdict', () => {
  test('is open without an answer, and names what every deciding question waits for', () => {
    const { verdict, missing, reasons } = selfCheck({}, TODAY);
    expect(verdict).toBe('unknown');
    expect(missing.filter((m) => m.deciding).map((m) => m.code)).toEqual([
      'saas',
      'ownName',
      'information',
      'excludedParty',
      'removed',
    ]);
    expect(reasons.map((r) => r.code)).toEqual(['special.after']);
  });

  test('is possible when nothing stands in the way', () => {
    const { verdict, missing } = at({});
    expect(verdict).toBe('possible');
    expect(missing.map((m) => [m.code, m.who])).toEqual([['agencyResult', 'agency']]);
  });

  test.each<[Partial<SelfCheckAnswers>, string, string]>([
    [{ saas: 'no' }, 'saas.bad', '2.1'],
    [{ ownName: 'no' }, 'ownName.bad', '7.11'],
    [{ excludedParty: 'yes' }, 'excludedParty.bad', '7.13'],
    [{ removed: 'yes' }, 'removed.bad', '5.1(4)'],
    [{ agency: 'notLow' }, 'agency.notLow', '5.1(1)'],
    [{ information: ['everyday', 'grave'] }, 'information.grave', '別紙1'],
  ])('%j excludes by %s (%s)', (parts, code, clause) => {
    const { verdict, reasons } = at(parts);
    expect(verdict).toBe('excluded');
    const blocking = reasons.filter((r) => r.effect === 'blocks');
    expect(blocking.map((r) => r.code)).toEqual([code]);
    expect(blocking[0]?.clauses).toContain(clause);
  });

  test.each<[SelfCheckAnswers, string]>([
    [without('saas'), 'saas'],
    [{ ...GOOD, ownName: 'unsure' }, 'ownName'],
    [without('information'), 'information'],
    [{ ...GOOD, information: [] }, 'information'],
    [{ ...GOOD, information: ['sensitive'] }, 'informationLevel'],
    [{ ...GOOD, information: ['confidential'] }, 'informationLevel'],
    [without('excludedParty'), 'excludedParty'],
    [{ ...GOOD, removed: 'unsure' }, 'removed'],
  ])('%j waits for %s', (answers, code) => {
    const { verdict, missing } = selfCheck(answers, TODAY);
    expect(verdict).toBe('unknown');
    expect(missing.filter((m) => m.deciding).map((m) => m.code)).toEqual([code]);
  });

  test('every blocking reason is given, not only the first', () => {
    const { reasons } = at({ saas: 'no', ownName: 'no', removed: 'yes' });
    expect(reasons.filter((r) => r.effect === 'blocks')).toHaveLength(3);
  });

  test("an agency's 低位 outweighs the rough kind of the information", () => {
    const parts = { information: ['grave' as const], agency: 'low' as const, agencyOn: d('2026-10-01') };
    expect(at(parts).verdict).toBe('possible');
  });
});

describe('what follows from dates', () => {
  test.each<[string, string | undefined, string]>([
    ['the day of the assessment', '2026-11-21', 'agency.low'],
    ['the last day of the year', '2025-11-21', 'agency.low'],
    ['a day more', '2025-11-20', 'agency.expired'],
    ['a day to come', '2026-11-22', 'agency.future'],
    ['before the rules', '2022-10-31', 'agency.expired'],
    ['no day', undefined, 'agency.lowUndated'],
  ])('an assessment of %s', (_, on, code) => {
    const { agencyOn: _none, ...rest } = GOOD;
    const answers = { ...rest, agency: 'low' as const, ...(on ? { agencyOn: d(on) } : {}) };
    expect(selfCheck(answers, TODAY).reasons.map((r) => r.code)).toContain(code);
  });

  test.each([
    ['2026-08-22', 'controls.long'],
    ['2026-08-23', 'controls.short'],
  ])('controls since %s are %s for three months', (since, code) => {
    const { reasons } = at({ controls: 'running', controlsSince: d(since) });
    expect(reasons.map((r) => r.code)).toContain(code);
  });

  test.each([
    ['2023-05-18', 'special.before'],
    ['2023-05-19', 'special.during'],
    ['2025-03-31', 'special.during'],
    ['2025-04-01', 'special.after'],
  ])('on %s the special measure is %s', (day, code) => {
    expect(at({}, d(day)).reasons.map((r) => r.code)).toContain(code);
  });

  test('a far wished day can be met, a near one cannot, a past one never', () => {
    expect(at({ target: d('2029-12-28') }).onTime).toBe('likely');
    expect(at({ target: d('2027-01-31') }).onTime).toBe('late');
    expect(at({ target: TODAY }).onTime).toBe('late');
    expect(selfCheck(without('target'), TODAY).onTime).toBeNull();
  });

  test('the texts beside the questions decide nothing', () => {
    const said = at({ serviceName: 'まなびポータル', work: '研修の受講管理' });
    expect(at({ serviceName: '別の名称', work: '' })).toEqual(said);
  });

  test('what is said of the wished day never contradicts the schedule beside it', () => {
    const seen = new Set<string>();
    for (const controlsSince of [undefined, d('2026-01-01'), d('2028-03-31')]) {
      for (let month = 0; month < 36; month++) {
        const target = addDays(d('2027-01-31'), month * 30);
        const controls = controlsSince === undefined ? 'none' : 'running';
        const { schedule, onTime } = at({ target, controls, ...(controlsSince && { controlsSince }) });
        const decision = schedule.covered ? schedule.steps.find((s) => s.id === 'decision') : undefined;
        if (!decision || onTime === null) throw new Error('no schedule');
        seen.add(onTime);
        if (decision.earliest > target) expect(onTime).toBe('late');
        if (decision.likely > target) expect(onTime).not.toBe('likely');
      }
    }
    expect([...seen].sort()).toEqual(['late', 'likely', 'tight']);
  });

  test('work outside the list and controls not yet running move the schedule', () => {
    const day = (parts: Partial<SelfCheckAnswers>, id: string) => {
      const { schedule } = at(parts);
      return schedule.covered ? (schedule.steps.find((s) => s.id === id)?.likely ?? '') : '';
    };
    expect(day({ works: 'unlisted' }, 'notice') > day({}, 'notice')).toBe(true);
    expect(
      day({ controls: 'running', controlsSince: d('2026-01-01') }, 'periodEnd') <= day({}, 'periodEnd'),
    ).toBe(true);
  });
});

test('the effort is counted from the catalogue, the papers and the clocks', () => {
  const { effort } = at({});
  expect(effort).toMatchObject({
    rows: 1163,
    objectives: 121,
    preApplicationPapers: 2,
    applicationPapers: 7,
    papersOfOthers: 3,
  });
  expect(effort.mustAdopt + effort.toDecide).toBe(1163 + 121);
  expect(effort.clocks).toBeGreaterThan(effort.vendorClocks);
  expect(effort.vendorClocks).toBeGreaterThan(0);
});

describe('questions and words', () => {
  test('ten questions, each with its words, choices and known clauses', () => {
    expect(QUESTIONS).toHaveLength(10);
    for (const question of QUESTIONS) {
      const words = selfCheckQuestion(question.id);
      expect(words.question, question.id).not.toBe('');
      expect(words.why).toMatch(/。$|）。$/);
      expect(Object.keys(words.choices)).toEqual(question.choices);
      expect(words.beside !== undefined).toBe(question.beside !== undefined);
      for (const clause of question.clauses) expect(PROVISION_IDS.has(clause), clause).toBe(true);
    }
  });

  test('every reason and every missing item has its sentence, and every sentence is used', () => {
    const all = [
      {},
      GOOD,
      ...QUESTIONS.flatMap((q) =>
        q.choices.map((c) => readSelfCheck({ ...GOOD, [q.id]: q.kind === 'many' ? [c] : c })),
      ),
      ...['2026-10-01', '2025-01-01', '2027-01-01'].map((on) =>
        readSelfCheck({ ...GOOD, agency: 'low', agencyOn: on, information: ['grave'] }),
      ),
      ...['2026-01-01', '2026-10-01'].map((on) =>
        readSelfCheck({ ...GOOD, controls: 'running', controlsSince: on }),
      ),
      { ...GOOD, certificates: [] },
      without('agency', 'controls'),
    ];
    const results = ['2023-05-18', '2024-01-01', '2026-11-21'].flatMap((day) =>
      all.map((answers) => selfCheck(answers, d(day))),
    );
    const reasons = results.flatMap((r) => r.reasons);
    const missing = results.flatMap((r) => r.missing);
    expect([...new Set(reasons.map((r) => r.code))].sort()).toEqual([...SELF_CHECK_REASONS].sort());
    expect([...new Set(missing.map((m) => m.code))].sort()).toEqual([...SELF_CHECK_MISSING].sort());
    for (const r of reasons) {
      expect(selfCheckReason(r)).toMatch(/[。）]$/);
      expect(selfCheckReason(r)).not.toMatch(/[{}]/);
      for (const clause of r.clauses) expect(PROVISION_IDS.has(clause), clause).toBe(true);
    }
    for (const m of missing) expect(selfCheckMissing(m) + supplierLabel(m.who)).not.toMatch(/undefined/);
  });

  test('what stands beside a question is asked when its choice is made', () => {
    const agency = QUESTIONS.find((q) => q.id === 'agency')!;
    expect(isAskedBeside(agency, { agency: 'low' })).toBe(true);
    expect(isAskedBeside(agency, { agency: 'none' })).toBe(false);
    expect(isAskedBeside(QUESTIONS[0]!, {})).toBe(true);
    expect(answeredCount({ ...GOOD, certificates: [] })).toBe(9);
  });
});

describe('stored answers', () => {
  test('what is not sound is left out, the rest stays', () => {
    expect(readSelfCheck({ saas: 'yes', ownName: 'maybe', target: '2027-02-30', other: 1 })).toEqual({
      saas: 'yes',
    });
    expect([readSelfCheck(null), readSelfCheck('x'), readSelfCheck([1])]).toEqual([{}, {}, {}]);
  });
});

describe('a case made of the answers', () => {
  const make = (answers: SelfCheckAnswers, asOf = TODAY) =>
    withAnswers(emptyCase(), answers, asOf, source('N'), selfCheckCaseWords);

  test('holds them, and is a valid case', () => {
    const file = make(GOOD);
    expect(caseFile.safeParse(file).success).toBe(true);
    expect(file.service).toMatchObject({
      name: 'まなびポータル',
      isSaas: true,
      ownName: true,
      notExcluded: true,
      neverRemoved: true,
      certifications: 'ISMS（ISO/IEC 27001）',
    });
    expect(file.works).toMatchObject([{ name: '研修の受講管理', listed: true }]);
    expect(file.information.map((i) => [i.name, i.personalData])).toEqual([
      ['日常の業務の情報', false],
      ['職員の連絡先', true],
    ]);
    expect(file.plans).toMatchObject([{ target: '2028-03-31' }]);
    expect(file.specialMeasure.wanted).toBe(false);
    expect(file.assessments).toEqual([]);
    expect(file.rows.every((r) => r.decision === null)).toBe(true);
  });

  test('leaves open what was left open', () => {
    const file = make({ saas: 'unsure', removed: 'yes' }, d('2024-01-01'));
    expect(file.service).toMatchObject({ isSaas: null, ownName: null, neverRemoved: false });
    expect([file.works, file.information, file.plans]).toEqual([[], [], []]);
    expect(file.specialMeasure.wanted).toBeNull();
  });
});
