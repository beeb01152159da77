/** The clocks of a case as of a date: how each stands, and why its date is what it is. */
import { daysBetween, type PlainDate } from '#kernel';
import { rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile } from '#schemas';
import {
  explainClock,
  runClock,
  type ClockAnswer,
  type ClockId,
  type ExplanationStep,
} from '../calendar/index.ts';
import { startedClocks, type Started } from './clock-starts.ts';
import type { Replay } from './replay.ts';

export type RunningClock = {
  readonly id: ClockId;
  readonly from: PlainDate;
  /** Path of the date it runs from. */
  readonly path: string;
  readonly explanation: readonly ExplanationStep[];
} & (
  | {
      readonly covered: true;
      readonly due: PlainDate;
      readonly safeDue: PlainDate;
      /** Days from the as-of date to `due`; negative when past. */
      readonly daysLeft: number;
      /**
       * `met`: done in time. `late`: done after `due`. `past`: not done and `due` has passed. `ended`: not done, and
       * the part of the procedure it belonged to is over.
       */
      readonly state: 'running' | 'met' | 'late' | 'past' | 'ended';
      readonly metOn: PlainDate | null;
      readonly force: string;
      readonly direction: string;
      readonly by: string;
      readonly trigger: string;
      readonly task: string;
      readonly consequence: string;
      readonly provenance: string;
    }
  | { readonly covered: false; readonly reason: ExplanationStep }
);

/** The clocks started on or before `asOf`: open ones first, nearest due first; then those done. */
export function runningClocks(
  file: CaseFile,
  at: Replay,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): readonly RunningClock[] {
  return startedClocks(file, at, asOf)
    .filter((s) => s.from <= asOf)
    .map((s) => finish(s, asOf, rulebook))
    .sort(byUrgency);
}

function finish(s: Started, asOf: PlainDate, rulebook: Rulebook): RunningClock {
  const answer: ClockAnswer = runClock(s.id, s.from, s.facts, rulebook.clocks);
  const { id, from, path } = s;
  const explanation = explainClock(answer);
  if (!answer.covered) return { id, from, path, explanation, covered: false, reason: answer.reason };
  const { rule, due, safeDue } = answer;
  const ended = s.endedOn !== null && s.endedOn <= asOf;
  const metOn = s.metOn !== null && s.metOn <= asOf && !(ended && s.endedOn < s.metOn) ? s.metOn : null;
  const passed = asOf > due;
  let state: 'running' | 'met' | 'late' | 'past' | 'ended';
  if (rule.direction === 'keepUntil' || rule.direction === 'notBefore') state = passed ? 'met' : 'running';
  else if (metOn) state = metOn <= due ? 'met' : 'late';
  else if (ended) state = 'ended';
  else state = passed ? 'past' : 'running';
  // One plain literal: spread into, an object of this size is many times slower to make.
  return {
    id,
    from,
    path,
    explanation,
    covered: true,
    due,
    safeDue,
    daysLeft: daysBetween(asOf, due),
    state,
    metOn,
    force: rule.force,
    direction: rule.direction,
    by: rule.actor,
    trigger: rule.trigger,
    task: rule.task,
    consequence: rule.consequence,
    provenance: rule.provenance,
  };
}

const RANK = { past: 0, running: 1, late: 2, met: 3, ended: 4 } as const;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function byUrgency(a: RunningClock, b: RunningClock): number {
  if (a.covered && b.covered) {
    const order = RANK[a.state] - RANK[b.state] || a.daysLeft - b.daysLeft;
    if (order !== 0) return order;
  } else if (a.covered !== b.covered) return a.covered ? -1 : 1;
  return compare(a.id, b.id) || compare(a.from, b.from) || compare(a.path, b.path);
}
