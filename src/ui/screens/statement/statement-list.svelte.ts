import {
  ALL_ROWS,
  auditPeriodEnd,
  isFiltered,
  rowTest,
  type GroupBy,
  type RowFilter,
} from '#domain/statement';
import { catalogueOf, type Catalogue, type Control } from '#rulebook/controls';
import type { Decision, GridColumn, Problem } from '#schemas';
import type { CaseSession, EditFailure } from '#state';
import type { Result } from '#kernel';
import { inTab, itemsOf, type Item, type SortBy, type TabId } from './catalogue.ts';
import { ALL_COLUMNS, COLUMNS, type Column } from './columns.ts';
import type { GridView } from './views.ts';

type Edit = CaseSession['edit'];

/** What the list of the statement shows, which row is at hand, and how rows are decided. */
export class StatementList {
  tab = $state<TabId>('governance');
  filter = $state.raw<RowFilter>(ALL_ROWS);
  groupBy = $state<GroupBy>('heading');
  sortBy = $state<SortBy>('number');
  columns = $state.raw<readonly GridColumn[]>(ALL_COLUMNS);
  currentId = $state('');
  /** The official text as the search reads it; null while there is none. */
  official = $state.raw<((id: string) => string) | null>(null);
  readonly #session: () => CaseSession;
  readonly #problems: () => ReadonlyMap<string, readonly Problem[]>;
  readonly #edit: Edit;
  readonly #ownCatalogue = $derived.by(() => this.#session().case.ownCatalogue);
  readonly catalogue: Catalogue = $derived(catalogueOf({ ownCatalogue: this.#ownCatalogue }));
  readonly #whole = $derived(this.#items(() => true));
  readonly shownColumns: readonly Column[] = $derived(
    COLUMNS.filter((c) => c.id === 'id' || c.id === 'label' || this.columns.includes(c.id)),
  );
  /** Whether a filter is on, beside the tab. */
  readonly filtered = $derived(isFiltered(this.#inForce));
  /** Last day of the audit's period, null while it is not known. */
  readonly periodEnd = $derived.by(() => auditPeriodEnd(this.#session().case, this.#session().asOf));

  /** Headings and rows that pass the filters. */
  readonly items: readonly Item[] = $derived.by(() => {
    if (!this.filtered && this.sortBy === 'number') return this.#whole;
    const passes = rowTest(this.#inForce, {
      row: this.#session().row,
      hasProblems: (id) => this.#problems().has(id),
      periodEnd: this.periodEnd,
      catalogue: this.catalogue,
      official: this.official,
    });
    return this.#items(passes);
  });
  readonly count = $derived(this.items.filter((i) => i.kind === 'row').length);
  readonly currentIndex = $derived(this.items.findIndex((i) => i.id === this.currentId));
  readonly current: Item | undefined = $derived(this.items[this.currentIndex]);

  constructor(
    session: () => CaseSession,
    problems: () => ReadonlyMap<string, readonly Problem[]>,
    edit: Edit = (...args) => session().edit(...args),
  ) {
    this.#session = session;
    this.#problems = problems;
    this.#edit = edit;
  }

  #items(pass: (c: Control) => boolean): readonly Item[] {
    const { groupBy, sortBy, tab } = this;
    const order = { groupBy, sortBy, row: this.#session().row };
    return itemsOf((c) => inTab(tab, c) && pass(c), order, this.catalogue);
  }

  /** What can be kept as a view. */
  get view(): GridView {
    const { tab, groupBy, sortBy, columns, filter } = this;
    return { tab, groupBy, sortBy, columns: [...columns], filter };
  }

  apply(view: GridView): void {
    const { tab, groupBy, sortBy, columns, filter } = view;
    Object.assign(this, { tab, groupBy, sortBy, columns, filter: { ...ALL_ROWS, ...filter } });
    if (!this.items.some((i) => i.id === this.currentId)) this.currentId = '';
  }

  /** Shows or hides a column. */
  toggleColumn(id: GridColumn): void {
    const on = !this.columns.includes(id);
    this.columns = ALL_COLUMNS.filter((c) => (c === id ? on : this.columns.includes(c)));
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
    const done = this.#edit(
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
