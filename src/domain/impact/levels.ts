/** The scale of levels, and the overall level by the rule of a content pack (別紙1). */
import type { ImpactScalePack } from '#rulebook/packs';
import type { Axis, Level, Levels } from '#schemas';

export const AXES: readonly Axis[] = ['confidentiality', 'integrity', 'availability'];
const ORDER: readonly Level[] = ['low', 'moderate', 'high'];

/** 0 = low … 2 = high. */
export const rank = (level: Level): number => ORDER.indexOf(level);

/** The highest of the levels; null where there is none. */
export function highest(levels: readonly Level[]): Level | null {
  return levels.reduce<Level | null>((top, l) => (top === null || rank(l) > rank(top) ? l : top), null);
}

/** The levels that are known, of the axes named. */
export const known = (levels: Levels, axes: readonly Axis[] = AXES): Level[] =>
  axes.flatMap((axis) => levels[axis] ?? []);

/** Whether all three levels are known. */
export const isComplete = (levels: Levels): boolean => known(levels).length === AXES.length;

/** What of a pack says how the overall level follows. */
export type OverallRule = Pick<ImpactScalePack, 'overall' | 'overallAxes'>;

/** The overall level of all kinds of information by the pack's rule; null where none follows or no level is known. */
export function overallOf(rule: OverallRule, all: readonly Levels[]): Level | null {
  switch (rule.overall) {
    case 'highest':
      return highest(all.flatMap((levels) => known(levels, rule.overallAxes)));
    case 'stated':
      return null;
  }
}
