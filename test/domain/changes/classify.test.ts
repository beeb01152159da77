import { describe, expect, it } from 'vitest';
import { classifyChange, lastListing, listingDifferences, listingNow, touchedItems } from '#domain/changes';
import { sampleCase } from '#domain/sample';
import { countingIds, plainDate as d } from '#kernel';
import { LIST_ITEMS, newAfter, type Change, type ListItem } from '#schemas';

const source = { id: countingIds('C'), now: () => '2026-11-01T00:00:00.000Z' };
type Judged = Partial<Pick<Change, 'material' | 'mayLead' | 'controlIds'>>;
function change(items: readonly ListItem[], judged: Judged = {}): Change {
  const empty = newAfter.change(source);
  return {
    ...empty,
    items: { ...empty.items, ...Object.fromEntries(items.map((i) => [i, true])) },
    material: false,
    mayLead: false,
    ...judged,
  };
}

describe('which of 14.1 and 14.2', () => {
  const url: readonly ListItem[] = ['url'];
  it.each<[string, Change, readonly string[], readonly string[]]>([
    ['a new address of the site', change(url), ['listed'], ['after.listed']],
    ['a control given up', change([], { material: true }), ['material'], ['after.material']],
    ['a threat to a control', change([], { mayLead: true }), ['material'], ['after.mayLead']],
    [
      'both',
      change(['scope'], { material: true }),
      ['material', 'listed'],
      ['after.material', 'after.listed', 'after.both'],
    ],
    [
      'the operator’s own items',
      change(['registeredOn', 'expires', 'remarks']),
      [],
      ['after.operatorItem', 'after.noFiling'],
    ],
    ['the number of agencies', change(['agencies']), ['listed'], ['after.listed']],
    ['nothing that matters', change([]), [], ['after.noFiling']],
    ['not judged', change([], { material: null }), [], ['after.undecided']],
    ['half judged', change([], { mayLead: null }), [], ['after.undecided']],
    ['listed, not judged', change(url, { material: null }), ['listed'], ['after.listed', 'after.undecided']],
    ['one answer settles it', change([], { material: null, mayLead: true }), ['material'], ['after.mayLead']],
    [
      'controls named, said to be no matter',
      change([], { controlIds: '9.2.1.1' }),
      [],
      ['after.controlsButNotMaterial', 'after.noFiling'],
    ],
    ['item (7)', change(['controls']), ['listed'], ['after.listed', 'after.controlsButNotMaterial']],
  ])('%s', (_name, of, papers, codes) => {
    const found = classifyChange(of);
    expect(found.papers).toEqual(papers);
    expect(found.reasons.map((r) => r.code)).toEqual(codes);
    expect(found.undecided).toBe(codes.includes('after.undecided'));
  });

  it('names the items with their clauses, in the order of 11.5', () => {
    const of = change(['agencies', 'name']);
    expect(touchedItems(of)).toEqual(['name', 'agencies']);
    expect(classifyChange(of).reasons[0]?.clauses).toEqual(['14.2', '11.5(1)', '11.5(13)']);
  });
});

describe('the public list entry', () => {
  const file = sampleCase('registered');
  const asOf = d('2026-11-21');

  it('has a text for each item the case knows, and stays within the schema', () => {
    const now = listingNow(file, asOf);
    expect(Object.keys(now)).toEqual([...LIST_ITEMS]);
    for (const item of LIST_ITEMS)
      if (item !== 'remarks' && item !== 'agencies') expect(now[item], item).not.toBe('');
    expect(now.registeredOn).toContain('令和8年4月20日');
    expect(now.controls).toMatch(/^\d+件：/);
    expect(Math.max(...LIST_ITEMS.map((i) => now[i].length))).toBeLessThanOrEqual(20_000);
  });

  it('tells what differs from what was kept', () => {
    const before = listingNow(file, asOf);
    const moved = { ...file, service: { ...file.service, url: 'https://new.example.jp/' } };
    expect(listingDifferences(before, listingNow(moved, asOf))).toEqual(['url']);
    expect(listingDifferences(before, { ...before, name: `${before.name} ` })).toEqual([]);
    const kept = ['2026-06-01', '2026-04-20'].map((on) =>
      newAfter.listing(source, { date: d(on), occasion: '', values: before }),
    );
    expect(lastListing({ ...file, after: { ...file.after, listing: kept } })?.date).toBe('2026-06-01');
    expect(lastListing({ ...file, after: { ...file.after, listing: [] } })).toBeNull();
  });
});
