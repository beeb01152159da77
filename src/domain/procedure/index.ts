export { nextActions, type NextAction } from './actions.ts';
export { runningClocks, type RunningClock } from './clocks.ts';
export { effectsOf, type EntryEffects } from './effects.ts';
export { overview, type Overview } from './overview.ts';
export { progressOf, type Progress } from './progress.ts';
export { DUTY_RULES, openDuties, type Duty, type DutyRule } from './duties.ts';
export {
  nextKinds,
  replay,
  trace,
  type Departure,
  type HistoryLine,
  type Position,
  type Replay,
} from './replay.ts';
export { STEP_SCREENS, screenOfPath, type StepScreen } from './screens.ts';
export {
  FILING_STAGES,
  LISTING_STAGES,
  STAGES,
  TRANSITIONS,
  type FilingStage,
  type ListingStage,
  type StageId,
  type Transition,
} from './stages.ts';
