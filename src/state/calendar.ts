/** The calendar file of a case: what goes into it, with its words, and its bytes. */
import { calendarItems, timelineOf, type PlanChoice } from '#domain/timeline';
import type { PlainDate } from '#kernel';
import { eventText } from '#messages';
import type { Rulebook } from '#rulebook';
import type { CaseFile } from '#schemas';

export type CalendarChoice = { readonly deadlines: boolean; readonly plan: boolean };

export type CalendarEntry = {
  /** `<case>.<clock or step>@liu-navi.invalid`: the same at every export, so that a calendar updates what it has. */
  readonly uid: string;
  readonly date: PlainDate;
  readonly summary: string;
  readonly description: string;
  readonly categories: readonly string[];
  readonly remindBefore: readonly number[];
  readonly cancelled: boolean;
};

/** The events of a case's calendar as of a day, by date. */
export function calendarEntries(
  file: CaseFile,
  asOf: PlainDate,
  plan: PlanChoice,
  which: CalendarChoice,
  rulebook?: Rulebook,
): readonly CalendarEntry[] {
  return calendarItems(timelineOf(file, asOf, plan, rulebook), which).map((event) => {
    const { item, date, remindBefore, cancelled } = event;
    const { summary, description, category } = eventText(event, asOf);
    const name = file.service.name || file.title;
    return {
      uid: `${file.id}.${item.id.replace(/[^0-9A-Za-z.:#()-]/g, '_')}@liu-navi.invalid`,
      date,
      summary: name === '' ? summary : `${summary}（${name}）`,
      description,
      categories: ['ISMAP-LIU', category],
      remindBefore,
      cancelled,
    };
  });
}

/** The calendar file (.ics) of these events. The same case, date and choice give the same bytes. */
export async function calendarFile(
  file: CaseFile,
  asOf: PlainDate,
  entries: readonly CalendarEntry[],
): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer>; type: string }> {
  const { icsOf } = await import('#documents/ics');
  const text = icsOf(entries, { asOf, changed: file.changed, name: `ISMAP-LIU ${file.title}` });
  return {
    fileName: `LIUナビ_予定_${asOf}.ics`,
    bytes: new TextEncoder().encode(text),
    type: 'text/calendar;charset=utf-8',
  };
}
