import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { getAt } from '#kernel';
import { newCase, newRecord, type CaseFile } from '#schemas';
import type { Store } from '#store';
// Behind the door: to change what is stored without a step.
import { Database } from '../../src/store/database.ts';
import { content, freshStore, request, smallCase, tick } from './support.ts';

let store: Store;
beforeEach(async () => {
  store = await freshStore();
  await store.putCases({ files: [smallCase()], blobs: [] });
});
const file = async (): Promise<CaseFile> => {
  const opened = await store.readCase('CASE1');
  if (!opened) throw new Error('no case');
  return opened.file;
};
const at = async (path: string): Promise<unknown> => getAt(await file(), path);

describe('an edit', () => {
  test('writes the value, stamps every record around it, and nothing else', async () => {
    const before = await file();
    const now = tick();
    const [info] = before.information;
    const done = await store.edit(
      request([{ path: `information/${info!.id}/self/integrity`, value: 'low' }], { now }),
    );
    expect(done.ok).toBe(true);
    const after = await file();
    expect(after.information[0]?.self.integrity).toBe('low');
    expect(after.information[0]?.changed).toBe(now);
    expect(after.changed).toBe(now);
    expect(after.information[1]).toEqual(before.information[1]);
    expect(after.vendor).toEqual(before.vendor);
    expect(after.rows).toEqual(before.rows);
  });

  test('of a row writes that row and the head alone', async () => {
    const done = await store.edit(request([{ path: 'rows/5.1.1.2.PB/how', value: '手順書による' }]));
    expect(done.ok && done.value.body).toBe(null);
    expect(done.ok && done.value.rows.map((r) => r.id)).toEqual(['5.1.1.2.PB']);
    const after = await file();
    expect(after.rows.map((r) => r.how)).toEqual(['', '', '手順書による', '', '']);
    expect(after.changed).toBe(after.rows[2]?.changed);
  });

  test('brings the list entry up to date', async () => {
    await store.edit(request([{ path: 'service/name', value: '帳票' }]));
    await store.edit(request([{ path: 'vendor/name', value: '株式会社みほん' }]));
    const [head] = await store.listCases();
    expect(head).toMatchObject({ serviceName: '帳票', vendorName: '株式会社みほん', title: '見本' });
  });

  test.each([
    ['a text too long', [{ path: 'vendor/name', value: 'あ'.repeat(501) }], 'text.tooLong'],
    ['a control character', [{ path: 'rows/5.1.1.1/how', value: 'a\u0000b' }], 'text.control'],
    ['a date that does not exist', [{ path: 'oath/swornOn', value: '2026-02-30' }], 'date.noSuchDay'],
    ['a field the schema does not know', [{ path: 'vendor/nonsense', value: 1 }], 'path.unknown'],
    ['a part the schema does not know', [{ path: 'nonsense', value: 1 }], 'path.unknown'],
    ['the id of the case', [{ path: 'id', value: 'X' }], 'path.fixed'],
    ['the version', [{ path: 'version', value: 2 }], 'path.fixed'],
    ['the id of a row', [{ path: 'rows/5.1.1.1/id', value: '1' }], 'path.fixed'],
    ['all rows at once', [{ path: 'rows', value: [] }], 'path.nowhere'],
    ['an element that is not there', [{ path: 'contacts/GONE/name', value: 'x' }], 'path.nowhere'],
    ['the prototype', [{ path: 'vendor/__proto__/x', value: 'x' }], 'path.nowhere'],
    [
      'a good patch beside a bad one',
      [
        { path: 'title', value: '新' },
        { path: 'vendor/name', value: 5 },
      ],
      'schema.invalid_type',
    ],
  ])('with %s is refused and nothing is written', async (_what, patches, code) => {
    const before = await store.readCase('CASE1');
    const done = await store.edit(request(patches));
    expect(done.ok ? null : done.error).toMatchObject({ code: 'invalid', issues: [{ code }] });
    expect(await store.readCase('CASE1')).toEqual(before);
  });

  test('of a case that is gone says so', async () => {
    await store.deleteCase('CASE1');
    expect(await store.edit(request([{ path: 'title', value: 'x' }]))).toEqual({
      ok: false,
      error: { code: 'gone' },
    });
  });

  test('adding an element of another id than its path is refused', async () => {
    const contact = newRecord.contact({ id: () => 'B', now: () => tick() });
    const done = await store.edit(request([{ path: 'contacts/A', value: contact }]));
    expect(done.ok ? null : done.error.code).toBe('invalid');
  });
});

