import {
  centre,
  closedIn,
  fit,
  layOut,
  leftX,
  pan,
  resize,
  reveal,
  textWidth,
  ticksOf,
  visibleOf,
  xOf,
  zoomOf,
  zoomTo,
  type Layout,
  type Placed,
  type Timeline,
  type TimelineItem,
  type View,
} from '#domain/timeline';
import { addDays, type PlainDate } from '#kernel';
import { itemTitle } from '#messages';

export const ROW = 44;
export const LANE_HEAD = 30;
export const FONT = 13;
export const AXIS = 54;
/** What a sheet of A4 offers below the heading of the page, px. */
const PAPER_WIDTH = 700;
const PAPER_HEIGHT = 840;
/** What is drawn reaches this far beyond the view, px: the DOM changes once in a while, not with every frame of a drag. */
const WINDOW = 240;
const ROW_WINDOW = ROW * 4;
const LONGEST_LABEL = 24;
const START_DAYS = 400;

// Every step of the zoom asks for every label: an item is made anew when anything in it changes, so it can be the key.
const labels = new WeakMap<TimelineItem, { text: string; width: number }>();

function labelOf(item: TimelineItem): { text: string; width: number } {
  const known = labels.get(item);
  if (known) return known;
  const title = itemTitle(item);
  const text = title.length > LONGEST_LABEL ? `${title.slice(0, LONGEST_LABEL - 1)}…` : title;
  const made = { text, width: textWidth(text, FONT) + 28 };
  labels.set(item, made);
  return made;
}

/** The label beside a bar; the whole title stands in the detail and the table. */
export const shortTitle = (item: TimelineItem): string => labelOf(item).text;

/** State of the drawn chart: which part is in view, what of it is in the DOM, and what is selected. */
export class ChartState {
  view = $state.raw<View>({ zoom: 4, left: 0, width: 960 });
  scrollTop = $state(0);
  height = $state(480);
  selectedId = $state<string | null>(null);
  /** Everything is drawn while the page is printed. */
  printing = $state(false);
  readonly #timeline: () => Timeline;
  /** Positions are taken from this day, so that numbers stay small where the reader is. */
  readonly #origin: PlainDate;

  constructor(timeline: () => Timeline) {
    this.#timeline = timeline;
    this.#origin = timeline().asOf;
    // A year either way tells the story; what must be kept for five years can be looked up.
    this.#fit(addDays(this.#origin, -START_DAYS), addDays(this.#origin, START_DAYS));
  }

  get items(): readonly TimelineItem[] {
    return this.#timeline().items;
  }
  readonly #zoomIndex = $derived.by(() => this.view.zoom);
  readonly zoom = $derived.by(() => zoomOf({ ...this.view, zoom: this.#zoomIndex }));
  readonly originX = $derived.by(() => xOf(this.#origin, this.zoom));
  readonly layout: Layout = $derived.by(() => layOut(this.items, this.zoom, (item) => labelOf(item).width));
  readonly left = $derived.by(() => leftX(this.view));

  // Whole numbers, so that what depends on them is worked out again only when they change.
  readonly #column = $derived.by(() => Math.floor(this.left / WINDOW));
  readonly #width = $derived.by(() => this.view.width);
  readonly #rowStep = $derived.by(() => Math.floor(this.scrollTop / ROW_WINDOW));
  /** The stretch of the axis that is drawn, as a view of its own. */
  readonly #drawn: View = $derived.by(() => ({
    zoom: this.#zoomIndex,
    left: ((this.#column - 1) * WINDOW) / this.zoom.pxPerDay,
    width: this.#width + 3 * WINDOW,
  }));
  readonly ticks = $derived.by(() => ticksOf(this.#drawn));
  readonly closed = $derived.by(() => closedIn(this.#drawn));
  readonly visible: readonly Placed[] = $derived.by(() => {
    const from = leftX(this.#drawn);
    const top = this.#rowStep * ROW_WINDOW;
    const heads = this.layout.lanes.length * LANE_HEAD;
    const found = visibleOf(this.layout, {
      from,
      to: from + this.#drawn.width,
      firstRow: this.printing ? 0 : (top - heads) / ROW - 1,
      lastRow: this.printing ? this.layout.rows : (top + ROW_WINDOW + this.height) / ROW + 1,
    });
    // What has the focus stays in the DOM, or the focus would be lost.
    const selected = this.layout.placed.find((p) => p.item.id === this.selectedId);
    return selected && !found.includes(selected) ? [...found, selected] : found;
  });
  readonly totalHeight = $derived.by(() => this.layout.rows * ROW + this.layout.lanes.length * LANE_HEAD + 8);
  /** On paper: how wide the drawing is, in %, so that its axis and rows fit on one page where they can. */
  readonly paperWidth = $derived.by(() => {
    const full = (PAPER_WIDTH / this.view.width) * (this.totalHeight + AXIS);
    return Math.round(100 * Math.min(1, Math.max(0.55, PAPER_HEIGHT / full)));
  });
  readonly selected = $derived.by(() => this.items.find((i) => i.id === this.selectedId) ?? null);

  /** Top of a row, px. */
  yOf(row: number): number {
    const heads = this.layout.lanes.filter((l) => l.row <= row).length;
    return row * ROW + heads * LANE_HEAD;
  }
  /** Position of a day in the drawing, px. */
  x(date: PlainDate): number {
    return xOf(date, this.zoom) - this.originX;
  }

  setWidth(width: number): void {
    if (width > 0 && width !== this.view.width) this.view = resize(this.view, width);
  }
  pan(px: number): void {
    this.view = pan(this.view, px);
  }
  zoomTo(index: number, anchor?: number): void {
    this.view = zoomTo(this.view, index, anchor);
  }
  centre(date: PlainDate): void {
    this.view = centre(this.view, date, 0.4);
  }
  fitAll(): void {
    this.#fit('1868-01-01' as PlainDate, '9999-12-31' as PlainDate);
  }
  /** Shows all items, as far as they lie between two days. */
  #fit(from: PlainDate, to: PlainDate): void {
    const { items, asOf } = this.#timeline();
    const days = items
      .filter((i) => i.end >= from && i.start <= to)
      .flatMap((i) => [i.start < from ? from : i.start, i.end > to ? to : i.end])
      .concat(asOf);
    const first = days.reduce((a, b) => (a < b ? a : b));
    const last = days.reduce((a, b) => (a > b ? a : b));
    this.view = fit(this.view.width, addDays(first, -20), addDays(last, 60));
  }

  /** Selects an item and brings it into view. Returns where it lies vertically, px. */
  select(item: TimelineItem): { top: number; bottom: number } | null {
    this.selectedId = item.id;
    this.view = reveal(this.view, item.start, item.end);
    const placed = this.layout.placed.find((p) => p.item.id === item.id);
    if (!placed) return null;
    const top = this.yOf(placed.row);
    return { top, bottom: top + ROW };
  }
  /** The item after (or before) the selected one; the first one in view where none is selected. */
  neighbour(step: number): TimelineItem | null {
    const { items } = this;
    const at = items.findIndex((i) => i.id === this.selectedId);
    if (at < 0) return this.visible[0]?.item ?? items[0] ?? null;
    return items[Math.min(Math.max(at + step, 0), items.length - 1)] ?? null;
  }
}
