import type { CaseFile } from '#schemas';
import type { AppState } from '#state';

const LOOK_EVERY = 20;
const GIVE_UP_AFTER = 10_000;

/** The case of an id in this browser, or null where there is none. */
export async function storedCase(app: AppState, id: string): Promise<CaseFile | null> {
  if (!app.cases.some((c) => c.id === id)) return null;
  const session = app.open(id);
  try {
    for (let waited = 0; session.status === 'loading' && waited < GIVE_UP_AFTER; waited += LOOK_EVERY) {
      await new Promise((done) => setTimeout(done, LOOK_EVERY));
    }
    return session.status === 'ready' ? session.case : null;
  } finally {
    session.close();
  }
}
