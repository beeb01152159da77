import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { editionSwitchPatches } from '#domain/statement';
import { createAppState } from '#state';
import type { CatalogueFile } from '#schemas';
import { readZip } from '#documents/zip';
import { testApp, until } from './support.ts';

type App = ReturnType<typeof createAppState>;
const open: App[] = [];
let number = 0;

async function newApp(dbName = `criteria-${++number}`): Promise<App> {
  const app = testApp(createAppState, dbName);
  open.push(app);
  await until(() => app.status === 'ready');
  return app;
}
afterEach(async () => {
  for (const app of open.splice(0)) await app.close();
});

const COPY = {
  catalogue: 'ismap-2024-07',
  source: { fileName: '管理基準.xlsx', sha256: '0'.repeat(64) },
  texts: { '5.1.1.1': 'ｶﾅの模擬文' },
};
const names = (bytes: Uint8Array<ArrayBuffer>): string[] => {
  const zip = readZip(bytes);
  return zip.ok ? [...zip.value.keys()] : [];
};

test('a copy of the criteria is kept for all cases, searched by folded text, replaced and taken away', async () => {
  const app = await newApp();
  const criteria = await app.criteria();
  await until(() => criteria.status === 'ready');
  expect(criteria.texts(COPY.catalogue)).toBeNull();
  expect(await criteria.keepTexts(COPY)).toEqual({ ok: true, value: undefined });
  await until(() => criteria.texts(COPY.catalogue) !== null);
  expect(criteria.searchText(COPY.catalogue, '5.1.1.1')).toBe('かなの模擬文');
  await criteria.keepTexts({ ...COPY, texts: { '5.1.1.1': '新しい' } });
  await until(() => criteria.searchText(COPY.catalogue, '5.1.1.1') === '新しい');
  expect(criteria.copies).toHaveLength(1);
  await criteria.dropTexts(COPY.catalogue);
  await until(() => criteria.texts(COPY.catalogue) === null);
});

test('it stands in no case file, and in a backup only when asked for; a restore brings it back', async () => {
  const app = await newApp();
  const made = await app.createCase('案件');
  if (!made.ok) throw new Error('not made');
  const criteria = await app.criteria();
  await criteria.keepTexts(COPY);
  const [without, one, whole] = [
    await app.backup(),
    await app.exportCase(made.value),
    await app.backup({ officialTexts: true }),
  ];
  if (!without.ok || !one.ok || !whole.ok) throw new Error('no backup');
  expect(names(without.value.bytes)).not.toContain('official-texts.json');
  expect(names(one.value.bytes)).not.toContain('official-texts.json');
  expect(names(whole.value.bytes)).toContain('official-texts.json');

  const other = await newApp();
  const preview = await other.readImport({ name: 'b.zip', bytes: whole.value.bytes });
  if (!preview.ok) throw new Error(preview.error.code);
  expect(await preview.value.apply('replace')).toMatchObject({ ok: true });
  const restored = await other.criteria();
  await until(() => restored.status === 'ready');
  expect(restored.texts(COPY.catalogue)).toMatchObject(COPY);
});

const FILE: CatalogueFile = {
  format: 'liu-navi/catalogue',
  version: 1,
  id: 'test-2027',
  title: '試験の版',
  source: '試験',
  controls: [{ id: '5.1.1.1', tier: 'detailed', parent: '5', basic: false, cloudSpecific: false }],
  headings: [{ id: '5', tier: 'chapter', parent: null, label: '章' }],
  mapping: null,
};
const file = (value: unknown): { name: string; bytes: Uint8Array<ArrayBuffer> } => ({
  name: '版.json',
  bytes: new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value)),
});

test('an edition of the catalogue is kept, is in the backup, and can be taken away', async () => {
  const app = await newApp();
  const criteria = await app.criteria();
  expect(await criteria.importCatalogue(file(FILE))).toEqual({ ok: true, value: FILE });
  await until(() => criteria.catalogues.length === 1);
  const backup = await app.backup();
  if (!backup.ok) throw new Error('no backup');
  const other = await newApp();
  const preview = await other.readImport({ name: 'b.zip', bytes: backup.value.bytes });
  if (!preview.ok) throw new Error(preview.error.code);
  await preview.value.apply('replace');
  const restored = await other.criteria();
  await until(() => restored.catalogues.length === 1);
  await criteria.removeCatalogue(FILE.id);
  await until(() => criteria.catalogues.length === 0);
});

test.each([
  ['nonsense', 'content.notJson'],
  [{}, 'content.catalogue.invalid'],
  [{ ...FILE, version: 2 }, 'content.catalogue.newerVersion'],
  [{ ...FILE, id: 'ismap-2024-07' }, 'content.catalogue.shipped'],
  [{ ...FILE, controls: [...FILE.controls, ...FILE.controls] }, 'content.catalogue.idTwice'],
  [{ ...FILE, headings: [] }, 'content.catalogue.noParent'],
  [{ ...FILE, mapping: { from: 'a', to: 'b', ids: [] } }, 'content.catalogue.mapping'],
])('a catalogue that is none is refused: %#', async (value, code) => {
  const app = await newApp();
  const criteria = await app.criteria();
  expect(await criteria.importCatalogue(file(value))).toMatchObject({ ok: false, error: { code } });
  expect(criteria.catalogues).toEqual([]);
});

test('going over to another catalogue is one step that is durable and can be undone', async () => {
  const app = await newApp();
  const made = await app.createCase('案件');
  if (!made.ok) throw new Error('not made');
  const session = app.open(made.value);
  await until(() => session.status === 'ready');
  await session.edit('', [{ path: 'rows/5.1.1.2/how', value: '行き先のない記録' }]);
  const before = session.case;
  const { id, title, controls, headings } = FILE;
  const patches = editionSwitchPatches(before, { id, title, controls, headings }, null, session.source);
  expect(await session.edit('版', patches)).toEqual({ ok: true, value: undefined });
  expect(session.case.rows.map((r) => r.id)).toEqual(['5.1.1.1']);
  expect(session.case.archivedRows.map((a) => [a.controlId, a.how])).toEqual([
    ['5.1.1.2', '行き先のない記録'],
  ]);
  expect(session.case.ownCatalogue?.id).toBe('test-2027');
  await session.undo();
  expect(session.case.rows).toEqual(before.rows);
  expect([session.case.catalogue, session.case.ownCatalogue, session.case.archivedRows]).toEqual([
    before.catalogue,
    null,
    [],
  ]);
});
