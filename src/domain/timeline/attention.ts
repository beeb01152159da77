/** How many things want the vendor's attention: what a badge counts and a reminder names. */
import { daysBetween, type PlainDate } from '#kernel';
import { rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile } from '#schemas';
import { openDuties, replay, runningClocks, type Duty, type RunningClock } from '../procedure/index.ts';

export type Attention = {
  /** Days of the vendor that have passed undone. */
  readonly overdue: number;
  /** Days of the vendor that come within a week, by the safe day. */
  readonly soon: number;
  /** Open duties without a counted period: due now. */
  readonly duties: number;
  readonly total: number;
  /** The nearest safe day among them; null where there is none, or only duties without a day. */
  readonly nearest: PlainDate | null;
};

const SOON_DAYS = 7;

/** Whether a clock is a day the vendor has to do something by, and that is still open. */
export function isVendorsDay(c: RunningClock): c is RunningClock & { covered: true } {
  if (!c.covered || c.by !== 'vendor' || (c.direction !== 'by' && c.direction !== 'ends')) return false;
  // An assessment grown old harms nothing by itself: another one is asked for, or one is there (see passedClocks).
  if (c.id === '3.3' && c.state === 'past') return false;
  return c.state === 'past' || c.state === 'running';
}

/** Counts open clocks of the vendor that are overdue or near, and open duties. A duty with a clock beside it counts once. */
export function attentionOf(
  clocks: readonly RunningClock[],
  duties: readonly Duty[],
  asOf: PlainDate,
): Attention {
  let overdue = 0;
  let soon = 0;
  let nearest: PlainDate | null = null;
  const near = (day: PlainDate): void => {
    if (nearest === null || day < nearest) nearest = day;
  };
  const counted = new Set<string>();
  for (const c of clocks) {
    if (!isVendorsDay(c)) continue;
    if (c.state === 'past') overdue++;
    else if (c.state === 'running' && daysBetween(asOf, c.safeDue) <= SOON_DAYS) soon++;
    else continue;
    counted.add(c.path);
    near(c.safeDue);
  }
  const open = duties.filter((d) => !counted.has(d.path));
  for (const d of open) if (d.safeDue) near(d.safeDue);
  return { overdue, soon, duties: open.length, total: overdue + soon + open.length, nearest };
}

/** The same of a case on a day. */
export function caseAttention(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): Attention {
  const at = replay(file, asOf, rulebook);
  return attentionOf(runningClocks(file, at, asOf, rulebook), openDuties(at, asOf), asOf);
}
