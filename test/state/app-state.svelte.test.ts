import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { plainDate } from '#kernel';
import { createAppState } from '#state';
import { until, testApp } from './support.ts';

const apps: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) await app.close();
});
const start = (name: string) => {
  const app = testApp(createAppState, name);
  apps.push(app);
  return app;
};

describe('a case', () => {
  test('is created, listed, edited, undone, redone and survives closing', async () => {
    const app = start('life');
    const id = await app.createCase('はじめての案件');
    if (!id.ok) throw new Error(JSON.stringify(id.error));
    await until(() => app.status === 'ready' && app.cases.length === 1);
    const session = app.open(id.value);
    await until(() => session.status === 'ready');
    expect(session.asOf).toBe(plainDate('2026-11-21'));
    const done = await session.edit('サービス名', [{ path: 'service/name', value: 'クラウド帳票' }]);
    expect(done).toEqual({ ok: true, value: undefined });
    expect(session.value('service/name')).toBe('クラウド帳票');
    expect(session.save.kind).toBe('saved');
    expect(session.undoLabel).toBe('サービス名');
    await session.undo();
    expect(session.value('service/name')).toBe('');
    expect(session.canUndo).toBe(false);
    expect(session.redoLabel).toBe('サービス名');
    await session.redo();
    await until(() => app.cases[0]?.serviceName === 'クラウド帳票');

    const later = start('life');
    const again = later.open(id.value);
    await until(() => again.status === 'ready');
    expect(again.value('service/name')).toBe('クラウド帳票');
    expect(again.canUndo).toBe(true);
  });
});
