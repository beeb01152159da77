/** What the date of a step rests on: a duration of the vendor's side, a clock of the rules, or what is recorded. */
import type { PlainDate } from '#kernel';
import { rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile } from '#schemas';
import { explainClock, runClock, type ClockId, type ExplanationStep } from '../calendar/index.ts';
import type { AssumptionId, Assumptions, ScheduledStep, Span, StepId } from '../schedule/index.ts';

type Rest = {
  /** The step it is counted from; null = the as-of date. */
  readonly after: StepId | null;
  readonly assumption?: AssumptionId;
  /** A clock that gives the date, or beyond which it cannot lie (`cap`). */
  readonly clock?: ClockId;
  readonly cap?: ClockId;
};

const RESTS: Readonly<Record<StepId, Rest>> = {
  describe: { after: null, assumption: 'describe' },
  assessment: { after: 'describe', assumption: 'assessment' },
  preFile: { after: 'assessment', assumption: 'preFiling' },
  preAccept: { after: 'preFile', clock: '4.3' },
  notice: { after: 'preFile', clock: '5.3' },
  controls: { after: null, assumption: 'controls' },
  periodStart: { after: 'controls' },
  internalAudit: { after: 'controls', assumption: 'internalAudit' },
  periodEnd: { after: 'periodStart', assumption: 'auditPeriod' },
  report: { after: 'periodEnd', assumption: 'auditReport', cap: '7.3' },
  file: { after: 'report', assumption: 'applicationPrep', cap: '8.2' },
  accept: { after: 'file', clock: '9.3' },
  decision: { after: 'accept', clock: '10.6' },
};

/** The clocks the schedule counts with: their lengths belong to the rules and cannot be edited. */
export const SCHEDULE_CLOCKS = [
  '3.3',
  '4.3',
  '5.3',
  '7.3',
  '8.2',
  '9.3',
  '10.6',
] as const satisfies readonly ClockId[];

export type StepBasis = {
  /** The step it is counted from and that step's likely date; null where it is counted from the as-of date. */
  readonly after: { readonly id: StepId; readonly date: PlainDate } | null;
  readonly assumption: { readonly id: AssumptionId; readonly span: Span } | null;
  /** The clock that gives the likely date or caps it, explained from the likely date it runs from. */
  readonly clock: {
    readonly id: ClockId;
    readonly cap: boolean;
    readonly explanation: readonly ExplanationStep[];
  } | null;
};

/** Why a projected step of a case's schedule lies where it does. */
export function basisOf(
  step: ScheduledStep,
  steps: readonly ScheduledStep[],
  assumptions: Assumptions,
  file: Pick<CaseFile, 'works' | 'edition'>,
  rulebook: Rulebook = rulebookFor(file.edition),
): StepBasis {
  const unlisted = file.works.some((w) => w.listed === false);
  // 5.3 names a period only for works outside the list; for listed ones it says 速やかに, and the vendor assumes.
  const rest: Rest =
    step.id === 'notice' && !unlisted ? { after: 'preAccept', assumption: 'listedNotice' } : RESTS[step.id];
  const from = rest.after === null ? undefined : steps.find((s) => s.id === rest.after);
  const clockId = rest.clock ?? rest.cap;
  return {
    after: from ? { id: from.id, date: from.likely } : null,
    assumption: rest.assumption ? { id: rest.assumption, span: assumptions[rest.assumption] } : null,
    clock:
      clockId && from
        ? {
            id: clockId,
            cap: rest.cap !== undefined,
            explanation: explainClock(runClock(clockId, from.likely, {}, rulebook.clocks)),
          }
        : null,
  };
}
