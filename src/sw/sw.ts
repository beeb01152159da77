/**
 * The service worker: keeps every built file, so that after one visit the app needs no network. A new version installs
 * beside the old one and waits until the user accepts it (`SKIP_WAITING`) or all tabs are closed.
 */
import { cleanupOutdatedCaches, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';

type ServiceWorkerScope = {
  readonly __WB_MANIFEST: (PrecacheEntry | string)[];
  readonly registration: { readonly scope: string };
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
  addEventListener(
    type: 'activate',
    listener: (event: { waitUntil(work: Promise<unknown>): void }) => void,
  ): void;
};
declare const self: ServiceWorkerScope;

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// Routes are in the hash: any other address below the app is a mistyped one and leads to its start. A redirect, because
// index.html served at a deeper path would not find its relative files.
registerRoute(
  ({ request }) => request.mode === 'navigate',
  () => Promise.resolve(Response.redirect(self.registration.scope)),
);

self.addEventListener('message', ({ data }) => {
  if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'SKIP_WAITING') {
    void self.skipWaiting();
  }
});

// Control the page that installed the first worker, so that the very first visit is already safe offline.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
