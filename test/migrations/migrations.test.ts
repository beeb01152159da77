import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { Store } from '#store';
// The database itself, behind the door: only this test builds it at older versions.
import { Database } from '../../src/store/database.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';

type Dump = Record<string, unknown[]>;
const HERE = import.meta.dirname;
const NAME = 'migration-test';
const nameOf = (m: { number: number; name: string }): string =>
  `${String(m.number).padStart(4, '0')}-${m.name}`;
const fixture = (name: string, side: 'before' | 'after'): string => join(HERE, `${name}.${side}.json`);

const read = (path: string): Dump =>
  JSON.parse(readFileSync(path, 'utf8'), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && '$bytes' in value
      ? new Uint8Array(Buffer.from(String(value.$bytes), 'base64'))
      : value,
  ) as Dump;

async function dump(db: Dexie): Promise<Dump> {
  const out: Dump = {};
  for (const table of [...db.tables].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    out[table.name] = await table.toArray();
  }
  return out;
}

afterEach(() => Dexie.delete(NAME));

describe('database migrations', () => {
  test('are numbered without gaps, and each file stands under its number and name', () => {
    expect(MIGRATIONS.map((m) => m.number)).toEqual(MIGRATIONS.map((_, i) => i + 1));
    const files = readdirSync(join(HERE, '../../src/store/migrations')).filter((f) => /^\d/.test(f));
    expect(files.sort()).toEqual(MIGRATIONS.map((m) => `${nameOf(m)}.ts`));
  });

  test('each has a fixture before and after it, and no fixture is left over', () => {
    const wanted = MIGRATIONS.flatMap((m) => [`${nameOf(m)}.after.json`, `${nameOf(m)}.before.json`]);
    expect(
      readdirSync(HERE)
        .filter((f) => f.endsWith('.json'))
        .sort(),
    ).toEqual(wanted.sort());
    for (const m of MIGRATIONS.slice(1)) {
      const rows = Object.values(read(fixture(nameOf(m), 'before'))).flat();
      expect(rows.length, `${nameOf(m)} must be tried on data`).toBeGreaterThan(0);
    }
  });

  test.each(MIGRATIONS.map((m) => [nameOf(m), m] as const))(
    '%s makes of its data what the fixture says',
    async (name, m) => {
      expect(existsSync(fixture(name, 'before'))).toBe(true);
      const older = MIGRATIONS.filter((o) => o.number < m.number);
      if (older.length > 0) {
        const before = new Database(NAME, older);
        for (const [table, records] of Object.entries(read(fixture(name, 'before')))) {
          await before.table(table).bulkPut(records);
        }
        before.close();
      }
      const after = new Database(NAME, [...older, m]);
      expect(await dump(after)).toEqual(read(fixture(name, 'after')));
      after.close();
    },
  );

  test('an empty browser and one that came all the way end with the same tables', async () => {
    const schema = (db: Dexie) =>
      db.tables
        .map((t) => [t.name, [t.schema.primKey.src, ...t.schema.indexes.map((i) => i.src)].join(', ')])
        .sort();
    const fresh = new Database(NAME);
    await fresh.open();
    expect(fresh.verno).toBe(MIGRATIONS.length);
    expect(schema(fresh)).toMatchInlineSnapshot(`
      [
        [
          "blobs",
          "sha256",
        ],
        [
          "bodies",
          "caseId",
        ],
        [
          "cases",
          "id, *blobs",
        ],
        [
          "history",
          "[caseId+seq]",
        ],
        [
          "officialCorrections",
          "fingerprint",
        ],
        [
          "officialFiles",
          "sha256",
        ],
        [
          "officialForms",
          "sha256",
        ],
        [
          "officialTexts",
          "catalogue",
        ],
        [
          "rows",
          "[caseId+id], [caseId+revision]",
        ],
        [
          "settings",
          "key",
        ],
      ]
    `);
    fresh.close();
  });

  test('a database of a newer program is refused and left as it was', async () => {
    const newer = new Dexie(NAME);
    newer.version(MIGRATIONS.length + 1).stores({ cases: 'id, somethingNew', future: 'id' });
    await newer.table('future').put({ id: 'kept' });
    newer.close();
    const opened = await Store.open(NAME);
    expect(opened).toEqual({ ok: false, error: 'store.newerVersion' });
    const [info] = (await indexedDB.databases()).filter((d) => d.name === NAME);
    expect(info?.version).toBe((MIGRATIONS.length + 1) * 10);
    const again = new Dexie(NAME);
    again.version(MIGRATIONS.length + 1).stores({ cases: 'id, somethingNew', future: 'id' });
    expect(await again.table('future').get('kept')).toEqual({ id: 'kept' });
    again.close();
  });
});
