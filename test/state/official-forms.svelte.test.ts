import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { writeZip } from '#documents/zip';
import { sampleCase } from '#domain/sample';
import { applyPatches, getAt, plainDate } from '#kernel';
import { createAppState } from '#state';
import { Store } from '#store';
import { fakeCase } from '#test/support/fake-state.svelte.ts';
// Behind the door: the library without its worker.
import { OfficialFormsImpl } from '../../src/state/official-forms.svelte.ts';
import type { StartOfficial } from '../../src/state/official-job.ts';
import { versionsOf } from '../../src/state/official-library.ts';
import { officialWork } from '../../src/state/official-work.ts';
import { testApp, until } from './support.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures/official-like');
const read = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(FIXTURES, name)));
const PRE = '様式1-1_事前申請書.docx';
const APPLICATION = '様式2-4_登録申請書.docx';
const AS_OF = plainDate('2026-11-21');

/** The worker's work, in this thread. */
const inline = ((task, input) => ({
  onProgress: () => () => undefined,
  result: officialWork[task](input, () => undefined),
  cancel: () => undefined,
})) as StartOfficial;

const closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

let clock = Date.parse('2026-11-21T00:00:00.000Z');
async function library(dbName: string): Promise<OfficialFormsImpl> {
  const opened = await Store.open(dbName);
  if (!opened.ok) throw new Error(opened.error);
  const store = opened.value;
  const now = (): string => new Date((clock += 1_000)).toISOString();
  const made = new OfficialFormsImpl(store, await store.library(), now, inline);
  closing.push(() => {
    made.close();
    store.close();
  });
  await until(() => made.status === 'ready');
  return made;
}
const offered = (path: string, bytes: Uint8Array<ArrayBuffer>) => ({ path, file: new Blob([bytes]) });
async function add(forms: OfficialFormsImpl, ...files: ReturnType<typeof offered>[]) {
  const done = await forms.add(files).result;
  if (!done.ok) throw new Error(done.error.code);
  return done.value;
}

test('forms are known by what is printed in them, from single files and from the zip of the collection', async () => {
  const forms = await library('official-1');
  const date = AS_OF;
  const zip = writeZip(
    [
      { path: '様式集/登録/a.docx', bytes: read(APPLICATION) },
      { path: '様式集/読んでください.txt', bytes: new Uint8Array([1]) },
      { path: '様式集/古い.doc', bytes: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]) },
      { path: '__MACOSX/様式集/._a.docx', bytes: new Uint8Array([1]) },
    ],
    { date },
  );
  const done = await add(forms, offered('申請.docx', read(PRE)), offered('様式集.zip', zip));
  expect(done.added.map((f) => [f.form.no, f.fileName, f.from])).toEqual([
    ['1-1', '申請.docx', ''],
    ['2-4', 'a.docx', '様式集.zip/様式集/登録'],
  ]);
  expect(done.refused.map((r) => [r.path, r.failure.code])).toEqual([['様式集/古い.doc', 'fill.legacyWord']]);
  expect(done.skipped).toBe(1);
  await until(() => forms.versions.length === 2);
  expect(forms.versions.map((v) => v.no)).toEqual(['1-1', '2-4']);
  expect((await add(forms, offered('別名.docx', read(PRE)))).known).toHaveLength(1);
  expect(await forms.bytes(done.added[0]!.sha256)).toEqual(read(PRE));
});

test('what is no form is refused with its reason, and a broken zip keeps nothing', async () => {
  const forms = await library('official-2');
  const zip = writeZip([{ path: 'a.docx', bytes: read(PRE) }], { date: AS_OF });
  const done = await add(
    forms,
    offered('a.pdf', new Uint8Array([0x25, 0x50, 0x44, 0x46])),
    offered('b.docx', new Uint8Array(0)),
    offered('c.zip', zip.slice(0, -30)),
    offered('d.xlsx', read(PRE)),
  );
  expect(done.added).toEqual([]);
  expect(done.refused.map((r) => r.failure.code).sort()).toEqual([
    'fill.empty',
    'fill.pdf',
    'fill.renamed',
    'official.zip',
  ]);
  expect(forms.forms).toEqual([]);
});

