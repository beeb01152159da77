import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editionSwitchPatches, hasWork, planEditionSwitch } from '#domain/statement';
import { applyPatches, countingIds, plainDate } from '#kernel';
import { shippedCatalogue } from '#rulebook/controls';
import {
  caseFile,
  newRecord,
  type CaseFile,
  type CatalogueData,
  type CatalogueMapping,
  type StatementRow,
} from '#schemas';
import { change, emptyCase } from '#test/support/cases.ts';

const source = { id: countingIds('A'), now: () => '2026-11-21T00:00:00.000Z' };

/** A small catalogue of these details below one objective. */
const catalogue = (id: string, ids: readonly string[]): CatalogueData => ({
  id,
  title: `試験の版 ${id}`,
  controls: ids.map((c) => ({
    id: c,
    tier: c.split('.').length === 3 ? ('objective' as const) : ('detailed' as const),
    parent: c.split('.').slice(0, -1).join('.'),
    basic: false,
    cloudSpecific: false,
  })),
  headings: [{ id: '5', tier: 'chapter', parent: null, label: '章' }],
});
const OLD = catalogue('old-1', ['5.1.1', '5.1.1.1', '5.1.1.2', '5.1.1.3', '5.1.1.4']);
const base = ((): CaseFile => {
  const file = emptyCase();
  const rows = OLD.controls.map((c) => ({ ...file.rows[0]!, id: c.id }));
  return { ...file, catalogue: OLD.id, ownCatalogue: OLD, rows };
})();
const how = (file: CaseFile, id: string): string | undefined => file.rows.find((r) => r.id === id)?.how;
const map = (to: string, ...ids: [string, string][]): CatalogueMapping => ({
  from: OLD.id,
  to,
  ids: ids.map(([old, next]) => ({ old, new: next })),
});

describe('a case goes over to another catalogue', () => {
  const worked = change(
    base,
    Object.fromEntries(OLD.controls.map((c) => [`rows/${c.id}/how`, `方法${c.id}`])),
  );
  const next = catalogue('new-1', ['5.1.1', '5.1.1.1', '5.1.1.2', '5.2.1.1', '5.2.1.2', '5.2.1.3']);
  // 2 and 1 change places, 3 is split, 4 has no place any more.
  const mapping = map(
    'new-1',
    ['5.1.1.1', '5.1.1.2'],
    ['5.1.1.2', '5.1.1.1'],
    ['5.1.1.3', '5.2.1.1'],
    ['5.1.1.3', '5.2.1.2'],
    ['9.9', '5.1.1'],
  );
  const over = applyPatches(worked, editionSwitchPatches(worked, next, mapping, source));

  test('the simulation says what stays, moves, falls away and is new', () => {
    expect(planEditionSwitch(worked, next, mapping, source)).toMatchObject({
      kept: ['5.1.1'],
      renumbered: [
        { from: '5.1.1.1', to: '5.1.1.2' },
        { from: '5.1.1.2', to: '5.1.1.1' },
        { from: '5.1.1.3', to: '5.2.1.1' },
        { from: '5.1.1.3', to: '5.2.1.2' },
      ],
      split: ['5.1.1.3'],
      joined: [],
      dropped: ['5.1.1.4'],
      archived: ['5.1.1.4'],
      added: ['5.2.1.3'],
      strange: ['9.9'],
      work: { carried: { texts: 4 }, archived: { texts: 1 } },
    });
  });

  test('the rows are those of the new catalogue, in its order, with the work at its new numbers', () => {
    expect(over.rows.map((r) => [r.id, r.how])).toEqual([
      ['5.1.1', '方法5.1.1'],
      ['5.1.1.1', '方法5.1.1.2'],
      ['5.1.1.2', '方法5.1.1.1'],
      ['5.2.1.1', '方法5.1.1.3'],
      ['5.2.1.2', '方法5.1.1.3'],
      ['5.2.1.3', ''],
    ]);
    expect(over.archivedRows.map((a) => [a.catalogue, a.controlId, a.how])).toEqual([
      ['old-1', '5.1.1.4', '方法5.1.1.4'],
    ]);
    expect([over.catalogue, over.ownCatalogue]).toEqual(['new-1', next]);
    expect(caseFile.safeParse(over).success).toBe(true);
  });

  test('findings follow their control', () => {
    const finding = { ...newRecord.finding(source), controlId: '5.1.1.2' };
    const file = { ...worked, findings: [finding] };
    const patches = editionSwitchPatches(file, next, mapping, source);
    expect(patches).toContainEqual({ path: `findings/${finding.id}/controlId`, value: '5.1.1.1' });
  });

  test('going back by the same mapping brings the archived work back', () => {
    const back = applyPatches(over, editionSwitchPatches(over, OLD, mapping, source));
    for (const id of ['5.1.1', '5.1.1.1', '5.1.1.2', '5.1.1.3', '5.1.1.4'])
      expect(how(back, id)).toBe(`方法${id}`);
  });

  test('to the shipped catalogue the case carries none of its own', () => {
    const shipped = applyPatches(worked, editionSwitchPatches(worked, null, null, source));
    expect([shipped.ownCatalogue, shipped.catalogue, shipped.rows.length]).toEqual([
      null,
      shippedCatalogue.id,
      1_284,
    ]);
    expect(how(shipped, '5.1.1.2')).toBe('方法5.1.1.2');
  });
});

/** The work of a row, without where it stands. */
const workOf = (r: Omit<StatementRow, 'id'>): string =>
  JSON.stringify([r.decision, r.reason, r.how, r.owner, r.operatingSince, r.evidenceIds, r.note, r.work]);

test('whatever the catalogue and the mapping, no work is ever lost, however often a case goes over', () => {
  const ids = ['5.1.1', ...[1, 2, 3, 4, 5, 6].map((n) => `5.1.1.${n}`), '6.1.1.1'];
  const list = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 });
  const pair = fc.record({ old: fc.constantFrom(...ids), new: fc.constantFrom(...ids) });
  const step = fc.record({ ids: list, pairs: fc.array(pair, { maxLength: 8 }), back: fc.boolean() });
  const row = fc.record({
    decision: fc.constantFrom<StatementRow['decision']>('adopted', 'notAdopted', null),
    how: fc.constantFrom('', 'a', 'b', 'c', 'd'),
    evidenceIds: fc.constantFrom<string[]>([], ['E1'], ['E1', 'E2']),
    operatingSince: fc.constantFrom(null, plainDate('2026-04-01')),
  });
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 5, maxLength: 5 }),
      fc.array(step, { minLength: 1, maxLength: 4 }),
      (rows, steps) => {
        let file: CaseFile = { ...base, rows: base.rows.map((r, i) => ({ ...r, ...rows[i]! })) };
        const wanted = new Set(file.rows.filter(hasWork).map(workOf));
        steps.forEach(({ ids: next, pairs, back }, n) => {
          const to = back ? OLD : catalogue(`new-${n}`, next);
          const mapping = { from: file.catalogue, to: to.id, ids: pairs };
          file = applyPatches(file, editionSwitchPatches(file, to, mapping, source));
          expect(file.rows.map((r) => r.id)).toEqual(to.controls.map((c) => c.id));
          const there = new Set([...file.rows, ...file.archivedRows].map(workOf));
          for (const work of wanted) expect(there.has(work)).toBe(true);
          expect(new Set(file.archivedRows.map((a) => a.id)).size).toBe(file.archivedRows.length);
        });
      },
    ),
    { numRuns: 300 },
  );
});
