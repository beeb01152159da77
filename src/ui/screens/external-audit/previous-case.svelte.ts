/** The case before, read while this browser has it. */
import type { CaseFile } from '#schemas';
import type { AppState, CaseSession } from '#state';

export class PreviousCase {
  #session = $state.raw<CaseSession | null>(null);

  /** Make it while a component is set up. `id` null = there is none. */
  constructor(app: () => AppState, id: () => string | null) {
    $effect(() => {
      const wanted = id();
      const known = wanted !== null && app().cases.some((c) => c.id === wanted);
      const session = known ? app().open(wanted) : null;
      this.#session = session;
      return () => session?.close();
    });
  }

  /** Null while it is being read, and when it is not in this browser. */
  get case(): CaseFile | null {
    return this.#session?.status === 'ready' ? this.#session.case : null;
  }
}
