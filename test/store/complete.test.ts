import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { complete } from '../../src/store/complete.ts';
import { Database } from '../../src/store/database.ts';
import { freshStore, request, smallCase } from './support.ts';

const inner = z.object({ a: z.string(), b: z.string().default('b') });
const schema = z.object({
  one: inner,
  list: z.array(inner).default([]),
  maybe: inner.nullable(),
  added: z.array(z.string()).default([]),
});

test('what a stored value lacks is filled in at any depth', () => {
  const old = { one: { a: '1' }, list: [{ a: '2' }, { a: '3', b: 'kept' }], maybe: null };
  expect(complete<unknown>(schema, old)).toEqual({
    one: { a: '1', b: 'b' },
    list: [
      { a: '2', b: 'b' },
      { a: '3', b: 'kept' },
    ],
    maybe: null,
    added: [],
  });
});

test('a value that lacks nothing is the same object, and what does not fit is left alone', () => {
  const whole = { one: { a: '1', b: 'x' }, list: [{ a: '2', b: '' }], maybe: null, added: ['z'] };
  expect(complete(schema, whole)).toBe(whole);
  expect(complete<unknown>(schema, 5)).toBe(5);
  expect(complete<unknown>(z.array(inner), [null, 3])).toEqual([null, 3]);
});

test('a case stored before its schema grew is read whole, and can be edited', async () => {
  const name = 'store-before-it-grew';
  const store = await freshStore(name);
  await store.putCases({ files: [smallCase()], blobs: [] });
  const db = new Database(name);
  const body = (await db.bodies.get('CASE1'))!;
  const older: Record<string, unknown> = { ...body.body.preApplication };
  delete older['objection'];
  await db.bodies.put({ ...body, body: { ...body.body, preApplication: older } } as typeof body);
  db.close();
  expect((await store.readCase('CASE1'))?.file.preApplication.objection).toBe('');
  expect((await store.readBody('CASE1'))?.preApplication.objection).toBe('');
  const done = await store.edit(request([{ path: 'preApplication/remarks', value: 'x' }]));
  expect(done).toMatchObject({ ok: true });
  store.close();
});
