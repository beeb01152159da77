import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { Store } from '#store';
import { attachment, freshStore, request, smallCase, tick } from './support.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
  await store.putCases({ files: [smallCase('CASE1'), smallCase('CASE2')], blobs: [] });
});
const attach = async (caseId: string, id: string, text: string): Promise<string> => {
  const { record, bytes } = await attachment(id, text);
  const blobs = [{ sha256: record.sha256, bytes }];
  const done = await store.edit(request([{ path: `attachments/${id}`, value: record }], { caseId, blobs }));
  if (!done.ok) throw new Error(done.error.code);
  return record.sha256;
};

test('bytes and record are stored together, and come back the same', async () => {
  const sha = await attach('CASE1', 'F1', '証明書');
  expect(new TextDecoder().decode((await store.blob(sha))!)).toBe('証明書');
});

test('a refused edit leaves no blob behind', async () => {
  const { record, bytes } = await attachment('F1', 'x');
  const bad = { ...record, title: 'あ'.repeat(501) };
  const blobs = [{ sha256: record.sha256, bytes }];
  const done = await store.edit(request([{ path: 'attachments/F1', value: bad }], { blobs }));
  expect(done.ok).toBe(false);
  expect(await store.hasBlob(record.sha256)).toBe(false);
});

test('deleting a case takes the blobs no other case uses', async () => {
  const shared = await attach('CASE1', 'F1', 'shared');
  await attach('CASE2', 'F1', 'shared');
  const own = await attach('CASE1', 'F2', 'own');
  await store.deleteCase('CASE1');
  expect(await store.hasBlob(shared)).toBe(true);
  expect(await store.hasBlob(own)).toBe(false);
  await store.deleteCase('CASE2');
  expect(await store.hasBlob(shared)).toBe(false);
});

test('a removed attachment can be brought back by undo, bytes included', async () => {
  const sha = await attach('CASE1', 'F1', 'x');
  await store.edit(request([{ path: 'attachments/F1', value: undefined }]));
  expect(await store.hasBlob(sha)).toBe(true);
  await store.travel({ caseId: 'CASE1', direction: 'undo', now: tick() });
  expect((await store.readCase('CASE1'))?.file.attachments[0]?.sha256).toBe(sha);
  expect(await store.hasBlob(sha)).toBe(true);
});

test('an undone attachment is let go when it can no longer be redone', async () => {
  const sha = await attach('CASE1', 'F1', 'x');
  await store.travel({ caseId: 'CASE1', direction: 'undo', now: tick() });
  expect(await store.hasBlob(sha)).toBe(true);
  await store.edit(request([{ path: 'title', value: '新' }]));
  expect(await store.hasBlob(sha)).toBe(false);
});

test('replacing a case lets go of what only the old one used', async () => {
  const sha = await attach('CASE1', 'F1', 'x');
  await store.putCases({ files: [smallCase('CASE1')], blobs: [] });
  expect(await store.hasBlob(sha)).toBe(false);
});
