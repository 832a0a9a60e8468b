import { browser } from './api.ts';

const permission = { permissions: ['notifications'] as 'notifications'[] };

/** Shows a notification once per id; does nothing where the user has not allowed it (it is an optional permission). */
export async function notify(id: string, message: string): Promise<void> {
  if (!(await mayNotify())) return;
  await browser.notifications.create(id, {
    type: 'basic',
    title: browser.i18n.getMessage('extensionName'),
    message,
    iconUrl: browser.runtime.getURL(browser.runtime.getManifest().icons?.['48'] ?? ''),
  });
}

export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains(permission);
}

/**
 * Asks the user; must be called from a click before anything is waited for, or the browser refuses to ask.
 * False where the user, or the browser, says no.
 */
export function askToNotify(): Promise<boolean> {
  return browser.permissions.request(permission).catch(() => false);
}
