import { browser } from './api.ts';

/** Match patterns of all websites, as in the manifest. */
export const everySite: readonly string[] = ['http://*/*', 'https://*/*'];

/** Returns an origin's match pattern, without the port: Firefox accepts none, and Chrome then matches all ports. */
export function siteOf(origin: string): readonly string[] {
  const { protocol, hostname } = new URL(origin);
  return [`${protocol}//${hostname}/*`];
}

/**
 * Returns whether the extension may observe the loads of these sites. The user may have denied all or some, or allowed
 * access only on click (which grants `activeTab`, but no events).
 */
export function maySee(sites: readonly string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: [...sites] });
}

/** Returns whether the extension may observe the loads of one origin. */
export function mayWatch(origin: string): Promise<boolean> {
  return maySee(siteOf(origin));
}

/**
 * Asks the user for access to sites. Must be called first in a click handler, because the browser requires a user
 * gesture. Returns false if the user or the browser refuses.
 */
export function askForSites(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...origins] }).catch(() => false);
}

/** Calls back when a permission was granted or revoked. Returns a function that removes the listeners. */
export function onPermissionsChanged(changed: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  const listener = () => changed();
  onAdded.addListener(listener);
  onRemoved.addListener(listener);
  return () => {
    onAdded.removeListener(listener);
    onRemoved.removeListener(listener);
  };
}
