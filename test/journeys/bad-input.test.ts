import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readZip, writeZip } from '#documents/zip';
import { plainDate } from '#kernel';
import { startApp, type App } from '../support/app.ts';
import {
  caseId,
  download,
  dumpDatabase,
  makeBundle,
  openNewCase,
  openSample,
  readFileToRestore,
  ready,
  saveBackup,
  sha256,
  verify,
  visit,
  type Saved,
} from '../support/walk.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type Json = { [key: string]: unknown };
const AS_OF = '2026-11-20';
const MARKUP = '<img src="x" onerror="globalThis.ran = true"><script>globalThis.ran = true</script>';

let app: App;
let page: Page;
let id: string;
let backup: Saved;
let bundle: Saved;
let caseJson: string;

const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

function filesOf(zip: Saved): Map<string, Bytes> {
  const read = readZip(new Uint8Array(zip.bytes));
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

/** A zip of ours with some files changed (null = left out). `fit`: the manifest is made to agree with them. */
function altered(zip: Saved, changes: Readonly<Record<string, Bytes | null>>, fit: boolean): Bytes {
  const files = filesOf(zip);
  for (const [path, bytes] of Object.entries(changes)) {
    if (bytes) files.set(path, bytes);
    else files.delete(path);
  }
  if (fit) {
    const manifest = JSON.parse(text(files.get('manifest.json'))) as { entries: Json[] };
    const others = [...files].filter(([path]) => path !== 'manifest.json');
    manifest.entries = others.map(([path, bytes]) => ({
      ...manifest.entries.find((e) => e['path'] === path),
      path,
      bytes: bytes.length,
      sha256: sha256(bytes),
    }));
    files.set('manifest.json', utf8(JSON.stringify(manifest)));
  }
  return writeZip(
    [...files].map(([path, bytes]) => ({ path, bytes })),
    { date: plainDate(AS_OF), level: 0 },
  );
}

/** The zip with the size that both headers of its first file name replaced. */
function claiming(zip: Bytes, size: number): Bytes {
  const out = zip.slice();
  const view = new DataView(out.buffer);
  view.setUint32(22, size, true);
  for (let at = 0; at + 4 <= out.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    view.setUint32(at + 24, size, true);
    return out;
  }
  throw new Error('no directory');
}

const changedCase = (change: (file: Json) => void): Bytes => {
  const file = JSON.parse(caseJson) as Json;
  change(file);
  return utf8(JSON.stringify(file));
};
const changedManifest = (zip: Saved, change: (manifest: Json) => void): Bytes => {
  const manifest = JSON.parse(text(filesOf(zip).get('manifest.json'))) as Json;
  change(manifest);
  return altered(zip, { 'manifest.json': utf8(JSON.stringify(manifest)) }, false);
};
const oneFile = (path: string, bytes: Bytes): Bytes =>
  writeZip([{ path, bytes }], { date: plainDate(AS_OF), level: 0 });

beforeAll(async () => {
  app = await startApp();
  page = await app.newPage();
  await ready(page);
  id = await openSample(page);
  bundle = await makeBundle(page, id, AS_OF);
  backup = await saveBackup(page);
  caseJson = text(filesOf(backup).get(`cases/${id}.json`));
});
afterAll(() => app.close());

type Bad = {
  readonly what: string;
  readonly name: string;
  readonly make: () => Bytes;
  /** What is said of it: what is wrong, and where. */
  readonly says: readonly (string | RegExp)[];
};

describe('a bad file handed to 「ファイルから戻す」 is refused and changes nothing', () => {
  const inCase = (what: string, change: (file: Json) => void, ...says: Bad['says']): Bad => ({
    what,
    name: '案件.json',
    make: () => changedCase(change),
    says,
  });
  const vendor = (file: Json): Json => file['vendor'] as Json;
  const bad: readonly Bad[] = [
    { what: 'an empty file', name: '空.zip', make: () => utf8(''), says: ['「空.zip」は空'] },
    {
      what: 'broken JSON',
      name: '案件.json',
      make: () => utf8(caseJson.slice(0, -40)),
      says: ['「案件.json」', 'JSONとして読めません'],
    },
    {
      what: 'JSON of something else',
      name: '別物.json',
      make: () => utf8('{"format":"other","version":1}'),
      says: ['「別物.json」', '案件ファイルではありません'],
    },
    inCase('a wrong schema', (f) => (vendor(f)['name'] = 42), '項目「vendor/name」', '形式に合いません'),
    inCase('a newer schema', (f) => (f['version'] = 99), '新しい版', '99'),
    inCase(
      'an impossible date',
      (f) => ((f['oath'] as Json)['swornOn'] = '2026-02-30'),
      'oath/swornOn',
      '存在しない日付',
    ),
    inCase(
      'a control character in a name',
      (f) => (vendor(f)['name'] = 'あ\u0007い'),
      'vendor/name',
      '制御文字',
    ),
    {
      what: 'a backup from a newer program',
      name: 'backup.zip',
      make: () => changedManifest(backup, (m) => (m['version'] = 99)),
      says: ['新しい版', '99'],
    },
    {
      what: 'a truncated zip',
      name: 'backup.zip',
      make: () => new Uint8Array(backup.bytes.slice(0, -200)),
      says: ['途中で切れている'],
    },
    {
      what: 'a file that is not the one its hash was taken of',
      name: 'backup.zip',
      make: () =>
        altered(backup, { [`cases/${id}.json`]: changedCase((f) => (f['title'] = '別の題')) }, false),
      says: ['「cases/', 'ハッシュ値と一致しません'],
    },
    {
      what: 'a path out of the zip',
      name: 'backup.zip',
      make: () => altered(backup, { '../../evil.json': utf8('{}') }, true),
      says: ['安全でない名前', '../../evil.json'],
    },
    {
      what: 'a path that escapes by a backslash',
      name: 'backup.zip',
      make: () => oneFile('cases\\..\\evil.json', utf8('{}')),
      says: ['安全でない名前'],
    },
    {
      what: 'an oversized entry',
      name: 'backup.zip',
      make: () => claiming(oneFile('manifest.json', utf8('{}')), 600 * 1_048_576),
      says: ['大きすぎるファイル', 'manifest.json', '512 MB'],
    },
    {
      what: 'a size that is a lie',
      name: 'backup.zip',
      make: () => claiming(oneFile('manifest.json', utf8('{}')), 1_000),
      says: ['大きさ', '一致しません', 'manifest.json'],
    },
    {
      what: 'a file that is not listed',
      name: 'backup.zip',
      make: () => altered(backup, { 'more.txt': utf8('more') }, false),
      says: ['目録にないファイル「more.txt」'],
    },
    {
      what: 'a file that is missing',
      name: 'backup.zip',
      make: () => altered(backup, { [`cases/${id}.json`]: null }, false),
      says: ['がzipファイルの中にありません'],
    },
  ];

  test.each(bad)('$what', async ({ name, make, says }) => {
    await visit(page, '#/', '案件');
    const before = await dumpDatabase(page);
    const answer = await readFileToRestore(page, { name, bytes: make() });
    expect(answer.kind).toBe('refused');
    for (const part of says) expect(answer.text).toMatch(part);
    // What to do about it.
    expect(answer.text).toContain('ください');
    expect(await dumpDatabase(page)).toBe(before);
    app.expectNoViolations();
  });
});

describe('a bad file handed to the verification is called what it is', () => {
  const bad: readonly Bad[] = [
    {
      what: 'no zip',
      name: '1.zip',
      make: () => utf8('これはzipではない'),
      says: ['ZIP ファイルではありません'],
    },
    {
      what: 'a truncated bundle',
      name: '2.zip',
      make: () => new Uint8Array(bundle.bytes.slice(0, -200)),
      says: ['途中で切れている'],
    },
    {
      what: 'a changed paper',
      name: '3.zip',
      make: () => altered(bundle, { '一覧.html': utf8('<p>差し替え</p>') }, false),
      says: ['「一覧.html」', '目録'],
    },
    {
      what: 'a path out of the zip',
      name: '4.zip',
      make: () => altered(bundle, { '../evil.pdf': utf8('x') }, true),
      says: ['安全でないファイル名', '../evil.pdf'],
    },
    { what: 'a backup', name: '5.zip', make: () => new Uint8Array(backup.bytes), says: ['バックアップで'] },
    {
      what: 'a bundle of a newer program',
      name: '6.zip',
      make: () => changedManifest(bundle, (m) => (m['version'] = 99)),
      says: ['新しい版', '99'],
    },
  ];

  test.each(bad)('$what', async ({ name, make, says }) => {
    const before = await dumpDatabase(page);
    const answer = await verify(page, { name, bytes: make() });
    expect(answer).toContain('正しい提出バンドルではありません');
    for (const part of says) expect(answer).toMatch(part);
    expect(answer).toContain('ください');
    expect(await dumpDatabase(page)).toBe(before);
    app.expectNoViolations();
  });
});

describe('imported and typed text', () => {
  test('markup in names stays text everywhere, and nothing of it runs', async () => {
    await visit(page, '#/', '案件');
    const file = changedCase((f) => {
      f['id'] = 'MARKUP0000000000000000000A';
      f['title'] = MARKUP;
      (f['vendor'] as Json)['name'] = MARKUP;
      (f['service'] as Json)['name'] = MARKUP;
      for (const row of (f['rows'] as Json[]).slice(0, 3)) row['how'] = MARKUP;
    });
    const preview = await readFileToRestore(page, { name: '案件.json', bytes: file });
    expect(preview.kind, preview.text).toBe('preview');
    expect(preview.text).toContain(MARKUP);
    await page.getByRole('button', { name: '取り込む', exact: true }).click();
    await page.waitForURL(/#\/case\//);
    const copy = caseId(page);
    await page.getByRole('heading', { level: 1, name: MARKUP }).waitFor();

    await visit(page, `#/case/${copy}/papers`, '書類');
    const made = await makeBundle(page, copy, AS_OF);
    await verify(page, made);
    await visit(page, '#/', '案件');
    await page.getByRole('link', { name: MARKUP }).waitFor();
    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);

    // The listing is opened from the disk, where no policy of ours holds.
    const listing = await app.newPage({ route: null });
    await listing.setContent(text(filesOf(made).get('一覧.html')));
    expect(await listing.locator('body').innerText()).toContain(MARKUP);
    expect(await listing.locator('img, script').count()).toBe(0);
    expect(await listing.evaluate(() => 'ran' in globalThis)).toBe(false);
    await listing.close();
    app.expectNoViolations();
  });

  test('what is typed is cleaned or stays unsaved, and says which', async () => {
    const own = await openNewCase(page, '入力の試験');
    await visit(page, `#/case/${own}/service`, 'サービス情報');
    const name = page.locator('[data-path="vendor/name"]');
    await name.locator('input').fill('株式会社\u0007みほん\u200b');
    await name.getByText('保存済み').waitFor();
    await name.locator('input').blur();
    await expect.poll(() => name.locator('input').inputValue()).toMatch(/^株式会社みほん/);

    const before = await dumpDatabase(page);
    const date = page.locator('[data-path="service/startedOn"]');
    await date.locator('input[type="text"]').fill('2026-02-30');
    await date.locator('input[type="text"]').blur();
    await date.getByText('保存されていません').waitFor();
    expect(await date.innerText()).toContain('暦にない日付です。年・月・日を確かめてください。');
    expect(await dumpDatabase(page)).toBe(before);

    // And nothing of it is in what is saved.
    await visit(page, `#/case/${own}/settings`, '設定');
    const saved = await download(page, () =>
      page.getByRole('button', { name: 'この案件だけを保存する' }).click(),
    );
    const json = text(filesOf(saved).get(`cases/${own}.json`));
    expect(json).not.toContain('02-30');
    expect(json).not.toMatch(/\\u0007/);
    app.expectNoViolations();
  });
});
