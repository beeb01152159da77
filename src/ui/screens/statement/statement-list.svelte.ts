import { labelOf, type Control } from '#rulebook/controls';
import type { Decision, Problem, StatementRow, Tier } from '#schemas';
import type { CaseSession, EditFailure } from '#state';
import type { Result } from '#kernel';
import { inTab, itemsOf, type Item, type TabId } from './catalogue.ts';

export type DecisionFilter = 'any' | 'undecided' | Decision;

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
// Rows are replaced, never changed: their folded text is worked out once each.
const haystacks = new WeakMap<StatementRow, string>();
function haystack(row: StatementRow): string {
  let text = haystacks.get(row);
  if (text === undefined) {
    text = fold([row.how, row.reason, row.owner, row.note].join('\n'));
    haystacks.set(row, text);
  }
  return text;
}

/** What the list of the statement shows, which row is at hand, and how rows are decided. */
export class StatementList {
  tab = $state<TabId>('governance');
  decision = $state<DecisionFilter>('any');
  tier = $state<Tier | 'any'>('any');
  onlyProblems = $state(false);
  text = $state('');
  currentId = $state('');
  readonly #session: () => CaseSession;
  readonly #problems: () => ReadonlyMap<string, readonly Problem[]>;
  readonly #needle = $derived(fold(this.text.trim()));
  readonly #whole = $derived(itemsOf((c) => inTab(this.tab, c) && this.#ofTier(c)));

  /** Headings and rows that pass the filters. */
  readonly items: readonly Item[] = $derived(
    this.filtered ? itemsOf((c) => inTab(this.tab, c) && this.#ofTier(c) && this.#passes(c)) : this.#whole,
  );
  readonly count = $derived(this.items.filter((i) => i.kind === 'row').length);
  readonly currentIndex = $derived(this.items.findIndex((i) => i.id === this.currentId));
  readonly current: Item | undefined = $derived(this.items[this.currentIndex]);

  constructor(session: () => CaseSession, problems: () => ReadonlyMap<string, readonly Problem[]>) {
    this.#session = session;
    this.#problems = problems;
  }

  get filtered(): boolean {
    return this.decision !== 'any' || this.onlyProblems || this.#needle !== '';
  }

  #ofTier(c: Control): boolean {
    return this.tab !== 'all' || this.tier === 'any' || c.tier === this.tier;
  }

  #passes(c: Control): boolean {
    const row = this.#session().row(c.id);
    if (this.decision !== 'any' && (row?.decision ?? 'undecided') !== this.decision) return false;
    if (this.onlyProblems && !this.#problems().has(c.id)) return false;
    const needle = this.#needle;
    if (needle === '') return true;
    return (
      c.id.toLowerCase().startsWith(needle) ||
      fold(labelOf(c.id)).includes(needle) ||
      (row !== undefined && haystack(row).includes(needle))
    );
  }

  clearFilters(): void {
    this.decision = 'any';
    this.tier = 'any';
    this.onlyProblems = false;
    this.text = '';
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
