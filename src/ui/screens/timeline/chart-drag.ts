/** Pointer and wheel on the chart, turned into panning and zooming. */
type Moves = {
  /** Px by which the time moves; positive = later. */
  pan: (px: number) => void;
  /** Px by which the rows scroll. */
  scroll: (px: number) => void;
  /** One step in or out around a position, px from the left edge. */
  zoom: (step: number, px: number) => void;
};

/** Below this a press is a click. */
const SLOP = 4;
/** Px of wheel that make one step of the zoom: a notch of a mouse, a good pinch of a touchpad. */
const NOTCH = 60;

export class ChartDrag {
  readonly #moves: Moves;
  #from: { id: number; x: number; y: number } | null = null;
  #dragging = false;
  #wheel = 0;

  constructor(moves: Moves) {
    this.#moves = moves;
  }

  down(event: PointerEvent): void {
    if (event.button !== 0) return;
    this.#from = { id: event.pointerId, x: event.clientX, y: event.clientY };
    this.#dragging = false;
  }

  move(event: PointerEvent): void {
    const from = this.#from;
    if (!from || from.id !== event.pointerId) return;
    const dx = event.clientX - from.x;
    const dy = event.clientY - from.y;
    if (!this.#dragging) {
      if (Math.abs(dx) < SLOP && Math.abs(dy) < SLOP) return;
      this.#dragging = true;
      if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
    }
    if (dx !== 0) this.#moves.pan(-dx);
    // A finger scrolls the rows by itself (touch-action: pan-y).
    if (dy !== 0 && event.pointerType === 'mouse') this.#moves.scroll(-dy);
    this.#from = { id: from.id, x: event.clientX, y: event.clientY };
  }

  up(event: PointerEvent): void {
    if (this.#from?.id === event.pointerId) this.#from = null;
  }

  /** Swallows the click that ends a drag. */
  click(event: MouseEvent): void {
    if (!this.#dragging) return;
    this.#dragging = false;
    event.stopPropagation();
    event.preventDefault();
  }

  wheel(event: WheelEvent): void {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      this.#wheel += event.deltaY;
      if (Math.abs(this.#wheel) < NOTCH) return;
      const step = this.#wheel > 0 ? -1 : 1;
      this.#wheel = 0;
      const box = event.currentTarget instanceof Element ? event.currentTarget.getBoundingClientRect() : null;
      this.#moves.zoom(step, event.clientX - (box?.left ?? 0));
      return;
    }
    const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
    if (Math.abs(sideways) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return;
    event.preventDefault();
    this.#moves.pan(sideways);
  }
}
