import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import type { Attachment } from '#schemas';
import { axeFindings } from '#test/support/axe.ts';
import { FakeSession } from '#test/support/fake-state.svelte.ts';
import { MEMORY_LIMIT, weightOfAttachments } from '#ui/screens/bundle/large.ts';
import Make from '#ui/screens/bundle/Make.svelte';

const scope = globalThis as { showSaveFilePicker?: unknown };
const before = scope.showSaveFilePicker;
afterEach(() => {
  scope.showSaveFilePicker = before;
});

/** A case whose attachments weigh so many bytes together; the same file twice counts once. */
function heavy(bytes: number): FakeSession {
  const session = new FakeSession();
  const file = (id: string): Attachment => ({
    ...{ id, created: '2026-11-21T05:03:00.000Z', changed: '2026-11-21T05:03:00.000Z' },
    ...{ kind: 'other', title: '大きな添付', fileName: 'large.bin', mediaType: '', documentDate: null },
    ...{ bytes, sha256: 'a'.repeat(64) },
  });
  session.case = { ...session.case, attachments: [file('A1'), file('A2')] };
  return session;
}
const make = (name: RegExp) => page.getByRole('button', { name });

test('the same file attached twice weighs once', () => {
  expect(weightOfAttachments(heavy(7).case)).toBe(7);
});

test('too much for memory: the file is chosen first', async () => {
  let asked = '';
  scope.showSaveFilePicker = ({ suggestedName }: { suggestedName: string }) => {
    asked = suggestedName;
    return Promise.reject(new DOMException('', 'AbortError'));
  };
  const { container } = await render(Make, { session: heavy(MEMORY_LIMIT + 1) });
  await expect.element(page.getByText(/先に保存先を選び/)).toBeVisible();
  await expect.element(page.getByText(/600 MB/)).toBeVisible();
  expect(await axeFindings(container)).toEqual([]);
  await make(/保存先を選んで作る/).click();
  expect(asked).toMatch(/^提出バンドル_.*\.zip$/);
  // Nothing chosen, nothing done.
  await expect.element(make(/保存先を選んで作る/)).toBeEnabled();
  expect(page.getByRole('progressbar').elements()).toEqual([]);
});

test('where no file can be written, the limit is told before anything is made', async () => {
  scope.showSaveFilePicker = undefined;
  await render(Make, { session: heavy(MEMORY_LIMIT + 1) });
  await expect.element(page.getByText(/上限（300 MB）を超えています/)).toBeVisible();
  expect(make(/作る/).elements()).toEqual([]);
});
