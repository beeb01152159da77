import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPatch, applyPatches, getAt, inverse, type Patch } from '#kernel';

const tree = {
  name: 'a',
  list: [
    { id: 'x', n: 1 },
    { id: 'y', n: 2 },
  ],
  deep: { er: { value: 'v' } },
};

describe('paths into the case', () => {
  it('find properties and list elements by their id', () => {
    expect(getAt(tree, 'deep/er/value')).toBe('v');
    expect(getAt(tree, 'list/y/n')).toBe(2);
    expect(getAt(tree, 'list/z/n')).toBeUndefined();
    expect(getAt(tree, '')).toBe(tree);
  });

  it('change only what they name and share the rest', () => {
    const next = applyPatch(tree, { path: 'list/x/n', value: 9 });
    expect(getAt(next, 'list/x/n')).toBe(9);
    expect(next.deep).toBe(tree.deep);
    expect(tree.list[0]!.n).toBe(1);
  });

  it('insert at an index, append without one, remove with undefined', () => {
    const element = { id: 'z', n: 3 };
    expect(applyPatch(tree, { path: 'list/z', value: element }).list.map((e) => e.id)).toEqual([
      'x',
      'y',
      'z',
    ]);
    expect(applyPatch(tree, { path: 'list/z', value: element, index: 0 }).list.map((e) => e.id)).toEqual([
      'z',
      'x',
      'y',
    ]);
    expect(applyPatch(tree, { path: 'list/x', value: undefined }).list.map((e) => e.id)).toEqual(['y']);
  });

  it('never reach the prototype', () => {
    expect(() => applyPatch(tree, { path: '__proto__/polluted', value: 1 })).toThrow(RangeError);
    expect(() => applyPatch(tree, { path: 'deep/constructor', value: 1 })).toThrow(RangeError);
    expect(getAt(tree, 'toString')).toBeUndefined();
  });

  it('are undone by their inverse, places in lists included', () => {
    const patch = fc.oneof(
      fc.record({
        path: fc.constantFrom('name', 'deep/er/value', 'list/x/n', 'list/y/n'),
        value: fc.integer(),
      }),
      fc.record({ path: fc.constantFrom('list/x', 'list/y'), value: fc.constant(undefined) }),
      fc
        .integer({ min: 0, max: 3 })
        .map((index): Patch => ({ path: 'list/new', value: { id: 'new', n: 0 }, index })),
    );
    fc.assert(
      fc.property(patch, (p: Patch) => {
        const after = applyPatch(tree, p);
        expect(applyPatches(after, [inverse(tree, p)])).toEqual(tree);
      }),
    );
  });
});
