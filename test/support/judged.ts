/** What the shell hands to the screens of a case, judged at once instead of a moment after each edit. */
import { overview } from '#domain/procedure';
import type { CaseView } from '#ui/shell/case-view.svelte.ts';
import type { FakeSession } from './fake-state.svelte.ts';

export function judged(session: FakeSession): CaseView {
  return {
    get overview() {
      return overview(session.case, session.asOf, session.rulebook);
    },
    problemsAt: () => [],
  } as unknown as CaseView;
}