test('half a gigabyte, a zip that unpacks to more than it may, and too many files are refused unread', async () => {
  const forms = await library('official-8');
  const huge = {
    size: 512 * 1_048_576,
    arrayBuffer: () => Promise.reject(new Error('must not be read')),
  } as unknown as Blob;
  const bomb = writeZip([{ path: 'a.docx', bytes: new Uint8Array(51 * 1_048_576) }], { date: AS_OF });
  expect(bomb.length).toBeLessThan(1_000_000);
  const done = await add(
    forms,
    { path: '大きい.docx', file: huge },
    { path: '大きい.zip', file: huge },
    offered('爆弾.zip', bomb),
  );
  expect(done.added).toEqual([]);
  expect(done.refused.map((r) => [r.path, r.failure.code, r.failure.cause]).sort()).toEqual([
    ['大きい.docx', 'official.tooLarge', String(50 * 1_048_576)],
    ['大きい.zip', 'official.tooLarge', String(200 * 1_048_576)],
    ['爆弾.zip', 'official.zip', 'zip.single'],
  ]);
  const many = Array.from({ length: 502 }, (_, n) => offered(`${n}.docx`, new Uint8Array(0)));
  const codes = (await add(forms, ...many)).refused.map((r) => r.failure.code);
  expect(codes.filter((c) => c === 'official.tooMany')).toHaveLength(2);
});

test('another version is used only when chosen, and can be compared with the one in use', async () => {
  const forms = await library('official-3');
  const record = (sha256: string, added: string, chosen: string | null) => ({
    ...{ sha256: sha256.repeat(64), fileName: 'a.docx', from: '', bytes: 1, added, chosen },
    ...{ format: 'docx' as const, form: { no: '2-4', title: '登録申請書', confidence: 1 } },
    ...{ fingerprint: '0'.repeat(16), places: { sure: 1, unsure: 0 } },
  });
  const [older, newer] = [record('a', '2026-01-01', '2026-01-01'), record('b', '2026-02-01', null)];
  expect(versionsOf([newer, older])[0]?.inUse).toBe(older);
  expect(versionsOf([{ ...newer, chosen: '2026-03-01' }, older])[0]?.inUse.sha256).toBe(newer.sha256);

  const { added } = await add(
    forms,
    offered('1.docx', read(PRE)),
    offered('2.xlsx', read('様式1-2_影響度評価シート.xlsx')),
  );
  const [pre, sheet] = added;
  const same = await forms.compare(pre!.sha256, pre!.sha256).result;
  expect(same).toMatchObject({ ok: true, value: { added: [], gone: [], moved: [] } });
  const other = await forms.compare(pre!.sha256, sheet!.sha256).result;
  expect(other.ok && other.value.gone.length).toBeGreaterThan(3);
  expect((await forms.choose(sheet!.sha256)).ok).toBe(true);
  expect(await forms.choose('f'.repeat(64))).toMatchObject({ ok: false, error: { code: 'official.gone' } });
  await forms.remove(pre!.sha256);
  await until(() => forms.forms.length === 1);
  expect(await forms.bytes(pre!.sha256)).toBeNull();
});

test('a correction is kept by the drawing of the form, filled by, shared as a file and forgotten', async () => {
  const forms = await library('official-4');
  const { added } = await add(forms, offered('1.docx', read(PRE)));
  const { sha256, fingerprint } = added[0]!;
  const made = fakeCase();
  const file = { ...made, vendor: { ...made.vendor, name: '株式会社みほん' } };
  const review = async () => {
    const done = await forms.review(sha256, file, AS_OF).result;
    if (!done.ok) throw new Error(done.error.code);
    return done.value;
  };
  const first = await review();
  const name = first.written.find((w) => w.field === 'applicant.name');
  expect(name?.text).toBe('株式会社みほん');
  expect(JSON.stringify(first.sketch)).toContain('事　前　申　請　書');
  expect(JSON.stringify(first.sketch)).toContain(JSON.stringify(name!.place));

  await forms.correct(first, { place: name!.place, field: null });
  expect((await review()).written.some((w) => w.field === 'applicant.name')).toBe(false);
  const shared = forms.exportCorrections();
  await until(() => forms.corrections.length === 1);
  expect(new TextDecoder().decode(forms.exportCorrections())).toContain(fingerprint);

  // Taken back: as it was recognised.
  await forms.correct(await review(), { place: name!.place, field: undefined });
  expect((await review()).written.some((w) => w.field === 'applicant.name')).toBe(true);

  const elsewhere = await library('official-4b');
  await add(elsewhere, offered('1.docx', read(PRE)));
  await until(() => forms.corrections.length === 1);
  expect((await elsewhere.importCorrections(new Blob([shared]))).ok).toBe(true);
  expect(await elsewhere.importCorrections(new Blob(['{}']))).toMatchObject({
    error: { code: 'official.notCorrections' },
  });
  await forms.forget(fingerprint);
  await until(() => forms.corrections.length === 0);
});

