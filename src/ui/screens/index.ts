/** Screens by name. A screen is a folder with a `Screen.svelte`; adding the folder is all there is to do. */
import type { Component } from 'svelte';
import type { AppScreenProps, CaseScreenProps } from './contract.ts';

export type { AppScreenProps, CaseScreenProps } from './contract.ts';

type Loaded = { readonly default: Component<AppScreenProps & Partial<CaseScreenProps>> };
const FOUND = import.meta.glob<Loaded>('./*/Screen.svelte');

/** Loads the screen of a name; undefined where there is none. */
export function screenLoader(name: string): (() => Promise<Loaded>) | undefined {
  return FOUND[`./${name}/Screen.svelte`];
}
