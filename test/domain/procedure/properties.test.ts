import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextActions, openDuties, overview, replay, runningClocks, trace } from '#domain/procedure';
import { addDays } from '#kernel';
import { actionMessage, clockMessage, explanationMessage, problemMessage } from '#messages';
import type { CaseFile, LogEntry } from '#schemas';
import { emptyCase, longLog } from '../../support/long-log.ts';
import { anyCase, anyDate } from '../../support/random-log.ts';

/** All that the procedure says of a case on a day; the checks of its papers stand elsewhere. */
function all(file: CaseFile, asOf: LogEntry['date']) {
  const at = replay(file, asOf);
  const clocks = runningClocks(file, at, asOf);
  const duties = openDuties(at, asOf);
  const actions = nextActions({ file, at, clocks, duties, progress: [] });
  const { position } = trace(file, asOf);
  return { at, clocks, duties, actions, position };
}

/** What can be told apart from outside; the lookup that goes with it is left out. */
function told(file: CaseFile, asOf: LogEntry['date']) {
  const { at, clocks, duties, actions } = all(file, asOf);
  return {
    stage: at.stage,
    since: at.since,
    filing: at.filing,
    listing: at.listing,
    expires: at.expires,
    pending: at.renewalPending,
    history: at.history.map((line) => [line.entry.id, line.stage]),
    problems: at.problems,
    departures: at.departures,
    clocks,
    duties,
    actions,
  };
}

const CODE = /^[a-z][A-Za-z]*\.[A-Za-z.]+$/;

describe('any log, sensible or not', () => {
  it('is told without a throw, every clock with its reasons, every code with a sentence', () => {
    fc.assert(
      fc.property(anyCase, anyDate, (file, asOf) => {
        const { at, clocks, duties, actions, position } = all(file, asOf);
        expect(at.history).toHaveLength(file.log.filter((e) => e.date <= asOf).length);
        expect(position.filing).toBe(at.filing);
        for (const clock of clocks) {
          expect(clock.explanation.length).toBeGreaterThan(0);
          for (const step of clock.explanation) {
            expect(explanationMessage(step)).toMatch(/[。）]$/);
            expect(explanationMessage(step)).not.toMatch(/clock\.|undefined|NaN/);
          }
          const { title, state } = clockMessage(clock);
          expect(title).not.toBe('');
          expect(state).not.toMatch(/undefined|NaN|--/);
          if (!clock.covered) continue;
          expect(clock.safeDue <= clock.due).toBe(true);
          expect(clock.from <= asOf).toBe(true);
          if (clock.state === 'past') expect(clock.due < asOf).toBe(true);
          if (clock.state === 'running') expect(clock.due >= asOf).toBe(true);
        }
        for (const duty of duties) expect(duty.ageDays).toBeGreaterThanOrEqual(0);
        for (const action of actions) expect(actionMessage(action).what).not.toMatch(CODE);
        for (const problem of at.problems) {
          const { title } = problemMessage(problem);
          expect(title).not.toContain(problem.code);
          expect(title).not.toMatch(/undefined|NaN/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same overview whatever the order in which it was entered', () => {
    fc.assert(
      fc.property(anyCase, anyDate, fc.infiniteStream(fc.nat(10_000)), (file, asOf, numbers) => {
        const keyed = file.log.map((entry) => ({ entry, key: numbers.next().value as number }));
        const log = keyed.sort((a, b) => a.key - b.key).map(({ entry }) => entry);
        expect(told({ ...file, log }, asOf)).toEqual(told(file, asOf));
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same again when an entry is deleted and put back', () => {
    fc.assert(
      fc.property(anyCase, anyDate, fc.nat(100), (file, asOf, n) => {
        fc.pre(file.log.length > 0);
        const entry = file.log[n % file.log.length]!;
        const without = file.log.filter((e) => e !== entry);
        const before = told(file, asOf);
        // Without it something else may be told, but nothing throws.
        expect(told({ ...file, log: without }, asOf).history.length).toBeLessThanOrEqual(
          before.history.length,
        );
        expect(told({ ...file, log: [...without, { ...entry }] }, asOf)).toEqual(before);
      }),
      { numRuns: 150 },
    );
  });

  it('is in preparation on the day before its first entry, with no clock, duty or problem of the log', () => {
    fc.assert(
      fc.property(anyCase, (file) => {
        fc.pre(file.log.length > 0);
        const first = file.log.map((e) => e.date).sort()[0]!;
        const { at, clocks, duties } = all(file, addDays(first, -1));
        expect(at.stage).toBe('preparing');
        expect(at.since).toBeNull();
        expect(clocks.filter((c) => c.path.startsWith('log/'))).toEqual([]);
        expect(duties).toEqual([]);
        expect(at.problems).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('does not look ahead: entries dated later change nothing', () => {
    fc.assert(
      fc.property(anyCase, anyDate, (file, asOf) => {
        const log = file.log.filter((e) => e.date <= asOf);
        expect(told({ ...file, log }, asOf)).toEqual(told(file, asOf));
      }),
      { numRuns: 150 },
    );
  });

  it('keeps the whole overview, with the checks of the papers, free of throws and bare codes', () => {
    fc.assert(
      fc.property(anyCase, anyDate, (file, asOf) => {
        const result = overview(file, asOf);
        const shuffled = overview({ ...file, log: [...file.log].reverse() }, asOf);
        expect({ ...shuffled, position: null }).toEqual({ ...result, position: null });
        for (const problem of result.problems)
          expect(problemMessage(problem).title).not.toContain(problem.code);
      }),
      { numRuns: 40 },
    );
  }, 30_000);
});

describe('long logs', () => {
  it('of 500 entries are told whole', () => {
    const file = { ...emptyCase(), log: longLog(500) };
    const { at, clocks, duties } = all(file, addDays(file.log.at(-1)!.date, 400));
    expect(at.entries).toHaveLength(500);
    expect(at.stage).toBe('registered');
    expect(clocks.every((c) => c.explanation.length > 0)).toBe(true);
    expect(duties.every((d) => d.ageDays >= 0)).toBe(true);
  });
});
