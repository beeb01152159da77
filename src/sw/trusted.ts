/**
 * The app's one Trusted Types policy. The content security policy lets scripts be loaded only through it, and it lets
 * through only scripts of the app's own origin.
 */

type Policy = { createScriptURL(url: string): unknown };
type Factory = {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): Policy;
};

/** Name of the policy; the `trusted-types` directive in index.html names it too. */
const POLICY = 'liu-navi';

function ownOrigin(url: string): string {
  const absolute = new URL(url, location.href);
  if (absolute.origin !== location.origin) throw new TypeError(`script of another origin: ${absolute.href}`);
  return absolute.href;
}

let policy: Policy | null = null;

/**
 * The URL of a worker or service worker script in the form `new Worker(…)` and `register(…)` accept under Trusted Types.
 * Throws on a URL of another origin (a bug). Where the browser has no Trusted Types, it is the absolute URL itself.
 *
 * The DOM typings still ask for a string or URL there, hence the type; at run time it may be a TrustedScriptURL.
 */
export function trustedScriptUrl(url: string | URL): string {
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
  if (!factory) return ownOrigin(String(url));
  // Created on first use and once: the directive does not allow duplicates.
  policy ??= factory.createPolicy(POLICY, { createScriptURL: ownOrigin });
  return policy.createScriptURL(String(url)) as string;
}
