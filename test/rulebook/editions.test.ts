import { describe, expect, test } from 'vitest';
import { runClock } from '#domain/calendar';
import { overview } from '#domain/procedure';
import { preflight } from '#domain/preflight';
import { scheduleOf } from '#domain/schedule';
import { plainDate } from '#kernel';
import {
  amend,
  composeEdition,
  parseEdition,
  rulebookFor,
  rulebookOf,
  shippedRulebook,
  type EditionData,
} from '#rulebook';
import { provisionOn, provisions, provisionsOf, searchProvisions, wordingsOf } from '#rulebook/provisions';
import { change, completeCase } from '#test/support/cases.ts';
import amendment from './fixtures/edition-2027.json' with { type: 'json' };

const d = plainDate;
const copy = (): Record<string, unknown> => JSON.parse(JSON.stringify(amendment)) as Record<string, unknown>;

function read(value: unknown): EditionData {
  const parsed = parseEdition(value);
  if (!parsed.ok) throw new Error(`${parsed.error.path}: ${parsed.error.detail}`);
  return parsed.value;
}
const data = read(amendment);
const amended = amend(shippedRulebook, data);

describe('a later amendment as a file', () => {
  test('lengthens a period from its day on, and leaves what began before', () => {
    const due = (from: string): unknown => runClock('8.2', d(from), {}, amended.clocks);
    expect(due('2027-03-31')).toMatchObject({ covered: true, due: '2027-04-30' });
    expect(due('2027-04-01')).toMatchObject({
      covered: true,
      due: '2027-06-01',
      rule: { fromClause: '附則(R9.4.1)1', task: '登録申請を行う', actor: 'vendor' },
    });
    expect(runClock('8.2', d('2027-04-01'))).toMatchObject({ due: '2027-05-01' });
  });

  test('says that its period is not from the texts we hold', () => {
    const answer = runClock('8.2', d('2027-04-01'), {}, amended.clocks);
    expect(answer.covered && answer.rule.provenance).toBe('public');
    expect(answer.covered && answer.rule.source).toContain('架空の改正');
  });

  test('changes the due date in overview, preflight and schedule of a case pinned to it', () => {
    const file = change(completeCase(), {
      'externalAudit/periodEnd': d('2027-03-15'),
      'externalAudit/reportDate': d('2027-04-05'),
      'application/plannedOn': d('2027-05-20'),
    });
    const asOf = d('2027-04-06');
    const clock = (rulebook = shippedRulebook): unknown =>
      overview(file, asOf, rulebook).clocks.find((c) => c.id === '8.2' && c.from === '2027-04-05');
    expect(clock()).toMatchObject({ due: '2027-05-05', safeDue: '2027-04-30' });
    expect(clock(amended)).toMatchObject({ due: '2027-06-05', safeDue: '2027-06-04' });

    const late = (rulebook = shippedRulebook): boolean =>
      preflight(file, asOf, rulebook)
        .find((c) => c.id === '9.1(2)')!
        .problems.some((p) => p.code === 'filing.tooLate');
    expect(late()).toBe(true);
    expect(late(amended)).toBe(false);

    const tooLate = (rulebook = shippedRulebook): boolean => {
      const schedule = scheduleOf(file, asOf, {}, null, rulebook);
      return schedule.covered && schedule.conflicts.some((c) => c.code === 'schedule.filingTooLate');
    };
    expect(tooLate()).toBe(true);
    expect(tooLate(amended)).toBe(false);
  });

  test('adds a clause in its place, a second wording beside the first, and the end of another', () => {
    const ids = provisionsOf(amended).map((p) => p.id);
    expect(ids).toHaveLength(provisions.length + 3);
    expect(ids.indexOf('8.5')).toBe(ids.indexOf('9.1') - 1);
    expect(ids.indexOf('附則(R9.4.1)1')).toBe(ids.indexOf('別表1') - 1);
    expect(wordingsOf(amended, '8.2').map((p) => p.effect.from)).toEqual(['2022-11-01', '2027-04-01']);
    expect(provisionOn(amended, '8.2', d('2027-03-31'))?.summary).toContain('1か月');
    expect(provisionOn(amended, '8.2', d('2027-04-01'))?.summary).toContain('2か月');
    expect(provisionOn(amended, '8.4', d('2027-04-01'))?.effect).toMatchObject({
      until: '2027-03-31',
      source: '附則(R9.4.1)1',
    });
    expect(searchProvisions('電子 提出', provisionsOf(amended)).map((p) => p.id)).toContain('8.5');
    expect(provisionsOf(shippedRulebook).some((p) => p.id === '8.5')).toBe(false);
  });

  test('covers nothing before the rules began, nor before a coverage of its own', () => {
    const before = runClock('8.2', d('2022-10-31'), {}, amended.clocks);
    expect(before).toMatchObject({ covered: false, reason: { code: 'clock.beforeProvision' } });
    const narrow = amend(shippedRulebook, {
      ...data,
      coverage: { from: d('2025-01-01'), source: '附則(R9.4.1)2' },
    });
    expect(runClock('8.2', d('2024-12-31'), {}, narrow.clocks)).toMatchObject({
      covered: false,
      reason: { params: { start: '2025-01-01', clause: '附則(R9.4.1)2' } },
    });
    expect(runClock('8.2', d('2025-01-01'), {}, narrow.clocks)).toMatchObject({ due: '2025-02-01' });
  });

  test('an edition may rest on another one from a file, whose wordings stay', () => {
    const next = read({
      ...copy(),
      id: 'fictional-2028',
      base: data.id,
      inForceFrom: '2028-04-01',
      provisions: [],
      repeals: [],
      clocks: [
        {
          id: '8.2',
          from: '2028-04-01',
          fromClause: '附則(R10.4.1)1',
          counting: { rule: 'after', n: 3, unit: 'week' },
        },
      ],
    });
    const rulebook = rulebookOf('fictional-2028', [next, data]);
    expect(rulebook?.clocks.filter((c) => c.id === '8.2').map((c) => c.from)).toEqual([
      '2022-11-01',
      '2027-04-01',
      '2028-04-01',
    ]);
    expect(rulebookOf('fictional-2028', [next])).toBeUndefined();
    expect(rulebookFor('fictional-2028', [next])).toBe(shippedRulebook);
  });

  test('bases in a circle are no bases', () => {
    const a = { ...data, id: 'a', base: 'b' };
    const b = { ...data, id: 'b', base: 'a' };
    expect(rulebookOf('a', [a, b])).toBeUndefined();
  });
});

