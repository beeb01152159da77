import { onMount } from 'svelte';
import type { Moment } from '#domain/incident';
import { timeInJapan } from '#kernel';
import type { CaseSession } from '#state';

const EVERY = 10_000;

/**
 * The moment everything on the desk is judged at: the day is that of the case (today, or the one chosen in the top bar), the
 * time that of the clock. Make it while a component is set up.
 */
export class DeskClock {
  readonly #session: () => CaseSession;
  #time = $state('');

  constructor(session: () => CaseSession) {
    this.#session = session;
    this.#look();
    onMount(() => {
      const look = (): void => this.#look();
      const timer = setInterval(look, EVERY);
      // A laptop that slept wakes with an old time.
      document.addEventListener('visibilitychange', look);
      return () => {
        clearInterval(timer);
        document.removeEventListener('visibilitychange', look);
      };
    });
  }

  get now(): Moment {
    return { date: this.#session().asOf, time: this.#time };
  }

  #look(): void {
    this.#time = timeInJapan(Date.parse(this.#session().source.now()));
  }
}
