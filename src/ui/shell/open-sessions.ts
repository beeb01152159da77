import type { CaseSession } from '#state';

const open = new Set<CaseSession>();

/** Counts a session as open until the returned function is called. */
export function keepOpen(session: CaseSession): () => void {
  open.add(session);
  return () => open.delete(session);
}

/** Resolves when every edit handed over in this tab is durable or has failed. */
export async function flushAll(): Promise<void> {
  await Promise.all([...open].map((session) => session.flush()));
}
