/** The periods of an incident: 速報 (13.2), 確報 (13.3), and the year of a suspension by the committee (18.2(6)). */
import { isOpeningDay, runClock, type ClockAnswer } from '../calendar/index.ts';
import { addDays, daysBetween, type PlainDate } from '#kernel';
import { rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile, Incident } from '#schemas';
import type { IncidentStory } from './story.ts';

export type IncidentDeadline = {
  readonly id: '13.2' | '13.3' | '18.2(6)';
  readonly answer: ClockAnswer;
  /** When what it asks for was done; null while it is not. */
  readonly doneOn: PlainDate | null;
};

/** The deadlines that run or ran for the incident. Empty while nobody wrote when it was recognised, or need not report. */
export function incidentDeadlines(
  file: CaseFile,
  incident: Incident,
  story: IncidentStory,
  rulebook: Rulebook = rulebookFor(file.edition),
): readonly IncidentDeadline[] {
  const { recognisedOn, occurredOn } = incident;
  if (recognisedOn === null || incident.judgedBy === 'none') return [];
  const facts = { incidentRecognised: recognisedOn };
  const run = (id: IncidentDeadline['id'], from: PlainDate, doneOn: PlainDate | null): IncidentDeadline => ({
    id,
    answer: runClock(id, from, facts, rulebook.clocks),
    doneOn,
  });
  const list = [
    run('13.2', recognisedOn, story.flash?.date ?? null),
    run('13.3', recognisedOn, story.report?.date ?? null),
  ];
  if (story.suspension?.by === '13.7' && occurredOn !== null)
    list.push(run('18.2(6)', occurredOn, story.suspension.released?.date ?? null));
  return list;
}

/** A moment in Japan. */
export type Moment = { readonly date: PlainDate; readonly time: string };

/** What is left of a period that ends with the end of a day. */
export type TimeLeft = {
  readonly past: boolean;
  readonly days: number;
  readonly hours: number;
  readonly minutes: number;
  /** Opening days from the moment's own day to the last one, both counted; null outside the known holidays. */
  readonly openingDays: number | null;
};

const DAY = 24 * 60;

/** From a moment to the end of the day `due`. A period of days ends with its last day (民法141条). */
export function timeLeft(due: PlainDate, now: Moment): TimeLeft {
  const [h = 0, m = 0] = now.time.split(':').map(Number);
  const minutes = (daysBetween(now.date, due) + 1) * DAY - (h * 60 + m);
  const left = Math.max(0, minutes);
  return {
    past: minutes <= 0,
    days: Math.floor(left / DAY),
    hours: Math.floor((left % DAY) / 60),
    minutes: left % 60,
    openingDays: openingDaysBetween(now.date, due),
  };
}

/** Opening days in [from, to]; null where the holidays are not known. Looks at two months at most. */
function openingDaysBetween(from: PlainDate, to: PlainDate): number | null {
  if (daysBetween(from, to) > 62) return null;
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const open = isOpeningDay(day);
    if (open === null) return null;
    if (open) count++;
  }
  return count;
}
