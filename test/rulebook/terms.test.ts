/** The windows of measures and transitional provisions are data, and an edition from a file can move them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evaluateSpecialMeasure } from '#domain/special-measure';
import { assessImpact } from '#domain/impact';
import { plainDate } from '#kernel';
import {
  amend,
  isWithin,
  parseEdition,
  phaseOf,
  shippedRulebook,
  TERM_IDS,
  TERMS,
  type Rulebook,
} from '#rulebook';
import { provision } from '#rulebook/provisions';
import { newRecord } from '#schemas';
import { change, emptyCase, source } from '#test/support/cases.ts';

const fixture = JSON.parse(
  readFileSync(join(import.meta.dirname, 'fixtures', 'edition-2027.json'), 'utf8'),
) as Record<string, unknown>;
const parse = (terms: unknown): ReturnType<typeof parseEdition> => parseEdition({ ...fixture, terms });

/** The shipped rules with windows as a file would amend them. */
function amended(terms: unknown): Rulebook {
  const read = parse(terms);
  if (!read.ok) throw new Error(read.error.detail);
  return amend(shippedRulebook, read.value);
}

describe('windows', () => {
  test.each(TERM_IDS)('%s rests on a provision that is there', (id) => {
    expect(provision(TERMS[id].source)?.id).toBe(TERMS[id].source);
  });

  test.each([
    ['2023-05-18', 'before'],
    ['2023-05-19', 'during'],
    ['2025-03-31', 'during'],
    ['2025-04-01', 'after'],
  ] as const)('special 2(1) on %s: %s', (day, phase) => {
    expect(phaseOf(plainDate(day), TERMS.special)).toBe(phase);
  });

  test.each([
    ['twoAgencies', '2022-10-31', false],
    ['twoAgencies', '2022-11-01', true],
    ['twoAgencies', '2023-10-31', true],
    ['twoAgencies', '2023-11-01', false],
    ['otherBodies', '2023-05-18', false],
    ['otherBodies', '2023-05-19', true],
    ['otherBodies', '2099-12-31', true],
    ['withholding', '2023-10-01', false],
    ['withholding', '2023-10-02', true],
  ] as const)('%s holds on %s: %s', (id, day, holds) => {
    expect(isWithin(plainDate(day), TERMS[id])).toBe(holds);
  });
});

describe('an amendment', () => {
  const longer = amended([
    { id: 'special', from: '2023-05-19', until: '2028-03-31', source: '附則(R9.4.1)1' },
    { id: 'otherBodies', from: '2023-05-19', until: '2027-03-31', source: '附則(R9.4.1)1' },
  ]);

  test('prolongs the special measure, without a line of code', () => {
    const day = plainDate('2028-03-31');
    expect(evaluateSpecialMeasure(emptyCase(), day).phase).toBe('after');
    const result = evaluateSpecialMeasure(emptyCase(), day, longer);
    expect([result.phase, result.end]).toEqual(['during', '2028-03-31']);
    expect(evaluateSpecialMeasure(emptyCase(), plainDate('2028-04-01'), longer).phase).toBe('after');
    expect(longer.terms.twoAgencies).toEqual(TERMS.twoAgencies);
  });

  test('ends what was permanent: other bodies may no longer assess', () => {
    const s = source('T');
    const a = { ...newRecord.assessment(s), body: '乙機構', kind: 'incorporatedAgency' as const };
    const on = (date: string): string[] =>
      assessImpact(
        change(emptyCase(), { assessments: [{ ...a, date: plainDate(date) }] }),
        plainDate('2027-06-01'),
        longer,
      ).problems.map((p) => p.code);
    expect(on('2027-03-31')).not.toContain('impact.bodyKindTooLate');
    expect(on('2027-04-01')).toContain('impact.bodyKindTooLate');
  });

  test.each([
    [[{ id: 'nosuch', from: '2023-05-19', until: null, source: 'x' }], 'edition.unknownTerm'],
    [[{ id: 'special', from: '2023-05-19', until: '2023-05-18', source: 'x' }], 'edition.termEndsFirst'],
  ])('that makes no sense is refused: %j', (terms, detail) => {
    expect(parse(terms)).toMatchObject({ ok: false, error: { detail } });
  });
});
