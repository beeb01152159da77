import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addPiece, linkRows, removePieces, replaceFile } from '#domain/evidence';
import { newRecord, withEvidenceRecords, type Attachment } from '#schemas';
import { createAppState, newAttachment, type AppState, type CaseSession } from '#state';
import { Database } from '../../src/store/database.ts';
import { testApp, until } from './support.ts';

const NAME = 'evidence';
const ROWS = ['3.1.2.1', '5.1.1.1'];
const utf8 = (t: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(t);
let app: AppState & { close(): Promise<void> };
let session: CaseSession;

const file = async (text: string): Promise<{ record: Attachment; bytes: Uint8Array<ArrayBuffer> }> => {
  const bytes = utf8(text);
  const given = { name: '棚卸し.txt', type: 'text/plain', bytes };
  const meta = { kind: 'evidence', title: '棚卸し', documentDate: null } as const;
  return { record: await newAttachment(session.source, given, meta), bytes };
};
const undo = async (): Promise<void> => {
  await session.undo();
  await session.flush();
};

beforeAll(async () => {
  app = testApp(createAppState, NAME);
  const made = await app.createCase('証跡の案件');
  if (!made.ok) throw new Error(made.error.code);
  session = app.open(made.value);
  await until(() => session.status === 'ready');
});
afterAll(() => app.close());

describe('evidence in the database', () => {
  test('comes with its bytes and its rows, is replaced and removed, each in one step that undo takes back', async () => {
    const first = await file('一版');
    const piece = { ...newRecord.evidence(session.source, 'file', '棚卸し'), attachmentId: first.record.id };
    const added = await session.editWithFiles(
      '証跡の追加',
      [...addPiece(piece, first.record), ...linkRows(session.case, piece.id, new Set(ROWS))],
      [{ sha256: first.record.sha256, bytes: first.bytes }],
    );
    expect(added).toEqual({ ok: true, value: undefined });
    expect(session.row('5.1.1.1')?.evidenceIds).toEqual([piece.id]);
    expect(await session.attachmentBytes(first.record.sha256)).toEqual(first.bytes);
    expect([...(await session.missingBytes())]).toEqual([]);

    const second = await file('二版');
    const files = [{ sha256: second.record.sha256, bytes: second.bytes }];
    await session.editWithFiles('差し替え', replaceFile(session.case.evidence[0]!, second.record), files);
    expect(session.case.evidence[0]).toMatchObject({
      attachmentId: second.record.id,
      earlierIds: [first.record.id],
    });

    await session.edit('削除', removePieces(session.case, new Set([piece.id])));
    expect(session.case).toMatchObject({ evidence: [], attachments: [] });
    expect(session.row('5.1.1.1')?.evidenceIds).toEqual([]);
    await undo();
    expect(session.row('3.1.2.1')?.evidenceIds).toEqual([piece.id]);
    expect(await session.attachmentBytes(second.record.sha256)).toEqual(second.bytes);
    await undo();
    expect(session.case.evidence[0]).toMatchObject({ attachmentId: first.record.id, earlierIds: [] });
  });

  test('goes through a backup whole, and lost bytes are noticed', async () => {
    const before = JSON.stringify(session.case.evidence);
    const packed = await app.exportCase(session.id);
    if (!packed.ok) throw new Error(packed.error.code);
    const preview = await app.readImport({ name: packed.value.fileName, bytes: packed.value.bytes });
    if (!preview.ok) throw new Error(preview.error.code);
    const applied = await preview.value.apply('copy');
    if (!applied.ok) throw new Error(applied.error.code);
    const copy = app.open(applied.value.caseIds[0]!);
    await until(() => copy.status === 'ready');
    expect(JSON.stringify(copy.case.evidence)).toBe(before);
    expect(copy.row('5.1.1.1')?.evidenceIds).toEqual(session.row('5.1.1.1')?.evidenceIds);
    expect(withEvidenceRecords(copy.case)).toBe(copy.case);

    const hash = session.case.attachments[0]!.sha256;
    const db = new Database(NAME);
    await db.blobs.delete(hash);
    expect([...(await session.missingBytes())]).toEqual([hash]);
    // Brought back by its hash, without a new record.
    const { id, fileName } = session.case.attachments[0]!;
    const again = [{ path: `attachments/${id}/fileName`, value: fileName }];
    await session.editWithFiles('再添付', again, [{ sha256: hash, bytes: utf8('一版') }]);
    expect([...(await session.missingBytes())]).toEqual([]);
    db.close();
  });
});
