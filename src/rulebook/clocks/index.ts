import type { PlainDate } from '#kernel';
import { CLOCK_RULES } from './rules.ts';
import { CLOCK_IDS, type ClockId, type ClockRule } from './types.ts';

export { CLOCK_RULES } from './rules.ts';
export {
  CLOCK_IDS,
  type Actor,
  type ClockId,
  type ClockRule,
  type Counting,
  type Force,
  type Unit,
} from './types.ts';

const KNOWN: ReadonlySet<string> = new Set(CLOCK_IDS);

/** Whether the text names a clock. */
export function isClockId(text: string): text is ClockId {
  return KNOWN.has(text);
}

/** The wording of a clock in force on a date: the latest that begins on or before it; the first one where none does. */
export function clockRule(id: ClockId, on?: PlainDate, rules: readonly ClockRule[] = CLOCK_RULES): ClockRule {
  let found: ClockRule | undefined;
  for (const rule of rules) {
    if (rule.id !== id) continue;
    if (!found || (on !== undefined && rule.from <= on)) found = rule;
  }
  if (!found) throw new RangeError(`no rule for clock ${id}`);
  return found;
}
