import { describe, expect, test } from 'vitest';
import { plainDate } from '#kernel';
import { effectOn, provision, provisions, type EffectVerdict } from '#rulebook/provisions';

type Example = readonly [
  why: string,
  id: string,
  asOf: string,
  factDate: string | null,
  expected: EffectVerdict,
];

const examples: readonly Example[] = [
  // 附則(R4.11.1)1
  ['before the rules existed nothing is in force', '3.1', '2022-10-31', null, 'notYet'],
  ['the rules are in force from 2022-11-01', '3.1', '2022-11-01', null, 'inForce'],
  ['10.5 is not among the clauses of October 2023', '10.5', '2023-01-10', null, 'inForce'],
  ['10.12 is not among them either', '10.12', '2023-01-10', null, 'inForce'],
  // 附則(R4.11.1)2: pre-applications within one year
  [
    'two agencies: a pre-application on the first day',
    '附則(R4.11.1)2',
    '2022-11-01',
    '2022-11-01',
    'inForce',
  ],
  [
    'two agencies: a pre-application on the last day',
    '附則(R4.11.1)2',
    '2024-05-01',
    '2023-10-31',
    'inForce',
  ],
  ['two agencies: a year has passed', '附則(R4.11.1)2', '2023-11-01', '2023-11-01', 'ended'],
  ['two agencies: the date of filing is not known', '附則(R4.11.1)2', '2023-05-01', null, 'needsFact'],
  // 附則(R4.11.1)3
  ['the review provision came with the rules', '附則(R4.11.1)3', '2022-11-01', null, 'inForce'],
  // 附則(R5.5.11)1: exemption from 2-3
  ['the exemption did not exist before 2023-05-11', '附則(R5.5.11)1', '2023-05-10', '2023-05-10', 'notYet'],
  ['applied for on the last day', '附則(R5.5.11)1', '2025-03-31', '2025-03-31', 'inForce'],
  ['applied for in time, still under review', '附則(R5.5.11)1', '2025-06-01', '2025-03-31', 'inForce'],
  ['applied for a day too late', '附則(R5.5.11)1', '2025-04-01', '2025-04-01', 'ended'],
  // 附則(R5.7.3)1
  ['10.2 the day before', '10.2', '2023-10-01', null, 'notYet'],
  ['10.2 covers older applications too', '10.2', '2023-10-02', '2023-08-01', 'inForce'],
  ['10.3 not yet in force', '10.3', '2023-10-01', '2023-10-01', 'notYet'],
  ['10.3 does not cover an older application', '10.3', '2023-12-01', '2023-10-01', 'earlierFact'],
  ['10.3 covers an application on the day', '10.3', '2023-12-01', '2023-10-02', 'inForce'],
  ['an item follows its clause', '10.3(1)', '2023-12-01', '2023-10-01', 'earlierFact'],
  ['an item of an item does too', '10.10(4)(ウ)', '2023-12-01', '2023-10-01', 'earlierFact'],
  ['11.4 covers an application on the day', '11.4', '2024-01-01', '2023-10-02', 'inForce'],
  ['18.2(3) does not cover an older application', '18.2(3)', '2024-01-01', '2023-09-30', 'earlierFact'],
  ['18.2(2) beside it is as old as the rules', '18.2(2)', '2022-11-01', null, 'inForce'],
  // 附則(R5.9.22)1
  ['12.3 for an audit period from 2023-10-01', '12.3', '2024-02-01', '2023-10-01', 'inForce'],
  ['12.3 not for one from 2023-09-30', '12.3', '2024-02-01', '2023-09-30', 'earlierFact'],
  ['12.3 before its amendment', '12.3', '2023-09-21', '2023-10-01', 'notYet'],
  // 附則(R5.11.10)1
  ['13.2 an incident recognised on 2024-01-04', '13.2', '2024-01-05', '2024-01-04', 'inForce'],
  ['13.2 one recognised the day before', '13.2', '2024-01-05', '2024-01-03', 'earlierFact'],
  ['13.7 between promulgation and its own day', '13.7', '2023-12-01', '2023-12-01', 'notYet'],
  ['18.2(6) goes with 13.7', '18.2(6)', '2025-02-01', '2024-02-01', 'inForce'],
  ['13.8 is not among them', '13.8', '2023-12-01', null, 'inForce'],
  // 附則(R6.3.1)1
  ['the amendment of March 2024, the day before', '附則(R6.3.1)1', '2024-02-29', null, 'notYet'],
  ['the amendment of March 2024', '附則(R6.3.1)1', '2024-03-01', null, 'inForce'],
  // special measure
  ['the measure before it began', 'special 2(2)', '2023-05-18', null, 'notYet'],
  ['the measure on its last day', 'special 2(4) ①', '2025-03-31', null, 'inForce'],
  ['the measure after it', 'special 2(4) ①', '2025-04-01', null, 'ended'],
  ['2-3 exemption after it', 'special 2(4) ②', '2025-04-01', null, 'ended'],
  ['③ is permanent', 'special 2(4) ③', '2030-01-01', null, 'inForce'],
];

describe('dated effects', () => {
  test.each(examples)('%s: %s as of %s, fact %s', (_why, id, asOf, factDate, expected) => {
    const effect = provision(id)!.effect;
    expect(effectOn(effect, plainDate(asOf), factDate === null ? null : plainDate(factDate))).toBe(expected);
  });

  /** The clauses of a supplementary provision with all their items. */
  const dated = (source: string): string[] =>
    provisions.filter((p) => p.effect.source === source && p.id !== source).map((p) => p.id);
  const under = (clauses: readonly string[]): string[] =>
    provisions.map((p) => p.id).filter((id) => clauses.some((c) => id === c || id.startsWith(`${c}(`)));

  test.each([
    [
      '附則(R5.7.3)1',
      ['10.2', '10.3', '10.4', '10.6', '10.7', '10.8', '10.9', '10.10', '10.11', '11.4', '18.2(3)'],
    ],
    ['附則(R5.9.22)1', ['12.3']],
    ['附則(R5.11.10)1', ['13.1', '13.2', '13.3', '13.4', '13.5', '13.6', '13.7', '18.2(6)']],
  ])('%s dates exactly the clauses it names, with their items', (source, clauses) => {
    expect(dated(source)).toEqual(under(clauses));
    expect(provision(source)!.refs).toEqual(clauses);
  });

  test('of the clauses of 2023-10-02 only 10.2 covers earlier applications', () => {
    const any = provisions.filter((p) => p.effect.source === '附則(R5.7.3)1' && !p.effect.appliesTo);
    expect(any.map((p) => p.id)).toEqual(['10.2', '附則(R5.7.3)1']);
  });

  test('all of the notice but ③ ends on 2025-03-31', () => {
    const open = provisions.filter((p) => p.doc === 'special' && p.effect.until !== '2025-03-31');
    expect(open.map((p) => p.id)).toEqual(['special 2(4) ③']);
  });
});
