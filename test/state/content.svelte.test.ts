import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { plainDate } from '#kernel';
import { createAppState } from '#state';
import { impactScale, packInUse } from '#rulebook/packs';
import amendment from '../rulebook/fixtures/edition-2027.json' with { type: 'json' };
import { makeBackup } from '../../src/state/backup.ts';
import { testApp, until } from './support.ts';

type App = ReturnType<typeof createAppState>;
const open: App[] = [];
let number = 0;

async function newApp(dbName = `content-${++number}`): Promise<App> {
  const app = testApp(createAppState, dbName);
  open.push(app);
  await until(() => app.status === 'ready');
  return app;
}
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

const file = (value: unknown, name = 'file.json'): { name: string; bytes: Uint8Array<ArrayBuffer> } => ({
  name,
  bytes: new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)),
});

test('an imported edition is kept, composed, and judged by in the cases pinned to it', async () => {
  const app = await newApp();
  const made = await app.createCase('案件');
  if (!made.ok) throw new Error('not made');
  const session = app.open(made.value);
  await until(() => session.status === 'ready');
  expect(session.rulebook).toBeUndefined();

  expect(await app.importEdition(file(amendment))).toMatchObject({ ok: true });
  await until(() => app.editions.length === 1);
  expect(app.rulebook('fictional-2027-04-01')?.edition.base).toBe('rules-2024-03-01');
  expect(app.rulebook('rules-2024-03-01')).toBeUndefined();

  await session.edit('規則の版', [{ path: 'edition', value: 'fictional-2027-04-01' }]);
  const pinned = session.rulebook;
  expect(pinned?.edition.title).toBe('架空の改正（令和9年4月1日施行）');
  // The rules stay the same object while nothing was imported: what rests on them is not worked out again.
  await app.setTheme('dark');
  await until(() => app.theme === 'dark');
  expect(session.rulebook).toBe(pinned);

  await session.undo();
  expect(session.case.edition).toBe('rules-2024-03-01');
  expect(await app.removeEdition('fictional-2027-04-01')).toEqual({ ok: true, value: undefined });
  await until(() => app.editions.length === 0);
});

test('one that others rest on stays; one of the same id is replaced', async () => {
  const app = await newApp();
  await app.importEdition(file(amendment));
  const next = {
    ...amendment,
    id: 'next',
    base: amendment.id,
    inForceFrom: '2028-04-01',
    provisions: [],
    clocks: [],
    repeals: [],
  };
  await app.importEdition(file(next));
  await until(() => app.editions.length === 2);
  expect(await app.removeEdition(amendment.id)).toMatchObject({
    ok: false,
    error: { code: 'content.edition.isBase' },
  });
  await app.importEdition(file({ ...amendment, title: '改めた題' }));
  await until(() => app.editions.some((e) => e.title === '改めた題'));
  expect(app.editions).toHaveLength(2);
});

test.each([
  ['not JSON', '{', 'content.notJson'],
  ['not an edition', { format: 'x' }, 'content.edition.notEdition'],
  ['a newer one', { ...amendment, version: 9 }, 'content.edition.newer'],
  ['an unknown base', { ...amendment, base: 'rules-1999' }, 'content.edition.unknownBase'],
  ['the id of a shipped one', { ...amendment, id: 'rules-2024-03-01', base: 'x' }, 'content.edition.idTaken'],
  ['a wrong clock', { ...amendment, clocks: [{ id: '8.2' }] }, 'content.edition.invalid'],
])('%s is refused, and nothing is changed', async (_, value, code) => {
  const app = await newApp();
  expect(await app.importEdition(file(value))).toMatchObject({ ok: false, error: { code } });
  expect(app.editions).toEqual([]);
});

test('a pack of the vendor replaces the shipped one, is ticked, and gives way again', async () => {
  const app = await newApp();
  const mine = { ...impactScale, id: 'mine', title: '省の目安' };
  expect(await app.importPack(file(mine))).toMatchObject({ ok: true });
  await until(() => packInUse('impactScale', app.packs).own);
  expect(packInUse('impactScale', app.packs).needsCheck).toBe(true);

  await app.setPackChecked('impactScale', true);
  await until(() => packInUse('impactScale', app.packs).checkedOn === '2026-11-21');
  expect(packInUse('impactScale', app.packs).needsCheck).toBe(false);

  await app.setPackChecked('impactScale', false);
  await until(() => packInUse('impactScale', app.packs).needsCheck);
  await app.resetPack('impactScale');
  await until(() => !packInUse('impactScale', app.packs).own);

  expect(await app.importPack(file({ ...mine, axes: [] }))).toMatchObject({
    ok: false,
    error: { code: 'content.pack.invalid', where: 'axes', params: { reason: 'pack.axes' } },
  });
  expect(packInUse('impactScale', app.packs).own).toBe(false);
});

