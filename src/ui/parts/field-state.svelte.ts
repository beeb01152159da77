import type { CaseSession, Conflict, EditFailure } from '#state';

export type FieldSession = Pick<CaseSession, 'value' | 'edit' | 'settle' | 'conflicts'>;
type Of = () => { readonly session: FieldSession; readonly path: string; readonly label: string };

// Drafts that could not be saved survive leaving the screen; they belong to the session, not to the component.
const keptDrafts = new WeakMap<FieldSession, Map<string, string>>();

/**
 * One field at a path: what was typed, what is stored, and whether both are the same. Make it while a component is set up.
 *
 * The draft is shown as long as it exists, so nothing ever rewrites the text under the caret. It goes away once the field
 * is left and the store has caught up, or when the value was changed from elsewhere (undo, another tab).
 */
export class FieldState {
  /** The text as typed, or null while the stored value is shown. */
  draft = $state.raw<string | null>(null);
  /** The value chosen (radio, check box), until the store has it. */
  picked = $state.raw<{ readonly value: unknown } | null>(null);
  failure = $state.raw<EditFailure | null>(null);
  /** Something typed here was written at least once. */
  everSaved = $state(false);
  /** The draft says nothing that can be stored (an unfinished date). */
  unusable = $state(false);
  readonly #of: Of;
  #pending = $state(0);
  #left = $state(true);
  /** What was handed over last, or is shown as stored: what the user believes to be stored. */
  #seen: unknown;
  /** What is known to be stored as far as this field goes: an edit that was refused leaves it as it was. */
  #kept: unknown;
  /** Everything handed over since the draft began; the store may show these one after the other. */
  #mine = new Set<unknown>();
  #lastStored: unknown;

  constructor(of: Of) {
    this.#of = of;
    const { session, path } = of();
    this.#lastStored = this.#seen = this.#kept = session.value(path);
    const kept = keptDrafts.get(session)?.get(path);
    if (kept !== undefined) {
      this.draft = kept;
      this.unusable = true;
    }
    $effect(() => this.#follow());
    $effect(() => () => this.#keep());
  }

  // Derived, so that of a hundred fields on a screen only the one that was typed into has work to do at a key.
  readonly #held: unknown = $derived.by(() => {
    const { session, path } = this.#of();
    return session.value(path);
  });
  /** What the case holds at the path. */
  get stored(): unknown {
    return this.#held;
  }

  /** The value to show for a field that is chosen rather than typed. */
  get value(): unknown {
    return this.picked ? this.picked.value : this.stored;
  }

  get conflict(): Conflict | undefined {
    const { session, path } = this.#of();
    const at = (c: Conflict): boolean => c.path === path;
    return (
      (this.failure?.code === 'conflict' ? this.failure.conflicts.find(at) : undefined) ??
      session.conflicts.find(at)
    );
  }

  get status(): 'idle' | 'saving' | 'saved' | 'unsaved' {
    if (this.failure || this.unusable || this.conflict) return 'unsaved';
    if (this.#pending > 0) return 'saving';
    return this.everSaved ? 'saved' : 'idle';
  }

  /** Takes what was typed. `value` is what to store for it; undefined = nothing that can be stored yet. */
  type(text: string, value: unknown): void {
    this.#begin();
    this.draft = text;
    this.unusable = value === undefined;
    if (value !== undefined) void this.#write(value);
  }

  /** Stores a value chosen rather than typed (radio, check box, picked date). */
  choose(value: unknown): void {
    this.#begin();
    this.draft = null;
    this.unusable = false;
    this.picked = { value };
    this.#left = true;
    void this.#write(value);
  }

  /** The field was left; `tidy` may give the text in its normal form. */
  leave(tidy?: (text: string) => string): void {
    this.#left = true;
    if (this.draft === null || this.unusable || !tidy) return;
    const text = tidy(this.draft);
    if (text === this.draft) return;
    this.draft = text;
    void this.#write(text);
  }

  /** Settles a conflict. For `mine`, what stands in the field now is written. */
  async settle(keep: 'mine' | 'theirs'): Promise<void> {
    const conflict = this.conflict;
    if (!conflict) return;
    const { session } = this.#of();
    await session.settle({ ...conflict, mine: this.#seen }, keep);
    this.#kept = this.#seen;
    this.failure = null;
    this.everSaved = keep === 'mine';
    if (keep === 'theirs') this.#forget();
  }

  #begin(): void {
    if (this.draft === null && !this.picked && !this.conflict) {
      this.#seen = this.#kept = this.stored;
      this.#mine.clear();
    }
    this.#left = false;
  }

  async #write(value: unknown): Promise<void> {
    const { session, path, label } = this.#of();
    // An edit on its way is taken for stored; one that failed was not, and must not pass for another tab's change.
    const base = new Map([[path, this.#pending > 0 ? this.#seen : this.#kept]]);
    const open = this.conflict !== undefined;
    this.#seen = value;
    this.#mine.add(value);
    // While the choice is open the draft only grows: writing it would ask the same question again at every key.
    if (open) return;
    this.#pending++;
    const result = await session.edit(`「${label}」の入力`, [{ path, value }], { group: path, base });
    this.#pending--;
    this.failure = result.ok ? null : result.error;
    if (!result.ok) return;
    this.everSaved = true;
    this.#kept = value;
  }

  #follow(): void {
    const stored = this.stored;
    const changed = stored !== this.#lastStored;
    this.#lastStored = stored;
    if ((this.draft === null && !this.picked) || this.failure || this.unusable || this.#pending > 0) return;
    const fromElsewhere = changed && !this.#mine.has(stored);
    const caughtUp = this.#left && stored === this.#seen;
    if (fromElsewhere || caughtUp) this.#forget();
  }

  #forget(): void {
    this.draft = null;
    this.picked = null;
    this.unusable = false;
    this.#seen = this.#kept = this.stored;
    this.#mine.clear();
  }

  #keep(): void {
    const { session, path } = this.#of();
    const drafts = keptDrafts.get(session) ?? new Map<string, string>();
    if (this.draft !== null && this.status === 'unsaved') drafts.set(path, this.draft);
    else drafts.delete(path);
    keptDrafts.set(session, drafts);
  }
}
