/** Composition root: the state over the store, today's date, the service worker, the app. */
import { mount } from 'svelte';
import { dateInJapan } from '#kernel';
import { createAppState } from '#state';
import { registerServiceWorker } from './sw/index.ts';
import App from './ui/App.svelte';
import { flushAll } from './ui/shell/open-sessions.ts';
import { Notices } from './ui/shell/notices.svelte.ts';
import './ui/styles/theme.css';
import './ui/styles/base.css';
import './ui/styles/controls.css';
import './ui/styles/print.css';

const notices = new Notices();
addEventListener('error', (event) => notices.failed(event.error ?? event.message));
addEventListener('unhandledrejection', (event) => notices.failed(event.reason));

const app = createAppState({
  today: () => dateInJapan(Date.now()),
  now: () => new Date().toISOString(),
  randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
});
const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');
mount(App, { target, props: { app, notices } });

registerServiceWorker({
  onUpdateReady: (apply) => (notices.update = () => void flushAll().then(apply)),
  onReplaced: (reload) => (notices.replaced = () => void flushAll().then(reload)),
});