test('a backup brings editions and packs to another browser', async () => {
  const app = await newApp();
  await app.importEdition(file(amendment));
  await app.setPackChecked('impactScale', true);
  await until(() => app.editions.length === 1 && !packInUse('impactScale', app.packs).needsCheck);
  const backup = await app.backup();
  if (!backup.ok) throw new Error(backup.error.code);

  const other = await newApp();
  const preview = await other.readImport({ name: backup.value.fileName, bytes: backup.value.bytes });
  if (!preview.ok) throw new Error(preview.error.code);
  await preview.value.apply('replace');
  await until(() => other.editions.length === 1);
  expect(packInUse('impactScale', other.packs).checkedOn).toBe('2026-11-21');
});

test('an exported case brings the edition it is pinned to, and those it rests on, but no others', async () => {
  const app = await newApp();
  await app.importEdition(file(amendment));
  const next = { ...amendment, id: 'fictional-2028', base: amendment.id, inForceFrom: '2028-04-01' };
  const later = { ...next, clocks: [], terms: [], provisions: [], repeals: [] };
  expect(await app.importEdition(file(later))).toMatchObject({ ok: true });
  await app.importEdition(file({ ...later, id: 'unused-2029', inForceFrom: '2029-04-01' }));
  await until(() => app.editions.length === 3);
  const made = await app.createCase('案件', (draft) => ({ ...draft, edition: 'fictional-2028' }));
  if (!made.ok) throw new Error('not made');
  const exported = await app.exportCase(made.value);
  if (!exported.ok) throw new Error(exported.error.code);

  const other = await newApp();
  const read = async () => {
    const preview = await other.readImport({ name: exported.value.fileName, bytes: exported.value.bytes });
    if (!preview.ok) throw new Error(preview.error.code);
    return preview.value;
  };
  const preview = await read();
  expect(preview.editions.map((e) => [e.id, e.existing])).toEqual([
    ['fictional-2027-04-01', 'none'],
    ['fictional-2028', 'none'],
  ]);
  expect(preview.leftOut).toEqual([]);
  // Left out on demand: the case is there, and reads by the shipped edition.
  expect((await preview.apply('replace', { editions: false })).ok).toBe(true);
  await until(() => other.cases.length === 1);
  expect(other.editions).toEqual([]);

  // What is here under the same id stays, since other cases go by it.
  await other.importEdition(file({ ...amendment, title: '手元の版' }));
  await until(() => other.editions.length === 1);
  const again = await read();
  expect(again.editions.map((e) => e.existing)).toEqual(['different', 'none']);
  expect((await again.apply('replace')).ok).toBe(true);
  await until(() => other.editions.length === 2);
  expect(other.editions.map((e) => e.title)).toEqual(['手元の版', later.title]);
  const session = other.open(made.value);
  await until(() => session.status === 'ready');
  expect(session.rulebook?.edition.id).toBe('fictional-2028');
});

test('a case on a shipped edition brings none, and a file of editions that cannot be read refuses the whole', async () => {
  const app = await newApp();
  const made = await app.createCase('案件');
  const exported = made.ok ? await app.exportCase(made.value) : made;
  if (!exported.ok) throw new Error('not exported');
  const preview = await app.readImport({ name: 'a.zip', bytes: exported.value.bytes });
  expect(preview.ok && preview.value.editions).toEqual([]);
  const damaged = await makeBackup({
    scope: 'case',
    files: [],
    blob: () => Promise.resolve(null),
    settings: {},
    editions: [{} as never],
    made: '2026-11-21T05:03:00.000Z',
    date: plainDate('2026-11-21'),
  });
  expect(damaged).toMatchObject({ ok: false, error: { code: 'backup.selfCheck', where: 'editions.json' } });
});

test('a backup whose editions or packs cannot be read back is refused, as every damaged one is', async () => {
  const make = (settings: Record<string, unknown>): ReturnType<typeof makeBackup> =>
    makeBackup({
      scope: 'all',
      files: [],
      blob: () => Promise.resolve(null),
      settings,
      made: '2026-11-21T00:00:00.000Z',
      date: plainDate('2026-11-21'),
    });
  expect((await make({ editions: [amendment], packs: {} })).ok).toBe(true);
  for (const settings of [{ editions: [{}] }, { packs: { impactScale: { pack: {}, checked: null } } }]) {
    expect(await make(settings)).toMatchObject({
      ok: false,
      error: { code: 'backup.selfCheck', params: { cause: 'import.settings' } },
    });
  }
});

test('a draft of a pack outlives the page, and is let go', async () => {
  const app = await newApp();
  expect(await app.packDraft('impactScale')).toBeNull();
  expect(await app.keepPackDraft('impactScale', { pack: { title: '途中' }, pasted: '' })).toBe(true);
  expect(await app.packDraft('impactScale')).toEqual({ pack: { title: '途中' }, pasted: '' });
  expect(await app.packDraft('listedWorks')).toBeNull();
  await app.keepPackDraft('impactScale', null);
  expect(await app.packDraft('impactScale')).toBeNull();
});
