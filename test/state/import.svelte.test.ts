import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readZip, writeZip } from '#documents/zip';
import { plainDate } from '#kernel';
import { importMessage } from '#messages';
import { caseFile } from '#schemas';
import { createAppState, type AppState, type CaseSession, type ImportFailure } from '#state';
import { sha256Hex } from '#store';
import { testApp, until } from './support.ts';

type App = AppState & { close(): Promise<void> };
type Bytes = Uint8Array<ArrayBuffer>;
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const date = plainDate('2026-11-21');
const utf8 = (t: string): Bytes => new TextEncoder().encode(t);

let app: App;
let id: string;
let session: CaseSession;
let backup: Bytes;
let caseJson: string;

beforeAll(async () => {
  app = testApp(createAppState, 'import');
  const made = await app.createCase('取込みの案件');
  if (!made.ok) throw new Error(made.error.code);
  id = made.value;
  session = app.open(id);
  await until(() => session.status === 'ready');
  // Few rows keep the mutated files small and the runs many.
  const extra = session.case.rows.slice(3).map((r) => ({ path: `rows/${r.id}`, value: undefined }));
  await session.edit('行の整理', extra);
  await session.attach(
    { name: '証明書.pdf', type: 'application/pdf', bytes: utf8('%PDF-1.7 証明書') },
    { kind: 'registryCertificate', title: '登記', documentDate: date },
  );
  await session.edit('名称', [{ path: 'vendor/name', value: '株式会社みほん' }]);
  const packed = await app.backup();
  if (!packed.ok) throw new Error(packed.error.code);
  backup = packed.value.bytes;
  caseJson = new TextDecoder().decode(filesOf(backup).get(`cases/${id}.json`));
}, 30_000);
afterAll(() => app.close());

function filesOf(zip: Bytes): Map<string, Bytes> {
  const read = readZip(zip);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}
/** The backup with some files changed (null = left out), its manifest made to fit unless it is changed itself. */
async function altered(changes: Record<string, Bytes | null>, fit = true): Promise<Bytes> {
  const files = filesOf(backup);
  for (const [path, bytes] of Object.entries(changes)) {
    if (bytes) files.set(path, bytes);
    else files.delete(path);
  }
  if (fit) {
    const manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json'))) as { entries: unknown };
    const others = [...files].filter(([path]) => path !== 'manifest.json');
    manifest.entries = await Promise.all(
      others.map(async ([path, bytes]) => ({ path, bytes: bytes.length, sha256: await sha256Hex(bytes) })),
    );
    files.set('manifest.json', utf8(JSON.stringify(manifest)));
  }
  return writeZip(
    [...files].map(([path, bytes]) => ({ path, bytes })),
    { date },
  );
}
const read = (bytes: Bytes, name = 'backup.zip') => app.readImport({ name, bytes });
async function refusal(bytes: Bytes, name?: string): Promise<ImportFailure> {
  const done = await read(bytes, name);
  if (done.ok) throw new Error('was not refused');
  return done.error;
}
const everything = async (): Promise<string> => {
  const packed = await app.exportCase(id);
  if (!packed.ok) throw new Error(packed.error.code);
  return JSON.stringify([
    app.cases,
    [...filesOf(packed.value.bytes)].filter(([p]) => p !== 'manifest.json').map(String),
  ]);
};

