import { reveal } from '../parts/reveal.ts';

const HIGHLIGHT_FOR = 2_500;
const WAIT_AT_MOST = 3_000;

/** Which call is the newest: an older one that still waits must not take the focus away from where the user went on. */
let newest = 0;

/**
 * Brings the field of a path into view, focuses and highlights it. Waits for lazy screens and virtual rows; where the very
 * path is not drawn, the nearest part above it (a record, a list) is taken. False when nothing was found in time.
 */
export async function focusField(path: string, root: HTMLElement): Promise<boolean> {
  const call = ++newest;
  const end = performance.now() + WAIT_AT_MOST;
  let asked = false;
  for (;;) {
    if (call !== newest) return false;
    const exact = find(root, path);
    if (exact) return land(exact);
    if (!asked) asked = reveal(path);
    if (performance.now() > end) break;
    await new Promise((done) => setTimeout(done, 50));
  }
  for (let above = path; above.includes('/');) {
    above = above.slice(0, above.lastIndexOf('/'));
    const part =
      find(root, above) ?? root.querySelector<HTMLElement>(`[data-record="${CSS.escape(lastStep(above))}"]`);
    if (part) return land(part);
  }
  return false;
}

const lastStep = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const find = (root: HTMLElement, path: string): HTMLElement | null =>
  root.querySelector(`[data-path="${CSS.escape(path)}"]`);

function land(part: HTMLElement): true {
  // The clause chips stand before the control, so a button is only the last resort.
  const control =
    part.querySelector<HTMLElement>('input:not([tabindex="-1"]), textarea, select') ??
    part.querySelector<HTMLElement>('button') ??
    part;
  part.scrollIntoView({ block: 'center' });
  control.focus({ preventScroll: true });
  part.dataset['highlight'] = '';
  setTimeout(() => delete part.dataset['highlight'], HIGHLIGHT_FOR);
  return true;
}
