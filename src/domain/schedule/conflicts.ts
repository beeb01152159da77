/** What does not fit in a schedule: dates set or projected that the rules would turn down, or that cost a batch. */
import { addDays, daysBetween, lastDayOfMonths, type PlainDate } from '#kernel';
import type { Rulebook } from '#rulebook';
import type { CaseFile } from '#schemas';
import { closedReason, halfYearEnd, isOpeningDay } from '../calendar/index.ts';
import type { Settled } from './facts.ts';
import { lastDayOf, type ScheduledStep } from './forward.ts';
import type { Conflict, StepId } from './steps.ts';

/** Days after a half year's end within which a filing counts as one that just missed the batch. */
const JUST_MISSED = 31;

/** The conflicts of a schedule, judged at the likely dates. */
export function conflictsOf(
  file: CaseFile,
  settled: Settled,
  asOf: PlainDate,
  steps: readonly ScheduledStep[],
  rulebook: Rulebook,
): readonly Conflict[] {
  const found: Conflict[] = [];
  const at = (id: StepId): PlainDate => steps.find((s) => s.id === id)!.likely;
  const isDone = (id: StepId): boolean => steps.find((s) => s.id === id)!.state === 'done';
  const add = (code: string, step: StepId, clauses: string[], params: Conflict['params']): void => {
    found.push({ code, step, clauses, params });
  };
  const { unlisted, previousEnd, renewBy } = settled;

  for (const step of ['preFile', 'file'] as const) {
    const day = at(step);
    if (!isDone(step) && isOpeningDay(day) === false) {
      add('schedule.filingOnHoliday', step, [step === 'preFile' ? '3.1' : '8.1'], {
        date: day,
        why: closedReason(day)!,
      });
    }
  }
  if (!isDone('preFile')) {
    const usable = file.assessments.flatMap((a) => (a.date && a.date <= at('preFile') ? [a.date] : []));
    const newest = usable.sort().at(-1);
    const due = newest ? lastDayOf('3.3', newest, rulebook) : null;
    if (newest && due && due < at('preFile')) {
      add('schedule.assessmentTooOld', 'preFile', ['3.3'], { assessed: newest, due, filing: at('preFile') });
    }
    if (unlisted) {
      const previous = addDays(halfYearStart(at('preFile')), -1);
      const late = daysBetween(previous, at('preFile'));
      if (late > 0 && late <= JUST_MISSED && previous >= asOf) {
        add('schedule.batchMissed', 'preFile', ['5.3'], {
          closed: previous,
          days: late,
          filing: at('preFile'),
        });
      }
    }
  }
  const reportBy = lastDayOf('7.3', at('periodEnd'), rulebook);
  if (at('report') <= at('periodEnd')) {
    add('schedule.reportBeforeEnd', 'report', ['7.3'], { end: at('periodEnd'), report: at('report') });
  } else if (reportBy && at('report') > reportBy) {
    add('schedule.reportTooLate', 'report', ['7.3'], { due: reportBy, report: at('report') });
  }
  if (at('report') < at('notice')) {
    add('schedule.auditBeforeNotice', 'report', ['5.5'], { notice: at('notice'), report: at('report') });
  }
  const fileBy = lastDayOf('8.2', at('report'), rulebook);
  if (fileBy && at('file') > fileBy) {
    add('schedule.filingTooLate', 'file', ['8.2'], { due: fileBy, filing: at('file') });
  }
  if (at('file') < at('report')) {
    add('schedule.filingBeforeReport', 'file', ['8.1(4)'], { report: at('report'), filing: at('file') });
  }
  if (lastDayOfMonths(at('controls'), 3) > at('periodEnd')) {
    add('schedule.controlsTooYoung', 'controls', ['10.3(1)'], {
      since: at('controls'),
      end: at('periodEnd'),
    });
  }
  if (renewBy && !isDone('file') && at('file') > renewBy) {
    add('schedule.renewalTooLate', 'file', ['12.1'], { due: renewBy, filing: at('file') });
  }
  if (previousEnd && at('periodStart') !== addDays(previousEnd, 1)) {
    add('schedule.auditGap', 'periodStart', ['7.14'], {
      expected: addDays(previousEnd, 1),
      start: at('periodStart'),
    });
  }
  if (at('periodEnd') < at('periodStart')) {
    add('schedule.periodReversed', 'periodEnd', ['7.3'], { start: at('periodStart'), end: at('periodEnd') });
  }
  return found;
}

function halfYearStart(date: PlainDate): PlainDate {
  const end = halfYearEnd(date);
  const year = Number(end.slice(0, 4));
  return (end.endsWith('09-30') ? `${year}-04-01` : `${year - 1}-10-01`) as PlainDate;
}