describe('what was saved', () => {
  test('a backup records its time, and holds cases, blobs and settings', async () => {
    const paths = [...filesOf(backup).keys()];
    expect(paths.map((p) => p.replace(/[0-9a-f]{64}/, 'SHA').replace(id, 'ID'))).toEqual([
      'manifest.json',
      'settings.json',
      'cases/ID.json',
      'blobs/SHA',
    ]);
    await until(() => app.lastBackup !== null);
    expect(app.lastBackup).toMatch(/^2026-11-\d\dT/);
  });
  test('a backup is previewed without changing anything', async () => {
    const before = await everything();
    const preview = await read(backup);
    if (!preview.ok) throw new Error(preview.error.code);
    expect(preview.value).toMatchObject({
      kind: 'backup',
      cases: [
        { id, title: '取込みの案件', rows: 3, attachments: 1, missingAttachments: 0, existing: 'same' },
      ],
      bytes: utf8('%PDF-1.7 証明書').length,
    });
    expect(await everything()).toBe(before);
  });
  test('existing cases are called older or newer than the file', async () => {
    const at = async (changed: string) => {
      const file = { ...(JSON.parse(caseJson) as object), changed };
      const preview = await read(utf8(JSON.stringify(file)), '案件.json');
      return preview.ok ? preview.value.cases[0]?.existing : preview.error.code;
    };
    expect(await at('2020-01-01T00:00:00.000Z')).toBe('newer');
    expect(await at('2099-01-01T00:00:00.000Z')).toBe('older');
  });
  test('a file edited by hand, its stamp untouched, is not called the same', async () => {
    const file = JSON.parse(caseJson) as { vendor: { name: string }; rows: { decision: unknown }[] };
    file.vendor.name = '手で書きかえた会社';
    file.rows[0]!.decision = 'adopted';
    const preview = await read(utf8(JSON.stringify(file)), '案件.json');
    if (!preview.ok) throw new Error(preview.error.code);
    expect(preview.value.cases[0]).toMatchObject({
      existing: 'different',
      decided: 1,
      changed: session.case.changed,
      here: { changed: session.case.changed, decided: 0, attachments: 1 },
    });
  });
});

describe('what this program does not know', () => {
  test('a file of ours has nothing of the kind', async () => {
    for (const [bytes, name] of [[backup], [utf8(caseJson), '案件.json']] as const) {
      const preview = await read(bytes, name);
      expect(preview.ok && preview.value.leftOut).toEqual([]);
    }
  });
  test('is named before anything is taken in, in a lone case', async () => {
    const file = JSON.parse(caseJson) as { vendor: object; rows: object[] };
    const more = {
      ...file,
      extra: { deep: [1, 2] },
      vendor: { ...file.vendor, 支店: '大阪' },
      rows: file.rows.map((row) => ({ ...row, memo: 'x' })),
    };
    const preview = await read(utf8(JSON.stringify(more)), '案件.json');
    expect(preview.ok && preview.value.leftOut).toEqual([
      { part: 'case', path: 'vendor/支店', count: 1 },
      { part: 'case', path: 'rows/*/memo', count: 3 },
      { part: 'case', path: 'extra', count: 1 },
    ]);
  });
  test('and in the parts of a backup, each with its part', async () => {
    const bytes = await altered({
      [`cases/${id}.json`]: utf8(JSON.stringify({ ...(JSON.parse(caseJson) as object), later: true })),
      'settings.json': utf8(JSON.stringify({ theme: 'dark', colours: 'many' })),
    });
    const preview = await read(bytes);
    expect(preview.ok && preview.value.leftOut).toEqual([
      { part: 'settings', path: 'colours', count: 1 },
      { part: 'case', path: 'later', count: 1 },
    ]);
  });
});

