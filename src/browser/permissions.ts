import { browser } from './api.ts';

/** Every website, as the manifest asks for it. */
export const everySite: readonly string[] = ['http://*/*', 'https://*/*'];

/** The pages of an origin as a match pattern; without its port, for Firefox takes none and Chrome then means all. */
export function siteOf(origin: string): readonly string[] {
  const { protocol, hostname } = new URL(origin);
  return [`${protocol}//${hostname}/*`];
}

/**
 * Whether the extension sees the loads of these sites: the user may have kept it from all or some, or allow it on
 * a click alone (which gives `activeTab`, and no events).
 */
export function maySee(sites: readonly string[]): Promise<boolean> {
  return browser.permissions.contains({ origins: [...sites] });
}

/** The same of one origin. */
export function mayWatch(origin: string): Promise<boolean> {
  return maySee(siteOf(origin));
}

/**
 * Asks the user for sites. To be called first thing in a click's handler: after a wait the browser knows of no
 * click. False where the user refuses, or the browser has nobody to ask.
 */
export function askForSites(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...origins] }).catch(() => false);
}

/** Calls back when the user gave or took back a permission; returns how to stop it. */
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
