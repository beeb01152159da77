import type { Overview } from '#domain/procedure';
import type { PlainDate } from '#kernel';
import type { Rulebook } from '#rulebook';
import type { CaseFile, Problem } from '#schemas';
import type { CaseSession } from '#state';

type Judge = (file: CaseFile, asOf: PlainDate, rulebook: Rulebook | undefined) => Overview;

/**
 * What the rules say of the open case. Judged a moment after the last edit and off the keystroke, because a case of a
 * thousand rows takes longer than a key should. Make it while a component is set up.
 */
export class CaseView {
  overview = $state.raw<Overview | null>(null);
  readonly #byPath = $derived.by(() => groupByPath(this.overview?.problems ?? []));

  constructor(session: CaseSession, load: () => Promise<Judge>, delay = 150) {
    let judge: Judge | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const run = (): void => {
      if (judge && !gone && session.status === 'ready') {
        this.overview = judge(session.case, session.asOf, session.rulebook);
      }
    };
    void load().then((loaded) => {
      judge = loaded;
      run();
    });
    $effect(() => {
      // Read before the timer: what a later callback reads is not tracked.
      const { status } = session;
      if (status !== 'ready' || !session.case || !session.asOf) return;
      void session.rulebook;
      clearTimeout(timer);
      timer = setTimeout(run, delay);
    });
    $effect(() => () => {
      gone = true;
      clearTimeout(timer);
    });
  }

  /** The open problems whose path is exactly this one. */
  problemsAt(path: string): readonly Problem[] {
    return this.#byPath.get(path) ?? NONE;
  }
}

const NONE: readonly Problem[] = [];

function groupByPath(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const map = new Map<string, Problem[]>();
  for (const problem of problems) {
    const list = map.get(problem.path);
    if (list) list.push(problem);
    else map.set(problem.path, [problem]);
  }
  return map;
}
