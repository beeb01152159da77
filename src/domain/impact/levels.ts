/** The scale of levels. Wording and rule belong to a content pack; the default rule is "the highest counts". */
import type { Axis, Level, Levels } from '#schemas';

export const AXES: readonly Axis[] = ['confidentiality', 'integrity', 'availability'];
const ORDER: readonly Level[] = ['low', 'moderate', 'high'];

/** 0 = low … 2 = high. */
export const rank = (level: Level): number => ORDER.indexOf(level);

/** The highest of the levels; null where there is none. */
export function highest(levels: readonly Level[]): Level | null {
  return levels.reduce<Level | null>((top, l) => (top === null || rank(l) > rank(top) ? l : top), null);
}

/** The levels that are known. */
export const known = (levels: Levels): Level[] => AXES.flatMap((axis) => levels[axis] ?? []);

/** Whether all three levels are known. */
export const isComplete = (levels: Levels): boolean => known(levels).length === AXES.length;
