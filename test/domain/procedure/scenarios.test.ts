import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { nextKinds, overview, type Overview } from '#domain/procedure';
import { parseScenarios, type Expectation } from '../../support/scenarios.ts';

const FOLDER = new URL('./scenarios/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));
const scenarios = files.flatMap((name) =>
  parseScenarios(readFileSync(new URL(name, FOLDER), 'utf8')).map((s) => ({ ...s, name })),
);

function check(result: Overview, { text, line }: Expectation): void {
  const at = `line ${line}: ${text}`;
  const words = text.split(/\s+/);
  const negated = words[0] === 'no' || words[0] === 'not';
  const [what, subject] = negated ? words.slice(1) : words;
  switch (what) {
    case 'stage': {
      expect(result.stage, at).toBe(subject);
      if (words[2] === 'since') expect(result.since, at).toBe(words[3]);
      return;
    }
    case 'clock': {
      const shown = result.clocks
        .filter((c) => c.id === subject)
        .map((c) =>
          c.covered
            ? { from: c.from, due: c.due, safe: c.safeDue, state: c.state }
            : { from: c.from, state: '対象外' },
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
      return;
    }
    case 'duty': {
      const shown = result.duties.map((d) => `${d.code} since ${d.since}${d.due ? ` due ${d.due}` : ''}`);
      const wanted = words.slice(negated ? 2 : 1).join(' ');
      const hit = shown.filter((d) => d === wanted || d.startsWith(`${wanted} `));
      if (negated) expect(hit, at).toEqual([]);
      else expect(hit.length > 0 ? wanted : shown, at).toBe(wanted);
      return;
    }
    case 'problem': {
      const codes = result.problems.filter((p) => p.code.startsWith('procedure.')).map((p) => p.code);
      if (negated) expect(subject === undefined ? codes : codes.filter((c) => c === subject), at).toEqual([]);
      else expect(codes, at).toContain(subject);
      return;
    }
    case 'next': {
      const kinds = nextKinds(result.position);
      if (negated) expect(kinds, at).not.toContain(subject);
      else expect(kinds, at).toContain(subject);
      return;
    }
    case 'action': {
      const codes = result.actions.map((a) => a.code);
      if (negated) expect(codes, at).not.toContain(subject);
      else expect(codes, at).toContain(subject);
      return;
    }
    case 'expires':
      expect(result.position.expires, at).toBe(subject);
      return;
    case 'pending':
      expect(result.position.renewalPending, at).toBe(!negated);
      return;
    default:
      throw new Error(`expectation not understood: ${at}`);
  }
}

describe.each(files)('%s', (name) => {
  it.each(scenarios.filter((s) => s.name === name))('$title', ({ file, checks }) => {
    for (const { asOf, expectations } of checks) {
      expect(expectations.length).toBeGreaterThan(0);
      const result = overview(file, asOf);
      for (const expectation of expectations) check(result, expectation);
    }
  });
});
