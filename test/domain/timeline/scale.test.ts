import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { addDays, fromEpochDay, plainDate, toEpochDay } from '#kernel';
import {
  centre,
  closedIn,
  dayAt,
  daysIn,
  fit,
  leftX,
  pan,
  resize,
  reveal,
  ticksOf,
  xOf,
  zoomOf,
  zoomOfUnit,
  ZOOMS,
  zoomTo,
  ZOOM_UNITS,
  type View,
} from '#domain/timeline';

const d = plainDate;
const at = (zoom: number, left: string, width = 1000): View => ({ zoom, left: toEpochDay(d(left)), width });
const views = fc.record({
  zoom: fc.integer({ min: 0, max: ZOOMS.length - 1 }),
  left: fc.double({ min: toEpochDay(d('2022-01-01')), max: toEpochDay(d('2030-01-01')), noNaN: true }),
  width: fc.integer({ min: 320, max: 2400 }),
});

describe('the scale', () => {
  test('goes from years to days, each unit finer than the one before', () => {
    expect([...new Set(ZOOMS.map((z) => z.unit))]).toEqual([...ZOOM_UNITS]);
    const densities = ZOOMS.map((z) => z.pxPerDay);
    expect(densities).toEqual(densities.toSorted((a, b) => a - b));
    expect(ZOOMS[zoomOfUnit('week')]?.unit).toBe('week');
  });

  test('a px belongs to the day whose start lies left of it', () => {
    fc.assert(
      fc.property(views, fc.double({ min: 0, max: 1, noNaN: true }), (view, share) => {
        const px = view.width * share;
        const day = dayAt(view, px);
        const left = xOf(day, zoomOf(view)) - leftX(view);
        expect(left).toBeLessThanOrEqual(px + 1e-6);
        expect(left + zoomOf(view).pxPerDay).toBeGreaterThan(px - 1e-6);
      }),
    );
  });

  test('zooming keeps the day under the pointer', () => {
    fc.assert(
      fc.property(
        views,
        fc.integer({ min: 0, max: 9 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (view, to, share) => {
          const px = view.width * share;
          const before = view.left + px / zoomOf(view).pxPerDay;
          const next = zoomTo(view, to, px);
          const after = next.left + px / zoomOf(next).pxPerDay;
          // Near its ends the axis cannot keep the anchor.
          if (dayAt(next, 0) > '2015-01-02' && dayAt(next, next.width) < '2055-12-30')
            expect(after).toBeCloseTo(before, 6);
        },
      ),
    );
  });

  test('panning there and back is no movement, and ends where the axis ends', () => {
    const view = at(5, '2026-04-01');
    expect(pan(pan(view, 300), -300).left).toBeCloseTo(view.left, 9);
    const end = pan(view, 1e9);
    expect(pan(end, 100)).toEqual(end);
    expect(fromEpochDay(Math.floor(pan(view, -1e9).left))).toBe('2015-01-01');
  });

  test('a day can be centred, and stays in the middle when the width changes', () => {
    const view = centre(at(5, '2020-01-01'), d('2026-11-21'));
    expect(dayAt(view, 500)).toBe('2026-11-21');
    expect(dayAt(resize(view, 360), 180)).toBe('2026-11-21');
  });

  test('what is in view already moves nothing; what is not comes in', () => {
    const view = at(5, '2026-04-01');
    expect(reveal(view, d('2026-05-01'), d('2026-06-01'))).toBe(view);
    const later = reveal(view, d('2027-05-01'), d('2027-06-01'));
    expect(dayAt(later, 1000) > '2027-06-01').toBe(true);
    const earlier = reveal(view, d('2025-05-01'), d('2025-06-01'));
    expect(dayAt(earlier, 30) <= '2025-05-10').toBe(true);
  });

  test('fitting takes the finest zoom that holds everything', () => {
    const view = fit(1000, d('2026-01-01'), d('2026-12-31'));
    expect(dayAt(view, 0) <= '2026-01-01').toBe(true);
    expect(dayAt(view, 1000) >= '2026-12-31').toBe(true);
    expect(zoomOf({ ...view, zoom: view.zoom + 1 }).pxPerDay * 365).toBeGreaterThan(1000);
  });
});

describe('the labels of the axis', () => {
  test('show the era beside the western year at every zoom', () => {
    const of = (zoom: number): string[] => {
      const { major, minor } = ticksOf(at(zoom, '2026-04-01'));
      return [...major, ...minor].flatMap((t) => [t.label, t.sub]);
    };
    for (const zoom of ZOOMS.keys()) expect(of(zoom).join(' ')).toMatch(/令和/);
  });

  test('read as a person would write them', () => {
    const first = (zoom: number): string[] => {
      const { major, minor } = ticksOf(at(zoom, '2026-04-01'));
      return [major[0]!.label, minor[0]!.label, minor[0]!.sub];
    };
    expect(first(zoomOfUnit('year'))).toEqual(['2020年代', '2026', '令和8年']);
    expect(first(zoomOfUnit('quarter'))).toEqual(['2026年（令和8年）', '4〜6月', '']);
    expect(first(zoomOfUnit('month'))).toEqual(['2026年（令和8年）', '4月', '']);
    expect(first(zoomOfUnit('week'))).toEqual(
      ['2026年3月（令和8年）', '3/30', ''].with(0, '2026年4月（令和8年）'),
    );
    expect(first(zoomOfUnit('day'))).toEqual(['2026年4月（令和8年）', '1', '水']);
    expect(ticksOf(at(2, '2019-01-01')).major[0]?.label).toBe('2019年（平成31年）');
  });

  test('cover the view without a gap', () => {
    fc.assert(
      fc.property(views, (view) => {
        for (const line of Object.values(ticksOf(view))) {
          expect(line[0]!.x).toBeLessThanOrEqual(leftX(view) + 1e-6);
          expect(line.at(-1)!.end).toBeGreaterThanOrEqual(leftX(view) + view.width - 1e-6);
          for (const [i, tick] of line.slice(1).entries()) expect(tick.x).toBeCloseTo(line[i]!.end, 6);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the closed days', () => {
  test('are shown as runs with their reasons at weeks and days, and not above', () => {
    expect(closedIn(at(zoomOfUnit('month'), '2026-04-01'))).toEqual([]);
    const runs = closedIn(at(zoomOfUnit('day'), '2027-04-26'));
    const golden = runs.find((r) => r.from === '2027-05-01');
    expect(golden).toMatchObject({ to: '2027-05-05' });
    expect(golden?.reasons).toContain('憲法記念日');
    expect(runs.find((r) => r.from === '2027-04-29')).toMatchObject({
      to: '2027-04-29',
      reasons: '昭和の日',
    });
    expect(golden?.width).toBe(5 * ZOOMS[zoomOfUnit('day')]!.pxPerDay);
  });

  test('are unknown after 2050, and none is drawn there', () => {
    expect(closedIn(at(zoomOfUnit('day'), '2051-02-01'))).toEqual([]);
  });

  test('meet the days in view only', () => {
    const view = at(zoomOfUnit('week'), '2026-12-01');
    const last = addDays(d('2026-12-01'), Math.ceil(daysIn(view)));
    for (const run of closedIn(view)) expect(run.to >= '2026-12-01' && run.from <= last).toBe(true);
  });
});
