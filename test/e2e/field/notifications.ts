import type { Browser } from '../../browsers/browser.ts';
import type { Launch } from '../../browsers/launch.ts';

/** What the extension asked the browser to show. */
export interface Told {
  readonly id: string;
  readonly message: string;
}

// What is shown cannot be read back: Chromium gives the ids alone, and Firefox without a window shows nothing.
const prelude = `{
  const { notifications } = globalThis.browser ?? chrome;
  const create = notifications.create.bind(notifications);
  const channel = new BroadcastChannel('told');
  notifications.create = (id, options) => {
    channel.postMessage({ id, message: options.message });
    return create(id, options);
  };
}`;

/** For `useField`: notifications are allowed, and a build that also tells them to whoever listens. */
export const tellsNotifications: Launch = { granted: ['notifications'], prelude };

/** Switches notifications on and begins to listen. */
export async function listenForNotifications(browser: Browser): Promise<void> {
  await browser.evaluate(async (api) => {
    const told: Told[] = [];
    const channel = new BroadcastChannel('told');
    channel.addEventListener('message', ({ data }) => told.push(data));
    Object.assign(globalThis, { told, channel });
    await api.storage.sync.set({ general: { version: 1, notifications: true } });
  });
}

/** The words of all notifications about a URL's site so far. */
export async function notificationsOf(browser: Browser, url: string): Promise<readonly string[]> {
  const all = await browser.evaluate(() => (globalThis as unknown as { told: Told[] }).told);
  const { host } = new URL(url);
  return all.filter(({ id, message }) => `${id} ${message}`.includes(host)).map(({ message }) => message);
}
