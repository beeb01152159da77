import type { Store, StoreCode } from '#store';

export type LiveState<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'error'; readonly code: StoreCode };

/**
 * The latest answer of a query, kept up to date across tabs. The query runs later and untracked: whatever reactive value
 * it depends on must be read before and handed in.
 */
export class Live<T> {
  #state = $state.raw<LiveState<T>>({ kind: 'loading' });
  readonly #stop: () => void;

  constructor(store: Store, query: () => Promise<T>) {
    this.#stop = store.watch(
      query,
      (value) => (this.#state = { kind: 'ready', value }),
      (code) => (this.#state = { kind: 'error', code }),
    );
  }

  get state(): LiveState<T> {
    return this.#state;
  }

  close(): void {
    this.#stop();
  }
}
