import { describe, expect, test } from 'vitest';
import { addDays, plainDate } from '#kernel';
import {
  asOfRange,
  attentionOf,
  basisOf,
  calendarItems,
  caseAttention,
  LANES,
  layOut,
  NO_PLAN,
  textWidth,
  timelineOf,
  visibleOf,
  ZOOMS,
  type TimelineItem,
} from '#domain/timeline';
import { withDefaults } from '#domain/schedule';
import { newRecord, type CaseFile } from '#schemas';
import { completeCase, emptyCase, logged, SAMPLE_DAY, source } from '#test/support/cases.ts';

const d = plainDate;
const registered = (): CaseFile => {
  let file = logged(emptyCase(), 'pre.filed', '2026-04-10');
  file = logged(file, 'pre.received', '2026-04-13');
  return logged(file, 'pre.inquiry', '2026-04-20');
};
const find = (items: readonly TimelineItem[], id: string): TimelineItem => {
  const found = items.find((i) => i.id.startsWith(id));
  if (!found) throw new Error(`no ${id} in ${items.map((i) => i.id).join(' ')}`);
  return found;
};
const bigCase = (entries: number): CaseFile => {
  const file = emptyCase();
  const base = logged(file, 'pre.filed', '2026-01-05').log[0]!;
  const log = Array.from({ length: entries }, (_, i) => ({
    ...base,
    id: `E${i}`,
    kind: i % 2 === 0 ? ('pre.inquiry' as const) : ('pre.answered' as const),
    date: d(
      `202${6 + (i % 3)}-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 28) + 1).padStart(2, '0')}`,
    ),
  }));
  return { ...file, log: [base, ...log] };
};

