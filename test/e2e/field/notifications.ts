import type { Browser } from '../../browsers/browser.ts';
import type { Launch } from '../../browsers/launch.ts';

/** A notification that the extension asked the browser to show. */
export interface ShownNotification {
  readonly id: string;
  readonly message: string;
}

// The notifications themselves cannot be read back: Chromium returns only ids, and headless Firefox shows
// nothing.
const prelude = `{
  const { notifications } = globalThis.browser ?? chrome;
  const create = notifications.create.bind(notifications);
  const channel = new BroadcastChannel('notifications');
  notifications.create = (id, options) => {
    channel.postMessage({ id, message: options.message });
    return create(id, options);
  };
}`;

/** Launch options for `useField`: allows notifications and broadcasts each one to a listening test. */
export const recordsNotifications: Launch = { granted: ['notifications'], prelude };

/** Enables notifications in the settings and starts listening. */
export async function listenForNotifications(browser: Browser): Promise<void> {
  await browser.evaluate(async (api) => {
    const shown: ShownNotification[] = [];
    const channel = new BroadcastChannel('notifications');
    channel.addEventListener('message', ({ data }) => shown.push(data));
    Object.assign(globalThis, { shown, channel });
    await api.storage.sync.set({ general: { version: 1, notifications: true } });
  });
}

/** Returns the text of all notifications so far about a URL's site. */
export async function notificationsOf(browser: Browser, url: string): Promise<readonly string[]> {
  const all = await browser.evaluate(() => (globalThis as unknown as { shown: ShownNotification[] }).shown);
  const { host } = new URL(url);
  return all.filter(({ id, message }) => `${id} ${message}`.includes(host)).map(({ message }) => message);
}
