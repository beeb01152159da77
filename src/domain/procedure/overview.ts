import type { PlainDate } from '#kernel';
import { rulebookFor, type Rulebook } from '#rulebook';
import type { CaseFile, Problem } from '#schemas';
import { problemsOf } from '../preflight/index.ts';
import { nextActions, type NextAction } from './actions.ts';
import { runningClocks, type RunningClock } from './clocks.ts';
import { progressOf, type Progress } from './progress.ts';
import { openDuties, type Duty } from './duties.ts';
import { replay, type Position } from './replay.ts';
import type { StageId } from './stages.ts';

export type Overview = {
  readonly stage: StageId;
  readonly since: PlainDate | null;
  readonly position: Position;
  readonly actions: readonly NextAction[];
  readonly clocks: readonly RunningClock[];
  /** Duties without a counted period: due now. */
  readonly duties: readonly Duty[];
  readonly problems: readonly Problem[];
  readonly progress: readonly Progress[];
};

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** Where the case stands on a date: stage, next actions, clocks, problems, progress. Pure; dates after `asOf` are plans. */
export function overview(
  file: CaseFile,
  asOf: PlainDate,
  rulebook: Rulebook = rulebookFor(file.edition),
): Overview {
  const at = replay(file, asOf, rulebook);
  const clocks = runningClocks(file, at, asOf, rulebook);
  const duties = openDuties(at, asOf);
  const problems = [...problemsOf(file, asOf, rulebook), ...at.problems, ...passedClocks(clocks)].sort(
    (a, b) => RANK[a.severity] - RANK[b.severity],
  );
  const progress = progressOf(file, problems);
  return {
    stage: at.stage,
    since: at.since,
    position: at,
    actions: nextActions({ file, at, clocks, duties, progress }),
    clocks,
    duties,
    problems,
    progress,
  };
}

/** A vendor's day that has passed undone, or was met too late, is a problem of its own. */
function passedClocks(clocks: readonly RunningClock[]): Problem[] {
  return clocks.flatMap((c): Problem[] => {
    if (!c.covered || (c.by !== 'vendor' && c.by !== 'auditor')) return [];
    if (c.state !== 'past' && c.state !== 'late') return [];
    // An old assessment that was replaced by a newer one harms nothing; the impact check judges it.
    if (c.id === '3.3') return [];
    return [
      {
        code: c.state === 'past' ? 'procedure.clockPast' : 'procedure.clockLate',
        severity: c.force === 'must' || c.force === 'condition' ? 'error' : 'warning',
        clauses: [c.id],
        path: c.path,
        params: { id: c.id, task: c.task, from: c.from, due: c.due, consequence: c.consequence },
      },
    ];
  });
}
