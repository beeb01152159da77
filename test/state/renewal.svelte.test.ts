import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { changesSince, renewCase } from '#domain/renewal';
import { createAppState } from '#state';
import { testApp, until } from './support.ts';

type App = ReturnType<typeof createAppState>;
const open: App[] = [];
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

test('the next case is stored whole beside the one before, can be edited, and outlives it', async () => {
  const app = testApp(createAppState, 'renewal');
  open.push(app);
  await until(() => app.status === 'ready');
  const made = await app.createSample('complete');
  if (!made.ok) throw new Error('no sample');
  const old = app.open(made.value);
  await until(() => old.status === 'ready');
  const before = JSON.stringify(old.case);

  const renewed = await app.createCase('', (_, source) => renewCase(old.case, source));
  if (!renewed.ok) throw new Error(JSON.stringify(renewed.error));
  const next = app.open(renewed.value);
  await until(() => next.status === 'ready');
  expect(next.case.rows).toHaveLength(old.case.rows.length);
  expect(next.case.renewal.previousCaseId).toBe(old.id);
  expect(JSON.stringify(old.case)).toBe(before);

  const path = 'rows/9.2.1.1/how';
  expect((await next.edit('実施内容', [{ path, value: '新しいやり方' }])).ok).toBe(true);
  expect((await next.edit('伝えた日', [{ path: 'renewal/toldOn', value: '2027-04-05' }])).ok).toBe(true);
  expect(changesSince(next.case, old.case).rows.map((r) => r.controlId)).toEqual(['9.2.1.1']);
  expect((await app.readCase(old.id))?.rows).toHaveLength(old.case.rows.length);
  await app.deleteCase(old.id);
  expect(await app.readCase(old.id)).toBeNull();
  expect(changesSince(next.case, null).rows.map((r) => r.controlId)).toEqual(['9.2.1.1']);
  await next.undo();
  await next.undo();
  expect(changesSince(next.case, null).rows).toEqual([]);
});
