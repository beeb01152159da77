/** Why a date is what it is: steps with a code and parameters; `messages/` makes the sentences. */
import { addDays, addMonthsClamped, daysBetween, partsOf, type PlainDate } from '#kernel';
import { HOLIDAYS_PROMULGATED_UNTIL } from '#rulebook/holidays';
import { halfYearEnd, type ClockAnswer, type Covered } from './clock.ts';
import { closedReason } from './opening-days.ts';

export type ExplanationStep = {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
};

/** From which event, how it is counted, which days were not counted, why this day and why the safe day. */
export function explainClock(answer: ClockAnswer): readonly ExplanationStep[] {
  if (!answer.covered) return [answer.reason];
  const steps: ExplanationStep[] = [
    { code: 'clock.trigger', params: { event: answer.rule.trigger, date: answer.from, clause: answer.id } },
    ...counted(answer),
  ];
  if (answer.safeDue === answer.due) {
    steps.push({ code: 'clock.dueIsOpen', params: { date: answer.due } });
  } else {
    steps.push({
      code: 'clock.safe',
      params: {
        date: answer.due,
        safe: answer.safeDue,
        closed: closedDays(addDays(answer.safeDue, 1), answer.due),
      },
    });
  }
  if (answer.due > HOLIDAYS_PROMULGATED_UNTIL) {
    steps.push({ code: 'clock.forecast', params: { until: HOLIDAYS_PROMULGATED_UNTIL } });
  }
  if (answer.rule.source) steps.push({ code: 'clock.publicSource', params: { source: answer.rule.source } });
  return steps;
}

function counted({ rule, from, due }: Covered): ExplanationStep[] {
  const c = rule.counting;
  switch (c.rule) {
    case 'after': {
      const start = addDays(from, 1);
      const steps: ExplanationStep[] = [{ code: 'clock.firstDayNotCounted', params: { date: from, start } }];
      if (c.unit === 'day' || c.unit === 'week') {
        steps.push({ code: `clock.after.${c.unit}`, params: { n: c.n, due } });
      } else {
        steps.push(corresponding(start, c.unit === 'year' ? c.n * 12 : c.n, due));
      }
      return steps;
    }
    case 'counted':
      return [
        { code: 'clock.firstDayCounted', params: { date: from } },
        corresponding(from, c.unit === 'year' ? c.n * 12 : c.n, due),
      ];
    case 'sameDate':
      return [
        {
          code: partsOf(from).day === partsOf(due).day ? 'clock.sameDate' : 'clock.sameDateClamped',
          params: { years: c.years, due },
        },
      ];
    case 'openingDays':
      return [
        { code: 'clock.firstDayNotCounted', params: { date: from, start: addDays(from, 1) } },
        {
          code: 'clock.openingDays',
          params: {
            n: c.n,
            due,
            closed: closedDays(addDays(from, 1), due),
            skipped: countClosed(addDays(from, 1), due),
          },
        },
      ];
    case 'halfYear': {
      const end = halfYearEnd(from);
      return [
        { code: 'clock.halfYear', params: { end } },
        { code: 'clock.firstDayNotCounted', params: { date: end, start: addDays(end, 1) } },
        corresponding(addDays(end, 1), c.months, due),
      ];
    }
  }
}

function corresponding(start: PlainDate, months: number, due: PlainDate): ExplanationStep {
  const target = addMonthsClamped(start, months);
  return partsOf(target).day === partsOf(start).day
    ? { code: 'clock.corresponding', params: { start, months, target, due } }
    : { code: 'clock.noCorresponding', params: { start, months, due } };
}

/** `2026-12-29（年末年始）、…`: the closed days of a stretch; '' when there is none. */
function closedDays(first: PlainDate, last: PlainDate): string {
  const list: string[] = [];
  for (let d = first; d <= last; d = addDays(d, 1)) {
    const reason = closedReason(d);
    if (reason) list.push(`${d}（${reason}）`);
  }
  return list.join('、');
}

function countClosed(first: PlainDate, last: PlainDate): number {
  let n = 0;
  for (let i = 0; i <= daysBetween(first, last); i++) if (closedReason(addDays(first, i))) n++;
  return n;
}
