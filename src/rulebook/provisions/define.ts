import type { ClockId } from '../clocks/index.ts';
import { original } from './effects.ts';
import type { CheckId, Effect, Provision, ScreenId, Use, UseTarget } from './types.ts';

/** An entry as the chapter files write it: what is left out is filled in by `define`. */
export type Draft = Omit<Provision, 'doc' | 'chapter' | 'effect' | 'forms' | 'refs'> & {
  readonly effect?: Effect;
  readonly forms?: readonly string[];
  readonly refs?: readonly string[];
};

export const screen = (id: ScreenId): UseTarget => ({ type: 'screen', id });
export const check = (id: CheckId): UseTarget => ({ type: 'check', id });
export const clock = (id: ClockId): UseTarget => ({ type: 'clock', id });
export const form = (id: string): UseTarget => ({ type: 'form', id });
export const info = (reason: string): Use => ({ infoOnly: reason });

/**
 * The entries of one chapter, complete. An item without an effect of its own has that of the clause (or item) it
 * stands under; a clause without one has `fallback`.
 */
export function define(chapter: string, drafts: readonly Draft[], fallback: Effect = original): Provision[] {
  const doc = chapter === 'special' ? 'special' : 'rules';
  const done: Provision[] = [];
  for (const draft of drafts) {
    const effect = draft.effect ?? parentOf(draft.id, done)?.effect ?? fallback;
    done.push({ forms: [], refs: [], ...draft, doc, chapter, effect });
  }
  return done;
}

/** The nearest entry this one is an item of: `10.10(1)(ア)` → `10.10(1)`, `special 2(4) ①` → `special 2(4)`. */
function parentOf(id: string, earlier: readonly Provision[]): Provision | undefined {
  return earlier.findLast((p) => id.startsWith(`${p.id}(`) || id.startsWith(`${p.id} `));
}
