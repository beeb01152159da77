import { expect, it } from 'vitest';
import { groupBy } from '#kernel';

it('groups in the order of first appearance, as Map.groupBy does', () => {
  const groups = groupBy(['ab', 'c', 'de', 'f'], (t) => t.length);
  expect([...groups]).toEqual([
    [2, ['ab', 'de']],
    [1, ['c', 'f']],
  ]);
});
