import {
  exchangePatches,
  planExchange,
  type ExchangeChange,
  type ExchangePlan,
  type ReturnedTable,
} from '#domain/statement';
import { catalogueOf } from '#rulebook/controls';
import { readReturnedTable, type CaseSession } from '#state';
import { failureText } from '../../parts/failure-text.ts';
import { Reading } from './reading.svelte.ts';

export const keyOf = (c: Pick<ExchangeChange, 'id' | 'field'>): string => `${c.id}/${c.field}`;

/** A table that came back: compared with the case as it is now, taken in only as far as the user agrees. */
export class ReturnedTableWork {
  readonly reading = new Reading<ReturnedTable>();
  done = $state('');
  /** Cells nobody touched outside are brought back to what the file says too. */
  everything = $state(false);
  name = $state('');
  #table = $state.raw<ReturnedTable | null>(null);
  /** What the user said of a change; a conflict is not taken unless chosen. */
  #said = $state.raw<ReadonlyMap<string, boolean>>(new Map());
  readonly #session: () => CaseSession;

  constructor(session: () => CaseSession) {
    this.#session = session;
  }

  // From the case, so that an edit made meanwhile shows before it is agreed to.
  readonly plan: ExchangePlan | null = $derived.by(() => {
    const { case: file } = this.#session();
    return this.#table ? planExchange(file, catalogueOf(file), this.#table, this.everything) : null;
  });
  readonly chosen: readonly ExchangeChange[] = $derived(
    this.plan?.changes.filter((c) => this.isChosen(c)) ?? [],
  );

  isChosen(change: ExchangeChange): boolean {
    return this.#said.get(keyOf(change)) ?? !change.conflict;
  }

  choose(changes: readonly ExchangeChange[], on: boolean): void {
    const next = new Map(this.#said);
    for (const change of changes) next.set(keyOf(change), on);
    this.#said = next;
  }

  async read(file: Pick<File, 'name' | 'arrayBuffer'>): Promise<void> {
    this.drop();
    const own = this.#session().case.ownCatalogue;
    this.#table = await this.reading.read(file, (content) => readReturnedTable(content, own));
    this.name = file.name;
  }

  drop(): void {
    this.reading.cancel();
    this.#table = null;
    this.#said = new Map();
    this.everything = false;
    this.done = this.reading.trouble = '';
  }

  /** Takes what is chosen, as one step that can be undone. */
  async apply(): Promise<void> {
    const { chosen } = this;
    if (chosen.length === 0 || this.reading.busy) return;
    const base = new Map<string, unknown>(chosen.map((c) => [`rows/${keyOf(c)}`, c.before]));
    const label = `「${this.name}」から ${chosen.length} 欄を取込み`;
    const written = await this.#session().edit(label, exchangePatches(chosen), { base });
    if (!written.ok) {
      this.reading.trouble = failureText(written.error);
      return;
    }
    this.drop();
    this.done = `${chosen.length} 欄を取り込みました。「元に戻す」でまとめて戻せます。`;
  }
}
