/** RFC 5545: all-day events with reminders. The same events and dates give the same bytes. */
import { addDays, daysBetween, type PlainDate } from '#kernel';

export type IcsEvent = {
  /** The same for the same thing at every export, so that a calendar updates what it has. Globally unique. */
  readonly uid: string;
  readonly date: PlainDate;
  readonly summary: string;
  readonly description: string;
  readonly categories: readonly string[];
  /** Days before at which to remind, at nine in the morning of that day. */
  readonly remindBefore: readonly number[];
  /** Takes back the event of the same uid, where the calendar has it. */
  readonly cancelled: boolean;
};

export type IcsOptions = {
  /** The day the events were worked out for. */
  readonly asOf: PlainDate;
  /** When the data behind them last changed (ISO 8601, UTC). A later one of the two makes a later revision. */
  readonly changed: string;
  readonly name: string;
};

/**
 * A calendar of these events as UTF-8 text with CRLF. `SEQUENCE`, `DTSTAMP` and `LAST-MODIFIED` come from the as-of date and
 * the last change, never from the clock: importing a later export updates the events of an earlier one.
 */
export function icsOf(events: readonly IcsEvent[], options: IcsOptions): string {
  const asOfInstant = `${options.asOf}T00:00:00.000Z`;
  const revised = options.changed > asOfInstant ? options.changed : asOfInstant;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//LIU Navi//ISMAP-LIU timeline//JA',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(options.name)}`,
    ...events.flatMap((event) => eventLines(event, revised)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

function eventLines(event: IcsEvent, revised: string): string[] {
  const stamp = `${revised.slice(0, 19).replace(/[-:]/g, '')}Z`;
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `SEQUENCE:${sequenceOf(revised)}`,
    `DTSTART;VALUE=DATE:${dateValue(event.date)}`,
    // The end of an all-day event is the day after its last (3.6.1).
    `DTEND;VALUE=DATE:${dateValue(addDays(event.date, 1))}`,
    ...(event.cancelled ? ['STATUS:CANCELLED'] : []),
    `SUMMARY:${escapeText(event.summary)}`,
    `DESCRIPTION:${escapeText(event.description)}`,
    ...(event.categories.length > 0 ? [`CATEGORIES:${event.categories.map(escapeText).join(',')}`] : []),
    // A deadline takes nobody's time: the day stays free.
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    ...event.remindBefore.flatMap((days) => alarmLines(event, days)),
    'END:VEVENT',
  ];
}

function alarmLines(event: IcsEvent, days: number): string[] {
  // An all-day event starts at midnight: nine in the morning, `days` before.
  const hours = days * 24 - 9;
  const trigger = hours <= 0 ? `PT${-hours}H` : `-P${Math.floor(hours / 24)}DT${hours % 24}H`;
  const words = days === 0 ? '当日' : `${days}日前`;
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `TRIGGER:${trigger}`,
    `DESCRIPTION:${escapeText(`${event.summary}（${words}）`)}`,
    'END:VALARM',
  ];
}

const dateValue = (date: PlainDate): string => date.replaceAll('-', '');

/** Whole seconds since 2020-01-01 UTC: rises with every change, and fits an integer until 2088 (3.3.8, 3.8.7.4). */
function sequenceOf(instant: string): number {
  const days = daysBetween('2020-01-01' as PlainDate, instant.slice(0, 10) as PlainDate);
  const [hours, minutes, seconds] = instant.slice(11, 19).split(':').map(Number);
  return Math.max(0, days * 86_400 + hours! * 3600 + minutes! * 60 + seconds!);
}

/** TEXT (3.3.11): backslash, semicolon, comma and line ends are escaped; control characters are dropped. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
    .replace(/[\\;,]/g, (c) => `\\${c}`)
    .replace(/\n/g, '\\n');
}

const LIMIT = 75;

/** The line folded at 75 octets (3.1); a character of several octets is never cut. Without the last CRLF. */
export function foldLine(line: string): string {
  let out = '';
  let octets = 0;
  for (const character of line) {
    const size = utf8Size(character.codePointAt(0)!);
    if (octets + size > LIMIT) {
      out += '\r\n ';
      // The space that begins a continued line counts.
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}

function utf8Size(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
