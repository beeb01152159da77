import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { sampleCase } from '#domain/sample';
import { logKindInfo } from '#messages';
import { LOG_KINDS } from '#schemas';
import Screen from '#ui/screens/log/Screen.svelte';
import { paperKind } from '#ui/screens/log/paper-kind.ts';
import { axeFindings } from '#test/support/axe.ts';
import { FakeSession } from '#test/support/fake-state.svelte.ts';

const sample = sampleCase('complete');

test('an entry shows the papers attached to it, and takes more when it is open', async () => {
  const session = new FakeSession();
  const entry = sample.log.find((e) => e.kind === 'pre.notice')!;
  const paper = sample.attachments.find((a) => a.kind === 'preApplicationNotice')!;
  session.case = {
    ...sample,
    log: sample.log.map((e) => (e.id === entry.id ? { ...e, attachmentIds: [paper.id] } : e)),
  };
  const { container } = await render(Screen, { session });
  const line = container.querySelector(`[data-record="${entry.id}"]`)!;
  expect(line.textContent).toContain(`添付 1 件：${paper.title}`);
  expect(line.querySelector('input[type=file]')).toBeNull();
  const label = logKindInfo(entry.kind).label;
  await page.getByRole('button', { name: `「${label}」（${entry.date}）を編集` }).click();
  expect(line.querySelector('input[type=file]')).not.toBeNull();
  expect(await axeFindings(container)).toEqual([]);
});

test('the papers the application encloses are kept as their own kind', () => {
  expect(paperKind('pre.notice')).toBe('preApplicationNotice');
  expect(paperKind('audit.report')).toBe('auditReport');
  expect(paperKind('monitoring.notice')).toBe('received');
  expect(paperKind('app.filed')).toBe('other');
  for (const kind of LOG_KINDS) expect(paperKind(kind)).toBeTruthy();
});
