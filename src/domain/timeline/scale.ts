/**
 * The time axis: which part of it is in view, and where a day lies in it. Positions are px from the epoch day 0 at the
 * zoom's density, so that panning changes one number and nothing else.
 */
import { addDays, daysBetween, fromEpochDay, toEpochDay, type PlainDate } from '#kernel';

export type ZoomUnit = 'year' | 'quarter' | 'month' | 'week' | 'day';
export type Zoom = { readonly unit: ZoomUnit; readonly pxPerDay: number };

/** From years to days; two densities of each unit, so that a step of the zoom never loses the place. */
export const ZOOMS: readonly Zoom[] = [
  { unit: 'year', pxPerDay: 0.15 },
  { unit: 'year', pxPerDay: 0.3 },
  { unit: 'quarter', pxPerDay: 0.7 },
  { unit: 'quarter', pxPerDay: 1.2 },
  { unit: 'month', pxPerDay: 2 },
  { unit: 'month', pxPerDay: 4 },
  { unit: 'week', pxPerDay: 8 },
  { unit: 'week', pxPerDay: 14 },
  { unit: 'day', pxPerDay: 26 },
  { unit: 'day', pxPerDay: 44 },
];
export const ZOOM_UNITS = ['year', 'quarter', 'month', 'week', 'day'] as const satisfies readonly ZoomUnit[];

/** What is in view: a zoom (index into ZOOMS), the day at the left edge (an epoch day, with its fraction), the width in px. */
export type View = { readonly zoom: number; readonly left: number; readonly width: number };

/** Panning ends here: the holidays are known from 2022 to 2050, and cases may look a little further. */
const FIRST = toEpochDay('2015-01-01' as PlainDate);
const LAST = toEpochDay('2056-01-01' as PlainDate);

const zoomAt = (index: number): Zoom => ZOOMS[Math.min(Math.max(index, 0), ZOOMS.length - 1)]!;

/** The zoom of a view. */
export const zoomOf = (view: View): Zoom => zoomAt(view.zoom);

/** Days that fit into a view. */
export const daysIn = (view: View): number => view.width / zoomOf(view).pxPerDay;

/** Position of the start of a day on the axis, px. The end of a bar that includes its last day is `xOf(addDays(last, 1))`. */
export const xOf = (date: PlainDate, zoom: Zoom): number => toEpochDay(date) * zoom.pxPerDay;

/** Position of the left edge on the axis, px. */
export const leftX = (view: View): number => view.left * zoomOf(view).pxPerDay;

/** The day at `px` from the left edge of the view. */
export function dayAt(view: View, px: number): PlainDate {
  return fromEpochDay(Math.floor(view.left + px / zoomOf(view).pxPerDay));
}

function clamped(view: View): View {
  const left = Math.min(Math.max(view.left, FIRST), LAST - daysIn(view));
  return left === view.left ? view : { ...view, left: Math.max(left, FIRST) };
}

/** The view moved by px; positive = later. It ends where the axis does. */
export function pan(view: View, px: number): View {
  return clamped({ ...view, left: view.left + px / zoomOf(view).pxPerDay });
}

/** The view at another zoom (index into ZOOMS), with the day at `anchor` px staying where it is. */
export function zoomTo(view: View, index: number, anchor = view.width / 2): View {
  const zoom = Math.min(Math.max(Math.round(index), 0), ZOOMS.length - 1);
  if (zoom === view.zoom) return view;
  const day = view.left + anchor / zoomOf(view).pxPerDay;
  return clamped({ ...view, zoom, left: day - anchor / zoomAt(zoom).pxPerDay });
}

/** The first index of a unit in ZOOMS. */
export const zoomOfUnit = (unit: ZoomUnit): number => ZOOMS.findIndex((z) => z.unit === unit);

/** The view with the middle of a day at a share of its width (0.5 = the middle). */
export function centre(view: View, date: PlainDate, share = 0.5): View {
  return clamped({ ...view, left: toEpochDay(date) + 0.5 - daysIn(view) * share });
}

/** The same view in another width: what lies in the middle stays there. */
export function resize(view: View, width: number): View {
  const middle = view.left + daysIn(view) / 2;
  const next = { ...view, width };
  return clamped({ ...next, left: middle - daysIn(next) / 2 });
}

/** The view that brings a stretch of days in, moving as little as it must; a stretch that is too long is shown from its start. */
export function reveal(view: View, from: PlainDate, to: PlainDate, margin = 24): View {
  const { pxPerDay } = zoomOf(view);
  const start = xOf(from, zoomOf(view)) - leftX(view);
  const end = xOf(addDays(to, 1), zoomOf(view)) - leftX(view);
  const room = view.width - 2 * margin;
  if (start >= margin && (end <= view.width - margin || end - start > room)) {
    // Its beginning is in view already, unless it lies beyond the right edge.
    if (start <= view.width - margin) return view;
  }
  const to0 = end - start > room || start < margin ? start - margin : end - (view.width - margin);
  return clamped({ ...view, left: view.left + to0 / pxPerDay });
}

/** The view that shows everything from one day to another, at the finest zoom that holds it. */
export function fit(width: number, from: PlainDate, to: PlainDate): View {
  const days = Math.max(1, daysBetween(from, to) + 1);
  let zoom = 0;
  for (const [i, z] of ZOOMS.entries()) if (z.pxPerDay * days <= width) zoom = i;
  const view = { zoom, left: 0, width };
  return clamped({ ...view, left: toEpochDay(from) + days / 2 - daysIn(view) / 2 });
}
