/**
 * A Vitest environment: Node without a DOM, but Svelte compiled for the client, so that runes in `.svelte.ts` classes are
 * live (the server build of Svelte has no effects).
 */
import { builtinEnvironments, type Environment } from 'vitest/runtime';

export default {
  ...builtinEnvironments.node,
  name: 'node-client',
  viteEnvironment: 'client',
} satisfies Environment;