describe('a shorter period from a day on', () => {
  test('still finds the last day to begin', async () => {
    const { latestTrigger } = await import('#domain/schedule');
    const shorter = amend(shippedRulebook, {
      ...data,
      clocks: [
        {
          id: '10.6',
          from: d('2027-04-01'),
          fromClause: '附則(R9.4.1)1',
          counting: { rule: 'after', n: 1, unit: 'month' },
        },
      ],
    });
    expect(latestTrigger('10.6', d('2027-06-30'))).toBe('2026-12-31');
    expect(latestTrigger('10.6', d('2027-06-30'), shorter)).toBe('2027-05-31');
  });
});

describe('a bad edition file', () => {
  const clock = (parts: object): unknown => ({
    ...copy(),
    clocks: [{ ...(amendment.clocks[0] as object), ...parts }],
  });
  test.each([
    ['not an object', 'text', 'edition.notEdition', 'format', ''],
    ['another format', { format: 'liu-navi/case' }, 'edition.notEdition', 'format', ''],
    ['a newer version', { ...copy(), version: 2 }, 'edition.newer', 'version', '2'],
    ['a clock nobody knows', clock({ id: '8.9' }), 'edition.invalid', 'clocks.0.id', 'edition.unknownClock'],
    [
      'a day that does not exist',
      clock({ from: '2027-02-30' }),
      'edition.invalid',
      'clocks.0.from',
      'date.noSuchDay',
    ],
    [
      'a wording before the edition',
      clock({ from: '2027-03-31' }),
      'edition.invalid',
      'clocks.0.from',
      'edition.beforeInForce',
    ],
    [
      'a period of nothing',
      clock({ counting: { rule: 'after', n: 0, unit: 'day' } }),
      'edition.invalid',
      'clocks.0.counting.n',
      'zod.too_small',
    ],
    ['its own base', { ...copy(), base: copy()['id'] }, 'edition.invalid', 'base', 'edition.ownBase'],
    ['a field too many', { ...copy(), script: 'x' }, 'edition.invalid', '', 'zod.unrecognized_keys'],
    [
      'two wordings of one day',
      { ...copy(), provisions: [amendment.provisions[0], amendment.provisions[0]] },
      'edition.invalid',
      'provisions.1.effect.from',
      'edition.doubled',
    ],
  ])('%s is refused with its place', (_, value, code, path, detail) => {
    expect(parseEdition(value)).toEqual({ ok: false, error: { code, path, detail } });
  });

  test('an id of a shipped edition, an unknown base, and a base that is later are refused', () => {
    const error = (parts: Partial<EditionData>): unknown => {
      const result = composeEdition({ ...data, ...parts });
      return result.ok ? null : result.error.code;
    };
    expect(error({})).toBeNull();
    expect(error({ id: 'rules-2024-03-01' })).toBe('edition.idTaken');
    expect(error({ base: 'rules-1999' })).toBe('edition.unknownBase');
    expect(error({ inForceFrom: d('2024-03-01') })).toBe('edition.beforeBase');
  });
});
