import type { BrowserKind } from '../clearing/clearable-data.ts';
import { browser } from './api.ts';

/** Returns the browser's family, by the scheme of the extension's own pages. */
export const browserKind = (): BrowserKind =>
  browser.runtime.getURL('').startsWith('moz-extension:') ? 'firefox' : 'chrome';

/** Returns false on Android, where extensions are in the browser's menu. */
export async function hasToolbar(): Promise<boolean> {
  return (await browser.runtime.getPlatformInfo()).os !== 'android';
}
