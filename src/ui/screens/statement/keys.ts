import type { Decision } from '#schemas';

export type KeyAction =
  | { readonly kind: 'move'; readonly by: number }
  | { readonly kind: 'decide'; readonly decision: Decision | null }
  | { readonly kind: 'edit' };

const MOVES: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
};
const DECISIONS: Readonly<Record<string, Decision | null>> = { 1: 'adopted', 2: 'notAdopted', 0: null };

/** What a key means in the list of rows; null where it means nothing, or belongs to a control inside a row. */
export function keyAction(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'target'>,
): KeyAction | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input, textarea, select')) return null;
  const by = MOVES[event.key];
  if (by !== undefined) return { kind: 'move', by };
  const decision = DECISIONS[event.key];
  if (decision !== undefined) return { kind: 'decide', decision };
  // On a button of the row, Enter presses it.
  return event.key === 'Enter' && !target?.closest('button') ? { kind: 'edit' } : null;
}
