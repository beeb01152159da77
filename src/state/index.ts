export type * from './contract.ts';
export { createAppState } from './create.ts';
export type { AppDeps } from './app-state.svelte.ts';
