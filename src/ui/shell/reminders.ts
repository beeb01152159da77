/** The badge on the app's icon, and one notification a day at most, where the user asked for it. */
import { attentionMessage } from '#messages';
import type { AppState, CaseAttention } from '#state';

/** What the browser offers; tests hand in their own. */
export type Platform = {
  /** Shows a number on the icon of the installed app; 0 takes it away. */
  setBadge(count: number): Promise<void>;
  readonly permission: NotificationPermission | 'unsupported';
  requestPermission(): Promise<NotificationPermission>;
  notify(title: string, body: string): void;
};

export const browserPlatform: Platform = {
  async setBadge(count) {
    if (!('setAppBadge' in navigator)) return;
    try {
      await (count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge());
    } catch {
      // Not installed, or not allowed: the badge is a help, nothing depends on it.
    }
  },
  get permission() {
    return 'Notification' in globalThis ? Notification.permission : 'unsupported';
  },
  requestPermission: () => Notification.requestPermission(),
  notify(title, body) {
    try {
      const shown = new Notification(title, { body, tag: 'liu-navi-due', lang: 'ja' });
      shown.addEventListener('click', () => {
        globalThis.focus();
        shown.close();
      });
    } catch {
      // Some browsers know notifications of service workers only.
      void navigator.serviceWorker?.ready.then((worker) =>
        worker.showNotification(title, { body, tag: 'liu-navi-due', lang: 'ja' }),
      );
    }
  },
};

/** How many things are due in all cases. */
export const dueCount = (cases: readonly CaseAttention[]): number =>
  cases.reduce((sum, { attention }) => sum + attention.total, 0);

/** Sets the badge; tells of what is due if the user wants it and has not been told today. */
export async function remind(app: AppState, platform: Platform = browserPlatform): Promise<void> {
  const due = await app.attention();
  await platform.setBadge(dueCount(due));
  if (due.length === 0 || !app.notifications || platform.permission !== 'granted') return;
  if (app.notifiedOn === app.today) return;
  await app.noteNotified(app.today);
  platform.notify(
    '期限の近い手続があります',
    due.map(({ title, attention }) => `${title}：${attentionMessage(attention)}`).join('\n'),
  );
}
