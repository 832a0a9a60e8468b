import { browser } from './api.ts';
import { browserKind } from './platform.ts';

/**
 * Asks for the permission to clear a site's data, which Firefox leaves to its user. To be called first thing in a
 * click's handler, for the browser wants the gesture. False where it was refused or cannot be given (Android).
 */
export async function requestClearing(): Promise<boolean> {
  // Chrome gave it at the installation.
  if (browserKind() === 'chrome') return true;
  return browser.permissions.request({ permissions: ['browsingData'] }).catch(() => false);
}
