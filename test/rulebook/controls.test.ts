import { describe, expect, test } from 'vitest';
import {
  catalogue,
  catalogueEdition,
  control,
  controlIds,
  headings,
  labelOf,
  labelProvenance,
  statementControlIds,
} from '#rulebook/controls';
import facts from './fixtures/control-ids.json' with { type: 'json' };

const rows = facts.rows.map((row) => {
  const [id = '', tier = '', parent = '', basic = ''] = row.split(' ');
  return { id, tier, parent, basic: basic === 'B' };
});
const TIERS = ['governance', 'management', 'objective', 'detailed'];

describe('control catalogue', () => {
  test('counts', () => {
    const count = (tier: string): number => controlIds.filter((id) => control(id)!.tier === tier).length;
    expect(count('governance')).toBe(18);
    expect(count('management')).toBe(64);
    expect(count('objective')).toBe(121);
    expect(count('detailed')).toBe(1081);
    const basicDetailed = controlIds
      .map((id) => control(id)!)
      .filter((c) => c.tier === 'detailed' && c.basic);
    expect(basicDetailed).toHaveLength(31);
    expect(statementControlIds).toHaveLength(1163);
    expect(facts.counts).toEqual({
      governance: 18,
      management: 64,
      objective: 121,
      detailed: 1081,
      detailedBasic: 31,
      statementRows: 1163,
    });
  });

  test('every control of the facts is there, in their order, and none besides', () => {
    const expected = rows.filter((r) => TIERS.includes(r.tier));
    expect(controlIds).toEqual(expected.map((r) => r.id));
    const got = controlIds.map((id) => {
      const { tier, parent, basic } = control(id)!;
      return { id, tier, parent, basic };
    });
    expect(got).toEqual(expected);
  });

  test('cloud-specific is P and PB, not B', () => {
    expect(control('5.1.1.22.P')?.cloudSpecific).toBe(true);
    expect(control('6.1.1.13.PB')).toEqual({
      id: '6.1.1.13.PB',
      tier: 'detailed',
      parent: '6.1.1',
      basic: true,
      cloudSpecific: true,
    });
    expect(control('9.4.2.2.B')).toMatchObject({ basic: true, cloudSpecific: false });
    expect(control('6.3.1.P')).toMatchObject({ tier: 'objective', parent: '6.3.P', cloudSpecific: true });
    expect(control('8.1.5.P')?.parent).toBe('8.1');
    expect(control('1.1.1.1')).toBeUndefined();
  });

  test('the edition is named', () => {
    expect(catalogueEdition).toBe(facts.edition);
    expect(catalogue.provenance).toBe('public');
  });
});

describe('labels', () => {
  test('every category, heading and objective of the facts has a label under the same parent', () => {
    const wanted = rows.filter((r) => /category|heading|objective/.test(r.tier));
    const byId = new Map(headings.map((h) => [h.id, h]));
    expect(wanted.map((w) => `${w.id} < ${byId.get(w.id)?.parent}`)).toEqual(
      wanted.map((w) => `${w.id} < ${w.parent}`),
    );
    // Besides those: the 16 chapters, and 3.1, the only category of its chapter, which the facts leave unlisted.
    const extra = headings.filter((h) => !wanted.some((w) => w.id === h.id)).map((h) => h.id);
    expect(extra).toEqual(['3', '3.1', ...Array.from({ length: 15 }, (_, i) => `${i + 4}`)]);
    expect(headings.filter((h) => h.tier === 'objective')).toHaveLength(121);
  });

  test('labels are short, ours, each used once', () => {
    expect(labelProvenance).toBe('ours');
    for (const h of headings) {
      expect(h.label, h.id).toMatch(/^\S.*$/);
      expect([...h.label].length, h.id).toBeLessThanOrEqual(20);
    }
    const objectives = headings.filter((h) => h.tier === 'objective').map((h) => h.label);
    expect(new Set(objectives).size).toBe(objectives.length);
  });

  test('a control has the label of what it stands under', () => {
    expect(labelOf('8.1.1')).toBe('資産の洗い出し');
    expect(labelOf('8.1.1.6.PB')).toBe('資産の洗い出し');
    expect(labelOf('4.6.2.2')).toBe('測定と内部監査');
    expect(labelOf('99')).toBe('');
    expect(controlIds.every((id) => labelOf(id) !== '')).toBe(true);
  });
});
