import { browser } from './api.ts';

/**
 * Asks for the permission to read and change cookies, which is optional. Must be called first in a click handler,
 * because the browser requires a user gesture. Returns false if it was refused.
 */
export function requestCookies(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['cookies'] }).catch(() => false);
}
