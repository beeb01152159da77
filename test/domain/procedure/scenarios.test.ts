import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLOCK_IDS } from '#domain/calendar';
import {
  DUTY_RULES,
  TRANSITIONS,
  nextKinds,
  openDuties,
  overview,
  replay,
  runningClocks,
  type Overview,
} from '#domain/procedure';
import type { PlainDate } from '#kernel';
import { actionMessage, explanationMessage, problemMessage } from '#messages';
import { parseScenarios, type Expectation } from '../../support/scenarios.ts';

const FOLDER = join(import.meta.dirname, 'scenarios');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));
const scenarios = files.flatMap((name) =>
  parseScenarios(readFileSync(join(FOLDER, name), 'utf8')).map((s) => ({ ...s, name })),
);

type Check = (result: Overview, words: readonly string[], negated: boolean, at: string) => void;

/** One reader for each word an expectation may begin with (after `no` or `not`). */
const CHECKS: Readonly<Record<string, Check>> = {
  stage(result, [, stage, since, date], _negated, at) {
    expect(result.stage, at).toBe(stage);
    if (since === 'since') expect(result.since, at).toBe(date);
  },
  filing(result, [, stage], _negated, at) {
    expect(result.position.filing, at).toBe(stage);
  },
  clock(result, words, negated, at) {
    const shown = result.clocks
      .filter((c) => c.id === words[1])
      .map((c) =>
        c.covered
          ? { from: c.from, due: c.due, safe: c.safeDue, state: c.state }
          : { from: c.from, state: 'uncovered' },
      );
    if (negated) {
      expect(shown, at).toEqual([]);
      return;
    }
    const wanted: Record<string, string> = {};
    for (let i = 2; i < words.length; i++) {
      const word = words[i]!;
      if (word === 'from' || word === 'due' || word === 'safe') wanted[word] = words[++i]!;
      else wanted['state'] = word;
    }
    expect(shown, at).toContainEqual(expect.objectContaining(wanted));
  },
  counted(result, [, id, day], negated, at) {
    const closed = result.clocks
      .filter((c) => c.id === id)
      .flatMap((c) => c.explanation)
      .filter((step) => step.code === 'clock.openingDays')
      .map((step) => String(step.params['closed']));
    expect(closed.length, at).toBeGreaterThan(0);
    expect(
      closed.some((text) => text.includes(day!)),
      at,
    ).toBe(negated);
  },
  duty(result, words, negated, at) {
    const shown = result.duties.map(
      (d) => `${d.code} since ${d.since}${d.due ? ` due ${d.due}` : ''} clause ${d.clause}`,
    );
    const wanted = words.slice(1).join(' ');
    const hit = shown.filter((d) => wanted === '' || d === wanted || d.startsWith(`${wanted} `));
    if (negated) expect(hit, at).toEqual([]);
    else if (wanted.includes(' clause ') && !wanted.includes(' due ')) {
      const loose = shown.map((d) => d.replace(/ due \S+/, ''));
      expect(loose, at).toContain(wanted);
    } else expect(hit.length > 0 ? wanted : shown, at).toBe(wanted);
  },
  problem(result, [, code], negated, at) {
    const codes = result.problems.filter((p) => p.code.startsWith('procedure.')).map((p) => p.code);
    if (negated) expect(code === undefined ? codes : codes.filter((c) => c === code), at).toEqual([]);
    else expect(codes, at).toContain(code);
  },
  next(result, [, kind], negated, at) {
    const kinds: readonly string[] = nextKinds(result.position);
    expect(kinds.includes(kind!), at).toBe(!negated);
  },
  action(result, [, code], negated, at) {
    const codes = result.actions.map((a) => a.code);
    if (negated) expect(codes, at).not.toContain(code);
    else expect(codes, at).toContain(code);
  },
  expires(result, [, date], _negated, at) {
    expect(result.position.expires, at).toBe(date);
  },
  pending(result, _words, negated, at) {
    expect(result.position.renewalPending, at).toBe(!negated);
  },
};

function check(result: Overview, { text, line }: Expectation): void {
  const at = `line ${line}: ${text}`;
  const words = text.split(/\s+/);
  const negated = words[0] === 'no' || words[0] === 'not';
  const rest = negated ? words.slice(1) : words;
  const run = CHECKS[rest[0]!];
  if (!run) throw new Error(`expectation not understood: ${at}`);
  run(result, rest, negated, at);
}

