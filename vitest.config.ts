import { svelte } from '@sveltejs/vite-plugin-svelte';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from './src/tools/chromium.mjs';

const executablePath = findChromium() ?? undefined;

/**
 * Tests whose runes must be live, in Node. Svelte is compiled for the client there, and so is the test itself: files are
 * found by `import.meta.dirname`, not by `new URL(…, import.meta.url)`.
 */
const RUNES = ['test/state/**/*.test.ts', 'test/**/*.svelte.test.ts'];

/** How long to wait for what must come about: long, so that a loaded machine does not turn a right answer into a failure. */
const PATIENT = { poll: { timeout: 20_000 } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // Not a speed check: a loaded machine must not turn a right answer into a failure.
          testTimeout: 60_000,
          setupFiles: ['./test/support/fast-check.ts'],
          include: ['test/**/*.test.ts'],
          exclude: [...RUNES, 'test/browser/**', 'test/journeys/**', 'test/bench/**'],
        },
      },
      {
        plugins: [svelte({ configFile: false })],
        resolve: { conditions: ['browser', 'module', 'import', 'default'] },
        test: {
          name: 'unit-runes',
          environment: './test/support/node-client.ts',
          setupFiles: ['./test/support/fast-check.ts'],
          testTimeout: 60_000,
          include: RUNES,
          exclude: ['test/browser/**', 'test/journeys/**'],
        },
      },
      {
        plugins: [svelte({ configFile: false })],
        // Found before the first test: found in the middle of one, they would reload the page under it.
        optimizeDeps: {
          include: [
            'axe-core',
            'bits-ui',
            'dexie',
            'fflate',
            'jspdf',
            'pdfjs-dist',
            'svelte-spa-router',
            'virtua/svelte',
            'zod',
          ],
        },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 60_000,
          expect: PATIENT,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: executablePath ? { executablePath } : {} }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'journeys',
          environment: 'node',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/support/built.ts'],
          // One browser at a time: the journeys measure and wait, two cores must do.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          expect: PATIENT,
        },
      },
    ],
  },
});