describe('what a timeline shows', () => {
  test('a new case: its steps only, each as a stretch from the earliest to the latest day', () => {
    const { items } = timelineOf(emptyCase(), d('2026-11-21'));
    expect(items.every((i) => i.kind === 'step')).toBe(true);
    expect(items).toHaveLength(13);
    for (const item of items) {
      expect(item.start <= item.mark!).toBe(true);
      expect(item.mark! <= item.end).toBe(true);
    }
  });

  test('a clock runs from its trigger to its last day, with the safe day marked', () => {
    const { items } = timelineOf(registered(), d('2026-04-21'));
    const answer = find(items, 'clock:4.5(1):');
    // 4.5(1): one month, the first day not counted; 20 May 2026 is a Wednesday.
    expect(answer).toMatchObject({
      lane: 'own',
      start: '2026-04-20',
      end: '2026-05-20',
      mark: '2026-05-20',
      state: 'running',
    });
    expect(answer.clauses).toEqual(['4.5(1)']);
    // 4.3: two weeks of the operator, met by its inquiry.
    expect(find(items, 'clock:4.3:')).toMatchObject({ lane: 'others', end: '2026-04-27', state: 'met' });
    expect(find(items, 'duty:duty.answerPreInquiry')).toMatchObject({
      lane: 'own',
      start: '2026-04-20',
      state: 'open',
    });
  });

  test('as of an earlier day, later entries are shown as such and start no clock', () => {
    const { items } = timelineOf(registered(), d('2026-04-12'));
    expect(items.filter((i) => i.state === 'future').map((i) => i.start)).toEqual([
      '2026-04-13',
      '2026-04-20',
    ]);
    expect(items.some((i) => i.kind === 'clock')).toBe(false);
  });

  test('the order is by lane, day and id, whatever order the log is in', () => {
    const file = registered();
    const there = timelineOf(file, d('2026-04-21')).items.map((i) => i.id);
    const back = timelineOf({ ...file, log: file.log.toReversed() }, d('2026-04-21')).items.map((i) => i.id);
    expect(back).toEqual(there);
    const lanes = timelineOf(file, d('2026-04-21')).items.map((i) => LANES.indexOf(i.lane));
    expect(lanes).toEqual(lanes.toSorted((a, b) => a - b));
  });

  test('ids are unique in the sample and in a long log', () => {
    for (const file of [completeCase(), bigCase(400)]) {
      const ids = timelineOf(file, SAMPLE_DAY).items.map((i) => i.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test('a wished day puts the last safe day and the reason onto each step', () => {
    const far = timelineOf(emptyCase(), d('2026-11-21'), { assumptions: {}, target: d('2029-06-29') });
    const near = timelineOf(emptyCase(), d('2026-11-21'), { assumptions: {}, target: d('2027-03-31') });
    const step = (of: typeof far): TimelineItem & { kind: 'step' } => {
      const item = find(of.items, 'step:preFile');
      if (item.kind !== 'step') throw new Error('not a step');
      return item;
    };
    expect(step(far).lastSafe! > '2027-01-01').toBe(true);
    expect(step(far).conflicts.filter((c) => c.code === 'schedule.tooLate')).toEqual([]);
    expect(step(near).conflicts.map((c) => c.code)).toContain('schedule.tooLate');
  });

  test('the range of as-of dates holds every entry and today', () => {
    const range = asOfRange(registered(), d('2026-11-21'));
    expect(range.from < '2026-04-10' && range.to > '2026-11-21').toBe(true);
  });
});

describe('why a step lies where it does', () => {
  test('a step of the rules names its clock and counts it out; one of the vendor names its assumption', () => {
    const file = emptyCase();
    const mixed = { ...file, works: [{ ...newRecord.work(source()), listed: false }] };
    const { schedule } = timelineOf(file, d('2026-11-21'));
    if (!schedule.covered) throw new Error('outside');
    const assumptions = withDefaults({});
    const of = (id: string, unlisted = false) =>
      basisOf(
        schedule.steps.find((s) => s.id === id)!,
        schedule.steps,
        assumptions,
        unlisted ? mixed : file,
      );
    const accept = of('accept');
    expect(accept.after?.id).toBe('file');
    expect(accept.clock).toMatchObject({ id: '9.3', cap: false });
    expect(accept.clock?.explanation[0]?.code).toBe('clock.trigger');
    expect(of('controls')).toMatchObject({ after: null, assumption: { id: 'controls' }, clock: null });
    expect(of('report')).toMatchObject({
      assumption: { id: 'auditReport' },
      clock: { id: '7.3', cap: true },
    });
    expect(of('notice').assumption?.id).toBe('listedNotice');
    expect(of('notice', true)).toMatchObject({ assumption: null, clock: { id: '5.3' } });
  });
});

describe('the layout', () => {
  const width = (): number => 120;

  test('puts nothing upon anything, and leaves no row unused', () => {
    const { items } = timelineOf(bigCase(300), d('2026-11-21'));
    for (const zoom of ZOOMS) {
      const layout = layOut(items, zoom, width);
      expect(layout.placed).toHaveLength(items.length);
      for (let r = 0; r < layout.rows; r++) {
        const row = layout.placed.filter((p) => p.row === r);
        expect(row.length).toBeGreaterThan(0);
        for (const [i, p] of row.slice(1).entries()) expect(p.x).toBeGreaterThanOrEqual(row[i]!.end);
      }
    }
  });

  test('gives only what lies in the box', () => {
    const { items } = timelineOf(bigCase(300), d('2026-11-21'));
    const layout = layOut(items, ZOOMS[8]!, width);
    const all = { from: -Infinity, to: Infinity, firstRow: 0, lastRow: Infinity };
    expect(visibleOf(layout, all)).toHaveLength(items.length);
    const first = layout.placed.find((p) => p.item.kind === 'entry')!;
    const some = visibleOf(layout, {
      from: first.x,
      to: first.x + 800,
      firstRow: first.row,
      lastRow: first.row,
    });
    expect(some).toContain(first);
    expect(some.length).toBeLessThan(30);
  });

  test('a full-width character is wider than a letter', () => {
    expect(textWidth('期限', 10)).toBe(20);
    expect(textWidth('ab', 10)).toBe(12);
  });
});

describe('the events of a calendar', () => {
  const both = { deadlines: true, plan: true };

  test('an open deadline falls on its safe day; what was done when its day came is left out', () => {
    const events = calendarItems(timelineOf(registered(), d('2026-04-21')), both);
    const answer = events.find((e) => e.item.id.startsWith('clock:4.5(1):'));
    expect(answer).toMatchObject({ date: '2026-05-20', remindBefore: [14, 3] });
    expect(answer?.cancelled).toBe(false);
    expect(events.some((e) => e.item.kind === 'step' && e.item.state === 'done')).toBe(false);
    expect(events.map((e) => e.date)).toEqual(events.map((e) => e.date).toSorted());
  });

  test('what was met or fell away before its day is taken back until that day, and no longer', () => {
    const at = (day: string) =>
      calendarItems(timelineOf(registered(), d(day)), both).find((e) => e.item.id.startsWith('clock:4.3:'));
    const open = at('2026-04-13')!;
    expect(open.cancelled).toBe(false);
    expect(at('2026-04-21')).toMatchObject({ date: open.date, remindBefore: [], cancelled: true });
    expect(at(open.date)).toMatchObject({ cancelled: true });
    expect(at(addDays(open.date, 1))).toBeUndefined();
  });

  test('deadlines and plan can be had apart', () => {
    const timeline = timelineOf(registered(), d('2026-04-21'));
    expect(
      calendarItems(timeline, { deadlines: true, plan: false }).some((e) => e.item.kind === 'step'),
    ).toBe(false);
    expect(
      calendarItems(timeline, { deadlines: false, plan: true }).every((e) => e.item.kind === 'step'),
    ).toBe(true);
  });

  test('a period of days is reminded of on the day before and on the day', () => {
    const event = calendarItems(timelineOf(registered(), d('2026-05-18'), NO_PLAN), both).find((e) =>
      e.item.id.startsWith('clock:4.5(1):'),
    );
    expect(event?.remindBefore).toEqual([1, 0]);
  });
});

describe('what wants attention', () => {
  test('a deadline counts from a week before, and once although it is a duty too', () => {
    expect(caseAttention(registered(), d('2026-05-12'))).toMatchObject({
      overdue: 0,
      soon: 0,
      duties: 1,
      total: 1,
    });
    expect(caseAttention(registered(), d('2026-05-13'))).toEqual({
      overdue: 0,
      soon: 1,
      duties: 0,
      total: 1,
      nearest: '2026-05-20',
    });
    expect(caseAttention(registered(), d('2026-05-21'))).toMatchObject({ overdue: 1, soon: 0, total: 1 });
  });

  test('nothing, where there is nothing', () => {
    expect(attentionOf([], [], d('2026-05-21'))).toEqual({
      overdue: 0,
      soon: 0,
      duties: 0,
      total: 0,
      nearest: null,
    });
    expect(caseAttention(emptyCase(), d('2026-05-21')).total).toBe(0);
  });
});
