export { nextActions, type NextAction } from './actions.ts';
export { runningClocks, type RunningClock } from './clocks.ts';
export { overview, type Overview } from './overview.ts';
export { progressOf, type Progress } from './progress.ts';
export { nextKinds, replay, type Replay } from './replay.ts';
export { STEP_SCREENS, screenOfPath, type StepScreen } from './screens.ts';
export { STAGES, TRANSITIONS, type StageId, type Transition } from './stages.ts';
