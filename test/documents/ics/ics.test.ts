import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { plainDate } from '#kernel';
import { icsOf, type IcsEvent } from '#documents/ics';

const event = (parts: Partial<IcsEvent> = {}): IcsEvent => ({
  uid: 'CASE1.clock:8.2:externalAudit_reportDate@liu-navi.invalid',
  date: plainDate('2026-12-28'),
  summary: '【期限】登録申請を行う',
  description: '期限：令和8年12月31日\n根拠：8.2',
  categories: ['ISMAP-LIU', '期限'],
  remindBefore: [14, 3],
  cancelled: false,
  ...parts,
});
const options = {
  asOf: plainDate('2026-11-21'),
  changed: '2026-11-20T05:06:07.000Z',
  name: 'ISMAP-LIU 試験',
};
const read = (text: string): ICAL.Component[] =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');

describe('a calendar file', () => {
  test('is read back by a real parser: an all-day event with its reminders', () => {
    const [vevent] = read(icsOf([event()], options));
    const parsed = new ICAL.Event(vevent);
    expect(parsed.uid).toBe(event().uid);
    expect(parsed.summary).toBe(event().summary);
    expect(parsed.description).toBe(event().description);
    expect(parsed.startDate.isDate).toBe(true);
    expect(parsed.startDate.toString()).toBe('2026-12-28');
    expect(parsed.endDate.toString()).toBe('2026-12-29');
    expect(vevent!.getFirstProperty('categories')!.getValues()).toEqual(['ISMAP-LIU', '期限']);
    const triggers = vevent!.getAllSubcomponents('valarm').map((a) => {
      expect(a.getFirstPropertyValue('action')).toBe('DISPLAY');
      const at = parsed.startDate.clone();
      at.isDate = false;
      at.addDuration(a.getFirstPropertyValue('trigger') as ICAL.Duration);
      return at.toString();
    });
    expect(triggers).toEqual(['2026-12-14T09:00:00', '2026-12-25T09:00:00']);
  });

  test('reminds at nine in the morning of the day itself', () => {
    const [vevent] = read(icsOf([event({ remindBefore: [0, 1] })], options));
    const hours = vevent!
      .getAllSubcomponents('valarm')
      .map((a) => (a.getFirstPropertyValue('trigger') as ICAL.Duration).toSeconds() / 3600);
    expect(hours).toEqual([9, -15]);
  });

  test('a later export of the same event has its uid and a higher sequence; the same one has the same bytes', () => {
    const of = (changed: string, asOf = '2026-11-21'): ICAL.Event =>
      new ICAL.Event(read(icsOf([event()], { ...options, changed, asOf: plainDate(asOf) }))[0]);
    const first = of('2026-11-21T00:10:00.000Z');
    const edited = of('2026-11-21T00:11:00.000Z');
    const nextDay = of('2026-11-21T00:11:00.000Z', '2026-11-22');
    expect([edited.uid, nextDay.uid]).toEqual([first.uid, first.uid]);
    expect(edited.sequence).toBeGreaterThan(first.sequence);
    expect(nextDay.sequence).toBeGreaterThan(edited.sequence);
    expect(edited.component.getFirstPropertyValue('last-modified')?.toString()).toBe('2026-11-21T00:11:00Z');
    expect(icsOf([event()], options)).toBe(icsOf([event()], options));
  });

  test('what no longer holds takes back the event of the same uid', () => {
    const [first] = read(icsOf([event()], options));
    const later = { ...options, asOf: plainDate('2026-11-25') };
    const [gone] = read(icsOf([event({ cancelled: true, remindBefore: [] })], later));
    expect(first!.getFirstPropertyValue('status')).toBeNull();
    expect(gone!.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(gone!.getAllSubcomponents('valarm')).toEqual([]);
    expect(new ICAL.Event(gone).uid).toBe(new ICAL.Event(first).uid);
    expect(new ICAL.Event(gone).sequence).toBeGreaterThan(new ICAL.Event(first).sequence);
  });

  test('no line is longer than 75 octets, every line ends with CRLF, and no character is cut', () => {
    const text = icsOf(
      [event({ description: '「期限」は、令和8年12月31日です；𠮷野\\家, '.repeat(40) })],
      options,
    );
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) {
      const bytes = new TextEncoder().encode(line);
      expect(bytes.length).toBeLessThanOrEqual(75);
      expect(line).not.toContain('\uFFFD');
    }
    const [vevent] = read(text);
    expect(vevent!.getFirstPropertyValue('description')).toBe(
      '「期限」は、令和8年12月31日です；𠮷野\\家, '.repeat(40),
    );
  });

  test('any text comes back as it was, and cannot add a line of its own', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(words, words, (summary, description) => {
        const list = read(icsOf([event({ summary, description })], options));
        expect(list).toHaveLength(1);
        expect(list[0]!.getFirstPropertyValue('summary')).toBe(summary);
        expect(list[0]!.getFirstPropertyValue('description')).toBe(description);
      }),
    );
    const evil = 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\u0007';
    expect(new ICAL.Event(read(icsOf([event({ summary: evil })], options))[0]).summary).toBe(
      'x\nEND:VEVENT\nBEGIN:VEVENT',
    );
  });

  test('a calendar without events is a calendar', () => {
    const calendar = new ICAL.Component(ICAL.parse(icsOf([], options)));
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('ISMAP-LIU 試験');
  });
});
