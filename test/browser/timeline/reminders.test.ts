import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '#ui/styles/theme.css';
import '#ui/styles/base.css';
import '#ui/styles/controls.css';
import { plainDate } from '#kernel';
import { axeFindings } from '#test/support/axe.ts';
import { FakeApp } from '#test/support/fake-state.svelte.ts';
import Reminders from '#ui/screens/settings/Reminders.svelte';
import type { Platform } from '#ui/shell/reminders.ts';

function platform(answer: NotificationPermission): Platform & { asked: number; notes: string[] } {
  let permission: NotificationPermission = 'default';
  return {
    asked: 0,
    notes: [],
    setBadge: async () => {},
    get permission() {
      return permission;
    },
    async requestPermission() {
      this.asked++;
      permission = answer;
      return answer;
    },
    notify(title) {
      this.notes.push(title);
    },
  };
}

const app = (): FakeApp => {
  const fake = new FakeApp();
  const nearest = plainDate('2026-11-24');
  fake.due = [
    { caseId: 'A', title: '案件A', attention: { overdue: 0, soon: 1, duties: 0, total: 1, nearest } },
  ];
  return fake;
};
const box = () => page.getByRole('checkbox', { name: /1日1回まで通知する/ });

test('asks the browser only when the box is ticked, and shows at once what it does', async () => {
  const fake = app();
  const given = platform('granted');
  const { container } = await render(Reminders, { app: fake, platform: given });
  expect(given.asked).toBe(0);
  expect(await axeFindings(container)).toEqual([]);
  await userEvent.click(box());
  await expect.poll(() => fake.notifications).toBe(true);
  expect([given.asked, given.notes.length, fake.notifiedOn]).toEqual([1, 1, '2026-11-21']);
  await userEvent.click(box());
  await expect.poll(() => fake.notifications).toBe(false);
  expect(given.asked).toBe(1);
});

test('a refusal unticks the box and says how to change it', async () => {
  const fake = app();
  const given = platform('denied');
  await render(Reminders, { app: fake, platform: given });
  await userEvent.click(box());
  await expect.element(page.getByRole('status')).toHaveTextContent(/サイト設定で許可/);
  await expect.element(box()).not.toBeChecked();
  expect([fake.notifications, given.notes.length]).toEqual([false, 0]);
});
