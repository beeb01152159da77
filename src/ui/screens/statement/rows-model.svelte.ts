import {
  countLint,
  lintRows,
  lintStatement,
  ownersOf,
  sortLint,
  warmSearch,
  type LintFinding,
} from '#domain/statement';
import { groupBy } from '#kernel';
import type { Problem } from '#schemas';
import type { CaseSession } from '#state';
import type { FormContext } from '../../parts/form-context.ts';
import { Settled } from '../../parts/settled.svelte.ts';
import { GridKeys, type GridHandle } from './grid-keys.ts';
import { GridWork } from './grid-work.svelte.ts';
import { SaveMarks } from './save-marks.svelte.ts';
import { StatementList } from './statement-list.svelte.ts';

const NONE: ReadonlyMap<string, readonly Problem[]> = new Map();
const NO_ADVICE: readonly LintFinding[] = [];

/** Everything the rows of the statement are worked on with. Made while their component is set up. */
export class RowsModel {
  readonly list: StatementList;
  readonly work: GridWork;
  readonly marks: SaveMarks;
  readonly keys: GridKeys;
  /** Which of the boxes above the grid is open. */
  box = $state<'lint' | 'snippets' | null>(null);
  /** The grid takes the full width; the row at hand stands below it. */
  wide = $state(false);
  grid = $state<GridHandle>();
  root = $state<HTMLElement>();
  detail = $state<HTMLElement>();
  readonly #problems: Settled<ReadonlyMap<string, readonly Problem[]>>;
  readonly #advice: Settled<readonly LintFinding[]>;
  readonly #session: () => CaseSession;

  constructor(session: () => CaseSession, say: FormContext['say']) {
    this.#session = session;
    this.#problems = new Settled(
      session,
      (file, asOf): ReadonlyMap<string, readonly Problem[]> =>
        groupBy(lintRows(file, asOf), (p) => p.path.split('/')[1] ?? ''),
      300,
    );
    this.#advice = new Settled(session, (file, asOf) => sortLint(lintStatement(file, asOf)), 500);
    this.marks = new SaveMarks(session);
    this.list = new StatementList(session, () => this.#problems.value ?? NONE, this.marks.edit);
    this.work = new GridWork(session, this.list, this.marks.edit);
    this.keys = new GridKeys(
      { list: this.list, work: this.work, session, say },
      { grid: () => this.grid, root: () => this.root, detail: () => this.detail },
    );
    this.#warm();
  }

  readonly owners = $derived.by(() => ownersOf(this.#session().case.rows));
  readonly counts = $derived.by(() => countLint(this.advice));

  get advice(): readonly LintFinding[] {
    return this.#advice.value ?? NO_ADVICE;
  }

  problemsOf(id: string): readonly Problem[] {
    return this.#problems.value?.get(id) ?? [];
  }

  // Ahead of the first search, a few rows at a time, so that no key waits for it.
  #warm(): void {
    $effect(() => {
      const { rows } = this.#session().case;
      let timer = 0;
      const warm = (): void => {
        if (warmSearch(rows, 100)) timer = window.setTimeout(warm, 20);
      };
      timer = window.setTimeout(warm, 300);
      return () => clearTimeout(timer);
    });
  }
}
