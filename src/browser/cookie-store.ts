import type { Tabs } from 'webextension-polyfill';

/**
 * Returns the id of a tab's cookie store, which keeps containers and private windows apart. Chrome reports no id, so
 * there it is derived from the window.
 */
export function cookieStoreIdOf({ cookieStoreId, incognito }: Tabs.Tab): string {
  return cookieStoreId ?? (incognito ? 'private' : 'default');
}
