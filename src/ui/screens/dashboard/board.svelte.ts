import {
  filterServices,
  servicesOf,
  standingOf,
  type PortfolioFilter,
  type Standing,
} from '#domain/portfolio';
import type { PlainDate } from '#kernel';
import type { AppState, CaseSummary } from '#state';

/**
 * Where all cases stand. They are read and judged one after another, with a pause between, so that the page stays at hand
 * with many; what did not change since is not read again. Make it while a component is set up.
 */
export class Board {
  filter = $state.raw<PortfolioFilter>({ words: '', only: 'all' });
  /** Cases still to be judged. */
  left = $state(0);
  #standings = $state.raw<readonly Standing[]>([]);
  readonly services = $derived(servicesOf(this.#standings));
  readonly shown = $derived(filterServices(this.services, this.filter));
  readonly #known = new Map<string, { readonly of: string; readonly standing: Standing }>();
  #round = 0;

  constructor(app: AppState) {
    $effect(() => {
      const { cases, today } = app;
      void this.#judge(app, cases, today);
    });
    $effect(() => () => void this.#round++);
  }

  async #judge(app: AppState, cases: readonly CaseSummary[], today: PlainDate): Promise<void> {
    const round = ++this.#round;
    const found: Standing[] = [];
    let show = FIRST_SHOWN;
    for (const [i, item] of cases.entries()) {
      this.left = cases.length - i;
      const of = `${today} ${item.changed}`;
      const known = this.#known.get(item.id);
      if (known?.of === of) {
        found.push(known.standing);
        continue;
      }
      const file = await app.readCase(item.id);
      if (file) {
        const standing = standingOf(file, today, app.rulebook(file.edition));
        this.#known.set(item.id, { of, standing });
        found.push(standing);
      }
      // A task of its own for each: a page that judges fifty cases at once would stand still.
      await new Promise((done) => setTimeout(done));
      if (round !== this.#round) return;
      // Sorting all of them anew for every few would be most of the work.
      if (found.length < show) continue;
      this.#standings = [...found];
      show *= 2;
    }
    this.left = 0;
    this.#standings = found;
  }
}

const FIRST_SHOWN = 10;
