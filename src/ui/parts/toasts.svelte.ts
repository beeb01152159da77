export type Toast = {
  readonly id: number;
  readonly text: string;
  /** `holds` is read reactively: an action whose time is over is not offered. */
  readonly action: {
    readonly label: string;
    readonly run: () => void;
    readonly holds?: () => boolean;
  } | null;
};

/** Passing words. They stay long enough to be read and acted on (WCAG 2.2.1), and never carry what is only said here. */
export class ToastQueue {
  items = $state.raw<readonly Toast[]>([]);
  #next = 1;
  #timers = new Map<number, ReturnType<typeof setTimeout>>();

  say(text: string, action: Toast['action'] = null): void {
    const id = this.#next++;
    this.items = [...this.items.slice(-2), { id, text, action }];
    this.#arm(id, action ? 20_000 : 8_000);
  }

  dismiss(id: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.items = this.items.filter((t) => t.id !== id);
  }

  /** While the pointer or the focus is on a toast, it stays. */
  hold(id: number): void {
    clearTimeout(this.#timers.get(id));
  }

  release(id: number): void {
    if (this.items.some((t) => t.id === id)) this.#arm(id, 8_000);
  }

  #arm(id: number, milliseconds: number): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), milliseconds),
    );
  }
}
