import { countingIds, type Patch } from '#kernel';
import { newCase, newRecord, type Attachment, type CaseFile } from '#schemas';
import { sha256Hex, Store, type EditRequest } from '#store';

let clock = Date.parse('2026-11-21T00:00:00.000Z');
/** A time later than any before by `step` milliseconds. */
export const tick = (step = 10_000): string => new Date((clock += step)).toISOString();

let names = 0;
/** A store over a database of its own. */
export async function freshStore(name = `store-${++names}-${Math.floor(performance.now())}`): Promise<Store> {
  const opened = await Store.open(name);
  if (!opened.ok) throw new Error(opened.error);
  return opened.value;
}

export const CONTROLS = ['5.1.1', '5.1.1.1', '5.1.1.2.PB', '6.1.1.1', '9.9.9.9'];

export function smallCase(id = 'CASE1', prefix = 'R'): CaseFile {
  const source = { id: countingIds(prefix), now: () => '2026-01-01T00:00:00.000Z' };
  const file = newCase(source, { title: '見本', edition: 'e', catalogue: 'c', controlIds: CONTROLS });
  return { ...file, id, information: [newRecord.information(source), newRecord.information(source)] };
}

/** A request for one edit; what is not given does not matter to the test. */
export function request(patches: readonly Patch[], more: Partial<EditRequest> = {}): EditRequest {
  const now = more.now ?? tick();
  return { caseId: 'CASE1', label: '変更', group: '', tab: 'A', patches, expected: new Map(), ...more, now };
}

export async function attachment(
  id: string,
  text: string,
): Promise<{ record: Attachment; bytes: Uint8Array<ArrayBuffer> }> {
  const bytes = new TextEncoder().encode(text);
  const now = '2026-01-01T00:00:00.000Z';
  const record: Attachment = {
    id,
    created: now,
    changed: now,
    kind: 'other',
    title: id,
    fileName: `${id}.txt`,
    mediaType: 'text/plain',
    bytes: bytes.length,
    sha256: await sha256Hex(bytes),
    documentDate: null,
  };
  return { record, bytes };
}

/** The case without its `changed` stamps: what undo must bring back. */
export function content(file: CaseFile | undefined): unknown {
  const isStamp = (key: string): boolean => /^(changed|howChanged|evidenceChanged)$/.test(key);
  return JSON.parse(JSON.stringify(file, (key, value: unknown) => (isStamp(key) ? undefined : value)));
}
