export {
  halfYearEnd,
  lastDay,
  runClock,
  type ClockAnswer,
  type ClockFacts,
  type Covered,
  type NotCovered,
} from './clock.ts';
export { explainClock, type ExplanationStep } from './explain.ts';
export {
  closedReason,
  firstOpeningDayOnOrAfter,
  holidayName,
  isOpeningDay,
  lastOpeningDayOnOrBefore,
} from './opening-days.ts';
export { CLOCK_IDS, isClockId, type ClockId } from '#rulebook/clocks';
