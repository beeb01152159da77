import type { PlainDate } from '#kernel';
import type { Rulebook } from '#rulebook';
import type { CaseFile } from '#schemas';
import type { CaseSession } from '#state';

/**
 * What a rule says of the case, worked out a moment after the last edit and off the keystroke. For what takes longer than a
 * key should; everything cheap is a plain `$derived`. Make it while a component is set up.
 */
export class Settled<T> {
  /** Null until it was first worked out. */
  value = $state.raw<T | null>(null);

  constructor(
    of: () => Pick<CaseSession, 'case' | 'asOf' | 'rulebook'>,
    judge: (file: CaseFile, asOf: PlainDate, rulebook: Rulebook | undefined) => T | Promise<T>,
    delay = 200,
  ) {
    let turn = 0;
    let first = true;
    const run = async (file: CaseFile, asOf: PlainDate, rulebook: Rulebook | undefined): Promise<void> => {
      const mine = ++turn;
      const found = await judge(file, asOf, rulebook);
      if (mine === turn) this.value = found;
    };
    $effect(() => {
      // Read before the timer: what a later callback reads is not tracked.
      const { case: file, asOf, rulebook } = of();
      const timer = setTimeout(() => void run(file, asOf, rulebook), first ? 0 : delay);
      first = false;
      return () => clearTimeout(timer);
    });
    $effect(() => () => {
      turn = -1;
    });
  }
}
