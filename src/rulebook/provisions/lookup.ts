/** The provisions of an amended rulebook: further wordings and new clauses set in their places among the shipped ones. */
import type { Rulebook } from '../editions/rulebook.ts';
import { CHAPTER_NOS } from './chapters.ts';
import type { Provision } from './types.ts';

export type Lookup = {
  readonly all: readonly Provision[];
  /** The wordings of each id, the oldest first. */
  readonly byId: ReadonlyMap<string, readonly Provision[]>;
};

/** The wordings by id. */
export function group(all: readonly Provision[]): ReadonlyMap<string, readonly Provision[]> {
  const byId = new Map<string, Provision[]>();
  for (const p of all) {
    const known = byId.get(p.id);
    if (known) known.push(p);
    else byId.set(p.id, [p]);
  }
  return byId;
}

/** The shipped provisions with the amendments and repeals of a rulebook. */
export function compose(shipped: readonly Provision[], rulebook: Rulebook): Lookup {
  const all = [...shipped];
  for (const added of rulebook.amendments) all.splice(placeOf(added, all), 0, added);
  for (const { id, until, source } of rulebook.repeals) {
    all.forEach((p, i) => {
      if (p.id === id && p.effect.from <= until) all[i] = { ...p, effect: { ...p.effect, until, source } };
    });
  }
  return { all, byId: group(all) };
}

/** Where an entry belongs: after its earlier wordings, else before the next clause of its chapter, else at the chapter's end. */
function placeOf(added: Provision, all: readonly Provision[]): number {
  const same = all.findLastIndex((p) => p.id === added.id && p.effect.from <= added.effect.from);
  if (same >= 0) return same + 1;
  const later = all.findIndex((p) => p.id === added.id);
  if (later >= 0) return later;
  const next = all.findIndex(
    (p) => p.chapter === added.chapter && /^\d/.test(p.id) && compareIds(p.id, added.id) > 0,
  );
  if (next >= 0) return next;
  const chapter = CHAPTER_NOS.findIndex((no) => no === added.chapter);
  const after = all.findIndex((p) => CHAPTER_NOS.findIndex((no) => no === p.chapter) > chapter);
  return after < 0 ? all.length : after;
}

/** `8.2` before `8.10`, and `8.2` before `8.2(1)`: numbers by their value, everything else as text. */
function compareIds(a: string, b: string): number {
  const x = piecesOf(a);
  const y = piecesOf(b);
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const [p, q] = [x[i]!, y[i]!];
    if (p === q) continue;
    const bothNumbers = /^\d/.test(p) && /^\d/.test(q);
    return bothNumbers ? Number(p) - Number(q) : p < q ? -1 : 1;
  }
  return x.length - y.length;
}

const piecesOf = (id: string): readonly string[] => id.match(/\d+|\D/g) ?? [];
