import { trustedScriptUrl } from './trusted.ts';

/** At most this often a tab that stays open asks whether there is a new version. */
const CHECK_EVERY = 60 * 60 * 1000;

export type ServiceWorkerEvents = {
  /**
   * A new version is waiting. `apply` switches to it and reloads this tab; call it when the user accepts, after every
   * edit is saved. Not calling it is fine: the new version then starts when all tabs are closed.
   */
  onUpdateReady(apply: () => void): void;
  /**
   * Another tab switched to a new version; parts of this one not yet loaded are gone. `reload` when edits are saved.
   */
  onReplaced?(reload: () => void): void;
};

/**
 * Makes the app work offline. Waits for the page to be loaded, so that caching never competes with the first view.
 * Does nothing in development and where the browser has no service workers. Never reloads by itself.
 */
export function registerServiceWorker(events: ServiceWorkerEvents): void {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
  const start = (): void => void register(events);
  if (document.readyState === 'complete') start();
  else addEventListener('load', start, { once: true });
}

async function register({ onUpdateReady, onReplaced }: ServiceWorkerEvents): Promise<void> {
  const { Workbox } = await import('workbox-window');
  const wb = new Workbox(trustedScriptUrl(new URL('sw.js', document.baseURI)));
  const reload = (): void => location.reload();
  // The first worker ever takes the page over too; that is no new version.
  let hadController = navigator.serviceWorker.controller !== null;
  let applied = false;

  wb.addEventListener('waiting', () => {
    onUpdateReady(() => {
      applied = true;
      wb.messageSkipWaiting();
    });
  });
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (applied) reload();
    else if (hadController) onReplaced?.(reload);
    hadController = true;
  });

  // No connection, or storage denied: the app works as before, only not offline.
  const registration = await wb.register().catch(() => undefined);
  if (!registration) return;
  let checked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - checked < CHECK_EVERY) return;
    checked = Date.now();
    wb.update().catch(() => undefined);
  });
}
