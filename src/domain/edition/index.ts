/** What another edition of the rules would change for a case: shown before the case is switched to it. */
import type { PlainDate } from '#kernel';
import { provisionsOf, wordingsOf, type Provision } from '#rulebook/provisions';
import type { Rulebook } from '#rulebook';
import type { CaseFile, Problem } from '#schemas';
import { overview, type RunningClock } from '../procedure/index.ts';
import { scheduleOf, shifts, type StepId } from '../schedule/index.ts';

export type ClauseChange =
  | { readonly kind: 'added'; readonly id: string; readonly after: Provision }
  | { readonly kind: 'changed'; readonly id: string; readonly before: Provision; readonly after: Provision }
  /** `until` = its last day; null where the other edition does not hold it at all. */
  | {
      readonly kind: 'gone';
      readonly id: string;
      readonly before: Provision;
      readonly until: PlainDate | null;
    };

/** A clock under one edition: its days, or null where that edition does not cover it. */
export type ClockDays = {
  readonly due: PlainDate;
  readonly safeDue: PlainDate;
  readonly state: string;
} | null;

export type ClockMove = {
  readonly id: RunningClock['id'];
  /** The day it runs from, and the path of that day. */
  readonly from: PlainDate;
  readonly path: string;
  readonly before: ClockDays;
  readonly after: ClockDays;
};

export type EditionChanges = {
  /** In the order of the rules. */
  readonly clauses: readonly ClauseChange[];
  /** The clocks of this case that move; those that stay are left out. */
  readonly clocks: readonly ClockMove[];
  /** The steps still to come that move, at their likely dates. */
  readonly steps: readonly { readonly id: StepId; readonly from: PlainDate; readonly to: PlainDate }[];
  readonly problems: { readonly appear: readonly Problem[]; readonly vanish: readonly Problem[] };
};

/** What changes for the case as of a date when it goes from one rulebook to another. Pure; nothing is switched. */
export function compareEditions(
  file: CaseFile,
  asOf: PlainDate,
  from: Rulebook,
  to: Rulebook,
): EditionChanges {
  const before = overview(file, asOf, from);
  const after = overview(file, asOf, to);
  const was = scheduleOf(file, asOf, {}, null, from);
  const willBe = scheduleOf(file, asOf, {}, null, to);
  return {
    clauses: clauseChanges(from, to),
    clocks: clockMoves(before.clocks, after.clocks),
    steps: was.covered && willBe.covered ? shifts(was.steps, willBe.steps) : [],
    problems: {
      appear: notAmong(after.problems, before.problems),
      vanish: notAmong(before.problems, after.problems),
    },
  };
}

/** Clauses the two rulebooks do not have alike, in the order of the rules. */
export function clauseChanges(from: Rulebook, to: Rulebook): readonly ClauseChange[] {
  const changes: ClauseChange[] = [];
  const seen = new Set<string>();
  for (const { id } of [...provisionsOf(to), ...provisionsOf(from)]) {
    if (seen.has(id)) continue;
    seen.add(id);
    const change = clauseChange(id, wordingsOf(from, id), wordingsOf(to, id));
    if (change) changes.push(change);
  }
  return changes;
}

function clauseChange(
  id: string,
  olds: readonly Provision[],
  news: readonly Provision[],
): ClauseChange | null {
  const before = olds.at(-1);
  const after = news.at(-1);
  if (!before) return after ? { kind: 'added', id, after } : null;
  if (!after) return { kind: 'gone', id, before, until: null };
  if (before === after) return null;
  const until = after.effect.until;
  if (until !== undefined && before.effect.until === undefined && after.summary === before.summary) {
    return { kind: 'gone', id, before, until };
  }
  return JSON.stringify(before) === JSON.stringify(after) ? null : { kind: 'changed', id, before, after };
}

function clockMoves(before: readonly RunningClock[], after: readonly RunningClock[]): readonly ClockMove[] {
  const key = (c: RunningClock): string => `${c.id}\n${c.from}\n${c.path}`;
  const others = new Map(before.map((c) => [key(c), c]));
  const moves = after.map((c) => move(c, others.get(key(c)) ?? null, c));
  // 12.1 rests on the audit period alone, but a clock may also end with the stage another edition leads to.
  const kept = new Set(after.map(key));
  const ended = before.filter((c) => !kept.has(key(c))).map((c) => move(c, c, null));
  return [...moves, ...ended].filter(
    (m) => m.before?.due !== m.after?.due || m.before?.safeDue !== m.after?.safeDue,
  );
}

function move(of: RunningClock, before: RunningClock | null, after: RunningClock | null): ClockMove {
  return { id: of.id, from: of.from, path: of.path, before: daysOf(before), after: daysOf(after) };
}

function daysOf(clock: RunningClock | null): ClockDays {
  if (!clock?.covered) return null;
  return { due: clock.due, safeDue: clock.safeDue, state: clock.state };
}

function notAmong(some: readonly Problem[], others: readonly Problem[]): readonly Problem[] {
  const known = new Set(others.map(keyOf));
  return some.filter((p) => !known.has(keyOf(p)));
}

const keyOf = (p: Problem): string =>
  [p.code, p.path, p.params['id'] ?? '', p.params['informationId'] ?? '', p.params['kind'] ?? ''].join('\n');
