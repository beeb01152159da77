import { ensureBuilt } from '../../src/tools/build.mjs';

/** Journeys run against the built app: builds it when the sources have changed since the last build. */
export default async function setup(): Promise<void> {
  await ensureBuilt();
}
