import { browser } from './api.ts';
import { localText } from './i18n.ts';

const permission = { permissions: ['notifications'] as 'notifications'[] };

/** Shows a notification, replacing one with the same id. Does nothing without the optional permission. */
export async function notify(id: string, message: string): Promise<void> {
  if (!(await mayNotify())) return;
  await browser.notifications.create(id, {
    type: 'basic',
    title: localText('extensionName'),
    message,
    iconUrl: browser.runtime.getURL(browser.runtime.getManifest().icons?.['48'] ?? ''),
  });
}

export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains(permission);
}

/**
 * Asks the user for the permission. Must be called first in a click handler, because the browser requires a user
 * gesture. Returns false if the user or the browser refuses.
 */
export function askToNotify(): Promise<boolean> {
  return browser.permissions.request(permission).catch(() => false);
}
