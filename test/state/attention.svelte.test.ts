import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import ICAL from 'ical.js';
import { plainDate } from '#kernel';
import { NO_PLAN } from '#domain/timeline';
import { newRecord, type LogKind } from '#schemas';
import { calendarEntries, calendarFile, createAppState } from '#state';
import { until, testApp } from './support.ts';

const apps: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});

/** An app with a case that was asked something on 26 October 2026: the answer is due by 26 November (4.5(1)). */
async function asked(name: string) {
  const app = testApp(createAppState, name);
  apps.push(app);
  const id = await app.createCase('尋ねられた案件');
  if (!id.ok) throw new Error(JSON.stringify(id.error));
  const session = app.open(id.value);
  await until(() => session.status === 'ready');
  const log: readonly (readonly [LogKind, string])[] = [
    ['pre.filed', '2026-10-19'],
    ['pre.received', '2026-10-20'],
    ['pre.inquiry', '2026-10-26'],
  ];
  for (const [kind, date] of log) {
    const entry = newRecord.logEntry(session.source, kind, plainDate(date));
    await session.edit('記録', [{ path: `log/${entry.id}`, value: entry }]);
  }
  await until(() => app.status === 'ready');
  return { app, session };
}

test('what is due is counted over the cases; a sample and an empty case count nothing', async () => {
  const { app, session } = await asked('attention');
  await app.createCase('空の案件');
  await app.createSample('incomplete');
  expect(await app.attention()).toEqual([
    {
      caseId: session.id,
      title: '尋ねられた案件',
      attention: { overdue: 0, soon: 1, duties: 0, total: 1, nearest: '2026-11-26' },
    },
  ]);
});

test('the wish for notifications, and the day of the last one, are kept', async () => {
  const { app } = await asked('wish');
  expect([app.notifications, app.notifiedOn]).toEqual([false, null]);
  await app.setNotifications(true);
  await app.noteNotified(plainDate('2026-11-21'));
  await until(() => app.notifications && app.notifiedOn !== null);
  expect(app.notifiedOn).toBe('2026-11-21');
});

test('a calendar made again after an edit updates the events of the one before', async () => {
  const { session } = await asked('calendar');
  const today = plainDate('2026-11-21');
  const read = async () => {
    const file = session.case;
    const entries = calendarEntries(file, today, NO_PLAN, { deadlines: true, plan: true });
    const { bytes, fileName, type } = await calendarFile(file, today, entries);
    expect([fileName, type]).toEqual(['LIUナビ_予定_2026-11-21.ics', 'text/calendar;charset=utf-8']);
    const calendar = new ICAL.Component(ICAL.parse(new TextDecoder().decode(bytes)));
    const events = calendar.getAllSubcomponents('vevent').map((e) => new ICAL.Event(e));
    return { bytes, events };
  };
  const first = await read();
  expect(await read()).toMatchObject({ bytes: first.bytes });
  const answer = first.events.find((e) => e.uid.includes('4.5(1)'))!;
  expect(answer.uid).toMatch(new RegExp(`^${session.id}\\..+@liu-navi\\.invalid$`));
  expect(answer.startDate.toString()).toBe('2026-11-26');
  expect(answer.summary).toBe('【期限】問い合わせへの回答、追加資料の提出又は修正（尋ねられた案件）');
  expect(answer.description).toContain('令和8年11月26日（木） 2026-11-26');
  expect(answer.description).toContain('民法140条');
  expect(new Set(first.events.map((e) => e.uid)).size).toBe(first.events.length);

  await session.edit('予定日', [{ path: 'preApplication/remarks', value: '備考' }]);
  const again = (await read()).events.find((e) => e.uid === answer.uid)!;
  expect(again.startDate.toString()).toBe('2026-11-26');
  expect(again.sequence).toBeGreaterThan(answer.sequence);
});
