/** 自己診断: ten plain answers in, an honest first verdict out. Needs no case, and can become one. */
import { onTime, scheduleOf, type OnTime, type Schedule } from '#domain/schedule';
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
  /** Whether the wished day can be met. Null without one, or where it cannot be reckoned with. */
  readonly onTime: OnTime | null;
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
    // A day that has passed is no target to reckon from.
    onTime: answers.target !== undefined && target === null ? 'late' : onTime(schedule),
    effort: effortOf(edition),
  };
}
