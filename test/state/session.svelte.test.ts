import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newRecord } from '#schemas';
import { createAppState, type AppState, type CaseSession } from '#state';
import { testApp, until } from './support.ts';

type App = AppState & { close(): Promise<void> };
let apps: App[] = [];
let name = '';
let count = 0;
const start = (): App => {
  const app = testApp(createAppState, name);
  apps.push(app);
  return app;
};
const opened = async (app: App, id: string): Promise<CaseSession> => {
  const session = app.open(id);
  await until(() => session.status === 'ready');
  return session;
};
let id = '';
beforeEach(async () => {
  name = `session-${++count}`;
  const made = await start().createCase('案件');
  if (!made.ok) throw new Error(made.error.code);
  id = made.value;
});
afterEach(async () => {
  for (const app of apps) await app.close();
  apps = [];
});

describe('one tab', () => {
  test('shows an edit at once, and says saved only when it is durable', async () => {
    const session = await opened(apps[0]!, id);
    const writing = session.edit('名称', [{ path: 'vendor/name', value: 'み' }]);
    expect(session.value('vendor/name')).toBe('み');
    expect(session.case.vendor.name).toBe('み');
    expect(session.save).toEqual({ kind: 'saving' });
    expect((await writing).ok).toBe(true);
    expect(session.save.kind).toBe('saved');
    const other = await opened(start(), id);
    expect(other.value('vendor/name')).toBe('み');
  });

  test('a write that settles leaves on the screen what stands there; what it would change, it changes', async () => {
    const session = await opened(apps[0]!, id);
    const writing = session.edit('名称', [{ path: 'vendor/name', value: 'み' }]);
    const shown = session.case;
    expect((await writing).ok).toBe(true);
    expect(session.case).toBe(shown);
    const row = session.case.rows[0]!.id;
    const other = await opened(start(), id);
    expect(other.case).toEqual(shown);
    expect((await other.edit('決定', [{ path: `rows/${row}/decision`, value: 'adopted' }])).ok).toBe(true);
    await until(() => session.row(row)?.decision === 'adopted');
    expect(session.case).toEqual(other.case);
  });

  test('fast typing ends with the last text, and edits that wait are written together', async () => {
    const session = await opened(apps[0]!, id);
    const base = new Map([['vendor/name', '']]);
    const text = '株式会社みほんソフトウェア';
    const writes = Array.from(text, (_c, i) =>
      session.edit('名称', [{ path: 'vendor/name', value: text.slice(0, i + 1) }], {
        group: 'vendor/name',
        base,
      }),
    );
    await session.flush();
    expect((await Promise.all(writes)).every((w) => w.ok)).toBe(true);
    expect(session.conflicts).toEqual([]);
    expect((await opened(start(), id)).value('vendor/name')).toBe(text);
  });

  test('edits of different fields that wait are all written', async () => {
    const session = await opened(apps[0]!, id);
    const ids = session.case.rows.slice(0, 20).map((r) => r.id);
    for (const control of ids) {
      void session.edit('決定', [{ path: `rows/${control}/decision`, value: 'adopted' }], { group: control });
    }
    expect(session.row(ids[3]!)?.decision).toBe('adopted');
    await session.flush();
    const other = await opened(start(), id);
    expect(ids.map((c) => other.row(c)?.decision)).toEqual(ids.map(() => 'adopted'));
  });

  test('an edit that can not be stored is taken back and said so', async () => {
    const session = await opened(apps[0]!, id);
    const done = await session.edit('名称', [{ path: 'vendor/name', value: 'あ'.repeat(501) }]);
    expect(done.ok ? '' : done.error.code).toBe('invalid');
    expect(session.value('vendor/name')).toBe('');
    expect(session.save.kind).toBe('failed');
  });

  test('an edit that waited behind one that failed is no conflict with what was never stored', async () => {
    const session = await opened(apps[0]!, id);
    const tooLong = 'x'.repeat(501);
    const write = (value: string, seen: string) =>
      session.edit('名称', [{ path: 'vendor/name', value }], { base: new Map([['vendor/name', seen]]) });
    const done = await Promise.all([write(tooLong, ''), write('み', tooLong), write('みほん', 'み')]);
    expect(done.map((d) => (d.ok ? 'ok' : d.error.code))).toEqual(['invalid', 'ok', 'ok']);
    expect(session.conflicts).toEqual([]);
    expect(session.save.kind).toBe('saved');
    expect((await opened(start(), id)).value('vendor/name')).toBe('みほん');
  });

  test('an attachment and the edit it belongs to are one step', async () => {
    const session = await opened(apps[0]!, id);
    const made = newRecord.assessment(session.source);
    const bytes = new Uint8Array([4, 5, 6]);
    const done = await session.attach(
      { name: '回答.xlsx', type: 'application/octet-stream', bytes },
      {
        kind: 'assessmentSigned',
        title: '影響度評価シート',
        documentDate: null,
        listPath: `assessments/${made.id}/attachmentIds`,
      },
      { label: '取り込み', patches: [{ path: `assessments/${made.id}`, value: made }] },
    );
    if (!done.ok) throw new Error(done.error.code);
    expect(session.undoLabel).toBe('取り込み');
    expect(session.case.assessments[0]?.attachmentIds).toEqual([done.value.id]);
    expect(await session.attachmentBytes(done.value.sha256)).toEqual(bytes);
    await session.undo();
    expect([session.case.assessments, session.case.attachments]).toEqual([[], []]);
    await session.redo();
    expect(session.case.assessments[0]?.attachmentIds).toEqual([done.value.id]);
  });

  test('an attachment comes with its bytes and stands in the list it was added to', async () => {
    const session = await opened(apps[0]!, id);
    const bytes = new TextEncoder().encode('%PDF-');
    const done = await session.attach(
      { name: '報告書\u0000.pdf', type: 'application/pdf', bytes },
      { kind: 'auditReport', title: '報告書', documentDate: null, listPath: 'externalAudit/attachmentIds' },
    );
    if (!done.ok) throw new Error(done.error.code);
    expect(done.value.fileName).toBe('報告書.pdf');
    expect(session.case.externalAudit.attachmentIds).toEqual([done.value.id]);
    expect(await session.attachmentBytes(done.value.sha256)).toEqual(bytes);
    await session.undo();
    expect(session.case.attachments).toEqual([]);
    expect(session.case.externalAudit.attachmentIds).toEqual([]);
  });

  test('what every case says of its service is read for the special measure, samples left out', async () => {
    const [app] = apps;
    const session = await opened(app!, id);
    await session.edit('名称', [
      { path: 'service/name', value: '安否確認' },
      { path: 'specialMeasure/usedAuditScope', value: true },
    ]);
    await app!.createSample('complete');
    expect(await app!.serviceUses()).toEqual([
      expect.objectContaining({ caseId: id, service: '安否確認', used: { '①': true, '②': false } }),
    ]);
  });

  test('the date of judgement is today until another is chosen', async () => {
    const session = await opened(apps[0]!, id);
    session.setAsOf('2027-01-31' as typeof session.asOf);
    expect(session.asOf).toBe('2027-01-31');
    session.setAsOf(null);
    expect(session.asOf).toBe('2026-11-21');
  });
});

