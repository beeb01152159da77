import { clauseInCase, type ClauseInCase } from '#domain/clauses';
import { preflight, type Check } from '#domain/preflight';
import { shippedRulebook, type Rulebook } from '#rulebook';
import type { Provision } from '#rulebook/provisions';
import type { CaseSession } from '#state';
import { Settled } from '../parts/settled.svelte.ts';
import type { CaseView } from './case-view.svelte.ts';

/** What the clauses mean for the open case. Make it while a component is set up. */
export class CaseClauses {
  readonly session: CaseSession;
  readonly #view: CaseView;
  readonly #checks: Settled<readonly Check[]>;

  constructor(session: CaseSession, view: CaseView) {
    this.session = session;
    this.#view = view;
    this.#checks = new Settled(
      () => session,
      (file, asOf, rulebook) => preflight(file, asOf, rulebook),
    );
  }

  get rulebook(): Rulebook {
    return this.session.rulebook ?? shippedRulebook;
  }

  /** The clause in the case; null until the case has been worked out. */
  of(provision: Provision): ClauseInCase | null {
    const { overview } = this.#view;
    const checks = this.#checks.value;
    if (!overview || !checks) return null;
    const { case: file, asOf } = this.session;
    return clauseInCase(provision, { file, asOf, overview, checks });
  }

  /** What a row says of the clause at a glance: the nearest open day, and how many problems name it. */
  readonly glance: ReadonlyMap<string, { due: string; problems: number }> = $derived.by(() => {
    const found = new Map<string, { due: string; problems: number }>();
    const at = (id: string): { due: string; problems: number } => {
      const known = found.get(id) ?? { due: '', problems: 0 };
      found.set(id, known);
      return known;
    };
    const { overview } = this.#view;
    for (const clock of overview?.clocks ?? []) {
      if (!clock.covered || (clock.state !== 'running' && clock.state !== 'past')) continue;
      const entry = at(clock.id);
      if (entry.due === '' || clock.safeDue < entry.due) entry.due = clock.safeDue;
    }
    for (const duty of overview?.duties ?? []) at(duty.clause).problems++;
    for (const problem of overview?.problems ?? []) {
      if (problem.severity === 'info') continue;
      for (const clause of problem.clauses) at(clause).problems++;
    }
    return found;
  });
}
