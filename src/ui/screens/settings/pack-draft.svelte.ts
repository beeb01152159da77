import {
  parseContentPack,
  type ContentPack,
  type ImpactScalePack,
  type KeptPack,
  type ListedWorksPack,
} from '#rulebook/packs';
import type { Axis } from '#schemas';

type Editable = ImpactScalePack | ListedWorksPack;
/** Everything in it may be written into. */
type Draft<T> = T extends string
  ? T
  : T extends readonly (infer U)[]
    ? Draft<U>[]
    : T extends object
      ? { -readonly [K in keyof T]: Draft<T[K]> }
      : T;

/** The id of a pack that a vendor made out of the shipped one. */
const OWN_IDS: Readonly<Record<Editable['kind'], string>> = {
  impactScale: 'impact-scale-own',
  listedWorks: 'listed-works-own',
};

/** What it begins with in the place of what the shipped one says of itself. */
const OWN_HEADS: Readonly<Record<Editable['kind'], Partial<Editable>>> = {
  impactScale: { title: '影響度の目安（自社で編集）' },
  listedWorks: { title: '対象業務一覧', provenance: 'public' },
};

/** A pack being edited. It takes the place of the one in use when it is saved as a whole, under its next version. */
export class PackDraft<T extends Editable> {
  readonly kind: T['kind'];
  readonly #own: boolean;
  readonly #before: string;
  readonly #begun: string;
  pack: Draft<T>;
  /** Lines in the field for pasting. */
  pasted = $state('');

  /** `own` = it is the vendor's already; the shipped one gets an id of its own when it is saved. `kept` = where it goes on. */
  constructor(pack: T, own: boolean, kept: KeptPack | null = null) {
    this.kind = pack.kind;
    this.#own = own;
    this.#before = JSON.stringify(pack);
    const draft = JSON.parse(this.#before) as Draft<T>;
    const begun = own ? draft : Object.assign(draft, OWN_HEADS[pack.kind]);
    this.#begun = JSON.stringify(begun);
    this.pack = $state(Object.assign(begun, kept?.pack));
    this.pasted = kept?.pasted ?? '';
  }

  readonly #json: string = $derived.by(() => JSON.stringify(this.pack));
  readonly changed: boolean = $derived.by(() => this.#json !== this.#before);
  /** What to keep of it; null while nothing has been written into it. */
  readonly kept: KeptPack | null = $derived.by(() =>
    this.#json === this.#begun && this.pasted === ''
      ? null
      : { pack: JSON.parse(this.#json) as object, pasted: this.pasted },
  );

  /** The pack to be saved, or the path of the first thing in it that is not sound. */
  finished(): { readonly pack: ContentPack } | { readonly wrong: string } {
    const draft = tidied($state.snapshot(this.pack) as Editable);
    // What a vendor writes is never from the rules themselves.
    const provenance = draft.provenance === 'seed' ? 'public' : draft.provenance;
    const read = parseContentPack({
      ...draft,
      provenance,
      needsCheck: true,
      id: this.#own ? draft.id : OWN_IDS[this.kind],
      version: this.#own ? draft.version + 1 : 1,
    });
    return read.ok ? { pack: read.value } : { wrong: read.error.path };
  }
}

/** Examples are written one a line: lines are kept as typed, and the blank ones left out at the end. */
function tidied(draft: Editable): Editable {
  if (draft.kind !== 'impactScale') return draft;
  const lines = (all: readonly string[]): string[] => all.map((t) => t.trim()).filter((t) => t !== '');
  const axes = draft.axes.map((a) => ({
    ...a,
    levels: a.levels.map((l) => ({ ...l, examples: lines(l.examples) })),
  }));
  return { ...draft, axes };
}

/** Puts an axis in or out of those that count, in their own order. */
export function withAxis(axes: readonly Axis[], axis: Axis, counts: boolean, order: readonly Axis[]): Axis[] {
  return order.filter((a) => (a === axis ? counts : axes.includes(a)));
}

type Work = Draft<ListedWorksPack>['works'][number];

/** Ids that the list does not have yet. */
function freshIds(works: readonly Work[]): () => string {
  const taken = new Set(works.map((w) => w.id));
  let n = works.length;
  return () => {
    do n++;
    while (taken.has(`w${n}`));
    taken.add(`w${n}`);
    return `w${n}`;
  };
}

/** The works of pasted lines: a name, and behind a tab its description. Names the list has already are left out. */
export function worksOfLines(lines: string, works: readonly Work[]): Work[] {
  const fold = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');
  const known = new Set(works.map((w) => fold(w.name)));
  const id = freshIds(works);
  return lines.split(/\r?\n/).flatMap((line) => {
    const [name = '', ...rest] = line.split('\t').map((t) => t.trim());
    if (name === '' || known.has(fold(name))) return [];
    known.add(fold(name));
    return [{ id: id(), name: name.slice(0, 500), description: rest.join(' ').trim() }];
  });
}

/** A work without a name, to be filled in. */
export const blankWork = (works: readonly Work[]): Work => ({
  id: freshIds(works)(),
  name: '',
  description: '',
});