describe('two tabs', () => {
  let a: CaseSession;
  let b: CaseSession;
  beforeEach(async () => {
    a = await opened(apps[0]!, id);
    b = await opened(start(), id);
  });

  test('see each other’s edits, rows and undo included', async () => {
    const control = a.case.rows[0]!.id;
    await a.edit('名称', [{ path: 'service/name', value: '帳票' }]);
    await a.edit('方法', [{ path: `rows/${control}/how`, value: '手順書' }]);
    await until(() => b.value('service/name') === '帳票' && b.row(control)?.how === '手順書');
    expect(b.undoLabel).toBe('方法');
    await b.undo();
    await until(() => a.row(control)?.how === '');
    expect(a.redoLabel).toBe('方法');
  });

  test('different fields of one record are merged', async () => {
    await Promise.all([
      a.edit('名称', [{ path: 'vendor/name', value: '甲' }]),
      b.edit('かな', [{ path: 'vendor/nameKana', value: 'こう' }]),
    ]);
    await until(() => a.value('vendor/nameKana') === 'こう' && b.value('vendor/name') === '甲');
    expect([a.conflicts, b.conflicts]).toEqual([[], []]);
  });

  const collide = async (): Promise<void> => {
    await a.edit('名称', [{ path: 'vendor/name', value: '甲' }]);
    const done = await b.edit('名称', [{ path: 'vendor/name', value: '乙' }], {
      base: new Map([['vendor/name', '']]),
    });
    expect(done.ok ? '' : done.error.code).toBe('conflict');
  };

  test('the same field in both: nothing is overwritten, and both values are shown', async () => {
    await collide();
    expect(b.conflicts).toEqual([{ path: 'vendor/name', mine: '乙', theirs: '甲', base: '' }]);
    expect(b.value('vendor/name')).toBe('甲');
    expect(b.save.kind).toBe('failed');
    expect(a.value('vendor/name')).toBe('甲');
  });
  test('keeping mine writes it', async () => {
    await collide();
    await b.settle(b.conflicts[0]!, 'mine');
    expect(b.conflicts).toEqual([]);
    await until(() => a.value('vendor/name') === '乙');
  });
  test('keeping theirs drops mine', async () => {
    await collide();
    await b.settle(b.conflicts[0]!, 'theirs');
    expect(b.conflicts).toEqual([]);
    expect(b.value('vendor/name')).toBe('甲');
    expect(b.save.kind).toBe('saved');
  });
  test('both write at the same moment: one of them is asked', async () => {
    const base = new Map([['vendor/name', '']]);
    await Promise.all([
      a.edit('名称', [{ path: 'vendor/name', value: '甲' }], { base }),
      b.edit('名称', [{ path: 'vendor/name', value: '乙' }], { base }),
    ]);
    expect(a.conflicts.length + b.conflicts.length).toBe(1);
  });
  test('a case deleted in one is gone in the other', async () => {
    await apps[0]!.deleteCase(id);
    await until(() => b.status === 'gone');
    expect(await b.edit('x', [{ path: 'title', value: 'x' }])).toEqual({
      ok: false,
      error: { code: 'gone' },
    });
  });
});
