/** 自己診断: ten plain answers in, an honest first verdict out. Needs no case, and can become one. */
import { scheduleOf, type Schedule } from '#domain/schedule';
import { countingIds, type PlainDate } from '#kernel';
import { currentEdition } from '#rulebook';
import { catalogueEdition } from '#rulebook/controls';
import { newCase, type SelfCheckAnswers } from '#schemas';
import { effortOf, type Effort } from './effort.ts';
import { judgeAnswers, type SelfCheckMissing, type SelfCheckReason } from './reasons.ts';
import { scheduleCase } from './to-case.ts';

export { answeredCount, isAskedBeside, QUESTIONS, type Question, type QuestionId } from './questions.ts';
export type { SelfCheckMissing, SelfCheckReason, Supplier } from './reasons.ts';
export type { Effort } from './effort.ts';
export { withAnswers, type CaseWords } from './to-case.ts';

export type SelfCheck = {
  /** `possible` 対象になり得る, `excluded` 現状では対象外, `unknown` 判断に必要な情報が不足. */
  readonly verdict: 'possible' | 'excluded' | 'unknown';
  readonly reasons: readonly SelfCheckReason[];
  readonly missing: readonly SelfCheckMissing[];
  /** From the date on, backwards from the wished day too where there is one. */
  readonly schedule: Schedule;
  /**
   * Whether the wished day can be met: `likely` at the usual pace, `tight` only at a faster one, `late` not at all. Null without
   * a wished day, or where it cannot be reckoned with.
   */
  readonly onTime: 'likely' | 'tight' | 'late' | null;
  readonly effort: Effort;
};

/** The result of the self-check as of a date. Pure; an unanswered question is missing, never an error. */
export function selfCheck(answers: SelfCheckAnswers, asOf: PlainDate): SelfCheck {
  const { reasons, missing } = judgeAnswers(answers, asOf);
  const source = { id: countingIds('S'), now: () => '2000-01-01T00:00:00.000Z' };
  const edition = currentEdition.id;
  const blank = newCase(source, { title: '', edition, catalogue: catalogueEdition, controlIds: [] });
  const target = answers.target !== undefined && answers.target > asOf ? answers.target : null;
  const schedule = scheduleOf(scheduleCase(blank, answers, source, asOf), asOf, {}, target);
  const blocked = reasons.some((r) => r.effect === 'blocks');
  const open = missing.some((m) => m.deciding);
  return {
    verdict: blocked ? 'excluded' : open ? 'unknown' : 'possible',
    reasons,
    missing,
    schedule,
    onTime: onTimeOf(answers, asOf, schedule),
    effort: effortOf(edition),
  };
}

function onTimeOf(answers: SelfCheckAnswers, asOf: PlainDate, schedule: Schedule): SelfCheck['onTime'] {
  const { target } = answers;
  if (target === undefined) return null;
  if (target <= asOf) return 'late';
  if (!schedule.covered || !schedule.backward) return null;
  const decision = schedule.steps.find((s) => s.id === 'decision');
  // Backwards alone does not see what must come before a step, nor a day that is fixed already.
  if (!schedule.backward.feasible || !decision || decision.earliest > target) return 'late';
  return decision.likely <= target ? 'likely' : 'tight';
}
