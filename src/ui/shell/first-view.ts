let seen = false;

/**
 * Whether this is the first view since the page was loaded. There the browser's own order of focus stands; at every later
 * one the reading starts at the heading, because what had the focus is gone.
 */
export function isFirstView(): boolean {
  const first = !seen;
  seen = true;
  return first;
}
