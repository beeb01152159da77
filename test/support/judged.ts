/** What the shell hands to the screens of a case, judged at once instead of a moment after each edit. */
import { overview } from '#domain/procedure';
import type { Component } from 'svelte';
import { render } from 'vitest-browser-svelte';
import type { CaseView } from '#ui/shell/case-view.svelte.ts';
import { FakeApp, type FakeSession } from './fake-state.svelte.ts';

export function judged(session: FakeSession): CaseView {
  return {
    get overview() {
      return overview(session.case, session.asOf, session.rulebook);
    },
    problemsAt: () => [],
  } as unknown as CaseView;
}

type Props = { app: FakeApp; session: FakeSession; view: CaseView };

/** A screen of a case, judged as it is edited. */
export async function openJudged(screen: Component<Props>, session: FakeSession): Promise<HTMLElement> {
  const { container } = await render(screen, { app: new FakeApp(), session, view: judged(session) });
  return container;
}
