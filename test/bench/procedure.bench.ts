import { CLOCK_IDS, runClock } from '#domain/calendar';
import { openDuties, replay, runningClocks } from '#domain/procedure';
import { scheduleOf } from '#domain/schedule';
import { addDays, plainDate } from '#kernel';
import type { CaseFile } from '#schemas';
import { emptyCase, longLog } from '../support/long-log.ts';
import { timed, type Bench } from './contract.ts';

const CLOCKS = 1_000_000;

/** Stage, clocks, duties and schedule of a case by its log; the checks of its papers are measured apart. */
export const bench: Bench = async () => {
  const asOf = plainDate('2046-01-01');
  const withLog = (size: number): CaseFile => ({ ...emptyCase(), log: longLog(size) });
  const all = (file: CaseFile) => (): number => {
    const at = replay(file, asOf);
    const schedule = scheduleOf(file, asOf, {}, addDays(asOf, 700));
    return (
      at.history.length +
      runningClocks(file, at, asOf).length +
      openDuties(at, asOf).length +
      (schedule.covered ? schedule.steps.length : 0)
    );
  };
  const small = await timed(201, all(withLog(500)));
  const middle = await timed(7, all(withLog(5_000)));
  const large = await timed(3, all(withLog(50_000)));

  const day = plainDate('2026-11-21');
  const clocks = (): number => {
    let covered = 0;
    for (let i = 0; i < CLOCKS; i++) {
      if (runClock(CLOCK_IDS[i % CLOCK_IDS.length]!, addDays(day, i % 7_000)).covered) covered++;
    }
    return covered;
  };

  return [
    { name: 'stage, clocks, duties and schedule of 500 entries', value: small, unit: 'ms', budget: 5 },
    { name: 'the same of 5,000 entries', value: middle, unit: 'ms' },
    { name: 'the same of 50,000 entries', value: large, unit: 'ms' },
    { name: '50,000 entries to 5,000 (10 is linear)', value: large / middle, unit: '', budget: 15 },
    { name: 'a million clocks', value: (await timed(3, clocks)) / 1_000, unit: 's', budget: 3 },
  ];
};
