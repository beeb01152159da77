/**
 * The built app in a real browser, as a user has it: served over HTTP with its headers, in a profile of its own that
 * outlives the browser. Watches for whatever must never happen: a request that leaves the origin, a policy violation, an
 * error on the console.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { appendFile, cp, mkdtemp, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { findChromium } from '../../src/tools/chromium.mjs';
import { ROOT } from '../../src/tools/project.mjs';
import { serve } from '../../src/tools/serve.mjs';

export type PageOptions = {
  readonly theme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Where to go, as a hash route; `#/` when left out, nowhere when null. */
  readonly route?: string | null;
};

export type App = {
  /** The address of the app, ending in `/`. */
  readonly url: string;
  /** A tab in the app's profile. Starts the browser when none runs. */
  newPage(options?: PageOptions): Promise<Page>;
  /** Fails when anything forbidden was seen so far. `allow` excuses messages a test causes on purpose. */
  expectNoViolations(options?: { allow?: readonly RegExp[] }): void;
  /** Takes the network away: the server stops. `startServer` brings it back at the same address. */
  stopServer(): Promise<void>;
  startServer(): Promise<void>;
  /** Puts a new version on the server: the same app under a service worker that differs. */
  publishNewVersion(): Promise<void>;
  /** Kills the browser as a power cut would. The profile stays; the next `newPage` starts a new browser on it. */
  killBrowser(): Promise<void>;
  /** Closes the browser in good order. The profile stays. */
  closeBrowser(): Promise<void>;
  /** Ends everything and removes the profile. */
  close(): Promise<void>;
};

// Every name but localhost resolves to nothing: what tried to leave would fail loudly.
const ARGS = ['--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost', '--disable-component-update'];

/** The process that holds a profile, by the lock it keeps there (`host-pid`); null where there is no such lock. */
async function browserPid(profile: string): Promise<number | null> {
  const lock = await readlink(join(profile, 'SingletonLock')).catch(() => '');
  const pid = Number(/-(\d+)$/.exec(lock)?.[1]);
  return pid > 1 ? pid : null;
}

/** Ends the browser and its helpers (one process group, as Playwright starts them) without a chance to tidy up. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    process.kill(pid, 'SIGKILL');
  }
}

/** Serves dist/ (from `base`, a path such as `/some/folder/`) and prepares an empty profile. */
export async function startApp({ base = '/' }: { base?: string } = {}): Promise<App> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium: set CHROMIUM_PATH.');
  const own = await mkdtemp(join(tmpdir(), 'liu-navi-'));
  const profile = join(own, 'profile');
  // A copy, so that a build that runs meanwhile, or a new version put there, is no other test's business.
  const folder = join(own, 'dist');
  await cp(join(ROOT, 'dist'), folder, { recursive: true });
  let server: Awaited<ReturnType<typeof serve>> | null = await serve({ folder, base });
  const { url, port } = server;
  const { origin } = new URL(url);
  const violations: string[] = [];
  let context: BrowserContext | null = null;

  async function launch(): Promise<BrowserContext> {
    const started = await chromium.launchPersistentContext(profile, {
      executablePath: executablePath!,
      args: ARGS,
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
      acceptDownloads: true,
    });
    started.on('console', (message) => {
      if (message.type() === 'error' || /content security policy|trustedscript/i.test(message.text()))
        violations.push(`console: ${message.text()} (${message.location().url})`);
    });
    started.on('weberror', (error) =>
      violations.push(`error: ${error.error().stack ?? String(error.error())}`),
    );
    started.on('request', (request) => {
      const target = new URL(request.url());
      if (!['data:', 'about:'].includes(target.protocol) && target.origin !== origin)
        violations.push(`request: ${request.url()}`);
    });
    // Also the violations no console message is written for.
    await started.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', (event) =>
        console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
      ),
    );
    return started;
  }

  async function closeBrowser(): Promise<void> {
    await context?.close();
    context = null;
  }

  return {
    url,
    async newPage({ theme = 'light', viewport = { width: 1280, height: 900 }, route = '#/' } = {}) {
      context ??= await launch();
      // The tab a new browser opens with is used first.
      const blank = context.pages().find((page) => page.url() === 'about:blank');
      const page = blank ?? (await context.newPage());
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: theme });
      if (route !== null) await page.goto(url + route);
      return page;
    },
    expectNoViolations({ allow = [] } = {}) {
      expect(violations.filter((text) => !allow.some((pattern) => pattern.test(text)))).toEqual([]);
    },
    async stopServer() {
      await server?.close();
      server = null;
    },
    async startServer() {
      server ??= await serve({ folder, base, port });
    },
    async publishNewVersion() {
      await appendFile(join(folder, 'sw.js'), '\n// a new version');
    },
    async killBrowser() {
      if (!context) return;
      const page = context.pages()[0] ?? (await context.newPage());
      const closed = new Promise<void>((resolve) => context?.once('close', () => resolve()));
      const pid = await browserPid(profile);
      if (pid !== null) killGroup(pid);
      else {
        const session = await context.newCDPSession(page);
        // Never answers: the browser is gone.
        session.send('Browser.crash').catch(() => undefined);
      }
      await closed;
      context = null;
    },
    closeBrowser,
    async close() {
      await closeBrowser();
      await server?.close();
      await rm(own, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/** Resolves when the service worker has cached everything, so that the network may go. */
export async function offlineReady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      );
    }
  });
}

/**
 * What axe finds on the page: one line for each rule and element; empty is what we want. `only` = the rules to run, where
 * nothing but these can differ from a run before.
 */
export async function axe(page: Page, only: readonly string[] = []): Promise<string[]> {
  // Legacy: without the extra tab that axe opens for frames of other origins, of which there are none.
  // Only violations: finding a selector for all that passes takes most of the time.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await (only.length > 0 ? builder.withRules([...only]) : builder).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.failureSummary ?? ''}`),
  );
}