describe('restoring', () => {
  test('everything deleted, then restored: the same case, bytes included', async () => {
    const other = testApp(createAppState, 'restore') as App;
    try {
      const preview = await other.readImport({ name: 'b.zip', bytes: backup });
      if (!preview.ok) throw new Error(preview.error.code);
      expect(preview.value.cases[0]?.existing).toBe('none');
      expect(await preview.value.apply('replace')).toEqual({ ok: true, value: { caseIds: [id] } });
      await other.setTheme('dark');
      const restored = other.open(id);
      await until(() => restored.status === 'ready');
      expect(restored.case).toEqual(session.case);
      expect(await restored.attachmentBytes(restored.case.attachments[0]!.sha256)).toEqual(
        utf8('%PDF-1.7 証明書'),
      );
      await other.deleteEverything();
      await until(() => other.cases.length === 0 && restored.status === 'gone');
      expect(other.theme).toBe('system');
      expect((await preview.value.apply('replace')).ok).toBe(true);
      await until(() => other.cases.length === 1);
      expect((await preview.value.apply('copy')).ok).toBe(true);
      await until(() => other.cases.length === 2);
      expect(other.cases.map((c) => c.title).sort()).toEqual(['取込みの案件', '取込みの案件（コピー）']);
    } finally {
      await other.close();
    }
  });
  test('a lone case file carries its attachments inside', async () => {
    const file = JSON.parse(caseJson) as { id: string; attachments: { data?: string }[] };
    file.id = 'LONE';
    const without = await read(utf8(JSON.stringify(file)), '案件.json');
    // The bytes are in this browser already, under their hash.
    expect(without.ok && without.value.cases[0]?.missingAttachments).toBe(0);
    file.attachments[0]!.data = Buffer.from('%PDF-1.7 証明書').toString('base64');
    const within = await read(utf8(JSON.stringify(file)), '案件.json');
    expect(within.ok && within.value.bytes).toBe(utf8('%PDF-1.7 証明書').length);
    file.attachments[0]!.data = Buffer.from('forged').toString('base64');
    expect((await refusal(utf8(JSON.stringify(file)), '案件.json')).code).toBe('import.hash');
  });
  test('replacing a case that is open shows in its session', async () => {
    const before = session.value('vendor/name');
    const preview = await read(backup);
    await session.edit('名称', [{ path: 'vendor/name', value: '別名' }]);
    if (!preview.ok) throw new Error(preview.error.code);
    await preview.value.apply('replace');
    await until(() => session.value('vendor/name') === before);
    expect(session.canUndo).toBe(false);
  });
});

describe('refused, with place and remedy', () => {
  const withCase = (change: (file: Record<string, Json>) => void) => {
    const file = JSON.parse(caseJson) as Record<string, Json>;
    change(file);
    return altered({ [`cases/${id}.json`]: utf8(JSON.stringify(file)) });
  };
  const cases: [string, () => Bytes | Promise<Bytes>, string, string?][] = [
    ['an empty file', () => new Uint8Array(0), 'import.empty'],
    ['a text', () => utf8('こんにちは'), 'import.notJson', 'memo.txt'],
    ['broken JSON', () => utf8(caseJson.slice(0, -20)), 'import.notJson', '案件.json'],
    ['JSON of something else', () => utf8('{"a":1}'), 'import.notCase', 'x.json'],
    ['a truncated zip', () => backup.slice(0, -30), 'import.zip.truncated'],
    [
      'a zip of something else',
      () => writeZip([{ path: 'a.txt', bytes: utf8('a') }], { date }),
      'import.noManifest',
    ],
    ['a case file from a newer version', () => withCase((f) => (f['version'] = 2)), 'import.newerVersion'],
    [
      'a date that does not exist',
      () => withCase((f) => ((f['oath'] as { swornOn: string }).swornOn = '2026-02-30')),
      'import.schema',
    ],
    [
      'a control character in a name',
      () => withCase((f) => ((f['vendor'] as { name: string }).name = 'a\u0007')),
      'import.schema',
    ],
    [
      'a doubled row',
      () => withCase((f) => (f['rows'] as Json[]).push((f['rows'] as Json[])[0]!)),
      'import.schema',
    ],
    [
      'a changed file behind the manifest',
      () => altered({ [`cases/${id}.json`]: utf8(`${caseJson} `) }, false),
      'import.hash',
    ],
    [
      'a file the manifest does not name',
      () => altered({ 'virus.exe': utf8('x') }, false),
      'import.unlisted',
    ],
    ['a file that is missing', () => altered({ 'settings.json': null }, false), 'import.missingEntry'],
    [
      'settings of another kind',
      () => altered({ 'settings.json': utf8('{"theme":"pink"}') }),
      'import.settings',
    ],
    ['a case under another name', () => altered({ 'cases/OTHER.json': utf8(caseJson) }), 'import.manifest'],
    [
      'a newer backup',
      () => altered({ 'manifest.json': utf8('{"format":"liu-navi/backup","version":9}') }, false),
      'import.newerVersion',
    ],
    [
      'a broken manifest',
      () => altered({ 'manifest.json': utf8('{"format":"liu-navi/backup","version":1}') }, false),
      'import.manifest',
    ],
    [
      'a path out of the folder',
      () => writeZip([{ path: '../../evil', bytes: utf8('x') }], { date }),
      'import.zip.path',
    ],
  ];
  test.each(cases)('%s', async (_what, make, code, name) => {
    const before = await everything();
    const failure = await refusal(await make(), name);
    expect(failure.code).toBe(code);
    const message = importMessage(failure);
    expect(message.title).toMatch(/何も変更していません。$/);
    expect(message.title + message.remedy).not.toMatch(/undefined|null|import\./);
    expect(message.remedy.length).toBeGreaterThan(5);
    expect(await everything()).toBe(before);
  });
});

