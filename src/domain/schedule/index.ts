import type { PlainDate } from '#kernel';
import { rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile } from '#schemas';
import { withDefaults, type Span } from './assumptions.ts';
import { backward, type Backward } from './backward.ts';
import { conflictsOf } from './conflicts.ts';
import { settledOf } from './facts.ts';
import { forward, type ScheduledStep } from './forward.ts';
import type { Conflict, StepId } from './steps.ts';

export {
  ASSUMPTION_IDS,
  DEFAULT_ASSUMPTIONS,
  isSpan,
  withDefaults,
  type AssumptionId,
  type Assumptions,
  type Span,
} from './assumptions.ts';
export { latestTrigger, type Backward, type BackwardStep } from './backward.ts';
export { type ScheduledStep } from './forward.ts';
export { STEP_FACTS, STEP_IDS, type Conflict, type StepId } from './steps.ts';

export type Schedule =
  | {
      readonly covered: true;
      readonly steps: readonly ScheduledStep[];
      readonly conflicts: readonly Conflict[];
      /** With a target day: the same backwards; null where the target cannot be reckoned with (outside coverage). */
      readonly backward: Backward | null;
    }
  /** The schedule leaves the known holidays or the coverage of the rules: no date is guessed. */
  | { readonly covered: false };

/** Whether a wished day can be met: `likely` at the usual pace, `tight` only at a faster one, `late` not at all. */
export type OnTime = 'likely' | 'tight' | 'late';

/** Whether the target day of the schedule can be met; null without one, or where it cannot be reckoned with. */
export function onTime(schedule: Schedule): OnTime | null {
  if (!schedule.covered || !schedule.backward) return null;
  const { target, feasible } = schedule.backward;
  const decision = schedule.steps.find((s) => s.id === 'decision');
  // Backwards alone does not see what must come before a step, nor a day that is fixed already.
  if (!feasible || !decision || decision.earliest > target) return 'late';
  return decision.likely <= target ? 'likely' : 'tight';
}

/** The schedule of a case from a date on, forwards, and backwards from a target day where one is given. */
export function scheduleOf(
  file: CaseFile,
  asOf: PlainDate,
  own: Partial<Record<string, Span>> = {},
  target: PlainDate | null = null,
  rulebook: Rulebook = rulebookFor(file.edition),
): Schedule {
  const assumptions = withDefaults(own);
  const settled = settledOf(file, asOf, rulebook);
  const steps = forward(settled, asOf, assumptions, rulebook);
  if (!steps) return { covered: false };
  return {
    covered: true,
    steps,
    conflicts: conflictsOf(file, settled, asOf, steps, rulebook),
    backward: target ? backward(settled, asOf, target, assumptions, rulebook) : null,
  };
}

/** How far each step moves between two schedules, in days at the likely date; steps that stay are left out. */
export function shifts(
  a: readonly ScheduledStep[],
  b: readonly ScheduledStep[],
): readonly { readonly id: StepId; readonly from: PlainDate; readonly to: PlainDate }[] {
  return a.flatMap((step) => {
    const other = b.find((s) => s.id === step.id);
    return other && other.likely !== step.likely
      ? [{ id: step.id, from: step.likely, to: other.likely }]
      : [];
  });
}
