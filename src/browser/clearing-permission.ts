import { browser } from './api.ts';
import { browserKind } from './platform.ts';

/**
 * Asks for the permission to clear a site's data, which is optional in Firefox. Must be called first in a click
 * handler, because the browser requires a user gesture. Returns false if it was refused or does not exist (Android).
 */
export async function requestClearing(): Promise<boolean> {
  // Chrome grants it at installation.
  if (browserKind() === 'chrome') return true;
  return browser.permissions.request({ permissions: ['browsingData'] }).catch(() => false);
}
