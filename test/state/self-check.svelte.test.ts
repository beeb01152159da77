import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { newRecord } from '#schemas';
import { createAppState } from '#state';
import { testApp, until } from './support.ts';

type App = ReturnType<typeof createAppState>;
const open: App[] = [];

async function newApp(dbName: string): Promise<App> {
  const app = testApp(createAppState, dbName);
  open.push(app);
  await until(() => app.status === 'ready');
  return app;
}
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

test('answers outlive the page, are seen by another tab, and go with a backup', async () => {
  const app = await newApp('self-check');
  expect(app.selfCheck).toBeUndefined();
  expect(await app.setSelfCheck({ saas: 'yes', information: ['everyday'] })).toBe(true);
  const other = await newApp('self-check');
  expect(other.selfCheck).toEqual({ saas: 'yes', information: ['everyday'] });
  await other.setSelfCheck({ saas: 'no' });
  await until(() => JSON.stringify(app.selfCheck) === '{"saas":"no"}');

  const saved = await app.backup();
  if (!saved.ok) throw new Error('no backup');
  const fresh = await newApp('self-check-restored');
  const preview = await fresh.readImport({ name: saved.value.fileName, bytes: saved.value.bytes });
  if (!preview.ok) throw new Error(preview.error.code);
  await preview.value.apply('replace');
  await until(() => fresh.selfCheck !== undefined);
  expect(fresh.selfCheck).toEqual({ saas: 'no' });
});

test('a new case is filled before it is first stored', async () => {
  const app = await newApp('self-check-case');
  const made = await app.createCase('自己診断からの案件', (file, source) => ({
    ...file,
    service: { ...file.service, name: 'まなびポータル' },
    works: [{ ...newRecord.work(source), name: '研修' }],
  }));
  if (!made.ok) throw new Error('not made');
  const session = app.open(made.value);
  await until(() => session.status === 'ready');
  expect(session.case.service.name).toBe('まなびポータル');
  expect(session.case.works.map((w) => w.name)).toEqual(['研修']);
  expect(session.canUndo).toBe(false);
  await until(() => app.cases.some((c) => c.serviceName === 'まなびポータル'));
});
