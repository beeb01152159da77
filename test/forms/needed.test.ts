/** Worked examples: which papers a case needs, and why. */
import { describe, expect, it } from 'vitest';
import { enclosures, formOf, forms } from '#forms';
import { plainDate, type PlainDate } from '#kernel';
import type { CaseFile } from '#schemas';
import { logged } from '#test/support/cases.ts';
import { AS_OF, complete, empty, incomplete, valuesOf } from './support.ts';

const measure = (confirmedOn: string, used: boolean, plannedOn: string): CaseFile => ({
  ...complete,
  application: { ...complete.application, plannedOn: plainDate(plannedOn) },
  specialMeasure: {
    ...complete.specialMeasure,
    wanted: true,
    confirmedOn: plainDate(confirmedOn),
    usedInternalAuditExemption: used,
  },
});
const audit = (hasFindings: boolean | null): CaseFile => ({
  ...complete,
  findings: [],
  externalAudit: { ...complete.externalAudit, hasFindings },
});

const wanted = (pledgedOn: string | null): CaseFile => ({
  ...complete,
  specialMeasure: {
    ...complete.specialMeasure,
    wanted: true,
    pledgedOn: pledgedOn === null ? null : plainDate(pledgedOn),
  },
});
const refused = (kind: 'pre.notAccepted' | 'pre.notice', outcome: string): CaseFile =>
  logged(complete, kind, '2026-10-01', { outcome });

const EXAMPLES: readonly [
  name: string,
  key: string,
  file: CaseFile,
  asOf: PlainDate,
  needed: boolean,
  says: string,
][] = [
  ['8.1(5): two findings ask for a plan', 'improvement-plan', complete, AS_OF, true, '2件'],
  [
    '8.1(5): findings reported but not yet recorded ask for a plan',
    'improvement-plan',
    audit(true),
    AS_OF,
    true,
    '7.4',
  ],
  ['8.1(5): no findings, no plan', 'improvement-plan', audit(false), AS_OF, false, '不要'],
  ['8.1(5): not yet known', 'improvement-plan', audit(null), AS_OF, false, 'まだ'],
  ['8.1(8): 2-3 is always enclosed today', '2-3', complete, AS_OF, true, '8.1(8)'],
  [
    '附則(R5.5.11)1: exempt when confirmed and filed by 2025-03-31',
    '2-3',
    measure('2024-06-03', true, '2025-03-31'),
    plainDate('2025-03-24'),
    false,
    '附則(R5.5.11)1',
  ],
  [
    '附則(R5.5.11)1: not exempt when filed a day later',
    '2-3',
    measure('2024-06-03', true, '2025-04-01'),
    plainDate('2025-03-24'),
    true,
    '8.1(8)',
  ],
  [
    '附則(R5.5.11)1: not exempt without using the exemption',
    '2-3',
    measure('2024-06-03', false, '2025-03-10'),
    plainDate('2025-03-03'),
    true,
    '8.1(8)',
  ],
  ['3.1: 1-1 always', '1-1', empty, AS_OF, true, '3.1'],
  ['special: no pledge without the measure', 'special-measure-pledge', complete, AS_OF, false, '特別措置'],
  [
    'special: the day before it began',
    'special-measure-pledge',
    wanted(null),
    plainDate('2023-05-18'),
    false,
    '始まる',
  ],
  [
    'special: from its first day',
    'special-measure-pledge',
    wanted(null),
    plainDate('2023-05-19'),
    true,
    '2(2)',
  ],
  ['special: to its last day', 'special-measure-pledge', wanted(null), plainDate('2025-03-31'), true, '2(2)'],
  [
    'special: over the day after',
    'special-measure-pledge',
    wanted(null),
    plainDate('2025-04-01'),
    false,
    '終わっている',
  ],
  [
    'special: a pledge handed in stays part of the case',
    'special-measure-pledge',
    wanted('2025-03-31'),
    plainDate('2025-04-01'),
    true,
    '期間中に提出した',
  ],
  ['6.1: nothing to object to', '1-5', complete, AS_OF, false, '6.1'],
  ['6.1: a refusal to accept', '1-5', refused('pre.notAccepted', ''), AS_OF, true, '6.1'],
  ['6.1: a notice of not applicable', '1-5', refused('pre.notice', 'notApplicable'), AS_OF, true, '6.1'],
  ['6.1: a notice that it applies', '1-5', refused('pre.notice', 'applies'), AS_OF, false, '6.1'],
];

describe('needed()', () => {
  it.each(EXAMPLES)('%s', (_name, key, file, asOf, needed, says) => {
    const answer = formOf(key)?.needed(file, asOf);
    expect(answer?.needed).toBe(needed);
    expect(answer?.reason).toContain(says);
  });

  it('gives a Japanese sentence for every form', () => {
    for (const form of forms) expect(form.needed(incomplete, AS_OF).reason).toMatch(/。$/);
  });
});

describe('the objection of 6.1', () => {
  it('names the measure and its day, and asks for what is objected to', () => {
    const paper = formOf('1-5')!.build(refused('pre.notice', 'notApplicable'), AS_OF);
    const texts = valuesOf(paper).map((v) => v.text);
    expect(texts).toContain('該当性なしの通知（様式1-4）');
    expect(texts).toContain('令和8年10月1日(木)'.replace(/\(.\)/, ''));
    expect(paper.open.some((line) => line.includes('異議の内容と理由'))).toBe(true);
  });
});

describe('the nine enclosures of 8.1', () => {
  it('stand in order with their state', () => {
    const states = (file: CaseFile) => enclosures(file, AS_OF).map((e) => e.state);
    expect(enclosures(complete, AS_OF).map((e) => e.clause)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `8.1(${n})`),
    );
    expect(states(complete)).toEqual(['dropped', ...Array<string>(8).fill('ready')]);
    expect(states(audit(false))[4]).toBe('notNeeded');
    expect(states(incomplete).filter((s) => s === 'missing')).toHaveLength(3);
    for (const e of enclosures(empty, AS_OF)) expect(e.state === 'ready').toBe(e.reason === '');
  });

  it('are listed as boxes on 2-4, ticked only when they are there', () => {
    const paper = formOf('2-4')!.build(incomplete, AS_OF);
    const boxes = paper.blocks.flatMap((b) => (b.type === 'checks' ? b.items : []));
    const enclosed = boxes.filter((b) => /^\(\d\) /.test(b.value.text));
    expect(enclosed).toHaveLength(9);
    expect(enclosed.filter((b) => !b.checked).map((b) => b.value.text)).toEqual([
      '(1) 登記事項証明書（全部事項証明書）（未添付）',
      '(4) 実施結果報告書（別添を含む）（未添付）',
      '(9) 事前申請結果通知書の写し（未添付）',
    ]);
  });
});
