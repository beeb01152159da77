import { getContext, setContext, untrack } from 'svelte';
import type { AppState, CriteriaState } from '#state';

const KEY = Symbol('criteria');

/** The criteria on this browser for the screen of the statement; null until they are loaded, after the grid. */
export class CriteriaHere {
  criteria = $state.raw<CriteriaState | null>(null);

  /** The text of a control as the search compares it; '' while there is none. */
  searchText = (catalogue: string, id: string): string => this.criteria?.searchText(catalogue, id) ?? '';
}

/** Hands the criteria down to the parts of a screen. Call while it is set up. */
export function setCriteriaHere(
  app: () => Pick<AppState, 'criteria'>,
  ids: () => readonly string[],
  catalogue: () => string,
): void {
  const here = setContext(KEY, new CriteriaHere());
  $effect(() => {
    // Not before the grid is drawn.
    const timer = window.setTimeout(
      () =>
        void app()
          .criteria()
          .then((loaded) => (here.criteria = loaded)),
      200,
    );
    return () => clearTimeout(timer);
  });
  const followed = $derived(catalogue());
  // Folded ahead of the first search, a few at a time, so that no key waits for it.
  $effect(() => {
    if (!here.criteria?.texts(followed)) return;
    const all = untrack(ids);
    let at = 0;
    let timer = 0;
    const warm = (): void => {
      for (const id of all.slice(at, at + 100)) here.searchText(followed, id);
      at += 100;
      if (at < all.length) timer = window.setTimeout(warm, 20);
    };
    timer = window.setTimeout(warm, 300);
    return () => clearTimeout(timer);
  });
}

/** Those of the screen around; undefined where a part is drawn by itself. */
export const criteriaHere = (): CriteriaHere | undefined => getContext<CriteriaHere | undefined>(KEY);

type Searched = { official: ((id: string) => string) | null };

/** Lets the search of a list look into the official text too, once it is there. Call while a component is set up. */
export function searchOfficial(list: Searched, catalogue: () => string): void {
  const here = criteriaHere();
  const followed = $derived(catalogue());
  const known = $derived(here?.criteria?.texts(followed) ? here : null);
  $effect(() => {
    list.official = known && ((id) => known.searchText(followed, id));
  });
}
