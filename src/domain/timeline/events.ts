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
  /** Takes back what an earlier file may have put into the calendar: the period was met or fell away before its day. */
  readonly cancelled: boolean;
};

const DEADLINE_REMINDERS = [14, 3];
/** A period of a few days (13.2) leaves no room for two weeks' notice; the day before and the day itself do. */
const SHORT_REMINDERS = [1, 0];
const STEP_REMINDERS = [7];
const SHORT_DAYS = 16;

/**
 * The events of a timeline, by date. In it: deadlines of the vendor and its auditor that are open, days named in a notice,
 * days of the other side that are awaited, and steps not yet done. Not in it: what has no day, and what is done.
 *
 * A period that was met or fell away while its day is still to come is in it as cancelled, since a calendar would go on
 * reminding of it. That takes no memory of what was exported before: a calendar that never had the event has nothing to
 * take back. Of what can no longer be known (an entry deleted from the log, a duty closed) nothing is said; keeping a list
 * of all that ever went out would be state on one machine about calendars on others.
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
          {
            item,
            date: item.step.likely,
            remindBefore: item.step.by === 'vendor' ? STEP_REMINDERS : [],
            cancelled: false,
          },
        ];
      }
      if (item.kind === 'entry' || !which.deadlines || item.mark === null) return [];
      const event = (date: PlainDate, remindBefore: readonly number[], cancelled = false): CalendarItem[] => [
        { item, date, remindBefore, cancelled },
      ];
      if (item.kind === 'duty') return event(item.mark, DEADLINE_REMINDERS);
      const { clock } = item;
      if (!clock.covered) return [];
      // To be waited out or kept until: the strict day counts, nothing is to be done before it.
      const waits = clock.direction !== 'by' && clock.direction !== 'ends';
      const date = item.lane === 'others' || waits ? clock.due : clock.safeDue;
      if (clock.state !== 'running' && clock.state !== 'past') {
        return date >= timeline.asOf ? event(date, [], true) : [];
      }
      if (item.lane === 'others') return event(date, []);
      if (waits) return event(date, [0]);
      return event(date, clock.daysLeft <= SHORT_DAYS ? SHORT_REMINDERS : DEADLINE_REMINDERS);
    })
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.item.id < b.item.id ? -1 : 1));
}