test('what a colleague changed in a filled copy is found again', async () => {
  const forms = await library('official-5');
  const { added } = await add(forms, offered('1.docx', read(PRE)));
  const { sha256 } = added[0]!;
  const made = fakeCase();
  const file = { ...made, vendor: { ...made.vendor, name: '株式会社みほん' } };
  const done = await forms.review(sha256, file, AS_OF).result;
  if (!done.ok || !done.value.bytes) throw new Error('not filled');
  const changed = { ...file, vendor: { ...file.vendor, name: '株式会社みほん改' } };
  const back = await forms.readBack(sha256, changed, AS_OF, offered('戻り.docx', done.value.bytes)).result;
  expect(back).toMatchObject({
    ok: true,
    value: {
      differences: [{ field: 'applicant.name', now: { kind: 'text', text: '株式会社みほん' }, rows: [] }],
      gone: [],
    },
  });
  const wrong = await forms.readBack(sha256, file, AS_OF, offered('別.docx', read(APPLICATION))).result;
  expect(wrong).toMatchObject({ ok: false, error: { code: 'official.notOfForm' } });
});

test.each([
  [APPLICATION, 'officers[]', 'vendor/officers'],
  ['改善計画書.xlsx', 'findings[]', 'findings'],
])('%s: rows that were changed, added or taken out are told one by one', async (name, field, path) => {
  const forms = await library(`official-rows-${field}`);
  const { added } = await add(forms, offered(name, read(name)));
  const { sha256 } = added[0]!;
  const file = { ...sampleCase('complete'), rows: [] };
  const list = getAt(file, path) as readonly { readonly id: string }[];
  const [first, second] = list;
  if (!first || !second) throw new Error('too few rows');
  const leaf = path === 'findings' ? 'owner' : 'name';
  // Filled from another state of the case, as if somebody had gone over the file.
  const edited = applyPatches(file, [
    { path: `${path}/${first.id}/${leaf}`, value: '変えた人' },
    { path: `${path}/${second.id}`, value: undefined },
    {
      path: `${path}/NEW1`,
      value: { ...first, id: 'NEW1', controlId: '5.1.1.1', name: '足した人', title: '監査役' },
    },
  ]);
  const done = await forms.review(sha256, edited, AS_OF).result;
  if (!done.ok || !done.value.bytes) throw new Error('not filled');
  const back = await forms.readBack(sha256, file, AS_OF, offered(name, done.value.bytes)).result;
  if (!back.ok) throw new Error(back.error.code);
  expect(back.value.gone).toEqual([]);
  expect(back.value.differences.map((d) => d.field)).toEqual([field]);
  const kinds = back.value.differences[0]!.rows.map((r) => [
    r.before,
    r.now === null ? 'removed' : r.was === null ? 'added' : 'changed',
  ]);
  expect(kinds).toEqual([
    [0, 'changed'],
    [null, 'added'],
    [1, 'removed'],
  ]);
  // Untouched, nothing differs.
  const same = await forms.review(sha256, file, AS_OF).result;
  if (!same.ok || !same.value.bytes) throw new Error('not filled');
  const none = await forms.readBack(sha256, file, AS_OF, offered(name, same.value.bytes)).result;
  expect(none).toMatchObject({ ok: true, value: { differences: [] } });
});

test('the library is in the backup unless left out, and a restore brings files and corrections back', async () => {
  const dbName = 'official-6';
  const app = testApp(createAppState, dbName);
  closing.push(() => app.close());
  await until(() => app.status === 'ready');
  const forms = await library(dbName);
  const { added } = await add(forms, offered('1.docx', read(PRE)));
  const review = await forms.review(added[0]!.sha256, fakeCase(), AS_OF).result;
  if (!review.ok) throw new Error('no review');
  await forms.correct(review.value, { place: review.value.reading.places[0]!.id, field: null });
  const [whole, without] = [await app.backup(), await app.backup({ officialForms: false })];
  if (!whole.ok || !without.ok) throw new Error('no backup');
  expect(whole.value.bytes.length).toBeGreaterThan(without.value.bytes.length + 5_000);

  const other = testApp(createAppState, 'official-7');
  closing.push(() => other.close());
  await until(() => other.status === 'ready');
  const preview = await other.readImport({ name: 'b.zip', bytes: whole.value.bytes });
  if (!preview.ok) throw new Error(preview.error.code);
  expect(await preview.value.apply('replace')).toMatchObject({ ok: true });
  const restored = await library('official-7');
  expect(restored.forms).toEqual(added);
  expect(restored.corrections).toHaveLength(1);
  expect(await restored.bytes(added[0]!.sha256)).toEqual(read(PRE));
});
