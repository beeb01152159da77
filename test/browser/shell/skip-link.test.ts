import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { createAppState } from '#state';
import { plainDate } from '#kernel';
import App from '#ui/App.svelte';
import { Notices } from '#ui/shell/notices.svelte.ts';

test('the way to the main part is the first stop of the keyboard, before any notice', async () => {
  location.hash = '#/verify';
  const app = createAppState({
    today: () => plainDate('2026-11-21'),
    now: () => '2026-11-21T05:03:00.000Z',
    randomBytes: (length) => new Uint8Array(length),
  });
  const notices = new Notices();
  notices.update = () => undefined;
  notices.failed(new Error('試験'));
  await render(App, { app, notices });
  await expect.element(page.getByRole('main')).toHaveAttribute('id', 'main');
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
  (document.activeElement as HTMLElement | null)?.blur();
  await userEvent.keyboard('{Tab}');
  const link = page.getByRole('link', { name: '本文へ移動' });
  await expect.element(link).toHaveFocus();
  expect(link.element().getBoundingClientRect().top).toBeGreaterThanOrEqual(0);
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByRole('link', { name: '設定でバックアップを保存' })).toHaveFocus();
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}{Enter}');
  await expect.element(page.getByRole('main')).toHaveFocus();
});
