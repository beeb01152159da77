import { describe, expect, test } from 'vitest';
import { plainDate, type PlainDate } from '#kernel';
import { attentionMessage } from '#messages';
import type { AppState, CaseAttention } from '#state';
import { dueCount, remind, type Platform } from '#ui/shell/reminders.ts';

const today = plainDate('2026-11-21');
const due: CaseAttention[] = [
  { caseId: 'A', title: '案件A', attention: { overdue: 1, soon: 2, duties: 0, total: 3, nearest: today } },
  { caseId: 'B', title: '案件B', attention: { overdue: 0, soon: 0, duties: 1, total: 1, nearest: null } },
];

type Told = { badges: number[]; notes: string[]; asked: number };
function setUp(state: { notifications: boolean; due: CaseAttention[]; permission: Platform['permission'] }): {
  app: AppState;
  platform: Platform;
  told: Told;
} {
  const told: Told = { badges: [], notes: [], asked: 0 };
  const app = {
    today,
    notifications: state.notifications,
    notifiedOn: null as PlainDate | null,
    async noteNotified(on: PlainDate) {
      this.notifiedOn = on;
    },
    attention: async () => state.due,
  };
  const platform: Platform = {
    setBadge: async (count) => void told.badges.push(count),
    permission: state.permission,
    requestPermission: async () => {
      told.asked++;
      return 'denied';
    },
    notify: (title, body) => void told.notes.push(`${title}\n${body}`),
  };
  return { app: app as unknown as AppState, platform, told };
}

describe('what is due on opening', () => {
  test('is counted on the badge, and taken off it when nothing is due', async () => {
    const some = setUp({ notifications: false, due, permission: 'default' });
    await remind(some.app, some.platform);
    expect(some.told).toEqual({ badges: [4], notes: [], asked: 0 });
    const none = setUp({ notifications: true, due: [], permission: 'granted' });
    await remind(none.app, none.platform);
    expect(none.told).toEqual({ badges: [0], notes: [], asked: 0 });
  });

  test('is told once a day, by title and count, and only where it was asked for and allowed', async () => {
    const { app, platform, told } = setUp({ notifications: true, due, permission: 'granted' });
    await remind(app, platform);
    await remind(app, platform);
    expect(told.notes).toEqual([
      '期限の近い手続があります\n案件A：期限を過ぎたもの1件、7日以内の期限2件\n案件B：遅滞なく行う義務1件',
    ]);
    for (const permission of ['denied', 'default', 'unsupported'] as const) {
      const other = setUp({ notifications: true, due, permission });
      await remind(other.app, other.platform);
      expect(other.told).toEqual({ badges: [4], notes: [], asked: 0 });
    }
  });

  test('sums over the cases', () => {
    expect(dueCount(due)).toBe(4);
    expect(attentionMessage({ overdue: 0, soon: 0, duties: 0, total: 0, nearest: null })).toBe('');
  });
});
