/** The provisions, one entry each, in the order of the source. Big: load it lazily. */
import { annexes } from './annexes.ts';
import { chapter01 } from './chapter-01.ts';
import { chapter02 } from './chapter-02.ts';
import { chapter03 } from './chapter-03.ts';
import { chapter04 } from './chapter-04.ts';
import { chapter05 } from './chapter-05.ts';
import { chapter06 } from './chapter-06.ts';
import { chapter07 } from './chapter-07.ts';
import { chapter08 } from './chapter-08.ts';
import { chapter09 } from './chapter-09.ts';
import { chapter10 } from './chapter-10.ts';
import { chapter11 } from './chapter-11.ts';
import { chapter12 } from './chapter-12.ts';
import { chapter13 } from './chapter-13.ts';
import { chapter14 } from './chapter-14.ts';
import { chapter15 } from './chapter-15.ts';
import { chapter16 } from './chapter-16.ts';
import { chapter17 } from './chapter-17.ts';
import { chapter18 } from './chapter-18.ts';
import { chapter19 } from './chapter-19.ts';
import { special } from './special.ts';
import { supplementary } from './supplementary.ts';
import type { PlainDate } from '#kernel';
import { shippedRulebook, type Rulebook } from '../editions/rulebook.ts';
import { compose, group, type Lookup } from './lookup.ts';
import { searchIn } from './search.ts';
import type { Provision } from './types.ts';

export * from './types.ts';
export { CHAPTER_NOS, chapters } from './chapters.ts';
export { formWord } from './search.ts';
export { effectOn, type EffectVerdict } from './effects.ts';

/** Every provision of this edition, in the order of `chapters`. */
export const provisions: readonly Provision[] = [
  ...chapter01,
  ...chapter02,
  ...chapter03,
  ...chapter04,
  ...chapter05,
  ...chapter06,
  ...chapter07,
  ...chapter08,
  ...chapter09,
  ...chapter10,
  ...chapter11,
  ...chapter12,
  ...chapter13,
  ...chapter14,
  ...chapter15,
  ...chapter16,
  ...chapter17,
  ...chapter18,
  ...chapter19,
  ...supplementary,
  ...annexes,
  ...special,
];

const byId = new Map(provisions.map((p) => [p.id, p]));

/** The provision of an id (`7.11`, `8.1(8)`, `special 2(4) ①`), or undefined where there is none. */
export function provision(id: string): Provision | undefined {
  return byId.get(id);
}

/**
 * The provisions that hold every word of the text (words are parted by spaces) in id, title, summary, parties or
 * forms, in the order of the list. Widths, case, dashes and the two kana are alike: `様式２－４` finds `様式2-4`, `ぱけっと` finds
 * `パケット`. Empty text finds all. The list is that of a rulebook (`provisionsOf`); the shipped one where it is left out.
 */
export function searchProvisions(
  text: string,
  list: readonly Provision[] = provisions,
): readonly Provision[] {
  return searchIn(list, text);
}

const lookups = new WeakMap<Rulebook, Lookup>([
  [shippedRulebook, { all: provisions, byId: group(provisions) }],
]);

function lookup(rulebook: Rulebook): Lookup {
  const known = lookups.get(rulebook);
  if (known) return known;
  const made = compose(provisions, rulebook);
  lookups.set(rulebook, made);
  return made;
}

/** Every wording of every provision of a rulebook, in the order of the source; a later wording stands after the earlier. */
export function provisionsOf(rulebook: Rulebook): readonly Provision[] {
  return lookup(rulebook).all;
}

/** The wordings of a provision, the oldest first; empty where there is none. */
export function wordingsOf(rulebook: Rulebook, id: string): readonly Provision[] {
  return lookup(rulebook).byId.get(id) ?? [];
}

/** The wording of a provision in force on a day; before the first one, the first. Undefined where there is none. */
export function provisionOn(rulebook: Rulebook, id: string, asOf: PlainDate): Provision | undefined {
  const all = wordingsOf(rulebook, id);
  return all.findLast((p) => p.effect.from <= asOf) ?? all[0];
}
