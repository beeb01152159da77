/** The review of one form: kept up to date with the case and the corrections; which place is looked at. */
import type { Result } from '#kernel';
import { officialFailureMessage } from '#messages';
import type { OfficialPlace } from '#schemas';
import type { FormReview, Job, OfficialFailure, OpenPoint, Sketch, SketchBlock, Written } from '#state';

import { fieldOf } from '../field-names.ts';
import { PLACE_WORDS } from './place-words.ts';
import type { Around } from './returned-work.svelte.ts';

/** How a place stands: by icon and word. */
export type PlaceState =
  'written' | 'user' | 'partly' | 'unsure' | 'none' | 'cleared' | 'noValue' | 'blocked' | 'unticked';

/** What must be looked at; the rest is filled, blank, or left alone by the user. */
export const ASKED: readonly PlaceState[] = ['unsure', 'blocked', 'partly'];

export class ReviewWork {
  readonly #around: Around;
  review = $state.raw<FormReview | null>(null);
  busy = $state(true);
  trouble = $state('');
  selected = $state<string | null>(null);
  #job: Job<Result<FormReview, OfficialFailure>> | null = null;

  readonly places = $derived(new Map(this.review?.reading.places.map((p) => [p.id, p])));
  readonly written = $derived(new Map<string, Written>(this.review?.written.map((w) => [w.place, w])));
  readonly #open = $derived(groupOpen(this.review?.open ?? []));
  readonly cells = $derived<ReadonlyMap<string, string>>(this.review?.cells ?? new Map<string, string>());
  /** Of a place that spans several cells, the one that bears its button. */
  readonly anchors = $derived(
    this.review ? anchorsOf(this.review.sketch, this.cells) : new Map<string, string>(),
  );

  constructor(around: Around) {
    this.#around = around;
  }

  get place(): OfficialPlace | null {
    return this.selected === null ? null : (this.places.get(this.selected) ?? null);
  }

  /** Works the review out again; answers with how to stop. */
  load(): () => void {
    const { session, forms, sha256, about } = this.#around;
    const { case: file, asOf } = session();
    const job = forms().review(sha256(), file, asOf, about());
    this.#job?.cancel();
    this.#job = job;
    this.busy = true;
    void job.result.then((done) => {
      if (this.#job !== job) return;
      this.#job = null;
      this.busy = false;
      if (done.ok) {
        this.review = done.value;
        this.trouble = done.value.failure ? said(done.value.failure) : '';
      } else if (done.error.code !== 'official.cancelled') this.trouble = said(done.error);
    });
    return () => job.cancel();
  }

  /** Why a place stays open; '' = it does not. */
  openCode(place: string): string {
    return this.#open.get(place)?.[0] ?? '';
  }

  stateOf(place: OfficialPlace): PlaceState {
    const byUser = place.why.code === 'why.user';
    if (place.field === null) return byUser ? 'cleared' : 'none';
    if (!place.sure) return 'unsure';
    const code = this.openCode(place.id);
    if (this.written.has(place.id)) return this.leftOver(place) > 0 ? 'partly' : byUser ? 'user' : 'written';
    // Of a question with boxes, those that are not the answer.
    if (code === '') return place.kind === 'box' ? 'unticked' : byUser ? 'user' : 'written';
    return code === 'open.noValue' ? 'noValue' : 'blocked';
  }

  /** How many places must be looked at before the form can be handed in. */
  get toAsk(): number {
    return [...this.places.values()].filter((p) => ASKED.includes(this.stateOf(p))).length;
  }

  /** How the cell of a place is tinted; '' = it is of none. */
  toneOf(place: string | null): string {
    const found = place === null ? undefined : this.places.get(place);
    return found ? PLACE_WORDS[this.stateOf(found)].tone : '';
  }

  /** Rows of its field that a table has no room for. */
  leftOver(place: OfficialPlace): number {
    if (place.kind !== 'table') return 0;
    const points = (this.review?.open ?? []).filter((o) => o.code === 'open.overflow');
    return points
      .filter((o) => o.place === place.id || (o.place === null && o.field === place.field))
      .reduce((sum, o) => sum + (o.count ?? 1), 0);
  }

  /** Fields of the case that this form has no place for, without those only other forms ask for. */
  get withoutPlace(): readonly string[] {
    const no = this.review?.reading.form.no ?? null;
    return (this.review?.open ?? []).flatMap((o) => {
      if (o.code !== 'open.noPlace' || o.place !== null || o.field === null) return [];
      const asking = fieldOf(o.field)?.forms ?? [];
      return asking.length === 0 || no === null || asking.includes(no) ? [o.field] : [];
    });
  }

  async correct(field: string | null | undefined, option: string | null): Promise<void> {
    const { review, selected } = this;
    if (!review || selected === null) return;
    const done = await this.#around.forms().correct(review, { place: selected, field, option });
    if (done.ok) this.load();
    else this.trouble = said(done.error);
  }
}

const said = (failure: OfficialFailure): string => {
  const { title, remedy } = officialFailureMessage(failure);
  return `${title}${remedy}`;
};

function groupOpen(points: readonly OpenPoint[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { place, code } of points)
    if (place !== null) found.set(place, [...(found.get(place) ?? []), code]);
  return found;
}

/** The first cell of each place that says something after filling, else its first. */
function anchorsOf(sketch: Sketch, filled: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, string>();
  const better = (old: string | undefined, locator: string): boolean =>
    old === undefined || (!filled.has(old) && filled.has(locator));
  const visit = (blocks: readonly SketchBlock[]): void => {
    for (const block of blocks) {
      if (block.kind !== 'table') continue;
      for (const cell of block.rows.flat()) {
        if (cell.place !== null && better(found.get(cell.place), cell.locator))
          found.set(cell.place, cell.locator);
        visit(cell.blocks);
      }
    }
  };
  if (sketch.kind === 'pages') visit(sketch.blocks);
  else
    for (const sheet of sketch.sheets)
      visit([{ kind: 'table', widths: [], rows: sheet.rows.map((row) => row.cells) }]);
  return found;
}
