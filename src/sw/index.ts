export { registerServiceWorker, type ServiceWorkerEvents } from './register.ts';
export { trustedScriptUrl } from './trusted.ts';
