import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Patch } from '#kernel';
import { newRecord, type CaseFile } from '#schemas';
import { CONTROLS, content, freshStore, request, smallCase, tick } from './support.ts';

type Act = { kind: number; pick: number; text: string; pause: boolean };
const act = fc.record({
  kind: fc.nat(8),
  pick: fc.nat(20),
  text: fc.string({ maxLength: 8 }).map((t) => t.replace(/[\u0000-\u001f\u007f-\u009f]/g, '')),
  pause: fc.boolean(),
});

/** What one random act asks of the case as it stands. */
function patchesOf(a: Act, file: CaseFile, fresh: () => string): Patch[] {
  const now = tick(1);
  const source = { id: fresh, now: () => now };
  const pick = <T>(list: readonly T[]): T | undefined => list[a.pick % Math.max(1, list.length)];
  const contact = pick(file.contacts);
  const finding = pick(file.findings);
  const control = CONTROLS[a.pick % CONTROLS.length]!;
  switch (a.kind) {
    case 0:
      return [{ path: 'vendor/name', value: a.text }];
    case 1:
      return file.rows.some((r) => r.id === control) ? [{ path: `rows/${control}/how`, value: a.text }] : [];
    case 2: {
      const added = newRecord.contact(source);
      return [{ path: `contacts/${added.id}`, value: added, index: a.pick % (file.contacts.length + 1) }];
    }
    case 3:
      return contact ? [{ path: `contacts/${contact.id}`, value: undefined }] : [];
    case 4:
      return contact ? [{ path: `contacts/${contact.id}/name`, value: a.text }] : [];
    case 5:
      return file.rows.map((r) => ({ path: `rows/${r.id}/decision`, value: a.pick % 2 ? 'adopted' : null }));
    case 6: {
      const added = newRecord.finding(source);
      return [
        { path: `findings/${added.id}`, value: added },
        { path: `findings/${added.id}/cause`, value: a.text },
      ];
    }
    case 7:
      return finding ? [{ path: `findings/${finding.id}`, value: undefined }] : [];
    default: {
      const there = file.rows.some((r) => r.id === control);
      return there
        ? [{ path: `rows/${control}`, value: undefined }]
        : [{ path: `rows/${control}`, value: newRecord.row(source, control), index: a.pick % 3 }];
    }
  }
}

test('any edits: undoing all gives the first case again, redoing all the last', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 14 }), async (acts) => {
      const store = await freshStore(`undo-${++run}`);
      let ids = 0;
      await store.putCases({ files: [smallCase()], blobs: [] });
      const read = async () => (await store.readCase('CASE1'))!.file;
      const first = content(await read());
      for (const a of acts) {
        const patches = patchesOf(a, await read(), () => `N${++ids}`);
        if (patches.length === 0) continue;
        const group = patches.map((p) => p.path).join();
        const done = await store.edit(request(patches, { group, now: tick(a.pause ? 5_000 : 100) }));
        expect(done.ok ? null : done.error).toBe(null);
      }
      const last = content(await read());
      const travel = async (direction: 'undo' | 'redo'): Promise<void> => {
        for (let more = true; more;) {
          const done = await store.travel({ caseId: 'CASE1', direction, now: tick() });
          expect(done.ok ? null : done.error).toBe(null);
          more = done.ok && done.value !== null;
        }
      };
      await travel('undo');
      expect(content(await read())).toEqual(first);
      await travel('redo');
      expect(content(await read())).toEqual(last);
      await travel('undo');
      expect(content(await read())).toEqual(first);
      store.close();
    }),
    {
      numRuns: 40,
      examples: [
        // A row taken out and put back elsewhere within one group: its place must come back too.
        [
          [
            { kind: 8, pick: 2, text: '', pause: false },
            { kind: 8, pick: 12, text: '', pause: false },
            { kind: 0, pick: 0, text: '', pause: false },
          ],
        ],
      ],
    },
  );
}, 60_000);
