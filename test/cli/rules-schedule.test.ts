import { beforeAll, describe, expect, it } from 'vitest';
import { scheduleOf } from '#domain/schedule';
import { plainDate } from '#kernel';
import { provisions } from '#rulebook/provisions';
import { caseFile, type CaseFile } from '#schemas';
import { change } from '#test/support/cases.ts';
import amendment from '../rulebook/fixtures/edition-2027.json' with { type: 'json' };
import { lines, liu, TODAY } from './support.ts';

const EDITION = JSON.stringify(amendment);
let sample: string;
let file: CaseFile;

beforeAll(async () => {
  sample = (await liu(['sample'])).out;
  file = caseFile.parse(JSON.parse(sample));
});

type Printed = {
  id: string;
  summary: string;
  effect: { state: string; message: string };
  wordings: unknown[];
};
const parse = <T>(text: string): T => JSON.parse(text) as T;

describe('liu rules', () => {
  it('lists every provision with its effect at the date', async () => {
    const { exit, out, err } = await liu(['rules', '--as-of', '2023-06-01']);
    expect({ exit, err }).toEqual({ exit: 0, err: '' });
    const list = parse<Printed[]>(out);
    expect(list.map((p) => p.id)).toEqual(provisions.map((p) => p.id));
    expect(list.find((p) => p.id === '10.7')!.effect.state).toBe('notYet');
    expect(list.find((p) => p.id === '8.2')!.effect.state).toBe('inForce');
  });

  it('prints one, by its number in any width', async () => {
    for (const id of ['10.7', '１０．７']) {
      const one = parse<Printed>((await liu(['rules', id])).out);
      expect(one.id).toBe('10.7');
      expect(one.effect).toMatchObject({ state: 'needsFact', appliesTo: 'application' });
      expect(one.effect.message).toContain('登録申請の日');
      expect(one.wordings).toHaveLength(1);
    }
    expect(parse<Printed>((await liu(['rules', 'special 2(4) ①'])).out).id).toBe('special 2(4) ①');
  });

  it('shows the wordings of an edition from a file', async () => {
    const files = { 'e.json': EDITION };
    const at = async (day: string): Promise<Printed> =>
      parse<Printed>((await liu(['rules', '8.2', '--edition', 'e.json', '--as-of', day], { files })).out);
    expect((await at('2027-03-31')).summary).toContain('1か月');
    expect((await at('2027-04-01')).summary).toContain('2か月');
    expect((await at('2027-04-01')).wordings).toHaveLength(2);
    expect((await liu(['rules', '8.5'])).exit).toBe(2);
    expect((await liu(['rules', '8.5', '--edition', 'e.json'], { files })).exit).toBe(0);
  });

  it('refuses what is no clause, and too many of them', async () => {
    const none = await liu(['rules', '99.9']);
    expect(none).toMatchObject({ exit: 2, out: '' });
    expect(none.err).toContain('「99.9」という条項はありません');
    expect(await liu(['rules', '8.1', '8.2'])).toMatchObject({ exit: 2, out: '' });
  });
});

describe('liu schedule', () => {
  it('prints the steps of the core, with words, and is fine where nothing conflicts', async () => {
    const { exit, out, err } = await liu(['schedule', 'c.json'], { files: { 'c.json': sample } });
    const answer = parse<{ covered: boolean; steps: { id: string; label: string; likely: string }[] }>(out);
    const found = scheduleOf(file, TODAY);
    if (!found.covered) throw new Error('not covered');
    expect(answer.steps.map((s) => [s.id, s.likely])).toEqual(found.steps.map((s) => [s.id, s.likely]));
    expect(answer.steps.find((s) => s.id === 'file')!.label).toBe('登録申請の提出');
    expect(lines(err)).toHaveLength(found.conflicts.length);
    expect(exit).toBe(found.conflicts.length > 0 ? 1 : 0);
  });

  it('reckons back from a target, and says when it cannot be met', async () => {
    const files = { 'c.json': sample };
    const late = await liu(['schedule', 'c.json', '--target', '2026-12-01'], { files });
    expect(late.exit).toBe(1);
    expect(late.err).toMatch(/安全に終えられる最後の日/);
    const answer = parse<{ backward: { feasible: boolean; steps: object[] } }>(late.out);
    expect(answer.backward.feasible).toBe(false);
    const never = await liu(['schedule', 'c.json', '--target', '2022-11-05'], { files });
    expect(never.exit).toBe(1);
    expect(parse<{ backward: null }>(never.out).backward).toBeNull();
    expect(never.err).toContain('計算できません');
  });

  it('refuses a target that is no day', async () => {
    const { exit, out, err } = await liu(['schedule', 'c.json', '--target', '2027-02-30'], {
      files: { 'c.json': sample },
    });
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toContain('--target');
  });
});