/** Whatever a scenario shows, it shows in sentences. */
function speaks(result: Overview): void {
  for (const action of result.actions) expect(actionMessage(action).what).not.toBe(action.code);
  for (const problem of result.problems) expect(problemMessage(problem).title).not.toContain(problem.code);
  for (const clock of result.clocks) {
    expect(clock.explanation.length).toBeGreaterThan(0);
    for (const step of clock.explanation) expect(explanationMessage(step)).not.toContain('clock.');
  }
}

describe.each(files)('%s', (name) => {
  it.each(scenarios.filter((s) => s.name === name))('$title', ({ file, checks }) => {
    for (const { asOf, expectations } of checks) {
      expect(expectations.length).toBeGreaterThan(0);
      const result = overview(file, asOf);
      for (const expectation of expectations) check(result, expectation);
      speaks(result);
    }
  });
});

/** Every scenario on each of its days: those of its entries and those it is looked at. */
const days = scenarios.flatMap(({ file, checks }) =>
  [...new Set<PlainDate>([...file.log.map((e) => e.date), ...checks.map((c) => c.asOf)])]
    .sort()
    .map((asOf) => ({
      file,
      asOf,
      at: replay(file, asOf),
    })),
);

describe('the scenarios together', () => {
  it('are at least 65, each with a title of its own', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(65);
    expect(new Set(scenarios.map((s) => s.title)).size).toBe(scenarios.length);
  });

  it('hold every kind of entry in its place, with every stage it leads to', () => {
    const inOrder = new Set<string>();
    const reached = new Set<string>();
    for (const { at } of days) {
      const wrong = new Set(
        at.problems.filter((p) => p.code === 'procedure.notAllowed').map((p) => p.path.split('/')[1]),
      );
      for (const { entry } of at.history) if (!wrong.has(entry.id)) inOrder.add(entry.kind);
      reached.add(at.stage);
    }
    expect(TRANSITIONS.map((t) => t.kind).filter((kind) => !inOrder.has(kind))).toEqual([]);
    const stages = new Set(
      TRANSITIONS.flatMap((t) => (t.track !== 'any' && typeof t.to === 'string' ? [t.to as string] : [])),
    );
    for (const stage of ['auditing', 'notApplicable', 'followup', 'expired']) stages.add(stage);
    expect([...stages].filter((stage) => !reached.has(stage))).toEqual([]);
  });

  it('hold every outcome that moves a stage', () => {
    const outcomes = new Set(days.flatMap(({ at }) => at.entries.map((e) => `${e.kind} ${e.outcome}`)));
    for (const wanted of [
      'pre.notice applies',
      'pre.notice notApplicable',
      'pre.objectionAnswer upheld',
      'pre.objectionAnswer dismissed',
      'withheld.intent pursue',
      'withheld.intent abandon',
      'suspension.started 13.5',
      'suspension.started 13.7',
      'suspension.started 14.3',
      'monitoring.result confirmed',
      'monitoring.result reaudit',
      'monitoring.result reapplication',
      'reaudit.result confirmed',
      'reaudit.result reapplication',
      'objection.answered upheld',
      'objection.answered dismissed',
    ]) {
      expect(outcomes, wanted).toContain(wanted);
    }
  });

  it('open and close every duty', () => {
    const seen = new Map<string, Set<'open' | 'closed'>>();
    for (const { at, asOf } of days) {
      const open = openDuties(at, asOf);
      for (const rule of DUTY_RULES) {
        const key = `${rule.code} by ${rule.opens}`;
        const states = seen.get(key) ?? new Set();
        seen.set(key, states);
        for (const entry of at.index.of(rule.opens)) {
          if (rule.outcomes && !rule.outcomes.includes(entry.outcome)) continue;
          const isOpen = open.some((d) => d.code === rule.code && d.entryId === entry.id);
          if (isOpen) states.add('open');
          else if (states.has('open')) states.add('closed');
        }
      }
    }
    expect([...seen].filter(([, states]) => states.size < 2).map(([key]) => key)).toEqual([]);
  });

  it('show every clock running, done, and (where it can be) missed', () => {
    const seen = new Map<string, Set<string>>();
    for (const { file, asOf, at } of days) {
      for (const clock of runningClocks(file, at, asOf)) {
        if (!clock.covered) continue;
        const states = seen.get(clock.id) ?? new Set();
        states.add(clock.state === 'late' ? 'past' : clock.state);
        seen.set(clock.id, states);
      }
    }
    for (const id of CLOCK_IDS) {
      // These two ask for nothing to be done by their day: it passes, and all is well.
      const wanted = id === '7.6(7)' || id === '10.10(1)' ? ['running', 'met'] : ['running', 'met', 'past'];
      expect([...(seen.get(id) ?? [])], id).toEqual(expect.arrayContaining(wanted));
    }
  });
});
