import { browser } from './api.ts';

/** Shows a notification once per id; does nothing where the user has not allowed it (it is an optional permission). */
export async function notify(id: string, message: string): Promise<void> {
  if (!(await browser.permissions.contains({ permissions: ['notifications'] }))) return;
  await browser.notifications.create(id, {
    type: 'basic',
    title: browser.i18n.getMessage('extensionName'),
    message,
    iconUrl: browser.runtime.getURL(browser.runtime.getManifest().icons?.['48'] ?? ''),
  });
}