describe('liu check', () => {
  it('tells duties, next actions, and how each clock is counted', async () => {
    const { out } = await liu(['check', 'c.json'], { files: { 'c.json': sample } });
    const answer = parse<{
      clocks: { id: string; explanation: string[] }[];
      duties: { message: string }[];
      actions: { code: string; message: string; due: string | null }[];
    }>(out);
    for (const clock of answer.clocks) expect(clock.explanation.length, clock.id).toBeGreaterThan(0);
    expect(answer.clocks.find((c) => c.id === '8.2')!.explanation.join('')).toContain('民法140条');
    expect(answer.actions.some((a) => a.code === 'action.fileApplication' && a.message !== a.code)).toBe(
      true,
    );
    expect(answer.duties).toEqual([]);
  });
});

describe('--edition', () => {
  const later = (): string =>
    JSON.stringify(
      change(file, {
        'externalAudit/periodEnd': plainDate('2027-03-15'),
        'externalAudit/reportDate': plainDate('2027-04-05'),
        'application/plannedOn': plainDate('2027-05-20'),
      }),
    );

  it('judges a case, a schedule and a clock by the file', async () => {
    const files = { 'c.json': later(), 'e.json': EDITION };
    const at = ['--as-of', '2027-04-06'];
    const due = async (more: string[]): Promise<unknown> => {
      const { out } = await liu(['check', 'c.json', ...at, ...more], { files });
      const answer = parse<{ clocks: { id: string; from: string; due: string }[] }>(out);
      return answer.clocks.find((c) => c.id === '8.2' && c.from === '2027-04-05')?.due;
    };
    expect(await due([])).toBe('2027-05-05');
    expect(await due(['--edition', 'e.json'])).toBe('2027-06-05');

    const conflicts = async (more: string[]): Promise<string[]> => {
      const { out } = await liu(['schedule', 'c.json', ...at, ...more], { files });
      return parse<{ conflicts: { code: string }[] }>(out).conflicts.map((c) => c.code);
    };
    expect(await conflicts([])).toContain('schedule.filingTooLate');
    expect(await conflicts(['--edition', 'e.json'])).not.toContain('schedule.filingTooLate');

    const clock = await liu(['clock', '8.2', '2027-04-05', '--edition', 'e.json'], { files });
    expect(parse(clock.out)).toMatchObject({ due: '2027-06-05' });
    const table = await liu(['clock', '--stdin', '--edition', 'e.json'], {
      files,
      stdin: ['8.2 2027-04-05\n'],
    });
    expect(parse(table.out)).toMatchObject({ due: '2027-06-05' });
  });

  it('refuses a bad file with its place, and prints nothing', async () => {
    for (const [content, words] of [
      ['{', '途中で切れています'],
      ['{}', '版のファイルではありません'],
      [JSON.stringify({ ...amendment, base: 'x-1' }), '元の版「x-1」'],
      [JSON.stringify({ ...amendment, clocks: [{ id: '9.9' }] }), 'clocks.0'],
    ] as const) {
      const files = { 'c.json': sample, 'e.json': content };
      for (const argv of [
        ['check', 'c.json'],
        ['schedule', 'c.json'],
        ['rules'],
        ['clock', '8.2', '2027-04-05'],
      ]) {
        const { exit, out, err } = await liu([...argv, '--edition', 'e.json'], { files });
        expect({ exit, out }).toEqual({ exit: 2, out: '' });
        expect(err).toContain(words);
      }
    }
  });

  it('warns of a case whose edition is not at hand', async () => {
    const files = {
      'c.json': JSON.stringify(change(file, { edition: amendment.id })),
      'e.json': EDITION,
    };
    const without = await liu(['check', 'c.json'], { files });
    expect(without.err).toContain(amendment.id);
    expect(parse(without.out)).toMatchObject({ edition: amendment.id, judgedBy: 'rules-2024-03-01' });
    const given = await liu(['check', 'c.json', '--edition', 'e.json'], { files });
    expect(given.err).toBe('');
    expect(parse(given.out)).toMatchObject({ judgedBy: amendment.id });
  });
});
