import { tick } from 'svelte';
import type { PlainDate } from '#kernel';
import type { Rulebook } from '#rulebook';
import {
  chapters,
  provisionOn,
  provisionsOf,
  searchProvisions,
  type Chapter,
  type Provision,
} from '#rulebook/provisions';

export type ChapterGroup = Chapter & { readonly name: string; readonly items: readonly Provision[] };

const chapterName = ({ no, title }: Chapter): string =>
  Number.isInteger(Number(no)) ? `第${no}章 ${title}` : title;

/** What the rules screen shows: which chapters and clauses are open, what is searched for. Only open clauses are drawn whole. */
export class RulesState {
  text = $state('');
  /** Only the clauses that have something to say of the case now. */
  onlyMine = $state(false);
  /** The clause a link led to. */
  marked = $state('');
  #chapters = $state.raw<ReadonlySet<string>>(new Set());
  #open = $state.raw<ReadonlySet<string>>(new Set());
  readonly #rules: () => { rulebook: Rulebook; asOf: PlainDate; mine: ReadonlyMap<string, unknown> };

  constructor(rules: () => { rulebook: Rulebook; asOf: PlainDate; mine: ReadonlyMap<string, unknown> }) {
    this.#rules = rules;
  }

  get narrowed(): boolean {
    return this.text.trim() !== '' || this.onlyMine;
  }

  /** One entry a clause: its wording on the day, wherever among its wordings the words were found. */
  readonly found: readonly Provision[] = $derived.by(() => {
    const { rulebook, asOf, mine } = this.#rules();
    const ids = new Set(searchProvisions(this.text, provisionsOf(rulebook)).map((p) => p.id));
    return [...ids]
      .filter((id) => !this.onlyMine || mine.has(id))
      .flatMap((id) => provisionOn(rulebook, id, asOf) ?? []);
  });

  readonly groups: readonly ChapterGroup[] = $derived(
    chapters
      .map((c) => ({ ...c, name: chapterName(c), items: this.found.filter((p) => p.chapter === c.no) }))
      .filter((c) => c.items.length > 0),
  );

  isChapterOpen(no: string): boolean {
    return this.narrowed || this.#chapters.has(no);
  }
  chapterToggled(no: string, open: boolean): void {
    if (this.narrowed || this.#chapters.has(no) === open) return;
    this.#chapters = toggled(this.#chapters, no);
  }
  isOpen(id: string): boolean {
    return this.#open.has(id);
  }
  toggle(id: string): void {
    this.#open = toggled(this.#open, id);
    if (this.marked === id) this.marked = '';
  }

  /** Opens a clause by its id, with everything around it, and puts the focus on it. */
  async show(id: string): Promise<void> {
    const { rulebook, asOf } = this.#rules();
    const target = provisionOn(rulebook, id, asOf);
    if (!target) return;
    this.text = '';
    this.onlyMine = false;
    this.#chapters = new Set([...this.#chapters, target.chapter]);
    this.#open = new Set([...this.#open, id]);
    this.marked = id;
    await tick();
    const row = document.querySelector<HTMLElement>(`[data-clause="${CSS.escape(id)}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.querySelector('button')?.focus({ preventScroll: true });
  }
}

function toggled(set: ReadonlySet<string>, item: string): ReadonlySet<string> {
  return set.has(item) ? new Set([...set].filter((x) => x !== item)) : new Set([...set, item]);
}