describe('a conflict', () => {
  test('is found when another value stands there than was seen; nothing is written', async () => {
    await store.edit(request([{ path: 'vendor/name', value: '甲' }]));
    const before = await store.readCase('CASE1');
    const done = await store.edit(
      request(
        [
          { path: 'title', value: '新' },
          { path: 'vendor/name', value: '乙' },
        ],
        {
          expected: new Map([
            ['title', ['見本']],
            ['vendor/name', ['']],
          ]),
        },
      ),
    );
    expect(done).toEqual({
      ok: false,
      error: { code: 'conflict', conflicts: [{ path: 'vendor/name', mine: '乙', theirs: '甲', base: '' }] },
    });
    expect(await store.readCase('CASE1')).toEqual(before);
  });

  test('is none when both wrote the same, or when only a stamp differs', async () => {
    const [contact] = (await file()).contacts;
    await store.edit(request([{ path: `contacts/${contact!.id}/name`, value: '山田' }]));
    const same = await store.edit(
      request([{ path: `contacts/${contact!.id}/name`, value: '山田' }], {
        expected: new Map([[`contacts/${contact!.id}/name`, ['']]]),
      }),
    );
    expect(same.ok).toBe(true);
    const removed = await store.edit(
      request([{ path: `contacts/${contact!.id}`, value: undefined }], {
        expected: new Map([[`contacts/${contact!.id}`, [{ ...contact, name: '山田' }]]]),
      }),
    );
    expect(removed.ok).toBe(true);
  });

  test('stops undo when the field is not as the step left it', async () => {
    const own = await freshStore('meddled');
    await own.putCases({ files: [smallCase()], blobs: [] });
    await own.edit(request([{ path: 'title', value: '甲' }]));
    const db = new Database('meddled');
    await db.bodies.where({ caseId: 'CASE1' }).modify((stored) => {
      stored.body.title = '丙';
    });
    db.close();
    expect(await own.travel({ caseId: 'CASE1', direction: 'undo', now: tick() })).toEqual({
      ok: false,
      error: { code: 'conflict', conflicts: [{ path: 'title', mine: '見本', theirs: '丙', base: '甲' }] },
    });
    expect((await own.readCase('CASE1'))?.file.title).toBe('丙');
  });
});

describe('undo steps', () => {
  const type = (value: string, gap: number, tab = 'A') =>
    store.edit(request([{ path: 'vendor/name', value }], { group: 'vendor/name', tab, now: tick(gap) }));
  const undo = () => store.travel({ caseId: 'CASE1', direction: 'undo', now: tick() });
  const redo = () => store.travel({ caseId: 'CASE1', direction: 'redo', now: tick() });

  test('typing without pause is one step', async () => {
    for (const t of ['み', 'みほ', 'みほん']) await type(t, 500);
    await undo();
    expect(await at('vendor/name')).toBe('');
    await redo();
    expect(await at('vendor/name')).toBe('みほん');
  });
  test('a pause of more than three seconds begins a new step, and so does another tab', async () => {
    await type('み', 500);
    await type('みほ', 3_001);
    await type('みほん', 500, 'B');
    await undo();
    expect(await at('vendor/name')).toBe('みほ');
    await undo();
    expect(await at('vendor/name')).toBe('み');
  });
  test('a new edit forgets what could have been redone', async () => {
    await type('み', 5_000);
    await undo();
    await store.edit(request([{ path: 'title', value: '新' }]));
    expect(await redo()).toEqual({ ok: true, value: null });
    expect(await at('vendor/name')).toBe('');
  });
  test('with nothing to undo, nothing happens', async () => {
    const before = await store.readCase('CASE1');
    expect(await undo()).toEqual({ ok: true, value: null });
    expect(await store.readCase('CASE1')).toEqual(before);
  });
  test('the steps are capped at 500', async () => {
    for (let n = 1; n <= 505; n++) await store.edit(request([{ path: 'title', value: `第${n}稿` }]));
    let steps = 0;
    for (let done = await undo(); done.ok && done.value; done = await undo()) steps++;
    expect(steps).toBe(500);
    expect(await at('title')).toBe('第5稿');
  }, 30_000);
  test('survive a reload', async () => {
    await type('み', 5_000);
    const before = content(await file());
    const opened = await store.readCase('CASE1');
    expect(opened?.undoLabel).toBe('変更');
    await undo();
    expect((await store.readCase('CASE1'))?.redoLabel).toBe('変更');
    await redo();
    expect(content(await file())).toEqual(before);
  });
});

