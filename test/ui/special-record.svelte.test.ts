/** The record of the special measure's use in other cases is kept while a case is open. */
import { flushSync } from 'svelte';
import { expect, test, vi } from 'vitest';
import { keepSpecialRecord } from '../../src/ui/shell/special-record.svelte.ts';
import { serviceUseOf } from '#domain/special-measure';
import { plainDate } from '#kernel';
import { FakeApp } from '#test/support/fake-state.svelte.ts';

const RECORD = 'specialMeasure/internalAuditExemptionUsedOn';
const TICK = 'specialMeasure/usedInternalAuditExemption';

function opened(): { app: FakeApp; screen: (name: string) => void; close: () => void } {
  const app = new FakeApp();
  const { session } = app;
  session.case = { ...session.case, vendor: { ...session.case.vendor, name: '株式会社例示' } };
  const other = serviceUseOf(session.case, app.today);
  app.uses = [
    { ...other, caseId: 'OTHER', used: { '①': false, '②': true }, filedOn: plainDate('2024-03-01') },
  ];
  let screen = $state('home');
  const close = $effect.root(() => keepSpecialRecord(app, session, () => screen));
  const show = (name: string): void => {
    screen = name;
    flushSync();
  };
  flushSync();
  return { app, screen: show, close };
}

test('a use in another case is recorded with the tick, and undo gets past it', async () => {
  const { app, screen, close } = opened();
  const { session } = app;
  expect(session.value(RECORD)).toBeNull();
  await session.edit('②', [{ path: TICK, value: true }]);
  flushSync();
  await vi.waitFor(() => expect(session.value(RECORD)).toBe('2024-03-01'));

  // Taken back, it comes again with the next screen, not at once.
  await session.undo();
  flushSync();
  const before = session.edits.length;
  await vi.dynamicImportSettled();
  expect(session.edits).toHaveLength(before);
  expect(session.value(RECORD)).toBeNull();
  screen('bundle');
  await vi.waitFor(() => expect(session.value(RECORD)).toBe('2024-03-01'));
  await session.undo();
  await session.undo();
  expect(session.value(TICK)).toBe(false);
  close();
});

test('without a tick nothing is read or written', async () => {
  const { app, screen, close } = opened();
  const read = vi.spyOn(app, 'serviceUses');
  screen('bundle');
  await vi.dynamicImportSettled();
  expect(read).not.toHaveBeenCalled();
  expect(app.session.edits).toEqual([]);
  close();
});
