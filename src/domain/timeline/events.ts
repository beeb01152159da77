/** What goes into a calendar file: the open days of a case, and the steps still to come. Words are added by `messages/`. */
import type { PlainDate } from '#kernel';
import type { Timeline, TimelineItem } from './items.ts';

type Item<K extends TimelineItem['kind']> = Extract<TimelineItem, { kind: K }>;

export type CalendarItem = {
  /** The day of the event: the safe day of a deadline, the likely (or planned) day of a step. */
  readonly date: PlainDate;
  /** Days before at which the calendar reminds, the earliest first. */
  readonly remindBefore: readonly number[];
  readonly item: Item<'clock'> | Item<'duty'> | Item<'step'>;
};

const DEADLINE_REMINDERS = [14, 3];
/** A period of a few days (13.2) leaves no room for two weeks' notice; the day before and the day itself do. */
const SHORT_REMINDERS = [1, 0];
const STEP_REMINDERS = [7];
const SHORT_DAYS = 16;

/**
 * The events of a timeline, by date. In it: deadlines of the vendor and its auditor that are open, days named in a notice,
 * days of the other side that are awaited, and steps not yet done. Not in it: what is done, and what has no day.
 */
export function calendarItems(
  timeline: Timeline,
  which: { deadlines: boolean; plan: boolean },
): readonly CalendarItem[] {
  return timeline.items
    .flatMap((item): CalendarItem[] => {
      if (item.kind === 'step') {
        if (!which.plan || item.state === 'done') return [];
        return [
          { item, date: item.step.likely, remindBefore: item.step.by === 'vendor' ? STEP_REMINDERS : [] },
        ];
      }
      if (item.kind === 'entry' || !which.deadlines || item.mark === null) return [];
      if (item.kind === 'duty') return [{ item, date: item.mark, remindBefore: DEADLINE_REMINDERS }];
      const { clock } = item;
      if (!clock.covered || (clock.state !== 'running' && clock.state !== 'past')) return [];
      if (item.lane === 'others') return [{ item, date: clock.due, remindBefore: [] }];
      // To be waited out or kept until: the strict day counts, nothing is to be done before it.
      if (clock.direction !== 'by' && clock.direction !== 'ends')
        return [{ item, date: clock.due, remindBefore: [0] }];
      const short = clock.daysLeft <= SHORT_DAYS;
      return [{ item, date: clock.safeDue, remindBefore: short ? SHORT_REMINDERS : DEADLINE_REMINDERS }];
    })
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.item.id < b.item.id ? -1 : 1));
}