describe('rows the caller knows already', () => {
  const known = async (): Promise<NonNullable<Parameters<Store['edit']>[0]['known']>> => {
    const opened = (await store.readCase('CASE1'))!;
    return { revision: opened.head.revision, rows: new Map(opened.file.rows.map((r) => [r.id, r])) };
  };

  test('are taken while their revision stands', async () => {
    const rows = await known();
    expect(
      await store.edit(request([{ path: 'rows/5.1.1.1/how', value: 'a' }], { known: rows })),
    ).toMatchObject({ ok: true });
    expect((await file()).rows[1]).toMatchObject({ how: 'a', reason: '' });
  });

  test('are read again once another tab wrote', async () => {
    const rows = await known();
    await store.edit(request([{ path: 'rows/5.1.1.1/reason', value: 'theirs' }]));
    await store.edit(request([{ path: 'rows/5.1.1.1/how', value: 'mine' }], { known: rows }));
    expect((await file()).rows[1]).toMatchObject({ how: 'mine', reason: 'theirs' });
    const expected = new Map([['rows/5.1.1.1/reason', ['']]]);
    const patches = [{ path: 'rows/5.1.1.1/reason', value: 'mine' }];
    const refused = await store.edit(request(patches, { known: rows, expected }));
    expect(refused).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });

  test('a text taken back leaves no sign of having been changed after its evidence', async () => {
    const at = 'rows/5.1.1.1';
    const stamps = async () =>
      (({ howChanged, evidenceChanged }) => [howChanged, evidenceChanged])((await file()).rows[1]!);
    await store.edit(request([{ path: `${at}/how`, value: '手順' }]));
    await store.edit(request([{ path: `${at}/evidenceIds`, value: ['E1'] }]));
    const before = await stamps();
    expect(before.every((s) => s !== null)).toBe(true);
    const typed = (value: string) =>
      request([{ path: `${at}/how`, value }], { group: 'typing', now: tick(100) });
    await store.edit(typed('手順を'));
    await store.edit(typed('手順を直す'));
    expect((await stamps())[0]).not.toBe(before[0]);
    await store.travel({ caseId: 'CASE1', direction: 'undo', now: tick() });
    expect((await file()).rows[1]?.how).toBe('手順');
    expect(await stamps()).toEqual(before);
    await store.travel({ caseId: 'CASE1', direction: 'redo', now: tick() });
    expect((await stamps())[0]! > before[0]!).toBe(true);
    for (let n = 0; n < 3; n++) await store.travel({ caseId: 'CASE1', direction: 'undo', now: tick() });
    expect(await stamps()).toEqual([null, null]);
  });

  test('hundreds at once are written, stamped and taken back', async () => {
    const ids = Array.from({ length: 300 }, (_, i) => `7.1.${i + 1}`);
    const source = { id: () => 'BIG', now: () => '2026-01-01T00:00:00.000Z' };
    await store.putCases({
      files: [newCase(source, { title: '大', edition: 'e', catalogue: 'c', controlIds: ids })],
      blobs: [],
    });
    const now = tick();
    const patches = ids.map((id) => ({ path: `rows/${id}/how`, value: `手順 ${id}` }));
    expect(await store.edit({ ...request(patches, { now }), caseId: 'BIG' })).toMatchObject({ ok: true });
    const after = (await store.readCase('BIG'))!.file;
    expect(after.rows.every((r) => r.how === `手順 ${r.id}` && r.howChanged === now)).toBe(true);
    expect(after.rows[0]?.evidenceChanged).toBe(null);
    await store.travel({ caseId: 'BIG', direction: 'undo', now: tick() });
    expect((await store.readCase('BIG'))!.file.rows.every((r) => r.how === '')).toBe(true);
  });
});
