import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASSUMPTION_IDS, DEFAULT_ASSUMPTIONS, scheduleOf, type Span } from '#domain/schedule';
import { addDays, plainDate, type PlainDate } from '#kernel';
import { conflictMessage } from '#messages';
import { emptyCase } from '../../support/long-log.ts';
import { anyCase } from '../../support/random-log.ts';
import { caseWith } from './support.ts';

const FIRST = plainDate('2022-01-01');
const day = (min: number, max: number): fc.Arbitrary<PlainDate> =>
  fc.integer({ min, max }).map((n) => addDays(FIRST, n));
/** 2022-01-01 to 2050-12-31. */
const anyDay = day(0, 10_591);

const span = (max: number): fc.Arbitrary<Span> =>
  fc
    .array(fc.nat(max), { minLength: 3, maxLength: 3 })
    .map((n) => n.sort((a, b) => a - b))
    .map(([min, likely, max]) => ({ min: min!, likely: likely!, max: max! }));
const anySpans: fc.Arbitrary<Partial<Record<string, Span>>> = fc.record(
  Object.fromEntries(ASSUMPTION_IDS.map((id) => [id, span(id === 'auditPeriod' ? 14 : 200)])),
  { requiredKeys: [] },
);

describe('the schedule of any case', () => {
  it('never throws, runs no bar backwards, and speaks in sentences', () => {
    fc.assert(
      fc.property(anyCase, anyDay, anySpans, anyDay, (file, asOf, own, target) => {
        const schedule = scheduleOf(file, asOf, own, target);
        if (!schedule.covered) return;
        for (const step of schedule.steps) {
          expect(step.earliest <= step.likely && step.likely <= step.latest).toBe(true);
          if (step.state !== 'projected') expect(step.earliest).toBe(step.latest);
          if (step.state === 'done') expect(step.likely <= asOf).toBe(true);
        }
        for (const conflict of [...schedule.conflicts, ...(schedule.backward?.conflicts ?? [])]) {
          expect(conflictMessage(conflict)).not.toMatch(/undefined|schedule\./);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('with its dates ahead, nothing is projected before today', () => {
    fc.assert(
      fc.property(day(700, 8_000), anySpans, fc.boolean(), (asOf, own, listed) => {
        const schedule = scheduleOf(caseWith({ listed }), asOf, own);
        if (!schedule.covered) return;
        for (const step of schedule.steps) expect(step.earliest >= asOf).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('a longer assumption makes no step earlier', () => {
    fc.assert(
      fc.property(
        anyCase,
        anyDay,
        anySpans,
        fc.constantFrom(...ASSUMPTION_IDS),
        fc.integer({ min: 1, max: 60 }),
        (file, asOf, own, id, more) => {
          const old = own[id] ?? DEFAULT_ASSUMPTIONS[id];
          const grown = { min: old.min + more, likely: old.likely + more, max: old.max + more };
          const before = scheduleOf(file, asOf, own);
          const after = scheduleOf(file, asOf, { ...own, [id]: grown });
          if (!before.covered || !after.covered) return;
          for (const [i, step] of before.steps.entries()) {
            const other = after.steps[i]!;
            expect(other.earliest >= step.earliest, `${id} ${step.id} earliest`).toBe(true);
            expect(other.likely >= step.likely, `${id} ${step.id} likely`).toBe(true);
            expect(other.latest >= step.latest, `${id} ${step.id} latest`).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('backwards, each last day lies before those it leads to', () => {
    const ORDER = [
      [
        'describe',
        'assessment',
        'preFile',
        'preAccept',
        'notice',
        'periodEnd',
        'report',
        'file',
        'accept',
        'decision',
      ],
      ['controls', 'periodStart', 'periodEnd'],
      ['internalAudit', 'file'],
    ] as const;
    fc.assert(
      fc.property(anyCase, anyDay, anySpans, anyDay, (file, asOf, own, target) => {
        const schedule = scheduleOf(file, asOf, own, target);
        if (!schedule.covered || !schedule.backward) return;
        const at = Object.fromEntries(schedule.backward.steps.map((s) => [s.id, s.latest]));
        for (const chain of ORDER) {
          for (let i = 1; i < chain.length; i++) {
            expect(at[chain[i - 1]!]! <= at[chain[i]!]!, `${chain[i - 1]} ${chain[i]}`).toBe(true);
          }
        }
        expect(at['decision']).toBe(target);
      }),
      { numRuns: 300 },
    );
  });

  it('a later wish makes no last day earlier', () => {
    fc.assert(
      fc.property(day(1_500, 8_000), fc.nat(200), fc.boolean(), (target, more, listed) => {
        const asOf = plainDate('2026-04-01');
        const [a, b] = [target, addDays(target, more)].map((t) =>
          scheduleOf(caseWith({ listed }), asOf, {}, t),
        );
        if (!a?.covered || !b?.covered || !a.backward || !b.backward) return;
        for (const [i, step] of a.backward.steps.entries()) {
          expect(b.backward.steps[i]!.latest >= step.latest).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is given for every day but at the edges: before 10.6 was in force, and where the holidays end', () => {
    // 10.6 applies to applications from 2 October 2023 (附則(R5.7.3)1); the longest course takes some three years.
    const [from, until] = [plainDate('2023-10-02'), plainDate('2047-06-30')];
    for (let d = from; d <= until; d = addDays(d, 9))
      expect(scheduleOf(emptyCase(), d).covered, d).toBe(true);
    expect(scheduleOf(emptyCase(), plainDate('2022-10-01')).covered).toBe(false);
    expect(scheduleOf(emptyCase(), plainDate('2050-06-01')).covered).toBe(false);
  });
});
