import type { AppState, CaseSession } from '#state';
import type { CaseView } from '../shell/case-view.svelte.ts';

/** What every screen is given. */
export type AppScreenProps = { readonly app: AppState };

/** What a screen of a case is given. Screens of both kinds (設定, 規程) take the rest as optional. */
export type CaseScreenProps = AppScreenProps & {
  readonly session: CaseSession;
  /** Stage, actions, clocks, problems, progress; computed a moment after each edit. */
  readonly view: CaseView;
};
