import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, fromEpochDay, isPlainDate, plainDate, toEpochDay, type PlainDate } from '#kernel';
import { CLOCK_IDS, CLOCK_RULES, clockRule, type ClockRule } from '#rulebook/clocks';
import { explainClock, isOpeningDay, runClock } from '#domain/calendar';
import { EXPLANATION_CODES, explanationMessage } from '#messages';
import { CLOCK_EXAMPLES } from '../../../src/rulebook/clocks/examples.ts';
import { naiveLastDay, naiveOpen } from '../../support/naive-calendar.ts';

describe('worked examples of the clocks', () => {
  it.each(CLOCK_EXAMPLES)('$id from $from ends on $due: $why', (example) => {
    const answer = runClock(example.id, plainDate(example.from));
    if (example.due === null) {
      expect(answer.covered).toBe(false);
      return;
    }
    expect(answer).toMatchObject({
      covered: true,
      due: example.due,
      safeDue: example.safeDue ?? example.due,
    });
  });

  it('has at least two examples for each clock', () => {
    const counts = CLOCK_IDS.map((id) => CLOCK_EXAMPLES.filter((e) => e.id === id).length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(1);
    expect(CLOCK_EXAMPLES.length).toBeGreaterThanOrEqual(60);
  });
});

const days = fc
  .integer({ min: toEpochDay(plainDate('2022-01-01')), max: toEpochDay(plainDate('2049-12-31')) })
  .map(fromEpochDay);

describe('every clock, 2022–2049', () => {
  it('agrees with a naive day-by-day counter', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CLOCK_IDS), days, (id, from) => {
        const rule = clockRule(id, from);
        const answer = runClock(id, from);
        if (!answer.covered) {
          const tooEarly = from < rule.from;
          const tooLate = naiveLastDay(rule.counting, from) > '2050-12-31';
          expect(tooEarly || tooLate).toBe(true);
          return;
        }
        expect(answer.due).toBe(naiveLastDay(rule.counting, from));
        let safe = answer.due;
        while (!naiveOpen(safe)) safe = addDays(safe, -1);
        expect(answer.safeDue).toBe(safe);
      }),
      { numRuns: 4000 },
    );
  });

  it('never lets the last day move back when the trigger moves on', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CLOCK_IDS), days, (id, from) => {
        const a = runClock(id, from);
        const b = runClock(id, addDays(from, 1));
        if (a.covered && b.covered) expect(b.due >= a.due).toBe(true);
      }),
    );
  });

  it('explains every answer, covered or not, with sentences and without a bare code', () => {
    fc.assert(
      fc.property(fc.constantFrom(...CLOCK_IDS), days, (id, from) => {
        const steps = explainClock(runClock(id, from));
        expect(steps.length).toBeGreaterThan(0);
        for (const step of steps) {
          expect(EXPLANATION_CODES).toContain(step.code);
          const sentence = explanationMessage(step);
          expect(sentence).toMatch(/。$|（要原文確認）$/);
          expect(sentence).not.toMatch(/undefined|NaN/);
        }
      }),
    );
  });

  it('opening-day clocks are due on an opening day', () => {
    fc.assert(
      fc.property(days, (from) => {
        const answer = runClock('13.2', from);
        if (answer.covered) {
          expect(isOpeningDay(answer.due)).toBe(true);
          expect(answer.safeDue).toBe(answer.due);
        }
      }),
    );
  });
});

describe('coverage by dated facts (supplementary provisions)', () => {
  const d = plainDate;

  it('附則(R5.7.3): a request after 2 October 2023 on an older application is not covered by 10.4', () => {
    const answer = runClock('10.4', d('2023-11-01'), { applicationFiled: d('2023-09-29') });
    expect(answer).toMatchObject({
      covered: false,
      reason: { code: 'clock.beforeProvision', params: { clause: '附則(R5.7.3)1', start: '2023-10-02' } },
    });
    expect(runClock('10.4', d('2023-11-01'), { applicationFiled: d('2023-10-02') }).covered).toBe(true);
  });

  it('附則(R5.11.10): an incident that happened before but was recognised after 4 January 2024 is covered', () => {
    expect(runClock('18.2(6)', d('2023-12-20')).covered).toBe(false);
    const answer = runClock('18.2(6)', d('2023-12-20'), { incidentRecognised: d('2024-01-10') });
    expect(answer).toMatchObject({ covered: true, due: '2024-12-20' });
  });

  it('an amended wording is a second rule beside the first, by date', () => {
    const amended: ClockRule = {
      ...clockRule('8.2'),
      from: plainDate('2027-04-01'),
      counting: { rule: 'after', n: 2, unit: 'month' },
    };
    const rules = [...CLOCK_RULES, amended];
    expect(runClock('8.2', d('2027-03-31'), {}, rules)).toMatchObject({ due: '2027-04-30' });
    expect(runClock('8.2', d('2027-04-01'), {}, rules)).toMatchObject({ due: '2027-06-01' });
  });
});

it('answers dates at the edges of the calendar without a made-up date', () => {
  for (const text of ['1868-01-01', '2021-12-31', '2050-12-31', '9999-12-31']) {
    for (const id of CLOCK_IDS) {
      const answer = runClock(id, text as PlainDate);
      if (answer.covered) expect(isPlainDate(answer.due)).toBe(true);
      else expect(explainClock(answer)).toHaveLength(1);
    }
  }
});
