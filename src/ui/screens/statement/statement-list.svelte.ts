import {
  ALL_ROWS,
  auditPeriodEnd,
  isFiltered,
  rowTest,
  type GroupBy,
  type RowFilter,
} from '#domain/statement';
import type { Decision, Problem } from '#schemas';
import type { CaseSession, EditFailure } from '#state';
import type { Result } from '#kernel';
import { inTab, itemsOf, type Item, type TabId } from './catalogue.ts';

/** What the list of the statement shows, which row is at hand, and how rows are decided. */
export class StatementList {
  tab = $state<TabId>('governance');
  filter = $state.raw<RowFilter>(ALL_ROWS);
  groupBy = $state<GroupBy>('heading');
  currentId = $state('');
  readonly #session: () => CaseSession;
  readonly #problems: () => ReadonlyMap<string, readonly Problem[]>;
  readonly #whole = $derived(itemsOf((c) => inTab(this.tab, c), this.groupBy));
  /** Whether a filter is on, beside the tab. */
  readonly filtered = $derived(isFiltered(this.#inForce));
  /** Last day of the audit's period, null while it is not known. */
  readonly periodEnd = $derived.by(() => auditPeriodEnd(this.#session().case, this.#session().asOf));

  /** Headings and rows that pass the filters. */
  readonly items: readonly Item[] = $derived.by(() => {
    if (!this.filtered) return this.#whole;
    const passes = rowTest(this.#inForce, {
      row: this.#session().row,
      hasProblems: (id) => this.#problems().has(id),
      periodEnd: this.periodEnd,
    });
    return itemsOf((c) => inTab(this.tab, c) && passes(c), this.groupBy);
  });
  readonly count = $derived(this.items.filter((i) => i.kind === 'row').length);
  readonly currentIndex = $derived(this.items.findIndex((i) => i.id === this.currentId));
  readonly current: Item | undefined = $derived(this.items[this.currentIndex]);

  constructor(session: () => CaseSession, problems: () => ReadonlyMap<string, readonly Problem[]>) {
    this.#session = session;
    this.#problems = problems;
  }

  /** The tier can only be chosen where all rows are. */
  get #inForce(): RowFilter {
    return this.tab === 'all' ? this.filter : { ...this.filter, tier: 'any' };
  }

  /** Changes some of the filters. */
  refine(parts: Partial<RowFilter>): void {
    this.filter = { ...this.filter, ...parts };
  }

  clearFilters(): void {
    this.filter = ALL_ROWS;
  }

  /** Moves by whole items; stays within the list. Answers with the new place. */
  move(by: number): number {
    const last = this.items.length - 1;
    const from = this.currentIndex < 0 ? (by > 0 ? -1 : 1) : this.currentIndex;
    const to = Math.max(0, Math.min(last, from + by));
    this.currentId = this.items[to]?.id ?? '';
    return to;
  }

  /** Brings a row into the list whatever the filters are, and makes it current. False where there is no such row. */
  show(id: string): boolean {
    if (!this.#session().row(id)) return false;
    if (!this.items.some((i) => i.id === id)) {
      this.clearFilters();
      if (!this.items.some((i) => i.id === id)) this.tab = 'all';
    }
    this.currentId = id;
    return true;
  }

  /** Decides rows in one step. Where the filter then hides the current one, its neighbour becomes current. */
  async decide(ids: readonly string[], decision: Decision | null): Promise<Result<void, EditFailure>> {
    const session = this.#session();
    const changed = ids.filter((id) => session.row(id) && session.row(id)?.decision !== decision);
    const index = this.currentIndex;
    const words = decision === null ? '未定' : decision === 'adopted' ? '採用' : '不採用';
    const label =
      changed.length === 1 ? `${changed[0]}を「${words}」に` : `${changed.length}件を「${words}」に`;
    const done = session.edit(
      label,
      changed.map((id) => ({ path: `rows/${id}/decision`, value: decision })),
    );
    if (this.currentIndex < 0 && index >= 0) {
      const next = this.items.slice(index).find((i) => i.kind === 'row') ?? this.items.at(-1);
      this.currentId = next?.id ?? '';
    }
    return done;
  }
}
