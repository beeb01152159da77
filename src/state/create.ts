import { AppStateImpl, type AppDeps } from './app-state.svelte.ts';
import type { AppState } from './contract.ts';

/** Opens the database and gives what the screens work on. One for a page. `close` is for tests. */
export function createAppState(deps: AppDeps): AppState & { close(): Promise<void> } {
  return new AppStateImpl(deps);
}
