import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { leftOutOf } from '#schemas';

const schema = z.object({
  name: z.string(),
  parts: z.array(z.object({ id: z.string(), note: z.string().default('') })),
  plan: z.record(z.string(), z.object({ days: z.number() })).default({}),
});
const check = (input: unknown) => leftOutOf(input, schema.parse(input));

test('nothing is left out of what the schema knows, defaults or not', () => {
  expect(check({ name: 'a', parts: [{ id: '1' }], plan: { x: { days: 1 } } })).toEqual([]);
});

test('each place once, with how often, whatever it holds', () => {
  const input: unknown = {
    name: 'a',
    colour: null,
    parts: [{ id: '1', size: 1 }, { id: '2' }, { id: '3', size: { wide: true }, constructor: 1 }],
    plan: { x: { days: 1, why: '' } },
  };
  expect(check(input)).toEqual([
    { path: 'colour', count: 1 },
    { path: 'parts/*/size', count: 2 },
    { path: 'parts/*/constructor', count: 1 },
    { path: 'plan/x/why', count: 1 },
  ]);
});

test('any value compared with itself leaves nothing out', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => leftOutOf(value, structuredClone(value)).length === 0));
});