describe('damaged at random: never a throw, never a change', () => {
  const harmless = async (bytes: Bytes, name: string): Promise<void> => {
    const done = await read(bytes, name);
    if (!done.ok) expect(importMessage(done.error).title.length).toBeGreaterThan(5);
    else expect(done.value.cases.length).toBeGreaterThan(0);
  };
  test('bytes of a backup flipped or cut off', async () => {
    const before = await everything();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(backup.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        async (at, flip, cut) => {
          const bad = cut ? backup.slice(0, at) : backup.slice();
          if (!cut) bad[at] = bad[at]! ^ flip;
          const done = await read(bad);
          if (done.ok) expect(done.value.cases[0]?.title).toBe('取込みの案件');
          else expect(importMessage(done.error).title.length).toBeGreaterThan(5);
        },
      ),
      { numRuns: 150 },
    );
    expect(await everything()).toBe(before);
  }, 30_000);

  /** Every place in a JSON value, as paths of keys. */
  const places = (value: Json, at: (string | number)[] = []): (string | number)[][] => {
    if (typeof value !== 'object' || value === null) return [at];
    const inner = Object.entries(value).flatMap(([k, v]) =>
      places(v, [...at, Array.isArray(value) ? +k : k]),
    );
    return [at, ...inner];
  };
  const put = (root: Json, path: (string | number)[], value: Json | undefined): Json | undefined => {
    const [key, ...rest] = path;
    if (key === undefined) return value;
    const copy = (Array.isArray(root) ? [...root] : { ...(root as object) }) as Record<string | number, Json>;
    const next = put(copy[key]!, rest, value);
    if (next === undefined) Reflect.deleteProperty(copy, key);
    else copy[key] = next;
    return copy as Json;
  };
  const junk = fc.oneof(
    fc.constant(undefined),
    fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
    fc.constantFrom<Json>(
      '<script>alert(1)</script>',
      '__proto__',
      '2026-02-30',
      1e308,
      -1,
      '\u0000',
      'あ'.repeat(30_000),
    ),
  );
  test.each(['案件.json', 'backup.zip'])(
    'fields of a %s dropped or replaced',
    async (name) => {
      const before = await everything();
      const file = JSON.parse(caseJson) as Json;
      const all = places(file);
      await fc.assert(
        fc.asyncProperty(fc.nat(all.length - 1), junk, async (n, value) => {
          const bad = JSON.stringify(put(file, all[n]!, value)) ?? '';
          const bytes = name.endsWith('.zip')
            ? await altered({ [`cases/${id}.json`]: utf8(bad) })
            : utf8(bad);
          await harmless(bytes, name);
        }),
        { numRuns: 120 },
      );
      expect(await everything()).toBe(before);
    },
    30_000,
  );
});

test('the samples come with their attachments, and two may stand side by side', async () => {
  const ids = [
    await app.createSample('complete'),
    await app.createSample('incomplete'),
    await app.createSample('complete'),
  ];
  const made = ids.map((r) => (r.ok ? r.value : JSON.stringify(r.error)));
  expect(new Set(made).size).toBe(3);
  const sample = app.open(made[0]!);
  await until(() => sample.status === 'ready');
  expect(caseFile.safeParse(sample.case).success).toBe(true);
  expect(sample.case.sample).toBe(true);
  expect(sample.case.attachments.length).toBeGreaterThan(0);
  for (const attachment of sample.case.attachments) {
    expect('data' in attachment).toBe(false);
    expect((await sample.attachmentBytes(attachment.sha256))?.length).toBe(attachment.bytes);
  }
  for (const one of made) await app.deleteCase(one);
  await until(() => app.cases.length === 1);
}, 20_000);
